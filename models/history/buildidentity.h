// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace temporal::api::history::v1 {
class WorkflowTaskCompletedEventAttributes;
}

namespace chronoscope {

/// Which build of the worker's code completed a workflow task. Views into the message.
struct BuildIdentity {
    std::string_view buildId;    ///< empty when the task does not tell
    std::string_view deployment; ///< name of the worker deployment; empty without one
};

/// Reads the newest of the spellings that the task has: deployment version, "deployment.build", worker version, checksum.
[[nodiscard]] BuildIdentity
buildIdentityOf(const temporal::api::history::v1::WorkflowTaskCompletedEventAttributes& completed);

} // namespace chronoscope
