// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/groupdetails.h"

namespace chronoscope {

/// The lines of the compact form, by kind of group: summary, times, where it ran, timeouts, retry policy and what else is
/// set. Pure, any thread.
[[nodiscard]] std::vector<DetailRow> groupRows(const RunSnapshot& snapshot, GroupIndex group, const QTimeZone& zone);

} // namespace chronoscope
