// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/history.h"
#include "tests/history/generated.h"
#include "tests/support/historydsl.h"
#include "tests/support/historyedit.h"

#include <google/protobuf/arena.h>

#include <QtTest>

#include <algorithm>
#include <limits>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

std::vector<HistoryEvent> someEvents(std::size_t count)
{
    return eventsOf(*generated(1, count));
}

QList<qint64> idsOf(const History& history)
{
    QList<qint64> ids;
    for (std::size_t position = 0; position < history.size(); ++position)
        ids.append(history.eventId(EventIndex(position)));
    return ids;
}

HistoryEvent eventWithId(std::int64_t id)
{
    HistoryEvent event;
    event.set_event_id(id);
    return event;
}

} // namespace

class TestHistory : public QObject {
    Q_OBJECT

private slots:
    void columnsRepeatWhatTheEventsSay();
    void eventsOldestFirstStayAsTheyAre();
    void eventsNewestFirstAreTurnedRound();
    void eventsInAnyOrderAreSortedByTheirId();
    void eventsWithTheSameIdKeepTheirOrder();
    void theOrderReachesOverChunks();
    void everyIdIsFound();
    void idsThatAreNotThereAreNotFound();
    void idsAreFoundBesideAGap();
    void theExtremesOfIdsDoNoHarm();
    void anEventWithoutTimeHasNone();
    void timesOutOfRangeAreHeldBack();
    void earliestAndLatestIgnoreTheOrder();
    void unknownJsonStaysWithItsEvent();
    void unknownJsonMovesWithItsEvent();
    void aLaterSnapshotSharesItsChunks();
    void anEmptyHistoryIsEmpty();
};

void TestHistory::columnsRepeatWhatTheEventsSay()
{
    const auto history = historyOf(someEvents(200));
    QCOMPARE(history->size(), 200U);
    std::int64_t bytes = 0;
    for (std::size_t position = 0; position < history->size(); ++position) {
        const EventIndex index(position);
        const HistoryEvent& event = history->event(index);
        QCOMPARE(history->eventId(index), event.event_id());
        QCOMPARE(history->type(index), static_cast<std::int32_t>(event.event_type()));
        QCOMPARE(history->byteSize(index), event.ByteSizeLong());
        QCOMPARE(history->time(index).nanoseconds(),
                 event.event_time().seconds() * NanosecondsPerSecond + event.event_time().nanos());
        bytes += history->byteSize(index);
    }
    QCOMPARE(history->totalBytes(), bytes);
}

void TestHistory::eventsOldestFirstStayAsTheyAre()
{
    QCOMPARE(historyOf(someEvents(100))->originalOrder(), EventOrder::OldestFirst);
}

void TestHistory::eventsNewestFirstAreTurnedRound()
{
    std::vector<HistoryEvent> events = someEvents(100);
    const auto expected = idsOf(*historyOf(events));
    std::reverse(events.begin(), events.end());
    const auto history = historyOf(events, 7);
    QCOMPARE(history->originalOrder(), EventOrder::NewestFirst);
    QCOMPARE(idsOf(*history), expected);
    QCOMPARE(history->event(EventIndex(0U)).event_id(), 1);
}

void TestHistory::eventsInAnyOrderAreSortedByTheirId()
{
    std::vector<HistoryEvent> events = someEvents(100);
    const auto expected = idsOf(*historyOf(events));
    std::rotate(events.begin(), events.begin() + 40, events.end());
    const auto history = historyOf(events, 7);
    QCOMPARE(history->originalOrder(), EventOrder::Unordered);
    QCOMPARE(idsOf(*history), expected);
}

void TestHistory::eventsWithTheSameIdKeepTheirOrder()
{
    std::vector<HistoryEvent> events{eventWithId(2), eventWithId(1), eventWithId(2)};
    events[0].set_task_id(10);
    events[2].set_task_id(20);
    const auto history = historyOf(events);
    QCOMPARE(idsOf(*history), (QList<qint64>{1, 2, 2}));
    QCOMPARE(history->event(EventIndex(1U)).task_id(), 10);
    QCOMPARE(history->findEventId(2), EventIndex(1U));
}

void TestHistory::theOrderReachesOverChunks()
{
    const auto history = historyOf(someEvents(100), 1);
    QCOMPARE(history->chunks().size(), 100U);
    QCOMPARE(history->originalOrder(), EventOrder::OldestFirst);
    QCOMPARE(history->eventId(EventIndex(99U)), 100);
}

void TestHistory::everyIdIsFound()
{
    const auto history = historyOf(someEvents(100));
    for (std::int64_t id = 1; id <= 100; ++id)
        QCOMPARE(history->findEventId(id), EventIndex(static_cast<std::size_t>(id - 1)));
}

