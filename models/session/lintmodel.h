// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cancellation.h"
#include "models/history/runsnapshot.h"
#include "models/lint/lint.h"

#include <QObject>
#include <QTimer>

#include <cstdint>
#include <memory>
#include <vector>

namespace chronoscope {

class ReplayModel;

/// What lintRun() says of one run. Nothing is done before somebody asks, and not before all of the file is there; from
/// then on it follows the snapshots of the run. Built on the pool, the latest snapshot wins. GUI thread.
class LintModel : public QObject {
    Q_OBJECT

public:
    /// Takes workflow tasks and states from the replay model, which must outlive it.
    explicit LintModel(ReplayModel& replay, QObject* parent = nullptr);
    ~LintModel() override;

    /// The run from now on. What was found in the one before is void.
    void setSnapshot(RunSnapshotPointer snapshot);

    /// Starts unless it is done or under way; ready() follows, never before this returns.
    void ensureBuilt();
    /// The same a moment later, so that opening a file and its first paint go first.
    void ensureBuiltSoon();

    [[nodiscard]] bool isReady() const { return m_lints != nullptr; }
    /// Null until ready. Positions are those of the document's snapshot.
    [[nodiscard]] const std::shared_ptr<const std::vector<Lint>>& lints() const { return m_lints; }

signals:
    /// lints() is there.
    void ready();
    /// A new snapshot took it away; it is being built anew, and ready() follows.
    void voided();

private:
    void start();

    ReplayModel& m_replay;
    RunSnapshotPointer m_snapshot;
    std::shared_ptr<const std::vector<Lint>> m_lints;
    CancellationSource m_cancellation;
    QTimer m_soon;
    std::uint64_t m_request = 0;
    bool m_isWanted = false;
    bool m_isLinting = false;
};

} // namespace chronoscope
