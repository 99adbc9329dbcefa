// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/viewrange.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace chronoscope {

namespace {

constexpr std::int64_t SmallestSpan = NanosecondsPerMicrosecond;

} // namespace

ViewRange::ViewRange(QObject* parent) : QObject(parent)
{
}

void ViewRange::setFullRange(Instant start, Instant end)
{
    if (end - start < Duration{SmallestSpan})
        end = start + Duration{SmallestSpan};
    if (start == m_fullStart && end == m_fullEnd)
        return;
    const bool followsWholeRun = isWholeRun();
    m_fullStart = start;
    m_fullEnd = end;
    if (followsWholeRun) {
        m_start = start;
        m_end = end;
        emit changed();
        return;
    }
    const TimeRange before{m_start, m_end};
    apply(before);
    // The overview shows the full range: its followers must hear even when the visible part stays.
    if (before == range())
        emit changed();
}

void ViewRange::show(Instant start, Instant end)
{
    if (end < start)
        std::swap(start, end);
    apply({start, end});
}

void ViewRange::zoomAround(Instant fixed, double factor)
{
    if (!(factor > 0) || !std::isfinite(factor))
        return;
    fixed = std::clamp(fixed, m_start, m_end);
    if (axis().isFolded())
        return zoomFolded(fixed, factor);
    const auto full = static_cast<double>((m_fullEnd - m_fullStart).nanoseconds);
    const auto before = static_cast<double>(span().nanoseconds);
    const double after = std::clamp(before / factor, static_cast<double>(SmallestSpan), full);
    const double partBeforeFixed = static_cast<double>((fixed - m_start).nanoseconds) / before;
    const auto left = static_cast<std::int64_t>(std::llround(after * partBeforeFixed));
    const Instant start = fixed + Duration{-left};
    apply({start, start + Duration{static_cast<std::int64_t>(std::llround(after))}});
}

void ViewRange::panBy(double partOfSpan)
{
    if (axis().isFolded())
        return panFolded(partOfSpan);
    const auto span = static_cast<double>((m_end - m_start).nanoseconds);
    const double earliestMove = -static_cast<double>((m_start - m_fullStart).nanoseconds);
    const auto latestMove = static_cast<double>((m_fullEnd - m_end).nanoseconds);
    const Duration move{static_cast<std::int64_t>(std::clamp(span * partOfSpan, earliestMove, latestMove))};
    apply({m_start + move, m_end + move});
}

void ViewRange::showWholeRun()
{
    apply({m_fullStart, m_fullEnd});
}

void ViewRange::setIdleGaps(std::shared_ptr<const IdleGaps> gaps)
{
    if (gaps && gaps->isEmpty())
        gaps.reset();
    if (gaps == m_idleGaps)
        return;
    m_idleGaps = std::move(gaps);
    emit changed();
}

FoldedAxis ViewRange::axis() const
{
    return FoldedAxis::ofRange(m_start.nanoseconds(), m_end.nanoseconds(), m_idleGaps.get());
}

/// The fixed instant keeps its place in the view, not its part of the time.
void ViewRange::zoomFolded(Instant fixed, double factor)
{
    const FoldedAxis before = axis();
    const FoldedAxis full = FoldedAxis::ofRange(m_fullStart.nanoseconds(), m_fullEnd.nanoseconds(), m_idleGaps.get());
    const double partBeforeFixed = before.place(fixed.nanoseconds()) / before.visibleSpan();
    const double span =
        std::clamp(before.visibleSpan() / factor, static_cast<double>(SmallestSpan), full.visibleSpan());
    if (span >= full.visibleSpan())
        return apply({m_fullStart, m_fullEnd});
    const FoldedAxis after(fixed.nanoseconds(), span, m_idleGaps.get());
    TimeRange range{Instant(after.time(-span * partBeforeFixed)), Instant(after.time(span * (1 - partBeforeFixed)))};
    if (range.start < m_fullStart)
        range = {m_fullStart, Instant(FoldedAxis(m_fullStart.nanoseconds(), span, m_idleGaps.get()).time(span))};
    else if (range.end > m_fullEnd)
        range = {Instant(FoldedAxis(m_fullEnd.nanoseconds(), span, m_idleGaps.get()).time(-span)), m_fullEnd};
    apply(range);
}

void ViewRange::panFolded(double partOfSpan)
{
    const FoldedAxis shown = axis();
    const double span = shown.visibleSpan();
    const double earliestMove = std::min(0.0, shown.place(m_fullStart.nanoseconds()));
    const double latestMove = std::max(0.0, shown.place(m_fullEnd.nanoseconds()) - span);
    const double move = std::clamp(span * partOfSpan, earliestMove, latestMove);
    if (move == 0.0)
        return;
    apply({Instant(shown.time(move)), Instant(shown.time(span + move))});
}

void ViewRange::apply(TimeRange range)
{
    const Duration full = m_fullEnd - m_fullStart;
    const Duration span = std::clamp(range.end - range.start, Duration{SmallestSpan}, full);
    range.start = std::clamp(range.start, m_fullStart, m_fullEnd + Duration{-span.nanoseconds});
    range.end = range.start + span;
    if (range == TimeRange{m_start, m_end})
        return;
    m_start = range.start;
    m_end = range.end;
    emit changed();
}

} // namespace chronoscope
