// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/runsnapshot.h"
#include "models/session/breakpointhits.h"
#include "models/session/filterstack.h"
#include "models/session/lintmodel.h"
#include "models/session/marks.h"
#include "models/session/measuredrange.h"
#include "models/session/navigationhistory.h"
#include "models/session/replaymodel.h"
#include "models/session/replayplayer.h"
#include "models/session/replayposition.h"
#include "models/session/replaystepper.h"
#include "models/session/search.h"
#include "models/session/selection.h"
#include "models/session/viewrange.h"

#include <QObject>

namespace chronoscope {

class TimeDisplay;

/// One open run: its newest snapshot, what is selected and what is visible of it. GUI thread.
class Document : public QObject {
    Q_OBJECT

public:
    /// The time display is the session's; it must outlive the document.
    Document(RunSnapshotPointer snapshot, TimeDisplay& timeDisplay, QObject* parent = nullptr);

    [[nodiscard]] const RunSnapshotPointer& snapshot() const { return m_snapshot; }
    [[nodiscard]] Selection& selection() { return m_selection; }
    [[nodiscard]] ViewRange& viewRange() { return m_viewRange; }
    /// What the user measures in it.
    [[nodiscard]] MeasuredRange& measuredRange() { return m_measuredRange; }
    /// What the user marked in it, with notes.
    [[nodiscard]] Marks& marks() { return m_marks; }
    /// Which of its events and groups are of interest.
    [[nodiscard]] FilterStack& filters() { return m_filters; }
    /// The way through the views of it: undo and redo of range, measures and filters.
    [[nodiscard]] NavigationHistory& navigation() { return m_navigation; }
    [[nodiscard]] Search& search() { return m_search; }
    /// Where the user stands in replay.
    [[nodiscard]] ReplayPosition& replayPosition() { return m_replayPosition; }
    /// Its workflow tasks and states; built when somebody asks.
    [[nodiscard]] ReplayModel& replay() { return m_replay; }
    /// What it did that will hurt; looked for when somebody asks.
    [[nodiscard]] LintModel& lints() { return m_lints; }
    /// Where breakpoints stop in it.
    [[nodiscard]] BreakpointHits& breakpointHits() { return m_breakpointHits; }
    [[nodiscard]] ReplayStepper& stepper() { return m_stepper; }
    [[nodiscard]] ReplayPlayer& player() { return m_player; }
    [[nodiscard]] TimeDisplay& timeDisplay() const { return m_timeDisplay; }
    /// From where offsets are counted now: the start of the run or the selected event.
    [[nodiscard]] Instant timeOrigin() const;
    /// A moment as the time display writes it.
    [[nodiscard]] QString timeText(Instant instant) const;
    /// Absolute path of the file it came from; empty for the clipboard and standard input.
    [[nodiscard]] const QString& path() const { return m_path; }
    void setPath(const QString& path) { m_path = path; }
    /// True when the file has another content than what is shown.
    [[nodiscard]] bool isOutdated() const { return m_isOutdated; }
    void setOutdated(bool isOutdated);

    /// Replaces the first screen by the whole, or a file's old state by its new one.
    void setSnapshot(RunSnapshotPointer snapshot);

signals:
    /// A larger or newer snapshot of the same run; positions of an older one are void.
    void snapshotChanged();
    void outdatedChanged();
    /// Times are written in another way, or counted from another origin.
    void timeTextsChanged();

private:
    void adoptSnapshot();

    RunSnapshotPointer m_snapshot;
    TimeDisplay& m_timeDisplay;
    QString m_path;
    bool m_isOutdated = false;
    Selection m_selection;
    ViewRange m_viewRange;
    MeasuredRange m_measuredRange;
    FilterStack m_filters;
    Marks m_marks;
    NavigationHistory m_navigation{m_viewRange, m_measuredRange, m_filters};
    ReplayPosition m_replayPosition;
    ReplayModel m_replay;
    LintModel m_lints{m_replay};
    BreakpointHits m_breakpointHits{m_replay};
    ReplayStepper m_stepper{m_replayPosition, m_replay, m_breakpointHits, m_selection, m_viewRange};
    ReplayPlayer m_player{m_stepper, m_replayPosition, m_breakpointHits};
    Search m_search{m_selection, m_viewRange};
};

} // namespace chronoscope
