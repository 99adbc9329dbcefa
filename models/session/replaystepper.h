// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/runsnapshot.h"
#include "models/session/replaystops.h"

#include <QObject>

#include <cstdint>
#include <optional>

namespace chronoscope {

class BreakpointHits;
class ReplayModel;
class ReplayPosition;
class Selection;
class ViewRange;

/// Steps of the place in replay, forwards and backwards. A step that needs workflow tasks or breakpoints that are not
/// worked out yet is taken when they are. The selection goes with the place, and the visible range follows it. GUI thread.
class ReplayStepper : public QObject {
    Q_OBJECT

public:
    enum class Unit : std::uint8_t {
        Event,
        WorkflowTask, ///< to the last event of a task: the worker has answered
        Command,
        Failure,
        Breakpoint
    };
    enum class Direction : std::uint8_t { Forward, Back };

    /// All must outlive the stepper.
    ReplayStepper(ReplayPosition& position, ReplayModel& replay, BreakpointHits& hits, Selection& selection,
                  ViewRange& range, QObject* parent = nullptr);

    /// The run from now on.
    void setSnapshot(RunSnapshotPointer snapshot);

    /// A step was asked for that waits for what it needs.
    [[nodiscard]] bool isWaiting() const { return m_pending.has_value(); }
    [[nodiscard]] bool isAtStart() const;
    [[nodiscard]] bool isAtEnd() const;

    /// Where a step would lead. Not valid when there is nothing further on the way, or when that is not known yet; the
    /// place before the first event is not valid either.
    [[nodiscard]] EventIndex targetOf(Unit unit, Direction direction) const;

public slots:
    /// Steps from the place in replay. Where replay is not active it begins: at the selected event, else before the first.
    /// Past the last event of a kind, steps by task and to breakpoints go on to the end, and back to the start.
    void step(chronoscope::ReplayStepper::Unit unit, chronoscope::ReplayStepper::Direction direction);
    /// Before the first event.
    void toStart();
    void toEnd();
    /// To the selected event.
    void toSelection();
    /// To the last event until a moment.
    void toTime(chronoscope::Instant time);
    void leave();

signals:
    /// There is nothing further of its kind in that direction; the place stays.
    void nothingFurther(chronoscope::ReplayStepper::Unit unit, chronoscope::ReplayStepper::Direction direction);
    /// isWaiting() changed.
    void waitingChanged();

private:
    struct Step {
        Unit unit;
        Direction direction;
    };
    [[nodiscard]] bool isKnown(Unit unit) const;
    /// Where steps of a kind end; empty for events, which end everywhere.
    [[nodiscard]] std::span<const EventIndex> stopsOf(Unit unit) const;
    [[nodiscard]] EventIndex last() const;
    [[nodiscard]] EventIndex neighbour(Direction direction) const;
    void begin();
    void take(const Step& step);
    void takePending();
    void setPending(std::optional<Step> step);
    void followPosition();

    ReplayPosition& m_position;
    ReplayModel& m_replay;
    BreakpointHits& m_hits;
    Selection& m_selection;
    ViewRange& m_range;
    RunSnapshotPointer m_snapshot;
    std::optional<Step> m_pending;
};

} // namespace chronoscope
