// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace chronoscope {

/// `chronoscope tasks`: prints the workflow tasks of a run, what each told the workflow and what it answered.
struct TasksOptions {
    QString file;           ///< or "-"
    std::optional<int> run; ///< 1-based, where a file holds several; the first where it is not given
    bool asJson = false;
};

/// Blocks. Returns an ExitCode.
[[nodiscard]] int runTasks(const TasksOptions& options);

} // namespace chronoscope
