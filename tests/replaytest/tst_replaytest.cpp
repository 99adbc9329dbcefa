// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replaytest/replaytest.h"
#include "tests/export/exporthelpers.h"
#include "tests/support/golden.h"

#include <QTemporaryDir>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

/// A run of which one workflow task is completed.
RunSnapshot runOf(const QString& type, const QString& id)
{
    RunSnapshot run = snapshotOf(historyFromText(R"(
        WorkflowExecutionStarted type=Order workflowId=order-1
        WorkflowTaskScheduled
        WorkflowTaskStarted
        WorkflowTaskCompleted
    )"));
    run.summary.workflowType = type;
    run.summary.workflowId = id;
    run.summary.runId = QStringLiteral("01a2089A-7b3c-4def-8123-0123456789ab");
    return run;
}

ReplayTest testOf(const RunSnapshot& run, ReplaySdk sdk)
{
    auto test = makeReplayTest(run, sdk);
    if (!test)
        qFatal("no test: %s", qPrintable(test.error().oneLine()));
    return std::move(*test);
}

} // namespace

class TestReplayTest : public QObject {
    Q_OBJECT

private slots:
    void everySdkHasItsTest_data();
    void everySdkHasItsTest();
    void hostileNamesStayText_data();
    void hostileNamesStayText();
    void noPlaceIsLeftUnfilled_data();
    void noPlaceIsLeftUnfilled();
    void theSdkIsThatOfTheWorker();
    void bothFilesAreWritten();
    void filesThatAreThereStay();
    void aRunWithoutACompletedTaskHasNoTest();
};

namespace {

void addSdks()
{
    QTest::addColumn<ReplaySdk>("sdk");
    for (const ReplaySdk sdk : replaySdks())
        QTest::newRow(qPrintable(toString(sdk))) << sdk;
}

QStringList linesOf(const ReplayTest& test)
{
    return QStringList{test.testName, test.historyName} + QString::fromUtf8(test.test).split('\n');
}

} // namespace

void TestReplayTest::everySdkHasItsTest_data()
{
    addSdks();
}

void TestReplayTest::everySdkHasItsTest()
{
    QFETCH(const ReplaySdk, sdk);
    const QStringList lines = linesOf(testOf(runOf("OrderFulfilment", "order-A-1"), sdk));
    const QString difference = goldenDifference("replaytest/" + toString(sdk), lines);
    QVERIFY2(difference.isEmpty(), qPrintable(difference));
}

void TestReplayTest::hostileNamesStayText_data()
{
    addSdks();
}

void TestReplayTest::hostileNamesStayText()
{
    QFETCH(const ReplaySdk, sdk);
    const QString hostile =
        QString::fromUtf8("x\"); evil(); // */ \n#{evil} ${evil} \\u0022 '''\"\"\" @class@ \xE2\x80\xAE");
    const ReplayTest test = testOf(runOf(hostile, hostile), sdk);
    const QString difference = goldenDifference("replaytest/hostile-" + toString(sdk), linesOf(test));
    QVERIFY2(difference.isEmpty(), qPrintable(difference));
    for (const QString& name : {test.testName, test.historyName})
        QVERIFY(QRegularExpression("^[A-Za-z0-9_.-]+$").match(name).hasMatch());
    QVERIFY(!test.test.contains("evil();\n"));
}

void TestReplayTest::noPlaceIsLeftUnfilled_data()
{
    addSdks();
}

void TestReplayTest::noPlaceIsLeftUnfilled()
{
    QFETCH(const ReplaySdk, sdk);
    const ReplayTest test = testOf(runOf("Order", "1"), sdk);
    static const QRegularExpression place("@[a-zA-Z]+@");
    QVERIFY(!place.match(QString::fromUtf8(test.test)).hasMatch());
}

void TestReplayTest::theSdkIsThatOfTheWorker()
{
    RunSummary summary;
    QVERIFY(!replaySdkOf(summary));
    summary.sdkName = "temporal-go";
    QVERIFY(replaySdkOf(summary) == ReplaySdk::Go);
    summary.sdkName = "temporal-of-tomorrow";
    QVERIFY(!replaySdkOf(summary));
}

void TestReplayTest::bothFilesAreWritten()
{
    const QTemporaryDir folder;
    const RunSnapshot run = runOf("Order", "order-1");
    const auto written = saveReplayTest(run, ReplaySdk::Python, folder.path(), ExistingFile::Keep);
    QVERIFY(written.has_value());
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files),
             (QStringList{"order_01a2089a.history.json", "test_replay_order_01a2089a.py"}));
    QFile history(written->front());
    QVERIFY(history.open(QIODevice::ReadOnly));
    QCOMPARE(history.readAll(), exported(run, ExportFormat::Json));
}

void TestReplayTest::filesThatAreThereStay()
{
    const QTemporaryDir folder;
    const RunSnapshot run = runOf("Order", "order-1");
    QVERIFY(saveReplayTest(run, ReplaySdk::Go, folder.path(), ExistingFile::Keep).has_value());
    const auto again = saveReplayTest(run, ReplaySdk::Go, folder.path(), ExistingFile::Keep);
    QVERIFY(!again);
    QCOMPARE(again.error().place, folder.filePath("order_01a2089a.history.json"));
    QVERIFY(saveReplayTest(run, ReplaySdk::Go, folder.path(), ExistingFile::Replace).has_value());
}

void TestReplayTest::aRunWithoutACompletedTaskHasNoTest()
{
    const RunSnapshot run = snapshotOf(historyFromText("WorkflowExecutionStarted type=Order"));
    const auto test = makeReplayTest(run, ReplaySdk::Python);
    QVERIFY(!test);
    QVERIFY(test.error().message.contains("nothing to replay"));
}

QTEST_GUILESS_MAIN(TestReplayTest)
#include "tst_replaytest.moc"
