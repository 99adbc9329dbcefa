// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/executor.h"
#include "models/search/jqprocess.h"
#include "tests/search/foundtexts.h"
#include "tests/support/await.h"
#include "tests/support/historydsl.h"
#include "tests/support/historygenerator.h"

#include <QElapsedTimer>
#include <QTest>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

std::shared_ptr<const History> payments()
{
    return historyFromText("WorkflowExecutionStarted type=Order input={\"id\":\"A-1\"}\n"
                           "ActivityTaskScheduled id=a type=Charge input={\"amount\":144,\"tags\":[\"x\"]}\n"
                           "ActivityTaskScheduled id=b type=Charge input={\"amount\":7}\n"
                           "ActivityTaskCompleted id=a result=true\n");
}

const auto Scheduled = QStringLiteral("activityTaskScheduledEventAttributes.input.payloads[0]: ");

} // namespace

/// Payloads that a jq filter picks, and filters that do not behave.
class TestJqSearch : public QObject {
    Q_OBJECT

private slots:
    void aPayloadIsAHitWhereTheFilterYieldsAValue();
    void aConditionPicksPayloads();
    void nullFalseAndNothingAreNoHits();
    void oneHitAPayloadHoweverManyValues();
    void whereAFilterFailsIsCountedAndToldOnce();
    void aFilterThatMeansNothingIsRefusedInJqsWords();
    void aFilterThatNeverEndsIsStopped_data();
    void aFilterThatNeverEndsIsStopped();
    void aFilterThatEatsMemoryIsStopped();
    void aFilterThatRunsAwayIsCancelledAtOnce();
    void aFilterSeesNothingOfTheMachine();
    void aMissingHelperIsAnError();
    void valuesAreBoundedAndOnOneLine();
    void aLargeRunIsFilteredWhole();
};

void TestJqSearch::aPayloadIsAHitWhereTheFilterYieldsAValue()
{
    QCOMPARE(find(payments(), jq(".amount?")).lines(),
             (QStringList{QStringLiteral("2 ") + Scheduled + QStringLiteral("144"),
                          QStringLiteral("3 ") + Scheduled + QStringLiteral("7")}));
}

void TestJqSearch::aConditionPicksPayloads()
{
    QCOMPARE(find(payments(), jq("objects | .amount > 100")).lines(),
             QStringList{QStringLiteral("2 ") + Scheduled + QStringLiteral("true")});
    QCOMPARE(find(payments(), jq("select(type == \"boolean\")")).lines(),
             QStringList{QStringLiteral("4 activityTaskCompletedEventAttributes.result.payloads[0]: true")});
}

void TestJqSearch::nullFalseAndNothingAreNoHits()
{
    QVERIFY(find(payments(), jq("null")).hits.isEmpty());
    QVERIFY(find(payments(), jq("false")).hits.isEmpty());
    QVERIFY(find(payments(), jq("empty")).hits.isEmpty());
    QCOMPARE(find(payments(), jq("null, false, 0")).hits.hits.size(), 4U);
}

void TestJqSearch::oneHitAPayloadHoweverManyValues()
{
    QCOMPARE(find(payments(), jq("1, 2, 3")).hits.hits.size(), 4U);
}

void TestJqSearch::whereAFilterFailsIsCountedAndToldOnce()
{
    const Found found = find(payments(), jq(".amount"));
    QVERIFY(!found.isRefused);
    QCOMPARE(found.hits.hits.size(), 2U);
    QCOMPARE(found.summary.failedPayloads, 1U);
    QCOMPARE(found.summary.firstFailure, QStringLiteral("event 4: Cannot index boolean with string \"amount\""));
}

void TestJqSearch::aFilterThatMeansNothingIsRefusedInJqsWords()
{
    const Found found = find(payments(), jq(".amount >"));
    QVERIFY(found.isRefused);
    QCOMPARE(found.error.code, Error::Code::Schema);
    QVERIFY2(found.error.message.contains(QStringLiteral("syntax error")), qPrintable(found.error.message));
    QVERIFY(find(payments(), jq("nosuchfunction")).error.message.contains(QStringLiteral("nosuchfunction/0")));
}

void TestJqSearch::aFilterThatNeverEndsIsStopped_data()
{
    QTest::addColumn<QString>("filter");
    QTest::newRow("a loop") << QStringLiteral("last(range(0; infinite))");
    QTest::newRow("recursion without output") << QStringLiteral("def f: f; f");
}

void TestJqSearch::aFilterThatNeverEndsIsStopped()
{
    QFETCH(QString, filter);
    QElapsedTimer timer;
    timer.start();
    const Found found = find(payments(), {filter, SearchMode::Jq, false});
    QVERIFY(found.isRefused);
    QCOMPARE(found.error.code, Error::Code::Limit);
    QCOMPARE(found.error.place, QStringLiteral("event 1"));
    QVERIFY(timer.elapsed() >= JqProcess::MillisecondsADocument);
}

void TestJqSearch::aFilterThatEatsMemoryIsStopped()
{
    const Found found = find(payments(), jq("[limit(1e9; repeat(\"x\" * 1e6))] | length"));
    QVERIFY(found.isRefused);
    QCOMPARE(found.error.code, Error::Code::Limit);
}

void TestJqSearch::aFilterThatRunsAwayIsCancelledAtOnce()
{
    CancellationSource cancellation;
    SearchOptions options;
    options.cancellation = cancellation.token();
    Progress progress;
    options.progress = &progress;
    QElapsedTimer timer;
    timer.start();
    const auto search = runOnPool([options] { return find(payments(), jq("def f: f; f"), options); });
    QVERIFY(await([&progress] { return progress.total.load() > 0; }));
    cancellation.cancel();
    QVERIFY(awaitFinished(search));
    QVERIFY(search.result().error.isCancelled());
    QVERIFY(timer.elapsed() < JqProcess::MillisecondsADocument);
}

void TestJqSearch::aFilterSeesNothingOfTheMachine()
{
    qputenv("CHRONOSCOPE_SECRET", "open sesame");
    QVERIFY(find(payments(), jq("$ENV.CHRONOSCOPE_SECRET")).hits.isEmpty());
    QVERIFY(find(payments(), jq("env | length | select(. > 0)")).hits.isEmpty());
}

void TestJqSearch::aMissingHelperIsAnError()
{
    const auto process = JqProcess::start(QStringLiteral("."), QStringLiteral("/no/such/program"), {});
    QVERIFY(!process);
    QCOMPARE(process.error().code, Error::Code::Io);
    QCOMPARE(process.error().place, QStringLiteral("/no/such/program"));
}

void TestJqSearch::valuesAreBoundedAndOnOneLine()
{
    const Found found = find(payments(), jq("\"é\\n\" * 50000"));
    QCOMPARE(found.hits.values.size(), 4U);
    QVERIFY(found.hits.values.front().size() <= 201);
    QVERIFY(found.hits.values.front().startsWith(QStringLiteral("\"é\\né")));
}

void TestJqSearch::aLargeRunIsFilteredWhole()
{
    const auto history = generateHistory({.eventCount = 5000, .payloadBytes = 500});
    const Found all = find(history, jq("true"));
    QVERIFY(!all.isRefused);
    QVERIFY(all.hits.hits.size() > 1000);
    QCOMPARE(all.summary.skippedPayloads, 0U);
    QCOMPARE(all.summary.hitCount, all.hits.hits.size());
    QCOMPARE(all.hits.values.size(), all.hits.hits.size());
}

QTEST_GUILESS_MAIN(TestJqSearch)
#include "tst_jqsearch.moc"
