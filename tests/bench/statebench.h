// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace chronoscope {

class BenchReport;

/// The largest history that a server allows. Working out its workflow tasks and the state after each of its events, against
/// parsing its JSON (simdjson's DOM parse of the bytes from memory, the yardstick for opening). Then the time of a jump to
/// any event: of a usual history, and of ones in which tens of thousands of things are open or keys are set. And the time
/// of showing each step in the tree of the state.
void benchStates(BenchReport& report, int runs);

} // namespace chronoscope
