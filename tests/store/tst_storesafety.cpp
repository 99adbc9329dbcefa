// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A program that is killed, and two that write at once, lose nothing that was acknowledged.
#include "tests/store/openstore.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <SQLiteCpp/Database.h>

#include <csignal>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

const RunKey Run{"shared", "run"};
constexpr int Rounds = 8;
/// More than are done before the kill, and fewer than a run may have.
constexpr int ManyWrites = 9'000;

QSet<QString> notesOf(const QString& path, const QStringList& writers)
{
    OpenStore open(path);
    if (open.store.problem())
        qFatal("the store is not whole: %s", qPrintable(open.store.problem()->oneLine()));
    QSet<QString> notes;
    for (const QString& writer : writers) {
        for (const Mark& mark : open.marks({"shared", writer}))
            notes.insert(mark.note);
    }
    return notes;
}

/// Notes that the writer says are written.
QSet<QString> acknowledged(QProcess& writer, const QString& name)
{
    QSet<QString> notes;
    const QList<QByteArray> lines = writer.readAllStandardOutput().split('\n');
    // The last line is empty, or was cut by the kill.
    for (qsizetype line = 0; line + 1 < lines.size(); ++line)
        notes.insert(name + QLatin1Char(' ') + QString::fromUtf8(lines[line]));
    return notes;
}

} // namespace

class StoreSafetyTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aKilledProgramLosesNothingThatWasAcknowledged();
    void twoProgramsThatWriteAtOnceLoseNothing();
    void twoProgramsThatMakeTheStoreAtOnceAgree();
    void aChangeOfOneProgramIsSeenByTheOther();
    void aProgramThatHoldsTheFileDelaysAnswersAndNothingElse();
    void aProgramThatHoldsTheFileForGoodIsNamedAsTheCause();
    void theEndWaitsOnceForAProgramThatHoldsTheFile();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath("store.sqlite"); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void StoreSafetyTest::aKilledProgramLosesNothingThatWasAcknowledged()
{
    QSet<QString> expected;
    QStringList names;
    for (int round = 0; round < Rounds; ++round) {
        QProcess writer;
        const QString name = QStringLiteral("round%1").arg(round);
        names.append(name);
        writer.start(CHRONOSCOPE_STORE_WRITER, {path(), name, QString::number(ManyWrites)});
        // Some writes are through, and many are still to come.
        for (int lines = 0; lines < 5 + round; ++lines)
            QVERIFY(writer.canReadLine() || writer.waitForReadyRead(AwaitTimeout));
        ::kill(static_cast<pid_t>(writer.processId()), SIGKILL);
        QVERIFY(writer.waitForFinished(AwaitTimeout));
        QCOMPARE(writer.exitStatus(), QProcess::CrashExit);
        const QSet<QString> written = acknowledged(writer, name);
        QVERIFY(!written.isEmpty());
        QVERIFY(written.size() < ManyWrites);
        expected.unite(written);
        const QSet<QString> found = notesOf(path(), names);
        QVERIFY2(
            found.contains(expected),
            qPrintable(
                QStringLiteral("%1 of %2 are there").arg(QSet(found).intersect(expected).size()).arg(expected.size())));
    }
}

void StoreSafetyTest::twoProgramsThatWriteAtOnceLoseNothing()
{
    constexpr int Each = 150;
    QProcess first;
    QProcess second;
    first.start(CHRONOSCOPE_STORE_WRITER, {path(), "first", QString::number(Each)});
    second.start(CHRONOSCOPE_STORE_WRITER, {path(), "second", QString::number(Each)});
    for (QProcess* writer : {&first, &second}) {
        QVERIFY(writer->waitForFinished(3 * AwaitTimeout));
        QVERIFY2(writer->exitCode() == 0, writer->readAllStandardOutput().right(300).constData());
    }
    QCOMPARE(notesOf(path(), {"first", "second"}).size(), 2 * Each);
}

