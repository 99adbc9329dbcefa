// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/document.h"
#include "models/session/timedisplay.h"
#include "tests/support/await.h"
#include "tests/support/historygenerator.h"
#include "tests/tables/tablefixture.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

SearchQuery words(const char* text)
{
    return {QString::fromUtf8(text), SearchMode::Text, false};
}

RunSnapshotPointer order()
{
    return snapshotFromText("WorkflowExecutionStarted type=Order input={\"id\":\"A-1\"}\n"
                            "t=100ms ActivityTaskScheduled id=a type=ChargeCard input={\"order\":\"A-1\"}\n"
                            "t=200ms ActivityTaskStarted id=a attempt=1\n"
                            "t=300ms ActivityTaskCompleted id=a result={\"receipt\":\"A-1\"}\n"
                            "t=400ms TimerStarted id=cool-off\n"
                            "t=9000ms TimerFired id=cool-off\n");
}

/// An open run and its search.
struct Fixture {
    explicit Fixture(RunSnapshotPointer snapshot = order()) : document(std::move(snapshot), times)
    {
        qputenv("CHRONOSCOPE_JQ_PROGRAM", CHRONOSCOPE_JQ_HELPER);
    }

    [[nodiscard]] Search& search() { return document.search(); }
    [[nodiscard]] bool ask(const SearchQuery& query)
    {
        search().setQuery(query);
        return await([this] { return !search().isRunning(); });
    }
    [[nodiscard]] qint64 selectedEvent()
    {
        const EventIndex event = document.selection().event();
        return event.isValid() ? document.snapshot()->history->eventId(event) : 0;
    }
    void select(std::size_t event) { document.selection().selectEvent(EventIndex(event)); }

    TimeDisplay times;
    Document document;
};

} // namespace

/// Searching an open run: hits that arrive, steps between them, and what becomes of both.
class TestSearch : public QObject {
    Q_OBJECT

private slots:
    void hitsArriveOnTheGuiThread();
    void eventsGroupsAndTimesWithHitsAreMarked();
    void nextGoesRound();
    void previousGoesRoundTheOtherWay();
    void nextBeginsAtWhatIsSelected();
    void selectingSomethingElseLeavesTheCurrentHit();
    void aHitOutOfSightIsBroughtIntoView();
    void aStepBeforeThereAreHitsIsTakenWhenTheyCome();
    void theCurrentHitIsDescribed();
    void theLatestQueryWins();
    void oldHitsStayUntilNewOnesCome();
    void clearingForgetsEverything();
    void aBrokenPatternIsAnErrorUntilItIsMended();
    void aFilterOfJqFindsItsPayloads();
    void aFilterThatRunsAwayGivesWayToTheNextQuery();
    void aSearchCanBeStopped();
    void aNewSnapshotIsSearchedAnew();
    void aDocumentMayCloseWhileItIsSearched();
    void hitsOfALargeRunComeInPortions();
};

void TestSearch::hitsArriveOnTheGuiThread()
{
    Fixture fixture;
    const QSignalSpy hitsChanged(&fixture.search(), &Search::hitsChanged);
    fixture.search().setQuery(words("A-1"));
    QVERIFY(fixture.search().isRunning());
    QCOMPARE(fixture.search().hitCount(), 0U);
    QVERIFY(await([&] { return !fixture.search().isRunning(); }));
    QCOMPARE(fixture.search().hitCount(), 3U);
    QCOMPARE(fixture.search().summary().hitCount, 3U);
    QCOMPARE(fixture.search().progress(), 1.0);
    QVERIFY(hitsChanged.count() >= 1);
}

void TestSearch::eventsGroupsAndTimesWithHitsAreMarked()
{
    Fixture fixture;
    QVERIFY(fixture.ask(words("A-1")));
    QVERIFY(fixture.search().isHit(EventIndex(std::size_t{0})));
    QVERIFY(!fixture.search().isHit(EventIndex(std::size_t{2})));
    const EventGroups& groups = *fixture.document.snapshot()->groups;
    QVERIFY(fixture.search().isHit(groups.groupOf(EventIndex(std::size_t{1}))));
    QVERIFY(!fixture.search().isHit(groups.groupOf(EventIndex(std::size_t{4}))));
    QVERIFY(!fixture.search().isHit(EventIndex()));
    const auto times = fixture.search().hitTimes();
    QCOMPARE(times.size(), 3U);
    QCOMPARE((times[1] - times[0]).nanoseconds, 100 * NanosecondsPerMillisecond);
}

