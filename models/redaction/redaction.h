// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cancellation.h"
#include "models/history/runsnapshot.h"
#include "models/redaction/redactionreport.h"
#include "models/redaction/redactionrules.h"

namespace chronoscope {

/// A run from which rules took what must not leave, and what that was.
struct RedactedRun {
    RunSnapshotPointer run;
    RedactionReport report;
};

struct RedactionOptions {
    CancellationToken cancellation;
    Progress* progress = nullptr; ///< events; must outlive the call
};

/// The same run with every event redacted, before any writer sees it, so that no format can tell more than another. Events
/// keep their number, order, ids, types and times. Facts of the run, its source's name and what the schema lacks of JSON
/// events are redacted as well; findings are those of the redacted events. Payloads that a file had decoded in place are
/// encoded in the result.
///
/// Blocks; call it on the pool. Errors: those of the rules, Cancelled.
[[nodiscard]] Result<RedactedRun> redactRun(const RunSnapshot& run, const RedactionRules& rules,
                                            const RedactionOptions& options = {});

/// What can be said against the rules before a run is at hand: a pattern that is not understood.
[[nodiscard]] Result<void> checkRules(const RedactionRules& rules);

} // namespace chronoscope
