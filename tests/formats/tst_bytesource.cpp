// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where bytes come from: files, and pipes, whose writers come when they like.
#include "models/formats/bytesource.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <fcntl.h>
#include <future>
#include <sys/stat.h>

using namespace chronoscope;

namespace {

using Opened = Result<std::shared_ptr<const ByteSource>>;

/// All of an opened source; nothing where it could not be opened.
QByteArray bytesOf(const Opened& opened)
{
    if (!opened)
        return {};
    QByteArray bytes((*opened)->size(), '\0');
    const auto read = (*opened)->read(0, bytes.data(), bytes.size());
    return read && *read == bytes.size() ? bytes : QByteArray();
}

/// A file that is being opened on a thread of its own, as the pool does. Gives up when it goes out of scope.
class Opening {
public:
    explicit Opening(const QString& path)
        : m_future(
              std::async(std::launch::async, [path, token = m_cancellation.token()] { return openFile(path, token); }))
    {
    }
    ~Opening() { cancel(); }
    Opening(const Opening&) = delete;
    Opening& operator=(const Opening&) = delete;

    void cancel() { m_cancellation.cancel(); }
    [[nodiscard]] bool isBack() const
    {
        return m_future.wait_for(std::chrono::seconds(30)) == std::future_status::ready;
    }
    [[nodiscard]] Opened result() { return m_future.get(); }

private:
    CancellationSource m_cancellation;
    std::future<Opened> m_future;
};

/// A pipe with a name.
class NamedPipe {
public:
    NamedPipe()
    {
        if (::mkfifo(name().constData(), 0600) != 0)
            qFatal("the test cannot make a pipe at %s", name().constData());
    }

    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("pipe")); }
    [[nodiscard]] QByteArray name() const { return QFile::encodeName(path()); }

    /// Becomes the writer, if somebody reads already: without a reader, a writer that does not wait is turned away.
    bool openWriter(QFile& writer) const
    {
        if (writer.isOpen())
            return true;
        const int descriptor = ::open(name().constData(), O_WRONLY | O_NONBLOCK | O_CLOEXEC);
        if (descriptor < 0)
            return false;
        // From here on it may wait for the reader to take what it wrote.
        ::fcntl(descriptor, F_SETFL, 0);
        return writer.open(descriptor, QIODevice::WriteOnly | QIODevice::Unbuffered, QFileDevice::AutoCloseHandle);
    }

private:
    QTemporaryDir m_folder;
};

/// Whether the opening comes back. One that does not is let go by a writer that comes and leaves, so that a test fails
/// instead of hanging.
bool comesBack(const Opening& opening, const NamedPipe& pipe)
{
    if (opening.isBack())
        return true;
    QFile writer(pipe.path());
    if (!writer.open(QIODevice::ReadWrite | QIODevice::Unbuffered))
        qFatal("the test cannot end what waits for %s", pipe.name().constData());
    return false;
}

} // namespace

class TestByteSource : public QObject {
    Q_OBJECT

private slots:
    void aFileIsReadInPlace();
    void aFileThatCannotBeReadSaysWhy();
    void aPipeWhoseWriterWaitsForItsReaderIsReadToItsEnd();
    void aPipeIsReadWholeWhenItsWriterComesLate();
    void aPipeWhoseWriterLeavesWithoutAWordIsEmpty();
    void aPipeWhoseWriterIsSilentCanBeCancelled();
    void aPipeThatNobodyWritesToCanBeCancelled();
};

void TestByteSource::aFileIsReadInPlace()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath("order.json"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("0123456789");
    file.close();
    const auto opened = openFile(file.fileName());
    QCOMPARE(bytesOf(opened), QByteArray("0123456789"));
    QByteArray end(8, ' ');
    QCOMPARE((*opened)->read(7, end.data(), end.size()).value_or(-1), 3);
    QCOMPARE(end, QByteArray("789     "));
}

void TestByteSource::aFileThatCannotBeReadSaysWhy()
{
    const QTemporaryDir folder;
    const auto missing = openFile(folder.filePath("missing.json"));
    QVERIFY(!missing.has_value());
    QCOMPARE(missing.error().code, Error::Code::Io);
    QVERIFY(missing.error().place.endsWith("missing.json"));
    QVERIFY(missing.error().message.contains("does not exist"));
    const auto directory = openFile(folder.path());
    QVERIFY(!directory.has_value());
    QVERIFY(directory.error().message.contains("folder"));
}

void TestByteSource::aPipeWhoseWriterWaitsForItsReaderIsReadToItsEnd()
{
    const NamedPipe pipe;
    auto writing = std::async(std::launch::async, [path = pipe.path()] {
        QFile writer(path);
        return writer.open(QIODevice::WriteOnly | QIODevice::Unbuffered) ? writer.write("all of it") : -1;
    });
    Opening opening(pipe.path());
    QCOMPARE(writing.get(), 9);
    QVERIFY(comesBack(opening, pipe));
    QCOMPARE(bytesOf(opening.result()), QByteArray("all of it"));
}

void TestByteSource::aPipeIsReadWholeWhenItsWriterComesLate()
{
    const NamedPipe pipe;
    Opening opening(pipe.path());
    QFile writer;
    QTRY_VERIFY(pipe.openWriter(writer));
    // More than a pipe holds at once: the reader has to come back for the rest.
    const QByteArray content(1'000'000, 'x');
    QCOMPARE(writer.write(content), content.size());
    writer.close();
    QVERIFY(comesBack(opening, pipe));
    QCOMPARE(bytesOf(opening.result()), content);
}

void TestByteSource::aPipeWhoseWriterLeavesWithoutAWordIsEmpty()
{
    const NamedPipe pipe;
    Opening opening(pipe.path());
    QFile writer;
    QTRY_VERIFY(pipe.openWriter(writer));
    writer.close();
    QVERIFY(comesBack(opening, pipe));
    const auto opened = opening.result();
    QVERIFY(opened.has_value());
    QCOMPARE((*opened)->size(), 0);
}

void TestByteSource::aPipeWhoseWriterIsSilentCanBeCancelled()
{
    const NamedPipe pipe;
    Opening opening(pipe.path());
    QFile silent;
    QTRY_VERIFY(pipe.openWriter(silent));
    opening.cancel();
    QVERIFY(comesBack(opening, pipe));
    const auto opened = opening.result();
    QVERIFY(!opened.has_value());
    QCOMPARE(opened.error().code, Error::Code::Cancelled);
}

void TestByteSource::aPipeThatNobodyWritesToCanBeCancelled()
{
    const NamedPipe pipe;
    Opening opening(pipe.path());
    opening.cancel();
    QVERIFY(comesBack(opening, pipe));
    const auto opened = opening.result();
    QVERIFY(!opened.has_value());
    QCOMPARE(opened.error().code, Error::Code::Cancelled);
}

QTEST_GUILESS_MAIN(TestByteSource)
#include "tst_bytesource.moc"
