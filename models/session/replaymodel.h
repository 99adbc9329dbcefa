// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/cancellation.h"
#include "models/history/runsnapshot.h"
#include "models/replay/workflowtasks.h"
#include "models/session/replaystops.h"
#include "models/state/stateindex.h"

#include <QObject>

#include <cstdint>
#include <memory>

namespace chronoscope {

/// What replay is made of in one run: its workflow tasks and its state after every event. Nothing is built before somebody
/// asks, so opening a run costs nothing; from then on it follows the snapshots of the run. Built on the pool, the latest
/// snapshot wins. GUI thread.
class ReplayModel : public QObject {
    Q_OBJECT

public:
    explicit ReplayModel(QObject* parent = nullptr);
    ~ReplayModel() override;

    /// The run from now on. What was built of the one before is void.
    void setSnapshot(RunSnapshotPointer snapshot);

    /// Starts building unless it is done or under way; ready() follows, never before this returns.
    void ensureBuilt();

    [[nodiscard]] bool isReady() const { return m_tasks && m_states; }
    [[nodiscard]] bool isBuilding() const { return m_isBuilding; }
    /// Null until ready. They belong to the same groups as the document's snapshot.
    [[nodiscard]] const std::shared_ptr<const WorkflowTasks>& tasks() const { return m_tasks; }
    [[nodiscard]] const std::shared_ptr<const StateIndex>& states() const { return m_states; }
    /// Where steps end; empty until ready.
    [[nodiscard]] const ReplayStops& stops() const { return m_stops; }

signals:
    /// tasks() and states() are there.
    void ready();
    /// A new snapshot took them away; they are being built anew, and ready() follows.
    void voided();

private:
    struct Built {
        std::shared_ptr<const WorkflowTasks> tasks;
        std::shared_ptr<const StateIndex> states;
        ReplayStops stops;
    };

    void start();
    void finish(std::uint64_t request, Built built);

    RunSnapshotPointer m_snapshot;
    std::shared_ptr<const WorkflowTasks> m_tasks;
    std::shared_ptr<const StateIndex> m_states;
    ReplayStops m_stops;
    CancellationSource m_cancellation;
    std::uint64_t m_request = 0;
    bool m_isWanted = false; ///< somebody asked once
    bool m_isBuilding = false;
};

} // namespace chronoscope