void TestHistory::idsThatAreNotThereAreNotFound()
{
    const auto history = historyOf(someEvents(100));
    for (const std::int64_t id : {std::int64_t{0}, std::int64_t{-5}, std::int64_t{101},
                                  std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()})
        QVERIFY(!history->findEventId(id));
}

void TestHistory::idsAreFoundBesideAGap()
{
    const auto history = historyOf({eventWithId(3), eventWithId(4), eventWithId(9)});
    QCOMPARE(history->findEventId(4), EventIndex(1U));
    QCOMPARE(history->findEventId(9), EventIndex(2U));
    QVERIFY(!history->findEventId(7));
}

void TestHistory::theExtremesOfIdsDoNoHarm()
{
    const std::int64_t most = std::numeric_limits<std::int64_t>::max();
    const std::int64_t least = std::numeric_limits<std::int64_t>::min();
    const auto history = historyOf({eventWithId(most), eventWithId(least), eventWithId(most)});
    QCOMPARE(history->findEventId(most), EventIndex(1U));
    QCOMPARE(history->findEventId(least), EventIndex(0U));
}

void TestHistory::anEventWithoutTimeHasNone()
{
    const auto history = historyOf({eventWithId(1)});
    QVERIFY(!history->time(EventIndex(0U)).isValid());
    QVERIFY(!history->earliest().isValid());
    QVERIFY(!history->latest().isValid());
}

void TestHistory::timesOutOfRangeAreHeldBack()
{
    HistoryEvent early = eventWithId(1);
    early.mutable_event_time()->set_seconds(std::numeric_limits<std::int64_t>::min());
    HistoryEvent late = eventWithId(2);
    late.mutable_event_time()->set_seconds(std::numeric_limits<std::int64_t>::max());
    late.mutable_event_time()->set_nanos(std::numeric_limits<std::int32_t>::max());
    const auto history = historyOf({early, late});
    QVERIFY(history->time(EventIndex(0U)).isValid());
    QVERIFY(history->time(EventIndex(0U)) < Instant(0));
    QVERIFY(history->time(EventIndex(1U)) > Instant(0));
}

void TestHistory::earliestAndLatestIgnoreTheOrder()
{
    const auto history = historyFromText("t=20ms WorkflowExecutionStarted\nt=5ms WorkflowTaskScheduled\n"
                                         "t=50ms WorkflowTaskStarted\nt=30ms WorkflowTaskCompleted");
    QCOMPARE(history->earliest(), DslStart + Duration{5 * NanosecondsPerMillisecond});
    QCOMPARE(history->latest(), DslStart + Duration{50 * NanosecondsPerMillisecond});
}

void TestHistory::unknownJsonStaysWithItsEvent()
{
    const auto history = historyFromText("WorkflowExecutionStarted\nWorkflowTaskScheduled unknown.newField={\"a\":1}");
    QVERIFY(history->hasUnknownJson());
    QCOMPARE(history->unknownJson(EventIndex(0U)).size(), 0U);
    QCOMPARE(history->unknownJson(EventIndex(1U)).size(), 1U);
    QCOMPARE(history->unknownJson(EventIndex(1U))[0].path, "newField");
    QCOMPARE(history->unknownJson(EventIndex(1U))[0].json, "{\"a\":1}");
}

void TestHistory::unknownJsonMovesWithItsEvent()
{
    const auto history = historyFromText("2 WorkflowTaskScheduled unknown.newField=1\n1 WorkflowExecutionStarted");
    QCOMPARE(history->unknownJson(EventIndex(0U)).size(), 0U);
    QCOMPARE(history->unknownJson(EventIndex(1U)).size(), 1U);
}

void TestHistory::aLaterSnapshotSharesItsChunks()
{
    const auto first = historyOf(someEvents(100), 50);
    std::vector<std::shared_ptr<const HistoryChunk>> chunks(first->chunks().begin(), first->chunks().end());
    auto added = std::make_shared<HistoryChunk>();
    auto* event = google::protobuf::Arena::CreateMessage<HistoryEvent>(&added->arena());
    event->set_event_id(101);
    added->append(event);
    chunks.push_back(added);
    const History later(chunks);
    QCOMPARE(later.size(), 101U);
    QCOMPARE(first->size(), 100U);
    QCOMPARE(&later.event(EventIndex(7U)), &first->event(EventIndex(7U)));
}

void TestHistory::anEmptyHistoryIsEmpty()
{
    const History history;
    QVERIFY(history.isEmpty());
    QVERIFY(!history.findEventId(1));
    QVERIFY(!history.hasUnknownJson());
}

QTEST_GUILESS_MAIN(TestHistory)
#include "tst_history.moc"
