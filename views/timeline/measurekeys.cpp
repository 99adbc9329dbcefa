// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/measurekeys.h"

#include "models/timeline/navigation.h"
#include "views/timeline/timelineview.h"

#include <algorithm>

namespace chronoscope {

namespace {

/// A step that is shorter can hardly be seen, in units.
constexpr double ShortestStep = 4;

} // namespace

void MeasureKeys::extend(bool later)
{
    TimelineScene& scene = m_view.scene();
    Document& document = scene.document();
    MeasuredRange& measured = document.measuredRange();
    const ViewRange& range = document.viewRange();
    const std::int64_t middle = range.start().nanoseconds() + range.span().nanoseconds / 2;
    const Instant anchor = measured.isEmpty() ? Instant(scene.selectedTime().value_or(middle)) : measured.anchor();
    const Instant from = measured.isEmpty() ? anchor : measured.active();
    const TimeScale scale = scene.scale(m_view.width());
    const History& history = *document.snapshot()->history;
    std::optional<Instant> next = nextEventTime(history, from, Duration{scale.spanOf(ShortestStep)}, later);
    if (!next)
        next = nextEventTime(history, from, Duration{1}, later);
    if (!next)
        return;
    measured.setRange(anchor, *next);
    if (*next < range.start() || *next > range.end()) {
        const Duration half{range.span().nanoseconds / 2};
        scene.range().flyTo(*next + Duration{-half.nanoseconds}, *next + half);
    }
}

void MeasureKeys::measureSelection()
{
    const std::uint32_t position = m_view.scene().selectedPosition();
    if (position == LaneLayout::None)
        return;
    const TimelineBar& bar = m_view.scene().layout().bar(position);
    Document& document = m_view.scene().document();
    document.measuredRange().setRange(Instant(bar.start), Instant(bar.end));
    document.navigation().record();
}

void MeasureKeys::swapCursors()
{
    m_view.scene().document().measuredRange().swapCursors();
}

bool MeasureKeys::zoomToRange()
{
    const std::optional<TimeRange>& range = m_view.scene().document().measuredRange().range();
    if (!range)
        return false;
    m_view.scene().range().flyTo(range->start, range->end);
    return true;
}

bool MeasureKeys::clear()
{
    Document& document = m_view.scene().document();
    if (document.measuredRange().isEmpty())
        return false;
    document.measuredRange().clear();
    document.navigation().record();
    return true;
}

} // namespace chronoscope
