// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>

namespace chronoscope {

/// What to do about a workflow task that failed: by the number of temporal.api.enums.v1.WorkflowTaskFailedCause, and where
/// the cause is only "unhandled failure" by the rule that the SDK names in the message ("[TMPRL1101]"). Translated.
[[nodiscard]] QString taskFailureRemedy(std::int32_t cause, const QString& message);

/// "NonDeterministicError": the enum value without its prefix as one word; "cause 99" where the schema lacks it.
[[nodiscard]] QString taskFailureCauseName(std::int32_t cause);

} // namespace chronoscope
