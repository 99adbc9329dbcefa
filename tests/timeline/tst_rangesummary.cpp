// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/eventtype.h"
#include "models/timeline/navigation.h"
#include "models/timeline/rangesummary.h"
#include "tests/support/historydsl.h"

#include <QTest>

using namespace chronoscope;
using namespace chronoscope::test;

/// What happened between two cursors, and where they stop when they go by key.
class RangeSummaryTest : public QObject {
    Q_OBJECT

private slots:
    void aRangeCountsItsEventsByType();
    void bothEndsBelongToARange();
    void groupsAreCountedWhereTheyBeginAndClose();
    void failuresAreNamed();
    void anEmptyStretchHasNothing();
    void eventsWithoutATimeLieInNoRange();
    void cursorsStopAtEvents();
    void cursorsPassEventsThatAreTooNear();
};

namespace {

constexpr auto Run = R"(
    WorkflowExecutionStarted type=Order
    t=100ms ActivityTaskScheduled id=a type=charge_card
    t=110ms ActivityTaskScheduled id=b type=send_mail
    t=200ms ActivityTaskStarted id=a
    t=300ms ActivityTaskCompleted id=a
    t=350ms WorkflowExecutionSignaled name=go
    t=400ms ActivityTaskStarted id=b
    t=500ms ActivityTaskFailed id=b failure="no such address"
    t=600ms TimerStarted id=t
)";

Instant at(int milliseconds)
{
    return DslStart + Duration{milliseconds * NanosecondsPerMillisecond};
}

RangeSummary summaryOf(int from, int to)
{
    return summariseRange(*groupsFromText(Run), {at(from), at(to)});
}

QString print(const RangeSummary& summary)
{
    QStringList types;
    for (const RangeSummary::TypeCount& type : summary.types)
        types << QStringLiteral("%1 %2").arg(type.count).arg(eventTypeName(type.type));
    return types.join(QStringLiteral(", "));
}

} // namespace

void RangeSummaryTest::aRangeCountsItsEventsByType()
{
    const RangeSummary summary = summaryOf(50, 450);
    QCOMPARE(summary.eventCount, 6);
    QCOMPARE(print(summary), QStringLiteral("2 ActivityTaskScheduled, 2 ActivityTaskStarted, 1 ActivityTaskCompleted, "
                                            "1 WorkflowExecutionSignaled"));
    QCOMPARE(summary.range.span().nanoseconds, 400 * NanosecondsPerMillisecond);
}

void RangeSummaryTest::bothEndsBelongToARange()
{
    QCOMPARE(summaryOf(100, 110).eventCount, 2);
    QCOMPARE(summaryOf(101, 109).eventCount, 0);
}

void RangeSummaryTest::groupsAreCountedWhereTheyBeginAndClose()
{
    const RangeSummary summary = summaryOf(50, 350);
    QCOMPARE(summary.groupsStarted, 2);
    QCOMPARE(summary.groupsClosed, 1);
    QCOMPARE(summary.groupsFailed, 0);
    const RangeSummary later = summaryOf(350, 700);
    QCOMPARE(later.groupsStarted, 1);
}

void RangeSummaryTest::failuresAreNamed()
{
    const RangeSummary summary = summaryOf(400, 550);
    QCOMPARE(summary.groupsClosed, 1);
    QCOMPARE(summary.groupsFailed, 1);
}

void RangeSummaryTest::anEmptyStretchHasNothing()
{
    const RangeSummary summary = summaryOf(1000, 2000);
    QCOMPARE(summary.eventCount, 0);
    QVERIFY(summary.types.empty());
    QCOMPARE(summary.groupsStarted + summary.groupsClosed, 0);
}

void RangeSummaryTest::eventsWithoutATimeLieInNoRange()
{
    const auto groups = groupsFromText("t=none WorkflowExecutionStarted type=Order\nt=100ms TimerStarted id=t\n");
    QCOMPARE(summariseRange(*groups, {Instant(0), at(1000)}).eventCount, 1);
}

void RangeSummaryTest::cursorsStopAtEvents()
{
    const auto history = historyFromText(Run);
    QVERIFY(nextEventTime(*history, at(110), Duration{1}, true) == at(200));
    QVERIFY(nextEventTime(*history, at(110), Duration{1}, false) == at(100));
    QVERIFY(nextEventTime(*history, at(150), Duration{1}, false) == at(110));
    QVERIFY(!nextEventTime(*history, at(600), Duration{1}, true));
    QVERIFY(!nextEventTime(*history, at(0), Duration{1}, false));
}

void RangeSummaryTest::cursorsPassEventsThatAreTooNear()
{
    const auto history = historyFromText(Run);
    const Duration near{50 * NanosecondsPerMillisecond};
    QVERIFY(nextEventTime(*history, at(100), near, true) == at(200));
    QVERIFY(nextEventTime(*history, at(350), near, false) == at(300));
    QVERIFY(nextEventTime(*history, at(340), near, true) == at(400));
}

QTEST_GUILESS_MAIN(RangeSummaryTest)
#include "tst_rangesummary.moc"
