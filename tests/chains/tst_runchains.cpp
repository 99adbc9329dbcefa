// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/chains/runchains.h"
#include "tests/support/historydsl.h"

#include <QtTest>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

std::shared_ptr<const RunFacts> factsFromText(const QByteArray& text)
{
    RunSnapshot run;
    run.history = historyFromText(text);
    run.summary = RunSummary::of(*run.history);
    return std::make_shared<const RunFacts>(RunFacts::of(run));
}

/// A run of the workflow "ledger", from ids and the line that closes it.
std::shared_ptr<const RunFacts> run(const QByteArray& runId, const QByteArray& start, const QByteArray& close = {})
{
    return factsFromText(
        "WorkflowExecutionStarted type=Ledger id=ledger firstExecutionRunId=r1 originalExecutionRunId=" + runId + ' ' +
        start + '\n' + close);
}

const QByteArray ContinuedAs = "t=1s WorkflowExecutionContinuedAsNew newExecutionRunId=";
const QByteArray ContinuedFrom = "initiator=workflow continuedExecutionRunId=";

std::shared_ptr<const RunFacts> resetRun(const QByteArray& original, const QByteArray& base, const QByteArray& runId,
                                         const QByteArray& start = {})
{
    return run(original, start,
               "WorkflowTaskScheduled\nWorkflowTaskStarted\nt=9s WorkflowTaskFailed cause=ResetWorkflow baseRunId=" +
                   base + " newRunId=" + runId);
}

/// "r1* <continuedAsNew r2 |r4*": in order; * for open ones, | behind a gap.
QString print(const RunChain& chain)
{
    QStringList words;
    for (const ChainPlace& place : chain.places) {
        QString word = place.hasGapBefore ? "|" : "";
        if (place.previous)
            word += QString("%1<%2 ").arg(toString(place.kind), chain.places[*place.previous].runId);
        words.append(word + place.runId + (place.run.isValid() ? "*" : ""));
    }
    return words.join(", ");
}

QStringList print(const RunChains& chains)
{
    QStringList lines;
    for (const RunChain& chain : chains.chains())
        lines.append(print(chain));
    return lines;
}

using Runs = std::vector<std::shared_ptr<const RunFacts>>;
constexpr RunIndex First{std::size_t{0}};
constexpr RunIndex Second{std::size_t{1}};
constexpr RunIndex Third{std::size_t{2}};

} // namespace

/// Runs that belong together are found by the ids that they name.
class TestRunChains : public QObject {
    Q_OBJECT

private slots:
    void aRunThatIsAloneHasNoChain();
    void continuedRunsFollowEachOtherHoweverTheyWereOpened();
    void aRunKnowsItsNeighboursAndItsPlace();
    void runsThatAreNotOpenCount();
    void aGapIsSaid();
    void retriesAndCronRunsAreToldApart_data();
    void retriesAndCronRunsAreToldApart();
    void aResetFollowsWhatItLeftBehind();
    void aResetOfARunThatIsNotOpenKeepsItsPlace();
    void theSameFileTwiceIsOneRun();
    void theFullestOfSeveralFilesSpeaksForTheRun();
    void runsThatNameEachOtherInACircleEndSomewhere();
    void aRunThatNamesItselfIsAlone();
    void anotherWorkflowIdIsAnotherRun();
    void anotherNamespaceIsAnotherRun();
    void aParentAndItsChildrenFindEachOther();
    void aChildWhoseStartIsNotRecordedIsFoundByItsRequest();
    void aLaterRunOfAChildKnowsTheParent();
    void aChildOfTwoRunsBelongsToBoth();
    void aFragmentWithoutRunIdIsAlone();
    void aLongChainIsFollowedToItsEnd();
};

void TestRunChains::aRunThatIsAloneHasNoChain()
{
    const auto chains = RunChains::build({run("r1", "")});
    QCOMPARE(chains->chains().size(), std::size_t{0});
    QVERIFY(!chains->relations(First).chain.isValid());
}

void TestRunChains::continuedRunsFollowEachOtherHoweverTheyWereOpened()
{
    // Ids that would sort in another way, and clocks that all say the same.
    const auto one = run("r1", "", ContinuedAs + "a9");
    const auto two = run("a9", ContinuedFrom + "r1", ContinuedAs + "a1");
    const auto three = run("a1", ContinuedFrom + "a9");
    const QString expected = "r1*, continuedAsNew<r1 a9*, continuedAsNew<a9 a1*";
    for (const Runs& runs : {Runs{one, two, three}, Runs{three, one, two}, Runs{two, three, one}})
        QCOMPARE(print(*RunChains::build(runs)), (QStringList{expected}));
}