void StoreSafetyTest::twoProgramsThatMakeTheStoreAtOnceAgree()
{
    for (int round = 0; round < Rounds; ++round) {
        const QString fresh = m_folder->filePath(QStringLiteral("fresh%1.sqlite").arg(round));
        QProcess first;
        QProcess second;
        first.start(CHRONOSCOPE_STORE_WRITER, {fresh, "first", "1"});
        second.start(CHRONOSCOPE_STORE_WRITER, {fresh, "second", "1"});
        for (QProcess* writer : {&first, &second}) {
            QVERIFY(writer->waitForFinished(AwaitTimeout));
            QVERIFY2(writer->exitCode() == 0, writer->readAllStandardOutput().right(300).constData());
        }
        QCOMPARE(notesOf(fresh, {"first", "second"}), QSet<QString>({"first 0", "second 0"}));
    }
}

void StoreSafetyTest::aChangeOfOneProgramIsSeenByTheOther()
{
    OpenStore one(path());
    OpenStore other(path());
    const Mark mark = markOf(1, "from the one");
    QVERIFY(one.put(Run, mark));
    QCOMPARE(other.marks(Run), std::vector{mark});
    QVERIFY(other.add({"/a"}));
    QVERIFY(one.add({"/b"}));
    QCOMPARE(other.recentFiles(), QStringList({"/b", "/a"}));
}

void StoreSafetyTest::aProgramThatHoldsTheFileDelaysAnswersAndNothingElse()
{
    {
        OpenStore open(path());
        QVERIFY(open.add({"/before.json"}));
    }
    SQLite::Database holder(path().toStdString(), SQLite::OPEN_READWRITE);
    holder.exec("BEGIN EXCLUSIVE");
    Store store({.path = path()});
    QObject receiver;
    Answered<QStringList> added;
    store.addRecentFiles({"/meanwhile.json"}, &receiver, added.callback());
    // Nobody has waited: the file is still held.
    QCoreApplication::sendPostedEvents();
    QCOMPARE(store.state(), Store::State::Opening);
    holder.exec("COMMIT");
    QCOMPARE(added.take().value(), QStringList({"/meanwhile.json", "/before.json"}));
    QCOMPARE(store.state(), Store::State::Ready);
}

void StoreSafetyTest::aProgramThatHoldsTheFileForGoodIsNamedAsTheCause()
{
    {
        const OpenStore open(path());
    }
    SQLite::Database holder(path().toStdString(), SQLite::OPEN_READWRITE);
    holder.exec("BEGIN IMMEDIATE");
    Store store({.path = path(), .busyMilliseconds = 1});
    const Result<QStringList> refused =
        answer<QStringList>([&](const auto&... to) { store.addRecentFiles({"/a.json"}, to...); });
    QVERIFY(!refused);
    QVERIFY2(refused.error().oneLine().contains("Another program"), qPrintable(refused.error().oneLine()));
    holder.exec("COMMIT");
    QVERIFY(answer<QStringList>([&](const auto&... to) { store.addRecentFiles({"/a.json"}, to...); }));
}

void StoreSafetyTest::theEndWaitsOnceForAProgramThatHoldsTheFile()
{
    constexpr int Changes = 40;
    constexpr int Patience = 1'000;
    {
        const OpenStore open(path());
    }
    SQLite::Database holder(path().toStdString(), SQLite::OPEN_READWRITE);
    for (int change = 0; change < Changes; ++change)
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression("a change was not kept"));
    auto store = std::make_unique<Store>(StoreOptions{.path = path(), .busyMilliseconds = Patience});
    QVERIFY(await([&] { return store->state() == Store::State::Ready; }));
    holder.exec("BEGIN IMMEDIATE");
    QObject receiver;
    for (int change = 0; change < Changes; ++change)
        store->addRecentFiles({"/a.json"}, &receiver, {});
    QElapsedTimer timer;
    timer.start();
    store.reset();
    // One after the other would take all of this; half of it leaves room for a busy machine.
    QVERIFY(timer.elapsed() < Changes * Patience / 2);
}

QTEST_GUILESS_MAIN(StoreSafetyTest)

#include "tst_storesafety.moc"
