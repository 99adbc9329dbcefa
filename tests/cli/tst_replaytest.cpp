// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.h"
#include "tests/support/historygenerator.h"

#include <QTest>

using namespace chronoscope::test;

/// `chronoscope replay-test`, driven through the program itself.
class ReplayTestTest : public QObject {
    Q_OBJECT

private slots:
    void historyAndTestAreWrittenIntoAFolder();
    void theSdkIsNamedWhereTheHistoryDoesNotTell();
    void filesThatAreThereAreReplacedOnlyByForce();
    void aRunWithNothingToReplayIsNamed();
    void anUnknownSdkIsNamed();
    void theHelpFitsATerminal();

private:
    [[nodiscard]] Finished run(const QStringList& arguments) const
    {
        return m_program.run(QStringList{QStringLiteral("replay-test")} + arguments);
    }
    [[nodiscard]] static QString writeRun(const Files& files)
    {
        return files.write("run.bin", toBinary(*generateHistory({.eventCount = 200, .seed = 1})));
    }

    Program m_program;
};

void ReplayTestTest::historyAndTestAreWrittenIntoAFolder()
{
    const Files files;
    const Finished finished = run({writeRun(files), "--output", files.path("tests"), "--sdk", "go"});
    QCOMPARE(finished.errors, QByteArray());
    QCOMPARE(finished.exitCode, 0);
    const QStringList written = QDir(files.path("tests")).entryList(QDir::Files);
    QCOMPARE(written.size(), 2);
    QCOMPARE(finished.outputLines().size(), 2);
    for (const QString& path : finished.outputLines())
        QVERIFY(QFile::exists(path));
    QVERIFY(finished.outputLines().back().endsWith("_test.go"));
}

void ReplayTestTest::theSdkIsNamedWhereTheHistoryDoesNotTell()
{
    const Files files;
    const QString history = files.write("run.json", R"({"events":[
        {"eventId":"1","eventType":"EVENT_TYPE_WORKFLOW_EXECUTION_STARTED","workflowExecutionStartedEventAttributes":{}},
        {"eventId":"2","eventType":"EVENT_TYPE_WORKFLOW_TASK_COMPLETED"}]})");
    const Finished finished = run({history, "--output", files.path("tests")});
    QCOMPARE(finished.exitCode, 2);
    QVERIFY(finished.errors.contains("--sdk"));
    QCOMPARE(run({history, "--output", files.path("tests"), "--sdk", "python"}).exitCode, 0);
}

void ReplayTestTest::filesThatAreThereAreReplacedOnlyByForce()
{
    const Files files;
    const QStringList arguments{writeRun(files), "--output", files.path("tests"), "--sdk", "ruby"};
    QCOMPARE(run(arguments).exitCode, 0);
    QCOMPARE(run(arguments).exitCode, 2);
    QCOMPARE(run(arguments + QStringList{"--force"}).exitCode, 0);
}

void ReplayTestTest::aRunWithNothingToReplayIsNamed()
{
    const Files files;
    const QString history =
        files.write("run.json", R"({"events":[{"eventId":"1","eventType":"EVENT_TYPE_WORKFLOW_EXECUTION_STARTED"}]})");
    const Finished finished = run({history, "--output", files.path("tests"), "--sdk", "java"});
    QCOMPARE(finished.exitCode, 2);
    QVERIFY(finished.errors.contains("nothing to replay"));
    QVERIFY(QDir(files.path("tests")).isEmpty());
}

void ReplayTestTest::anUnknownSdkIsNamed()
{
    const Files files;
    const Finished finished = run({writeRun(files), "--output", files.path("tests"), "--sdk", "cobol"});
    QCOMPARE(finished.exitCode, 2);
    QVERIFY(finished.errors.contains("cobol"));
}

void ReplayTestTest::theHelpFitsATerminal()
{
    const Finished finished = run({"--help"});
    QCOMPARE(finished.exitCode, 0);
    QVERIFY(finished.output.contains("typescript"));
    for (const QString& line : finished.outputLines())
        QVERIFY2(line.size() <= 80, qPrintable(line));
}

QTEST_GUILESS_MAIN(ReplayTestTest)
#include "tst_replaytest.moc"
