// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/replay/workflowtasks.h"

#include <QHash>
#include <QStringList>

#include <vector>

namespace chronoscope::test {

struct ToldJob {
    QString kind;           ///< word of JobKind
    std::int64_t event = 0; ///< id of the event that brought it; 0: the code itself, by cancelling
};

/// One time that workflow code was woken, with what it was told.
struct Activation {
    bool isReplaying = true;
    std::int64_t historyLength = 0;
    QString time; ///< RFC 3339 with nine digits; empty where a local activity moved it on, and for later ones of a task
    std::vector<ToldJob> jobs;
};

struct ReplayedRun {
    std::vector<Activation> activations;
    QString verdict; ///< "ok", what the Replayer says is wrong, or empty where it did not come to an end
};

/// What activations.py wrote, by the names of the runs.
[[nodiscard]] QHash<QString, ReplayedRun> readActivations(const QString& path);

/// The same by our own model. A last task that failed before the run was ended from outside is told to nobody any more.
[[nodiscard]] std::vector<Activation> activationsOf(const WorkflowTasks& tasks);

/// How far activations are told apart in a line.
enum class Grain {
    Activation, ///< a line for each
    Task        ///< a line for each task: older markers don't say in which activation a local activity ended
};

/// "9 replaying 2026-...: notifyHasPatch 12, resolveActivity 7", one line for each activation that tells something.
[[nodiscard]] QStringList linesOf(const std::vector<Activation>& activations, Grain grain);

} // namespace chronoscope::test
