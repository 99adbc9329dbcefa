// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/export/exportoptions.h"

namespace chronoscope {

/// A trace that ui.perfetto.dev and chrome://tracing open, in the JSON of Chrome's trace events ("Trace Event Format").
/// A RunWriter.
///
/// The run is process 1. Each lane of the packed timeline is a thread, named by its section ("M" metadata). A group is a
/// complete event ("X") with its facts as arguments, and a nested one for the time it waited for a worker; what has no
/// duration is an instant event ("i"). Arrows ("s" and "f") lead from the workflow task that asked for something to it, and
/// from its end to the workflow task that heard of it. Counters ("C") add up the bytes of payloads and of the history.
/// Times are microseconds since the start of the run, which otherData names in UTC.
[[nodiscard]] Result<void> writeTrace(const RunSnapshot& run, QIODevice& device, const ExportOptions& options);

} // namespace chronoscope
