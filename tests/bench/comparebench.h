// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace chronoscope {

class BenchReport;

/// Comparing two runs of the largest history that a server allows: the same run recorded twice with some operations more,
/// less, changed and in another order; and two runs that have nothing in common but the names of what they did.
void benchCompare(BenchReport& report, int runs);

} // namespace chronoscope
