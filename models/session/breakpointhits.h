// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cancellation.h"
#include "models/core/error.h"
#include "models/session/breakpointevaluation.h"
#include "models/session/breakpoints.h"

#include <QObject>
#include <QPointer>

#include <cstdint>
#include <memory>
#include <optional>

namespace chronoscope {

class ReplayModel;

/// Where the breakpoints stop in one run. Nothing is looked for before somebody asks; from then on it follows breakpoints
/// and snapshots. Worked out on the pool, the latest breakpoints win. GUI thread.
class BreakpointHits : public QObject {
    Q_OBJECT

public:
    /// The replay model must outlive this.
    explicit BreakpointHits(ReplayModel& replay, QObject* parent = nullptr);
    ~BreakpointHits() override;

    /// The breakpoints of all runs. Without them the run has its own.
    void setBreakpoints(Breakpoints* breakpoints);
    [[nodiscard]] Breakpoints& breakpoints();
    /// The run from now on.
    void setSnapshot(RunSnapshotPointer snapshot);

    /// Starts looking unless it is done or under way; changed() follows when there was something to do.
    void ensureEvaluated();

    /// True when events() belongs to the breakpoints and the snapshot of now.
    [[nodiscard]] bool isReady() const { return m_isReady; }
    [[nodiscard]] const BreakpointEvents& events() const { return m_events; }
    [[nodiscard]] bool isHit(EventIndex event) const;
    /// Why the events could not be found; there are none then.
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

signals:
    /// events(), isReady() or error() changed.
    void changed();

private:
    void invalidate();
    void evaluate();
    void finish(std::uint64_t request, Result<BreakpointEvents> events);

    ReplayModel& m_replay;
    QPointer<Breakpoints> m_breakpoints;
    std::unique_ptr<Breakpoints> m_own; ///< while none of all runs were given
    RunSnapshotPointer m_snapshot;
    BreakpointEvents m_events;
    std::optional<Error> m_error;
    CancellationSource m_cancellation;
    std::uint64_t m_request = 0;
    bool m_isWanted = false;
    bool m_isReady = false;
    bool m_isEvaluating = false;
};

} // namespace chronoscope
