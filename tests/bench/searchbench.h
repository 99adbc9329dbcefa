// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace chronoscope {

class BenchReport;

/// Searching all events and decoded payloads of the largest history that a server allows, against ripgrep on a file with
/// the same texts, one a line, in the disk's cache. The time from asking to the first hit, for one that many events have
/// and for one that only the last event has. Without ripgrep the ratios are left out, and that is said.
void benchSearch(BenchReport& report, int runs);

} // namespace chronoscope