void TestSearch::nextGoesRound()
{
    Fixture fixture;
    QVERIFY(fixture.ask(words("A-1")));
    QVERIFY(!fixture.search().current());
    for (const qint64 expected : {1, 2, 4, 1}) {
        fixture.search().next();
        QCOMPARE(fixture.selectedEvent(), expected);
    }
    QCOMPARE(fixture.search().current().value(), 0U);
}

void TestSearch::previousGoesRoundTheOtherWay()
{
    Fixture fixture;
    QVERIFY(fixture.ask(words("A-1")));
    for (const qint64 expected : {4, 2, 1, 4}) {
        fixture.search().previous();
        QCOMPARE(fixture.selectedEvent(), expected);
    }
}

void TestSearch::nextBeginsAtWhatIsSelected()
{
    Fixture fixture;
    QVERIFY(fixture.ask(words("A-1")));
    fixture.select(1);
    fixture.search().next();
    QCOMPARE(fixture.selectedEvent(), 2);
    fixture.select(2);
    fixture.search().next();
    QCOMPARE(fixture.selectedEvent(), 4);
    fixture.select(2);
    fixture.search().previous();
    QCOMPARE(fixture.selectedEvent(), 2);
    fixture.select(5);
    fixture.search().next();
    QCOMPARE(fixture.selectedEvent(), 1);
}

void TestSearch::selectingSomethingElseLeavesTheCurrentHit()
{
    Fixture fixture;
    QVERIFY(fixture.ask(words("A-1")));
    fixture.search().next();
    QVERIFY(fixture.search().current());
    fixture.select(4);
    QVERIFY(!fixture.search().current());
}

void TestSearch::aHitOutOfSightIsBroughtIntoView()
{
    Fixture fixture;
    ViewRange& range = fixture.document.viewRange();
    range.show(range.fullStart(), DslStart + Duration{500 * NanosecondsPerMillisecond});
    const Duration span = range.span();
    QVERIFY(fixture.ask(words("TimerFired")));
    fixture.search().next();
    const Instant fired = DslStart + Duration{9000 * NanosecondsPerMillisecond};
    QVERIFY(range.start() <= fired && fired <= range.end());
    QCOMPARE(range.span().nanoseconds, span.nanoseconds);
    QVERIFY(fixture.document.navigation().canGoBack());
}

void TestSearch::aStepBeforeThereAreHitsIsTakenWhenTheyCome()
{
    for (const bool forward : {true, false}) {
        Fixture fixture;
        fixture.search().setQuery(words("A-1"));
        if (forward)
            fixture.search().next();
        else
            fixture.search().previous();
        QVERIFY(await([&] { return fixture.search().current().has_value(); }));
        QCOMPARE(fixture.selectedEvent(), forward ? 1 : 4);
    }
}

void TestSearch::theCurrentHitIsDescribed()
{
    Fixture fixture;
    QVERIFY(fixture.ask(words("chargecard")));
    fixture.search().next();
    QVERIFY(await([&] { return fixture.search().currentDescription().has_value(); }));
    const HitDescription& hit = *fixture.search().currentDescription();
    QCOMPARE(hit.field, QStringLiteral("activityTaskScheduledEventAttributes.activityType.name"));
    QCOMPARE(hit.excerpt, QStringLiteral("ChargeCard"));
    QCOMPARE(hit.matchLength, 10);
}

void TestSearch::theLatestQueryWins()
{
    Fixture fixture;
    fixture.search().setQuery(words("A-1"));
    fixture.search().setQuery(words("e"));
    QVERIFY(fixture.ask(words("cool-off")));
    QCOMPARE(fixture.search().hitCount(), 2U);
    // Whatever the earlier ones still have to say is said by now.
    QCoreApplication::sendPostedEvents();
    QCOMPARE(fixture.search().hitCount(), 2U);
}

void TestSearch::oldHitsStayUntilNewOnesCome()
{
    Fixture fixture;
    QVERIFY(fixture.ask(words("A-1")));
    fixture.search().setQuery(words("nowhere"));
    QCOMPARE(fixture.search().hitCount(), 3U);
    QVERIFY(await([&] { return !fixture.search().isRunning(); }));
    QCOMPARE(fixture.search().hitCount(), 0U);
    QVERIFY(fixture.search().hitTimes().empty());
}