void TestRunChains::aRunKnowsItsNeighboursAndItsPlace()
{
    const auto chains =
        RunChains::build({run("r1", "", ContinuedAs + "r2"), run("r2", ContinuedFrom + "r1", ContinuedAs + "r3"),
                          run("r3", ContinuedFrom + "r2")});
    const RunRelations& middle = chains->relations(Second);
    QCOMPARE(middle.previous->link.run, First);
    QCOMPARE(middle.previous->link.event.value, 0u);
    QCOMPARE(middle.next.size(), std::size_t{1});
    QCOMPARE(middle.next.front().link.run, Third);
    QCOMPARE(middle.next.front().link.event.value, 1u);
    QCOMPARE(chains->chain(middle.chain).placeText(middle.place), "run 2 of 3");
    QVERIFY(!chains->relations(First).previous);
    QVERIFY(chains->relations(Third).next.empty());
}

void TestRunChains::runsThatAreNotOpenCount()
{
    const auto chains = RunChains::build({run("r2", ContinuedFrom + "r1", ContinuedAs + "r3")});
    QCOMPARE(print(*chains), (QStringList{"r1, continuedAsNew<r1 r2*, continuedAsNew<r2 r3"}));
    const RunRelations& relations = chains->relations(First);
    QCOMPARE(relations.previous->link.runId, "r1");
    QVERIFY(!relations.previous->link.run.isValid());
    // What the third one did is not known.
    QVERIFY(chains->chain(relations.chain).placeText(relations.place).startsWith("run 2 of at least 3"));
    QCOMPARE(chains->chain(relations.chain).notOpenCount(), std::size_t{2});
}

void TestRunChains::aGapIsSaid()
{
    const auto chains = RunChains::build({run("r1", "", ContinuedAs + "r2"), run("r9", ContinuedFrom + "r8")});
    QCOMPARE(print(*chains), (QStringList{"r1*, continuedAsNew<r1 r2, |r8, continuedAsNew<r8 r9*"}));
    QVERIFY(chains->chains().front().mayHaveMore);
    // The next of the first and the one before the last may be the same one: then there is no gap.
    const auto whole = RunChains::build({run("r1", "", ContinuedAs + "r2"), run("r3", ContinuedFrom + "r2")});
    QCOMPARE(print(*whole), (QStringList{"r1*, continuedAsNew<r1 r2, continuedAsNew<r2 r3*"}));
    QVERIFY(!whole->chains().front().mayHaveMore);
}

void TestRunChains::retriesAndCronRunsAreToldApart_data()
{
    QTest::addColumn<QByteArray>("close");
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QString>("kind");
    QTest::newRow("failed and retried") << QByteArray(
                                               "WorkflowExecutionFailed newExecutionRunId=r2 retryState=InProgress")
                                        << QByteArray("initiator=retry continuedExecutionRunId=r1 attempt=2")
                                        << QString("retried");
    QTest::newRow("timed out and retried")
        << QByteArray("WorkflowExecutionTimedOut newExecutionRunId=r2 retryState=InProgress")
        << QByteArray("initiator=retry continuedExecutionRunId=r1 attempt=2") << QString("retried");
    QTest::newRow("completed, by cron") << QByteArray("WorkflowExecutionCompleted newExecutionRunId=r2")
                                        << QByteArray(
                                               "initiator=CronSchedule continuedExecutionRunId=r1 cronSchedule=x")
                                        << QString("cron");
    QTest::newRow("failed, by cron")
        << QByteArray("WorkflowExecutionFailed newExecutionRunId=r2 retryState=MaximumAttemptsReached")
        << QByteArray("initiator=CronSchedule continuedExecutionRunId=r1 cronSchedule=x") << QString("cron");
}

void TestRunChains::retriesAndCronRunsAreToldApart()
{
    QFETCH(const QByteArray, close);
    QFETCH(const QByteArray, start);
    QFETCH(const QString, kind);
    const auto earlier = run("r1", "initiator=CronSchedule", close);
    const auto later = run("r2", start);
    // Whichever of the two is open says how.
    for (const Runs& runs : {Runs{earlier, later}, Runs{earlier}, Runs{later}})
        QVERIFY2(print(*RunChains::build(runs)).join("").contains(kind + "<r1 r2"),
                 qPrintable(print(*RunChains::build(runs)).join("\n")));
}

