// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace google::protobuf {
class EnumDescriptor;
}

namespace chronoscope {

/// What all values of an enum begin with: "EVENT_TYPE_".
[[nodiscard]] std::string enumPrefix(const google::protobuf::EnumDescriptor& descriptor);

/// "WORKFLOW_TASK_FAILED" -> "WorkflowTaskFailed": the spelling of values, without their prefix, in files written before
/// 2024 (tctl, Web UI, SDKs whose Go code had its own enum JSON).
[[nodiscard]] std::string camelCase(std::string_view screaming);

} // namespace chronoscope
