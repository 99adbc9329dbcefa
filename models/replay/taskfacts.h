// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/instant.h"
#include "models/replay/workflowtasks.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace chronoscope {

/// What is known of a workflow task besides what it was told and answered. Texts are raw text of the file; empty means not
/// recorded.
struct TaskFacts {
    Instant time; ///< when the last try was started: what the workflow takes for the time; not valid before
    std::optional<Duration> queueTime; ///< the last try waited for a worker
    std::optional<Duration> duration;  ///< from the start of the last try to its end
    /// Id of the last event that a worker has seen when it runs the task, which SDKs call the history's length: that it was
    /// started by. Of a last task that waits or failed it is the last event, since it is run with all that there is.
    std::int64_t historyLength = 0;
    std::optional<std::int64_t> historyBytes; ///< as the server told the worker (historySizeBytes)
    bool suggestsContinueAsNew = false;       ///< the server said that the history gets long
    std::int32_t attempts =
        0; ///< tries, heartbeats not counted; those that the history lacks are in it where it says so
    std::int32_t heartbeats = 0; ///< tasks before it that only kept local activities alive
    QString worker;              ///< identity that started the last try
    QString sdkName, sdkVersion; ///< as recorded last, by this task or one before
    QString buildId, deployment; ///< of the worker that completed it
    QString versioningBehavior;  ///< "pinned", "autoUpgrade" or empty
    std::vector<std::uint32_t> newCoreFlags, newLanguageFlags; ///< used from this task on; sorted
};

/// One entry a task. Linear; any thread.
[[nodiscard]] std::vector<TaskFacts> taskFactsOf(const WorkflowTasks& tasks);

/// SDK flags (temporal/api/sdk/v1/task_complete_metadata.proto) that hold for a task: its own and those of all tasks before
/// it. Sorted, each once.
struct SdkFlags {
    std::vector<std::uint32_t> core, language;
};
[[nodiscard]] SdkFlags flagsInForce(std::span<const TaskFacts> facts, TaskIndex task);

} // namespace chronoscope
