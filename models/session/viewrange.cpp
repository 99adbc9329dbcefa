// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/viewrange.h"

#include <algorithm>
#include <cmath>

namespace chronoscope {

namespace {

constexpr std::int64_t SmallestSpan = NanosecondsPerMicrosecond;
constexpr std::size_t MostRememberedRanges = 100;

} // namespace

ViewRange::ViewRange(QObject* parent) : QObject(parent)
{
    m_history.push_back({m_start, m_end});
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
        m_history.assign(1, {start, end});
        m_historyPosition = 0;
        emit changed();
        return;
    }
    const Range before{m_start, m_end};
    apply(before);
    // The overview shows the full range: its followers must hear even when the visible part stays.
    if (before == Range{m_start, m_end})
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

void ViewRange::remember()
{
    const Range present{m_start, m_end};
    if (m_history[m_historyPosition] == present)
        return;
    m_history.resize(m_historyPosition + 1);
    m_history.push_back(present);
    if (m_history.size() > MostRememberedRanges)
        m_history.erase(m_history.begin());
    m_historyPosition = m_history.size() - 1;
}

void ViewRange::back()
{
    // Where the user stands now may not be remembered yet: then "forward" must find it.
    remember();
    if (m_historyPosition == 0)
        return;
    --m_historyPosition;
    apply(m_history[m_historyPosition]);
}

void ViewRange::forward()
{
    if (!canGoForward())
        return;
    ++m_historyPosition;
    apply(m_history[m_historyPosition]);
}

bool ViewRange::canGoBack() const
{
    return m_historyPosition > 0 || m_history[m_historyPosition] != Range{m_start, m_end};
}

void ViewRange::apply(Range range)
{
    const Duration full = m_fullEnd - m_fullStart;
    const Duration span = std::clamp(range.end - range.start, Duration{SmallestSpan}, full);
    range.start = std::clamp(range.start, m_fullStart, m_fullEnd + Duration{-span.nanoseconds});
    range.end = range.start + span;
    if (range == Range{m_start, m_end})
        return;
    m_start = range.start;
    m_end = range.end;
    emit changed();
}

} // namespace chronoscope
