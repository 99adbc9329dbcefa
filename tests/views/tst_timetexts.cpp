// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/eventtablemodel.h"
#include "tests/views/timelinehand.h"
#include "views/common/theme.h"
#include "views/history/eventtablepane.h"
#include "views/history/runtableview.h"
#include "views/timeline/bardescription.h"

#include <QAbstractItemView>
#include <QSignalSpy>

using namespace chronoscope;
using namespace chronoscope::test;

/// However times are written, every view of a run writes them alike.
class TimeTextsTest : public QObject {
    Q_OBJECT

private slots:
    void init() { Theme::apply(*qApp, Theme::Kind::Light); }
    void tableTimelineAndDocumentAgree_data();
    void tableTimelineAndDocumentAgree();
    void theSelectedEventIsTheOriginOfAll();
    void withoutASelectionTheStartIsTheOrigin();
    void aSelectionMovesTheOriginAtOnce();
    void otherModesDoNotCareForTheSelection();
    void theRulerCountsFromTheSelectedEvent();
};

namespace {

struct TwoViews {
    TwoViews() : table(timeline.run.document) { table.resize(900, 300); }

    /// Of the event with this id.
    [[nodiscard]] QString timeInTable(qint64 eventId) const
    {
        const QAbstractItemModel& model = *table.eventTable().model();
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.index(row, 0).data(EventTableModel::EventIdRole).toLongLong() == eventId)
                return model.index(row, EventTableModel::TimeColumn).data().toString();
        }
        return {};
    }
    [[nodiscard]] Instant timeOf(qint64 eventId) const
    {
        const History& history = *timeline.run.document.snapshot()->history;
        return history.time(history.findEventId(eventId).value());
    }

    OpenTimeline timeline;
    EventTablePane table;
};

} // namespace

void TimeTextsTest::tableTimelineAndDocumentAgree_data()
{
    QTest::addColumn<int>("mode");
    QTest::addColumn<QString>("expected");
    QTest::newRow("clock") << static_cast<int>(TimeDisplay::Mode::Clock) << "03:04:05.700";
    QTest::newRow("since the start") << static_cast<int>(TimeDisplay::Mode::SinceStart) << "+0.700 s";
    QTest::newRow("since the selected event") << static_cast<int>(TimeDisplay::Mode::SinceSelected) << "+0.200 s";
}

void TimeTextsTest::tableTimelineAndDocumentAgree()
{
    QFETCH(const int, mode);
    QFETCH(const QString, expected);
    TwoViews views;
    views.timeline.select(Mail);
    views.timeline.run.times.setMode(static_cast<TimeDisplay::Mode>(mode));
    TimelineScene& scene = views.timeline.pane.scene();
    const std::uint32_t mail = scene.layout().positionOfGroup(Mail);
    // Event 12 is the failure of send_mail, the end of its bar.
    QCOMPARE(views.timeline.run.document.timeText(views.timeOf(12)), expected);
    QCOMPARE(views.timeInTable(12), expected);
    QVERIFY2(describeBar(scene, mail).facts.contains(QStringLiteral("until %1").arg(expected)),
             qPrintable(describeBar(scene, mail).sentence()));
}

void TimeTextsTest::theSelectedEventIsTheOriginOfAll()
{
    TwoViews views;
    views.timeline.run.times.setMode(TimeDisplay::Mode::SinceSelected);
    views.timeline.run.selectEventId(12);
    QCOMPARE(views.timeInTable(12), QStringLiteral("+0.000 s"));
    QCOMPARE(views.timeInTable(1), QStringLiteral("−0.700 s"));
}

void TimeTextsTest::withoutASelectionTheStartIsTheOrigin()
{
    TwoViews views;
    views.timeline.run.times.setMode(TimeDisplay::Mode::SinceSelected);
    QCOMPARE(views.timeInTable(12), QStringLiteral("+0.700 s"));
}

void TimeTextsTest::aSelectionMovesTheOriginAtOnce()
{
    TwoViews views;
    views.timeline.run.times.setMode(TimeDisplay::Mode::SinceSelected);
    const QSignalSpy changes(&views.timeline.run.document, &Document::timeTextsChanged);
    views.timeline.select(Mail);
    QCOMPARE(changes.count(), 1);
    QCOMPARE(views.timeInTable(12), QStringLiteral("+0.200 s"));
    views.timeline.run.document.selection().clear();
    QCOMPARE(views.timeInTable(12), QStringLiteral("+0.700 s"));
}

void TimeTextsTest::otherModesDoNotCareForTheSelection()
{
    TwoViews views;
    const QSignalSpy changes(&views.timeline.run.document, &Document::timeTextsChanged);
    views.timeline.select(Mail);
    QCOMPARE(changes.count(), 0);
    views.timeline.run.times.setMode(TimeDisplay::Mode::SinceStart);
    QCOMPARE(changes.count(), 1);
}

void TimeTextsTest::theRulerCountsFromTheSelectedEvent()
{
    TwoViews views;
    views.timeline.run.times.setMode(TimeDisplay::Mode::SinceSelected);
    views.timeline.run.selectEventId(12);
    bool hasOrigin = false;
    for (const RulerTick& tick : views.timeline.pane.scene().ticks(600)) {
        hasOrigin |= Instant(tick.time) == views.timeOf(12);
        QCOMPARE(tick.label.startsWith(QChar(0x2212)), Instant(tick.time) < views.timeOf(12));
    }
    QVERIFY2(hasOrigin, "the origin is a round time");
}

QTEST_MAIN(TimeTextsTest)
#include "tst_timetexts.moc"
