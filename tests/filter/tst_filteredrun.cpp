// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter/filteredrun.h"
#include "tests/support/historygenerator.h"
#include "tests/tables/tablefixture.h"

#include <QTest>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

/// Events 1 to 12; groups 0 workflow, 1 workflow task, 2 charge_card, 3 send_mail (failed), 4 timer.
RunSnapshotPointer run()
{
    return snapshotFromText(smallRun());
}

Instant after(std::int64_t milliseconds)
{
    return DslStart + Duration{milliseconds * NanosecondsPerMillisecond};
}

TimeCondition between(std::int64_t from, std::int64_t to)
{
    return {TimeRange{after(from), after(to)}};
}

TextCondition words(const char* text)
{
    return {SearchQuery{QString::fromUtf8(text), SearchMode::Text, false}};
}

std::shared_ptr<const FilteredRun> filtered(const FilterConditions& conditions,
                                            const RunSnapshotPointer& snapshot = run())
{
    auto result = FilteredRun::of(snapshot, conditions);
    return result ? *result : nullptr;
}

QString ids(const FilteredRun& run)
{
    QStringList texts;
    for (const std::uint32_t event : run.events())
        texts.append(QString::number(run.snapshot()->history->eventId(EventIndex(std::size_t{event}))));
    return texts.join(QLatin1Char(' '));
}

QString groupNumbers(const FilteredRun& run)
{
    QStringList texts;
    for (const std::uint32_t group : run.groups())
        texts.append(QString::number(group));
    return texts.join(QLatin1Char(' '));
}

} // namespace

/// Which events and groups pass which conditions.
class TestFilteredRun : public QObject {
    Q_OBJECT

private slots:
    void withoutConditionsEverythingPasses();
    void aCategoryLetsItsGroupsThroughWithAllTheirEvents();
    void aStatusIsThatOfTheGroup();
    void aTypeIsTheNameOfItsKindOnly();
    void aWorkerIsWhoRanTheGroup();
    void anEventTypeLetsSingleEventsThrough();
    void aTextLetsTheEventsThroughInWhichItIs();
    void choicesOfOneSubjectAddUp();
    void differentSubjectsMustHoldTogether();
    void anEventMustLieInTheRangeOfTime();
    void aGroupMustHaveBeenOpenInTheRangeOfTime();
    void anOpenGroupReachesIntoAnyLaterRange();
    void whatHasNoTimeLiesInNoRange();
    void aNameThatTheRunLacksLetsNothingThrough();
    void positionsAndListsAgree();
    void aBrokenPatternIsAnError();
    void aCancelledOneSaysSo();
    void aTextThatIsEverywhereIsFoundInEveryEventOfALargeRun();
};

void TestFilteredRun::withoutConditionsEverythingPasses()
{
    const auto all = filtered({});
    QCOMPARE(all->eventCount(), 12U);
    QCOMPARE(all->groupCount(), 5U);
}

void TestFilteredRun::aCategoryLetsItsGroupsThroughWithAllTheirEvents()
{
    const auto activities = filtered({CategoryCondition{GroupKind::Activity}});
    QCOMPARE(ids(*activities), QStringLiteral("5 6 8 9 10 11"));
    QCOMPARE(groupNumbers(*activities), QStringLiteral("2 3"));
}

void TestFilteredRun::aStatusIsThatOfTheGroup()
{
    const auto failed = filtered({StatusCondition{Status::Failed}});
    QCOMPARE(ids(*failed), QStringLiteral("6 10 11"));
    QCOMPARE(groupNumbers(*failed), QStringLiteral("3"));
}

void TestFilteredRun::aTypeIsTheNameOfItsKindOnly()
{
    const auto charges = filtered({TypeCondition{GroupKind::Activity, QStringLiteral("charge_card")}});
    QCOMPARE(groupNumbers(*charges), QStringLiteral("2"));
    const auto children = filtered({TypeCondition{GroupKind::ChildWorkflow, QStringLiteral("charge_card")}});
    QCOMPARE(children->groupCount(), 0U);
}

void TestFilteredRun::aWorkerIsWhoRanTheGroup()
{
    const auto second = filtered({WorkerCondition{QStringLiteral("w2")}});
    QCOMPARE(ids(*second), QStringLiteral("5 8 9"));
}

void TestFilteredRun::anEventTypeLetsSingleEventsThrough()
{
    constexpr std::int32_t activityTaskScheduled = 10;
    const auto scheduled = filtered({EventTypeCondition{activityTaskScheduled}});
    QCOMPARE(ids(*scheduled), QStringLiteral("5 6"));
    QCOMPARE(groupNumbers(*scheduled), QStringLiteral("2 3"));
}

