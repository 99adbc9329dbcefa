// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/replay/workflowtasks.h"

#include <QByteArray>
#include <QStringList>

namespace chronoscope::test {

/// The tasks of a history from lines of text (see historydsl.h), cut by the rules of a family.
[[nodiscard]] std::shared_ptr<const WorkflowTasks> tasksFromText(const QByteArray& text, SdkFamily family);
[[nodiscard]] std::shared_ptr<const WorkflowTasks> tasksOf(std::shared_ptr<const History> history, SdkFamily family);

/// One line a task: "completed 2/3/4 told initializeWorkflow:1 answered startTimer:5 recordMarker:6". Tries are given by
/// the ids of their events, "-" where one is missing, with "~" behind heartbeats, "!" behind failures, "?" behind
/// time-outs. Jobs of later activations have "@1". Tails and tasks that a worker would execute anew say so.
[[nodiscard]] QStringList printTasks(const WorkflowTasks& tasks);

/// The jobs of a task alone: "initializeWorkflow:1".
[[nodiscard]] QStringList printJobs(const WorkflowTasks& tasks, std::size_t task);

/// "5 outOfPlace": every event that is neither told nor answered, but for those of workflow tasks themselves.
[[nodiscard]] QStringList printUnassigned(const WorkflowTasks& tasks);

} // namespace chronoscope::test
