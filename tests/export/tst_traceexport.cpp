// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/traceevent.h"
#include "models/export/traceflows.h"
#include "tests/export/exporthelpers.h"
#include "tests/export/tracevalidator.h"
#include "tests/support/historygenerator.h"
#include "tests/support/sharedfolder.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

const QByteArray ActivityRun = R"(
WorkflowExecutionStarted type=Order queue=orders
t=5ms WorkflowTaskScheduled queue=orders
t=8ms WorkflowTaskStarted worker=w1
t=10ms WorkflowTaskCompleted
t=11ms ActivityTaskScheduled id=a type=Charge queue=orders input="[1]"
t=40ms ActivityTaskStarted id=a attempt=3 worker=w1 lastFailure="no answer"
t=60ms ActivityTaskCompleted id=a result="true"
WorkflowTaskScheduled queue=orders
t=70ms WorkflowTaskStarted worker=w1
t=75ms WorkflowTaskCompleted
WorkflowExecutionCompleted result="true"
)";

QList<QJsonObject> eventsOfPhase(const QByteArray& trace, const QString& phase)
{
    QList<QJsonObject> found;
    const QJsonArray all = QJsonDocument::fromJson(trace)["traceEvents"].toArray();
    for (const QJsonValue& event : all) {
        if (event["ph"].toString() == phase)
            found << event.toObject();
    }
    return found;
}

QJsonObject named(const QList<QJsonObject>& events, const QString& name)
{
    const auto found =
        std::find_if(events.begin(), events.end(), [&name](const QJsonObject& event) { return event["name"] == name; });
    return found == events.end() ? QJsonObject() : *found;
}

} // namespace

class TestTraceExport : public QObject {
    Q_OBJECT

private slots:
    void microsecondsAreExact();
    void aGroupIsASliceWithItsFacts();
    void waitingForAWorkerIsASliceInside();
    void arrowsLeadFromTasksToCommandsAndBack();
    void countersAddUpPayloads();
    void lanesAreNamedThreads();
    void generatedRunsAreInOrder();
    void everyRecordedRunIsInOrder_data();
    void everyRecordedRunIsInOrder();
    void everyBarOfALargeRunIsThere();
    void theJudgeSeesWhatIsWrong_data();
    void theJudgeSeesWhatIsWrong();
};

