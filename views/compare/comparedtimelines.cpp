// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/compare/comparedtimelines.h"

#include "models/core/format.h"
#include "models/session/document.h"
#include "models/session/linkedviewranges.h"
#include "models/session/openrunsmodel.h"
#include "views/common/actionregistry.h"
#include "views/timeline/timelinepane.h"
#include "views/timeline/timelineview.h"

#include <QAction>
#include <QFileInfo>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <optional>

namespace chronoscope {

namespace {

constexpr double MarginPart = 0.02;
/// A difference that is brought into view leaves so much of the view free around it.
constexpr double RoomAround = 1.25;
constexpr int LowestTimeline = 90;
constexpr int LongestName = 80;

} // namespace

ComparedTimelines::ComparedTimelines(const RunSnapshotPointer& a, const RunSnapshotPointer& b, QWidget* parent)
    : QSplitter(Qt::Vertical, parent)
{
    setObjectName(QStringLiteral("comparedTimelines"));
    setAccessibleName(tr("Timelines of both runs"));
    setChildrenCollapsible(false);
    setHandleWidth(1);
    m_times.setMode(TimeDisplay::Mode::SinceStart);
    build(m_a, a, tr("A"));
    build(m_b, b, tr("B"));
    setSizes({1000, 1000});
    setFullRanges();
    link();
}

ComparedTimelines::~ComparedTimelines()
{
    // They look at the documents as long as they live.
    delete m_a.pane;
    delete m_b.pane;
}

void ComparedTimelines::build(Side& side, const RunSnapshotPointer& snapshot, const QString& letter)
{
    side.document = std::make_unique<Document>(snapshot, m_times);
    auto* const room = new QWidget(this);
    auto* const heading = new QLabel(room);
    heading->setTextFormat(Qt::PlainText);
    heading->setContentsMargins(12, 3, 12, 3);
    side.letter = letter;
    side.heading = heading;
    showHeading(side);
    side.pane = new TimelinePane(*side.document, room);
    side.pane->setAccessibleName(tr("Timeline of run %1").arg(letter));
    side.pane->setMinimumHeight(LowestTimeline);
    // Each run would fold other gaps, and the two had no common zero any more.
    if (auto* const fold = side.pane->findChild<QAction*>(QStringLiteral("timelineFoldIdle"))) {
        fold->setEnabled(false);
        setDisabledReason(*fold, tr("Runs that are compared share one scale."));
    }
    connect(side.pane, &TimelinePane::labelWidthChanged, this, &ComparedTimelines::alignNames);
    auto* const layout = new QVBoxLayout(room);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(heading);
    layout->addWidget(side.pane, 1);
    addWidget(room);
    // One scale serves both.
    if (&side == &m_b)
        side.pane->setLanesOnly();
}

void ComparedTimelines::showHeading(const Side& side)
{
    const RunSnapshot& run = *side.document->snapshot();
    const QStringList parts{side.letter,
                            singleLine(OpenRunsModel::runName(run), LongestName),
                            displayName(run.summary.status),
                            formatDuration(run.summary.duration()),
                            tr("%1 events").arg(formatCount(static_cast<std::int64_t>(run.history->size()))),
                            singleLine(QFileInfo(run.sourceName).fileName(), LongestName)};
    side.heading->setText(parts.join(QStringLiteral("   ")));
}

void ComparedTimelines::setSnapshots(const RunSnapshotPointer& a, const RunSnapshotPointer& b)
{
    const auto take = [](Document& document, const RunSnapshotPointer& snapshot) {
        if (document.snapshot() != snapshot)
            document.setSnapshot(snapshot);
    };
    take(*m_a.document, a);
    take(*m_b.document, b);
    showHeading(m_a);
    showHeading(m_b);
    setFullRanges();
    link();
}

void ComparedTimelines::alignNames()
{
    const auto* const leader = qobject_cast<TimelinePane*>(sender());
    if (!leader)
        return;
    for (TimelinePane* const pane : {m_a.pane, m_b.pane}) {
        if (pane && pane != leader && pane->labelWidth() != leader->labelWidth())
            pane->setLabelWidth(leader->labelWidth());
    }
}

Instant ComparedTimelines::zeroOf(const Document& document)
{
    // What the scale counts from, too.
    const RunSnapshot& run = *document.snapshot();
    const Instant start = run.summary.start.isValid() ? run.summary.start : run.history->earliest();
    return start.isValid() ? start : Instant(0);
}

void ComparedTimelines::setFullRanges()
{
    Duration first;
    Duration last{NanosecondsPerMicrosecond};
    for (const Side* side : {&m_a, &m_b}) {
        const History& history = *side->document->snapshot()->history;
        if (!history.earliest().isValid())
            continue;
        first = std::min(first, history.earliest() - zeroOf(*side->document));
        last = std::max(last, history.latest() - zeroOf(*side->document));
    }
    const auto margin = static_cast<std::int64_t>(static_cast<double>((last - first).nanoseconds) * MarginPart);
    const Duration edge{margin + NanosecondsPerMicrosecond};
    for (const Side* side : {&m_a, &m_b}) {
        const Instant zero = zeroOf(*side->document);
        side->document->viewRange().setFullRange(zero + (first - edge), zero + (last + edge));
    }
}

void ComparedTimelines::link()
{
    delete m_ranges;
    m_ranges = new LinkedViewRanges(this);
    for (const Side* side : {&m_a, &m_b})
        m_ranges->add(side->document->viewRange(), zeroOf(*side->document));
}

void ComparedTimelines::show(const Difference& difference)
{
    const auto select = [](Document& document, EventIndex event, GroupIndex group) {
        if (event.isValid())
            document.selection().selectEvent(event);
        else if (group.isValid())
            document.selection().selectGroup(group);
        else
            document.selection().clear();
    };
    select(*m_a.document, difference.eventInA, difference.groupInA);
    select(*m_b.document, difference.eventInB, difference.groupInB);
    reveal();
}

void ComparedTimelines::reveal()
{
    // From the earliest to the latest moment of what is selected, counted from the zero of each.
    std::optional<Duration> first;
    std::optional<Duration> last;
    for (const Side* side : {&m_a, &m_b}) {
        const GroupIndex index = side->document->selection().group();
        if (!index.isValid())
            continue;
        const EventGroup& group = side->document->snapshot()->groups->group(index);
        const Instant zero = zeroOf(*side->document);
        for (const Instant instant : {group.start, group.end}) {
            if (!instant.isValid())
                continue;
            first = first ? std::min(*first, instant - zero) : instant - zero;
            last = last ? std::max(*last, instant - zero) : instant - zero;
        }
    }
    if (!first)
        return;
    ViewRange& range = m_a.document->viewRange();
    const Instant zero = zeroOf(*m_a.document);
    if (zero + *first >= range.start() && zero + *last <= range.end())
        return;
    const auto wanted = static_cast<double>((*last - *first).nanoseconds) * RoomAround;
    const auto span = std::max(range.span().nanoseconds, static_cast<std::int64_t>(wanted));
    const Instant middle = zero + Duration{first->nanoseconds + (*last - *first).nanoseconds / 2};
    range.show(middle + Duration{-span / 2}, middle + Duration{span / 2});
}

} // namespace chronoscope
