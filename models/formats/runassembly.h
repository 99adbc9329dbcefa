// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/jsonshapes.h"

#include <string_view>
#include <vector>

namespace chronoscope {

/// Sorts the events of a file into runs: pages and archival batches of one run follow each other and continue its ids, in
/// either direction; where the ids start again another run begins. Reports copies of one event that it leaves out.
[[nodiscard]] std::vector<std::vector<eventtext::Span>> assembleRuns(std::string_view text, JsonLayout& layout);

/// True when the ids of a list of events tell that a second run begins in it.
[[nodiscard]] bool holdsSeveralRuns(const std::vector<std::int64_t>& eventIds);

} // namespace chronoscope