void TestTraceExport::microsecondsAreExact()
{
    QCOMPARE(microseconds(0), "0");
    QCOMPARE(microseconds(1'000), "1");
    QCOMPARE(microseconds(1'505'250), "1505.25");
    QCOMPARE(microseconds(7), "0.007");
    QCOMPARE(microseconds(-1), "-0.001");
}

void TestTraceExport::aGroupIsASliceWithItsFacts()
{
    const QByteArray trace = exported(snapshotOf(historyFromText(ActivityRun)), ExportFormat::Perfetto);
    const QJsonObject slice = named(eventsOfPhase(trace, "X"), "Charge");
    QCOMPARE(slice["ts"].toDouble(), 11'000.0);
    QCOMPARE(slice["dur"].toDouble(), 49'000.0);
    QCOMPARE(slice["cat"].toString(), "activity");
    const QJsonObject facts = slice["args"].toObject();
    QCOMPARE(facts["status"].toString(), "completed");
    QCOMPARE(facts["attempts"].toInt(), 3);
    QCOMPARE(facts["firstEventId"].toInt(), 5);
    QCOMPARE(facts["worker"].toString(), "w1");
    QCOMPARE(facts["start"].toString(), "2026-01-02T03:04:05.011Z");
    QVERIFY(facts["failure"].toString().contains("no answer"));
}

void TestTraceExport::waitingForAWorkerIsASliceInside()
{
    const QByteArray trace = exported(snapshotOf(historyFromText(ActivityRun)), ExportFormat::Perfetto);
    const QList<QJsonObject> slices = eventsOfPhase(trace, "X");
    const int thread = named(slices, "Charge")["tid"].toInt();
    const auto queue = std::find_if(slices.begin(), slices.end(), [thread](const QJsonObject& slice) {
        return slice["name"] == "queue" && slice["tid"] == thread;
    });
    QVERIFY(queue != slices.end());
    QCOMPARE((*queue)["ts"].toDouble(), 11'000.0);
    QCOMPARE((*queue)["dur"].toDouble(), 29'000.0);
}

void TestTraceExport::arrowsLeadFromTasksToCommandsAndBack()
{
    const auto groups = groupsFromText(ActivityRun);
    const auto groupOf = [&groups](std::int64_t id) { return groups->groupOf(*groups->history().findEventId(id)); };
    const std::vector<GroupFlow> flows = groupFlows(*groups);
    QCOMPARE(flows.size(), std::size_t{2});
    QVERIFY(flows[0].kind == GroupFlow::Kind::Command);
    QVERIFY(flows[0].from == groupOf(4) && flows[0].to == groupOf(5));
    QVERIFY(flows[1].kind == GroupFlow::Kind::Outcome);
    QVERIFY(flows[1].from == groupOf(5) && flows[1].to == groupOf(9));
    const QByteArray trace = exported(snapshotOf(historyFromText(ActivityRun)), ExportFormat::Perfetto);
    QCOMPARE(eventsOfPhase(trace, "s").size(), 2);
    QCOMPARE(eventsOfPhase(trace, "f").size(), 2);
}

void TestTraceExport::countersAddUpPayloads()
{
    const QByteArray trace = exported(snapshotOf(historyFromText(ActivityRun)), ExportFormat::Perfetto);
    QList<QJsonObject> payloads;
    for (const QJsonObject& counter : eventsOfPhase(trace, "C")) {
        if (counter["name"] == "payload bytes")
            payloads << counter["args"].toObject();
    }
    QCOMPARE(payloads.size(), 3);
    QCOMPARE(payloads[0], (QJsonObject{{"input", 3}, {"result", 0}, {"other", 0}}));
    QCOMPARE(payloads[2], (QJsonObject{{"input", 3}, {"result", 8}, {"other", 0}}));
}

void TestTraceExport::lanesAreNamedThreads()
{
    const QByteArray trace = exported(snapshotOf(historyFromText(ActivityRun)), ExportFormat::Perfetto);
    QStringList names;
    for (const QJsonObject& event : eventsOfPhase(trace, "M")) {
        if (event["name"] == "thread_name")
            names << event["args"]["name"].toString();
    }
    QCOMPARE(names, (QStringList{"Workflow", "Workflow tasks", "Activities"}));
}

void TestTraceExport::generatedRunsAreInOrder()
{
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        const RunSnapshot run = snapshotOf(generateHistory({.eventCount = 20 + seed * 20, .seed = seed}));
        const TraceContent content = judgeTrace(exported(run, ExportFormat::Perfetto));
        QVERIFY2(content.problem.isEmpty(), qPrintable(content.problem));
        QVERIFY(content.eventsOfPhase["s"] > 0);
    }
}

void TestTraceExport::everyRecordedRunIsInOrder_data()
{
    QTest::addColumn<QString>("path");
    if (sharedFolder().isEmpty())
        return;
    for (const char* folder : {"/histories", "/recordings"}) {
        QDirIterator iterator(sharedFolder() + folder, {"*.json", "*.bin"}, QDir::Files, QDirIterator::Subdirectories);
        while (iterator.hasNext()) {
            const QString path = iterator.next();
            QTest::newRow(qPrintable(QDir(sharedFolder()).relativeFilePath(path))) << path;
        }
    }
}

void TestTraceExport::everyRecordedRunIsInOrder()
{
    SKIP_WITHOUT_SHARED();
    QFETCH(const QString, path);
    const auto source = openFile(path);
    QVERIFY(source.has_value());
    const auto runs = loadRuns(**source, {});
    if (!runs) {
        QCOMPARE(runs.error().code, Error::Code::Schema);
        return;
    }
    for (const RunSnapshotPointer& run : *runs) {
        const TraceContent content = judgeTrace(exported(*run, ExportFormat::Perfetto));
        QVERIFY2(content.problem.isEmpty(), qPrintable(content.problem));
    }
}

void TestTraceExport::everyBarOfALargeRunIsThere()
{
    const RunSnapshot run = snapshotOf(generateHistory({.eventCount = 5000, .seed = 8}));
    const QByteArray trace = exported(run, ExportFormat::Perfetto);
    std::size_t bars = 0;
    for (const char* phase : {"X", "i"}) {
        for (const QJsonObject& event : eventsOfPhase(trace, phase))
            bars += event["cat"] == "queue" ? 0U : 1U;
    }
    QCOMPARE(bars, run.groups->size());
}

void TestTraceExport::theJudgeSeesWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("events");
    QTest::addColumn<QString>("problem");
    const QByteArray names = R"({"name":"process_name","ph":"M","pid":1,"args":{"name":"p"}},
        {"name":"thread_name","ph":"M","pid":1,"tid":1,"args":{"name":"t"}},
        {"name":"thread_sort_index","ph":"M","pid":1,"tid":1,"args":{"sort_index":1}})";
    const auto row = [&names](const char* events, const char* problem) {
        QTest::newRow(problem) << names + "," + events << QString::fromLatin1(problem);
    };
    row(R"({"name":"a","cat":"c","ph":"X","pid":1,"tid":1,"ts":0,"dur":2},{"name":"b","cat":"c","ph":"X","pid":1,"tid":1,"ts":1,"dur":2})",
        "slices overlap in part");
    row(R"({"name":"a","cat":"c","ph":"X","pid":1,"tid":2,"ts":0,"dur":2})", "thread 2 has no name");
    row(R"({"name":"a","cat":"c","ph":"X","pid":1,"tid":1,"ts":0})", "no duration");
    row(R"({"name":"a","cat":"c","ph":"X","pid":1,"tid":1,"ts":-1,"dur":2})", "no time");
    row(R"({"name":"a","cat":"c","ph":"Q","pid":1,"tid":1,"ts":0})", "unknown phase");
    row(R"({"name":"a","cat":"c","ph":"s","pid":1,"tid":1,"ts":0,"id":1})", "half an arrow");
    row(R"({"name":"C","ph":"C","pid":1,"ts":0,"args":{"a":"1"}})", "a counter that is no number");
    row(R"({"name":"C","ph":"C","pid":1,"ts":2,"args":{"a":1}},{"name":"C","ph":"C","pid":1,"ts":1,"args":{"a":1}})",
        "counters out of order");
    row(R"({"name":"a","cat":"c","ph":"X","pid":1,"tid":1,"ts":0,"dur":2,"x":1})",
        "a member that the phase does not have");
}

void TestTraceExport::theJudgeSeesWhatIsWrong()
{
    QFETCH(const QByteArray, events);
    QFETCH(const QString, problem);
    const TraceContent content = judgeTrace("{\"traceEvents\":[" + events + "]}");
    QVERIFY2(content.problem.startsWith(problem), qPrintable(content.problem));
}

QTEST_GUILESS_MAIN(TestTraceExport)
#include "tst_traceexport.moc"
