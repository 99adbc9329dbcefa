// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/instant.h"
#include "models/history/history.h"

#include <cstdint>
#include <optional>

namespace chronoscope {

/// What a local activity marker of sdk-core says about when it resolved.
struct LocalActivityMarker {
    std::optional<std::uint16_t> activation; ///< of its workflow task, 0-based; older cores don't tell
    Instant firstAsked; ///< when the code asked for it, by the worker's clock; the same for all tries behind a back-off
};

/// Reads it out of a marker's details; empty for what is no such marker.
[[nodiscard]] LocalActivityMarker localActivityMarkerOf(const History& history, EventIndex marker);

} // namespace chronoscope