void TestRunChains::aResetFollowsWhatItLeftBehind()
{
    const auto chains =
        RunChains::build({run("r1", "", ContinuedAs + "r2"), run("r2", ContinuedFrom + "r1", ContinuedAs + "r3"),
                          run("r3", ContinuedFrom + "r2"), resetRun("r2", "r2", "x1", ContinuedFrom + "r1"),
                          resetRun("r2", "x1", "x2", ContinuedFrom + "r1")});
    QCOMPARE(print(*chains), (QStringList{"r1*, continuedAsNew<r1 r2*, continuedAsNew<r2 r3*, reset<r2 x1*, "
                                          "reset<x1 x2*"}));
    const RunRelations& second = chains->relations(Second);
    QCOMPARE(second.next.size(), std::size_t{2});
    QCOMPARE(toString(second.next.back().kind), "reset");
    const RunRelations& reset = chains->relations(RunIndex(std::size_t{3}));
    QCOMPARE(reset.previous->link.run, Second);
    QCOMPARE(reset.previous->link.event.value, 3u);
}

void TestRunChains::aResetOfARunThatIsNotOpenKeepsItsPlace()
{
    const auto chains =
        RunChains::build({run("r1", "", ContinuedAs + "r2"), resetRun("r2", "r2", "x1", ContinuedFrom + "r1")});
    QCOMPARE(print(*chains), (QStringList{"r1*, continuedAsNew<r1 r2, reset<r2 x1*"}));
}

void TestRunChains::theSameFileTwiceIsOneRun()
{
    const auto one = run("r1", "", ContinuedAs + "r2");
    const auto chains = RunChains::build({one, run("r2", ContinuedFrom + "r1"), one});
    QCOMPARE(print(*chains), (QStringList{"r1*, continuedAsNew<r1 r2*"}));
    QCOMPARE(chains->relations(First).duplicates, (std::vector<RunIndex>{Third}));
    QCOMPARE(chains->relations(Third).duplicates, (std::vector<RunIndex>{First}));
    QCOMPARE(chains->relations(Third).next.front().link.run, Second);
    QCOMPARE(chains->relations(Third).place, 0u);
}

void TestRunChains::theFullestOfSeveralFilesSpeaksForTheRun()
{
    // The run was exported while it was open, and again when it had ended.
    const auto chains =
        RunChains::build({run("r1", ""), run("r2", ContinuedFrom + "r1"), run("r1", "", ContinuedAs + "r2")});
    QCOMPARE(chains->relations(Second).previous->link.run, Third);
    QCOMPARE(chains->relations(First).next.front().link.run, Second);
}

void TestRunChains::runsThatNameEachOtherInACircleEndSomewhere()
{
    const auto chains = RunChains::build({run("r1", ContinuedFrom + "r3", ContinuedAs + "r2"),
                                          run("r2", ContinuedFrom + "r1", ContinuedAs + "r3"),
                                          run("r3", ContinuedFrom + "r2", ContinuedAs + "r1")});
    QCOMPARE(chains->chains().size(), std::size_t{1});
    QVERIFY(chains->chains().front().isCyclic);
    QCOMPARE(chains->chains().front().places.size(), std::size_t{3});
}

void TestRunChains::aRunThatNamesItselfIsAlone()
{
    QVERIFY(RunChains::build({run("r1", ContinuedFrom + "r1", ContinuedAs + "r1")})->chains().empty());
}

void TestRunChains::anotherWorkflowIdIsAnotherRun()
{
    const auto stranger = factsFromText("WorkflowExecutionStarted id=other originalExecutionRunId=r2 "
                                        "continuedExecutionRunId=r1");
    const auto chains = RunChains::build({run("r1", "", ContinuedAs + "r2"), stranger});
    QVERIFY(!chains->relations(First).next.front().link.run.isValid());
}

void TestRunChains::anotherNamespaceIsAnotherRun()
{
    const auto here = run("r1", "parentWorkflowNamespace=here", ContinuedAs + "r2");
    const auto there = run("r2", "parentWorkflowNamespace=there " + ContinuedFrom + "r1");
    const auto chains = RunChains::build({here, there});
    QVERIFY(!chains->relations(First).next.front().link.run.isValid());
    QVERIFY(!chains->relations(Second).previous->link.run.isValid());
}

