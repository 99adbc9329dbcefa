// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/document.h"

#include "models/session/timedisplay.h"

#include <utility>

namespace chronoscope {

namespace {

/// So that the first and the last bar do not stick to the edge of the window.
constexpr double MarginPart = 0.02;

} // namespace

Document::Document(RunSnapshotPointer snapshot, TimeDisplay& timeDisplay, QObject* parent)
    : QObject(parent), m_snapshot(std::move(snapshot)), m_timeDisplay(timeDisplay)
{
    connect(&m_timeDisplay, &TimeDisplay::changed, this, &Document::timeTextsChanged);
    connect(&m_selection, &Selection::changed, this, [this] {
        if (m_timeDisplay.mode() == TimeDisplay::Mode::SinceSelected)
            emit timeTextsChanged();
    });
    adoptSnapshot();
}

void Document::setSnapshot(RunSnapshotPointer snapshot)
{
    if (snapshot == m_snapshot)
        return;
    // Kept until the followers have let go of it: freeing 60 MB must not be part of the first paint.
    const RunSnapshotPointer previous = std::exchange(m_snapshot, std::move(snapshot));
    adoptSnapshot();
    emit snapshotChanged();
}

Instant Document::timeOrigin() const
{
    const History& history = *m_snapshot->history;
    const EventIndex selected = m_selection.event();
    if (m_timeDisplay.mode() == TimeDisplay::Mode::SinceSelected && selected.isValid() &&
        selected.value < history.size() && history.time(selected).isValid())
        return history.time(selected);
    return m_snapshot->summary.start.isValid() ? m_snapshot->summary.start : history.earliest();
}

QString Document::timeText(Instant instant) const
{
    return m_timeDisplay.text(instant, timeOrigin());
}

void Document::setOutdated(bool isOutdated)
{
    if (isOutdated == m_isOutdated)
        return;
    m_isOutdated = isOutdated;
    emit outdatedChanged();
}

void Document::adoptSnapshot()
{
    m_selection.setGroups(m_snapshot->groups);
    m_search.setSnapshot(m_snapshot);
    m_marks.setSnapshot(m_snapshot);
    m_filters.setSnapshot(m_snapshot);
    m_replay.setSnapshot(m_snapshot);
    m_lints.setSnapshot(m_snapshot);
    m_breakpointHits.setSnapshot(m_snapshot);
    m_player.setHistory(m_snapshot->history);
    m_stepper.setSnapshot(m_snapshot);
    const Instant earliest = m_snapshot->history->earliest();
    const Instant latest = m_snapshot->history->latest();
    if (!earliest.isValid())
        return;
    const auto span = static_cast<double>((latest - earliest).nanoseconds);
    const Duration margin{static_cast<std::int64_t>(span * MarginPart) + NanosecondsPerMicrosecond};
    m_viewRange.setFullRange(earliest + Duration{-margin.nanoseconds}, latest + margin);
}

} // namespace chronoscope
