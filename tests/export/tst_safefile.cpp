// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/listwriter.h"
#include "models/export/safefile.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

using namespace chronoscope;

namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
}

void makeFile(const QString& path, const QByteArray& content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("the test's own file could not be written");
}

Result<void> writeNew(QIODevice& device)
{
    return writeBytes("new", device);
}

Result<void> failHalfway(QIODevice& device)
{
    return writeBytes("half", device).and_then([]() -> Result<void> { return tl::unexpected(Error::cancelled()); });
}

} // namespace

class TestSafeFile : public QObject {
    Q_OBJECT

private slots:
    void aNewFileIsWritten();
    void anExistingFileIsKeptUnlessReplacingIsAsked();
    void aFileThatAppearsMeanwhileIsKept();
    void aFailureLeavesTheOldFileAndNothingElse();
    void aFailureLeavesNoFileWhereNoneWas();
    void aFolderThatIsMissingIsAnError();
    void aFolderIsNoFile();

private:
    QTemporaryDir m_folder;
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] QStringList files() const { return QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden); }

private slots:
    void init()
    {
        for (const QString& name : files())
            QVERIFY(QFile::remove(path(name)));
    }
};

void TestSafeFile::aNewFileIsWritten()
{
    QVERIFY(writeFileSafely(path("run.json"), ExistingFile::Keep, writeNew).has_value());
    QCOMPARE(contentOf(path("run.json")), QByteArray("new"));
    QCOMPARE(files(), QStringList{"run.json"});
}

void TestSafeFile::anExistingFileIsKeptUnlessReplacingIsAsked()
{
    makeFile(path("run.json"), "old");
    const auto kept = writeFileSafely(path("run.json"), ExistingFile::Keep, writeNew);
    QVERIFY(!kept);
    QCOMPARE(kept.error().code, Error::Code::Permission);
    QCOMPARE(kept.error().place, path("run.json"));
    QCOMPARE(contentOf(path("run.json")), QByteArray("old"));
    QVERIFY(writeFileSafely(path("run.json"), ExistingFile::Replace, writeNew).has_value());
    QCOMPARE(contentOf(path("run.json")), QByteArray("new"));
}

void TestSafeFile::aFileThatAppearsMeanwhileIsKept()
{
    const auto written = writeFileSafely(path("run.json"), ExistingFile::Keep, [this](QIODevice& device) {
        makeFile(path("run.json"), "of somebody else");
        return writeNew(device);
    });
    QVERIFY(!written);
    QCOMPARE(contentOf(path("run.json")), QByteArray("of somebody else"));
    QCOMPARE(files(), QStringList{"run.json"});
}

void TestSafeFile::aFailureLeavesTheOldFileAndNothingElse()
{
    makeFile(path("run.json"), "old");
    const auto written = writeFileSafely(path("run.json"), ExistingFile::Replace, failHalfway);
    QVERIFY(!written);
    QVERIFY(written.error().isCancelled());
    QCOMPARE(contentOf(path("run.json")), QByteArray("old"));
    QCOMPARE(files(), QStringList{"run.json"});
}

void TestSafeFile::aFailureLeavesNoFileWhereNoneWas()
{
    QVERIFY(!writeFileSafely(path("run.json"), ExistingFile::Keep, failHalfway));
    QCOMPARE(files(), QStringList());
}

void TestSafeFile::aFolderThatIsMissingIsAnError()
{
    const auto written = writeFileSafely(path("no/such/run.json"), ExistingFile::Keep, writeNew);
    QVERIFY(!written);
    QCOMPARE(written.error().code, Error::Code::Io);
    QCOMPARE(written.error().place, path("no/such/run.json"));
}

void TestSafeFile::aFolderIsNoFile()
{
    QVERIFY(!writeFileSafely(m_folder.path(), ExistingFile::Replace, writeNew));
}

QTEST_GUILESS_MAIN(TestSafeFile)
#include "tst_safefile.moc"
