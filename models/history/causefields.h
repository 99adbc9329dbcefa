// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/causality.h"
#include "models/history/eventreferences.h"

#include <span>

namespace chronoscope {

/// A reference field of an event type that names a cause.
struct CauseField {
    const EventReferenceField* field = nullptr; ///< static data
    CauseKind kind = CauseKind::Command;
    bool isLastResort = false; ///< counts only where no field before it with the same kind named anything
};

/// The fields of a type that name causes, the main one first. Empty for unknown types.
[[nodiscard]] std::span<const CauseField> causeFieldsOf(std::int32_t eventType);

/// True for what the workflow's code asks for by a command: it stands right behind the task that carried it.
[[nodiscard]] bool isCommandEventType(std::int32_t eventType);
/// True for what the workflow is told: the server schedules a workflow task for it.
[[nodiscard]] bool wakesWorkflow(std::int32_t eventType);

} // namespace chronoscope
