// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/replay/workflowtasks.h"

#include <cstdint>
#include <vector>

namespace chronoscope {

/// Events [begin, end) of a history, by position.
struct EventRange {
    std::uint32_t begin = 0, end = 0;

    [[nodiscard]] bool contains(std::uint32_t position) const { return position >= begin && position < end; }
};

/// Where a history is cut for one workflow task.
struct TaskCut {
    std::uint32_t firstAttempt = 0, attemptCount = 0; ///< into TaskCuts::attempts
    EventRange told;  ///< what came since the task before was started; its commands are among them
    EventRange block; ///< the command events behind its completion
    TaskOutcome outcome = TaskOutcome::Open;
    bool isTail = false;
};

/// A history cut into workflow tasks.
struct TaskCuts {
    std::vector<TaskAttempt> attempts; ///< every workflow task event belongs to one, but for those behind the close
    std::vector<TaskCut> cuts;
    std::uint32_t end = 0; ///< one behind the event that closed the run; all events where none did
};

/// Cuts as the family's SDKs do. sdk-core folds tasks that only kept local activities alive into the task that follows
/// (find_end_index_of_next_wft_seq in history_update.rs); Go (prepareTask in internal_task_handlers.go) and Java
/// (WFTBuffer.java) cut at each task that neither failed nor timed out. Linear.
[[nodiscard]] TaskCuts cutIntoTasks(const History& history, SdkFamily family);

} // namespace chronoscope