void TestRunChains::aParentAndItsChildrenFindEachOther()
{
    const auto parent = factsFromText(R"(
        WorkflowExecutionStarted id=order originalExecutionRunId=p1
        StartChildWorkflowExecutionInitiated workflowId=a type=Ship
        StartChildWorkflowExecutionInitiated workflowId=b type=Mail
        ChildWorkflowExecutionStarted initiatedEventId=3 workflowExecution=b/b1
        ChildWorkflowExecutionStarted initiatedEventId=2 workflowExecution=a/a1
    )");
    const auto child = factsFromText("WorkflowExecutionStarted id=b originalExecutionRunId=b1 "
                                     "parentWorkflowExecution=order/p1 parentInitiatedEventId=3");
    const auto chains = RunChains::build({child, parent});
    const RunRelations& own = chains->relations(First);
    QCOMPARE(own.parent->run, Second);
    QCOMPARE(own.parentEvent.value, 2u);
    const RunRelations& above = chains->relations(Second);
    QCOMPARE(above.children.size(), std::size_t{2});
    QCOMPARE(above.children.at(0).runId, "a1");
    QVERIFY(!above.children.at(0).run.isValid());
    QCOMPARE(above.children.at(1).run, First);
    QCOMPARE(chains->childAt(Second, EventIndex(std::size_t{2}))->run, First);
    QCOMPARE(chains->childAt(Second, EventIndex(std::size_t{0})), nullptr);
    QCOMPARE(chains->chains().size(), std::size_t{0});
}

void TestRunChains::aChildWhoseStartIsNotRecordedIsFoundByItsRequest()
{
    const auto parent = factsFromText(R"(
        WorkflowExecutionStarted id=order originalExecutionRunId=p1
        StartChildWorkflowExecutionInitiated workflowId=a type=Ship
    )");
    const auto child = factsFromText("WorkflowExecutionStarted id=a originalExecutionRunId=a1 firstExecutionRunId=a1 "
                                     "parentWorkflowExecution=order/p1 parentInitiatedEventId=2");
    const auto chains = RunChains::build({parent, child});
    QCOMPARE(chains->relations(First).children.front().run, Second);
    QCOMPARE(chains->relations(First).children.front().runId, "a1");
}

void TestRunChains::aLaterRunOfAChildKnowsTheParent()
{
    const auto parent = factsFromText(R"(
        WorkflowExecutionStarted id=order originalExecutionRunId=p1
        StartChildWorkflowExecutionInitiated workflowId=ledger type=Ledger
        ChildWorkflowExecutionStarted initiatedEventId=2 workflowExecution=ledger/r1
    )");
    const QByteArray ofParent = "parentWorkflowExecution=order/p1 parentInitiatedEventId=2 ";
    const auto chains =
        RunChains::build({parent, run("r1", ofParent, ContinuedAs + "r2"), run("r2", ofParent + ContinuedFrom + "r1")});
    QCOMPARE(chains->relations(First).children.size(), std::size_t{1});
    QCOMPARE(chains->relations(First).children.front().run, Second);
    QCOMPARE(chains->relations(Third).parent->run, First);
}

void TestRunChains::aChildOfTwoRunsBelongsToBoth()
{
    // The parent was reset behind the start of the child: the copy names it as well.
    const QByteArray text = R"(
        WorkflowExecutionStarted id=order originalExecutionRunId=p1
        StartChildWorkflowExecutionInitiated workflowId=a type=Ship
        ChildWorkflowExecutionStarted initiatedEventId=2 workflowExecution=a/a1
    )";
    const auto child = factsFromText("WorkflowExecutionStarted id=a originalExecutionRunId=a1 "
                                     "parentWorkflowExecution=order/p1 parentInitiatedEventId=2");
    const auto reset = factsFromText(text + "WorkflowTaskFailed cause=ResetWorkflow baseRunId=p1 newRunId=p2");
    const auto chains = RunChains::build({factsFromText(text), reset, child});
    QCOMPARE(chains->relations(First).children.front().run, Third);
    QCOMPARE(chains->relations(Second).children.front().run, Third);
    QCOMPARE(chains->relations(Third).parent->run, First);
}

void TestRunChains::aFragmentWithoutRunIdIsAlone()
{
    const auto fragment = factsFromText("10 WorkflowTaskScheduled\n" + ContinuedAs + "r2");
    const auto chains = RunChains::build({fragment, run("r2", ContinuedFrom + "r1")});
    QVERIFY(!chains->relations(First).chain.isValid());
}

void TestRunChains::aLongChainIsFollowedToItsEnd()
{
    Runs runs;
    constexpr int Count = 20'000;
    for (int number = 1; number <= Count; ++number) {
        auto facts = std::make_shared<RunFacts>(*run("r1", ""));
        facts->runId = QString("r%1").arg(number);
        facts->continuedFromRunId = number == 1 ? QString() : QString("r%1").arg(number - 1);
        facts->newRunId = QString("r%1").arg(number + 1);
        runs.push_back(facts);
    }
    std::ranges::reverse(runs);
    const auto chains = RunChains::build(runs);
    QCOMPARE(chains->chains().front().places.size(), std::size_t{Count + 1});
    QCOMPARE(chains->relations(First).place, static_cast<std::uint32_t>(Count - 1));
}

QTEST_APPLESS_MAIN(TestRunChains)
#include "tst_runchains.moc"
