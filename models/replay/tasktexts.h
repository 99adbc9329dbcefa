// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/replay/workflowtasks.h"

#include <QString>

namespace chronoscope {

/// What a task told the workflow: "send_mail completed, signal add_note". On one line, of bounded length, and plain text,
/// as are those below.
[[nodiscard]] QString toldText(const WorkflowTasks& tasks, TaskIndex task);
/// What the worker answered: "memo, search attributes, schedule charge_card"; how the task ended where there is no answer.
[[nodiscard]] QString answeredText(const WorkflowTasks& tasks, TaskIndex task);

/// One job and one command of those.
[[nodiscard]] QString jobText(const EventGroups& groups, const ActivationJob& job);
[[nodiscard]] QString commandText(const EventGroups& groups, const RecordedCommand& command);

} // namespace chronoscope