void TestFilteredRun::aTextLetsTheEventsThroughInWhichItIs()
{
    const auto unavailable = filtered({words("gateway unavailable")});
    QCOMPARE(ids(*unavailable), QStringLiteral("8"));
    QCOMPARE(groupNumbers(*unavailable), QStringLiteral("2"));
}

void TestFilteredRun::choicesOfOneSubjectAddUp()
{
    const auto both = filtered({CategoryCondition{GroupKind::Timer}, CategoryCondition{GroupKind::WorkflowTask}});
    QCOMPARE(ids(*both), QStringLiteral("2 3 4 7 12"));
    const auto texts = filtered({words("gateway"), words("no such address")});
    QCOMPARE(ids(*texts), QStringLiteral("8 11"));
}

void TestFilteredRun::differentSubjectsMustHoldTogether()
{
    const auto failedActivities =
        filtered({CategoryCondition{GroupKind::Activity}, StatusCondition{Status::Failed}, words("address")});
    QCOMPARE(ids(*failedActivities), QStringLiteral("11"));
    const auto nothing = filtered({CategoryCondition{GroupKind::Timer}, StatusCondition{Status::Failed}});
    QCOMPARE(nothing->eventCount(), 0U);
    QCOMPARE(nothing->groupCount(), 0U);
}

void TestFilteredRun::anEventMustLieInTheRangeOfTime()
{
    QCOMPARE(ids(*filtered({between(1005, 1035)})), QStringLiteral("8 9 10"));
    QCOMPARE(ids(*filtered({between(1006, 1034)})), QStringLiteral("9"));
}

void TestFilteredRun::aGroupMustHaveBeenOpenInTheRangeOfTime()
{
    // Neither charge_card nor the timer has an event in it, both were under way.
    const auto meanwhile = filtered({between(500, 600)});
    QCOMPARE(ids(*meanwhile), QString());
    QCOMPARE(groupNumbers(*meanwhile), QStringLiteral("0 2 3 4"));
    QCOMPARE(groupNumbers(*filtered({between(1030, 2005)})), QStringLiteral("0 3 4"));
}

void TestFilteredRun::anOpenGroupReachesIntoAnyLaterRange()
{
    // The workflow itself has not ended.
    QCOMPARE(groupNumbers(*filtered({between(100'000, 200'000)})), QStringLiteral("0"));
}

void TestFilteredRun::whatHasNoTimeLiesInNoRange()
{
    const auto timeless = snapshotFromText("t=none WorkflowExecutionStarted type=Order");
    const auto result = filtered({between(0, 100'000)}, timeless);
    QCOMPARE(result->eventCount(), 0U);
    QCOMPARE(result->groupCount(), 0U);
}

void TestFilteredRun::aNameThatTheRunLacksLetsNothingThrough()
{
    QCOMPARE(filtered({WorkerCondition{QStringLiteral("w99")}})->eventCount(), 0U);
    QCOMPARE(filtered({TypeCondition{GroupKind::Activity, QStringLiteral("refund")}})->groupCount(), 0U);
}

void TestFilteredRun::positionsAndListsAgree()
{
    const auto run = filtered({StatusCondition{Status::Failed}});
    std::size_t passing = 0;
    for (std::uint32_t event = 0; event < 12; ++event)
        passing += run->passesEvent(event) ? 1U : 0U;
    QCOMPARE(passing, run->eventCount());
    QVERIFY(run->passesGroup(3));
    QVERIFY(!run->passesGroup(2));
    // Of what came later nothing is known.
    QVERIFY(run->passesEvent(12));
    QVERIFY(run->passesGroup(5));
}

void TestFilteredRun::aBrokenPatternIsAnError()
{
    const auto result = FilteredRun::of(run(), {TextCondition{{QStringLiteral("a["), SearchMode::Regex, false}}});
    QVERIFY(!result);
    QVERIFY(!result.error().message.isEmpty());
}

void TestFilteredRun::aCancelledOneSaysSo()
{
    CancellationSource source;
    source.cancel();
    const auto result = FilteredRun::of(run(), {CategoryCondition{GroupKind::Timer}}, source.token());
    QVERIFY(!result);
    QVERIFY(result.error().isCancelled());
}

void TestFilteredRun::aTextThatIsEverywhereIsFoundInEveryEventOfALargeRun()
{
    GeneratorOptions options;
    options.eventCount = 51'200;
    options.payloadBytes = 0;
    const auto snapshot = snapshotOf(generateHistory(options));
    // More texts than a search lists, no more events than there are.
    const auto all = filtered({words("e")}, snapshot);
    QCOMPARE(all->eventCount(), snapshot->history->size());
    QCOMPARE(all->groupCount(), snapshot->groups->size());
}

QTEST_MAIN(TestFilteredRun)
#include "tst_filteredrun.moc"
