// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <string_view>

namespace chronoscope {

/// Names of the flags by which SDKs remember which of their behaviours a run began with (sdk_metadata of
/// WorkflowTaskCompleted). As the SDKs spell them; empty for flags that came later.

/// Of sdk-core's internal flags, core_used_flags.
[[nodiscard]] QString coreFlagName(std::uint32_t flag);
/// Of lang_used_flags, whose numbers each SDK ("temporal-python") gives on its own.
[[nodiscard]] QString languageFlagName(std::string_view sdkName, std::uint32_t flag);

} // namespace chronoscope