void TestSearch::clearingForgetsEverything()
{
    Fixture fixture;
    QVERIFY(fixture.ask(words("A-1")));
    fixture.search().next();
    fixture.search().clear();
    QVERIFY(fixture.search().query().isEmpty());
    QVERIFY(!fixture.search().isRunning());
    QCOMPARE(fixture.search().hitCount(), 0U);
    QVERIFY(!fixture.search().current());
    QVERIFY(!fixture.search().isHit(EventIndex(std::size_t{0})));
    QCOMPARE(fixture.selectedEvent(), 1);
}

void TestSearch::aBrokenPatternIsAnErrorUntilItIsMended()
{
    Fixture fixture;
    QVERIFY(fixture.ask({QStringLiteral("A-["), SearchMode::Regex, false}));
    QVERIFY(fixture.search().error());
    QCOMPARE(fixture.search().hitCount(), 0U);
    QVERIFY(fixture.ask({QStringLiteral("A-[0-9]"), SearchMode::Regex, false}));
    QVERIFY(!fixture.search().error());
    QCOMPARE(fixture.search().hitCount(), 3U);
}

void TestSearch::aFilterOfJqFindsItsPayloads()
{
    Fixture fixture;
    QVERIFY(fixture.ask({QStringLiteral(".receipt // .order"), SearchMode::Jq, false}));
    QVERIFY2(!fixture.search().error(), qPrintable(fixture.search().error().value_or(Error{}).oneLine()));
    QCOMPARE(fixture.search().hitCount(), 2U);
    fixture.search().next();
    QVERIFY(await([&] { return fixture.search().currentDescription().has_value(); }));
    QCOMPARE(fixture.search().currentDescription()->excerpt, QStringLiteral("\"A-1\""));
}

void TestSearch::aFilterThatRunsAwayGivesWayToTheNextQuery()
{
    Fixture fixture;
    QElapsedTimer timer;
    timer.start();
    fixture.search().setQuery({QStringLiteral("def f: f; f"), SearchMode::Jq, false});
    QVERIFY(fixture.ask(words("A-1")));
    QCOMPARE(fixture.search().hitCount(), 3U);
    QVERIFY(timer.elapsed() < 2000);
}

void TestSearch::aSearchCanBeStopped()
{
    Fixture fixture;
    QVERIFY(fixture.ask(words("A-1")));
    fixture.search().setQuery(words("cool-off"));
    fixture.search().stop();
    QVERIFY(!fixture.search().isRunning());
    QVERIFY(fixture.search().isStopped());
    // Neither what the query before found, nor what was on its way.
    QCOMPARE(fixture.search().hitCount(), 0U);
    computePool().waitForDone();
    QCoreApplication::sendPostedEvents();
    QCOMPARE(fixture.search().hitCount(), 0U);
    QVERIFY(fixture.ask(words("A-1")));
    QVERIFY(!fixture.search().isStopped());
}

void TestSearch::aNewSnapshotIsSearchedAnew()
{
    Fixture fixture;
    QVERIFY(fixture.ask(words("A-1")));
    fixture.document.setSnapshot(snapshotFromText("WorkflowExecutionStarted type=Order input=\"A-1\""));
    QVERIFY(!fixture.search().isHit(EventIndex(std::size_t{3})));
    QVERIFY(await([&] { return !fixture.search().isRunning(); }));
    QCOMPARE(fixture.search().hitCount(), 1U);
}

void TestSearch::aDocumentMayCloseWhileItIsSearched()
{
    TimeDisplay times;
    const RunSnapshotPointer snapshot = snapshotOf(generateHistory({.eventCount = 20'000}));
    auto document = std::make_unique<Document>(snapshot, times);
    document->search().setQuery(words("e"));
    document.reset();
    QVERIFY(await([] { return computePool().activeThreadCount() == 0; }));
    QCoreApplication::sendPostedEvents();
}

void TestSearch::hitsOfALargeRunComeInPortions()
{
    Fixture fixture(snapshotOf(generateHistory({.eventCount = 20'000})));
    const QSignalSpy hitsChanged(&fixture.search(), &Search::hitsChanged);
    QVERIFY(fixture.ask(words("e")));
    QVERIFY(hitsChanged.count() >= 2);
    QVERIFY(fixture.search().hitCount() > 20'000);
    QVERIFY(std::is_sorted(fixture.search().hitTimes().begin(), fixture.search().hitTimes().end()));
}

QTEST_GUILESS_MAIN(TestSearch)
#include "tst_search.moc"
