// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/staterows.h"

#include <cstdint>
#include <optional>

namespace chronoscope {

/// The rows of the sections that tell of the run as a whole: Run, Sdk and Limits. Empty for other sections.
[[nodiscard]] std::vector<StateRow> factRows(const ShownState& shown, StateSection section);

/// What a run has used of a limit of the server.
struct LimitUse {
    std::int64_t used = 0;
    std::int64_t limit = 0; ///< default of server 1.32; operators may have set another
};
/// Nothing for facts that are not about a limit.
[[nodiscard]] std::optional<LimitUse> limitUse(const RunState& state, StateFact fact);

} // namespace chronoscope
