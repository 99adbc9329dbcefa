// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/replay/workflowtasks.h"

#include <cstdint>
#include <optional>

namespace chronoscope {

/// What a worker is told by an event of this type, where the type alone decides; nothing for all others. Markers, updates
/// and the results of Nexus operations depend on more.
[[nodiscard]] std::optional<JobKind> jobKindOf(std::int32_t eventType);

/// What the marker of an answer tells the code that asks for it: version and side effect markers of Go and Java, patch and
/// local activity markers of all. Nothing for markers of other kinds.
[[nodiscard]] std::optional<JobKind> markerJobKindOf(GroupKind marker, SdkFamily family);

/// True for a workflow task that failed since the run was reset there: code gets another random seed by it.
[[nodiscard]] bool isResetFailure(const History& history, EventIndex event);

} // namespace chronoscope
