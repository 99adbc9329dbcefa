// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace chronoscope {

class BenchReport;

/// Writing the largest history that a server allows as JSON, against protobuf's own MessageToJsonString on the same
/// events, both indented and into memory. Beside it, without a goal: other formats, and what redaction adds.
void benchExport(BenchReport& report, int runs);

} // namespace chronoscope
