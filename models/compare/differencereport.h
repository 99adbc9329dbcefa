// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/compare/differencetexts.h"

#include <QByteArrayView>

#include <functional>

namespace chronoscope {

/// Takes the next bytes of a report; false when no more are wanted.
using ReportSink = std::function<bool(QByteArrayView bytes)>;

/// Writes a difference as JSON in UTF-8, piece by piece and a difference a line:
///
///     {"a": RUN, "b": RUN, "pairedGroups": 40, "counts": {"missing": 1, ...}, "differences": [DIFFERENCE, ...]}
///
/// A RUN has file, run (1-based), workflowId, runId, workflowType, status, events (their number). A DIFFERENCE has kind
/// (missing, inserted, outcome, changed, moved, slower or faster), groupKind and name, a and b, changes and isCut (there
/// are more), and for what was moved order ("start" or "end"). a and b are null, or have event (the id of the one to look
/// at, or null), events (ids, the first 1,000), status, start (RFC 3339), durationNanoseconds or null. A change has eventA
/// and eventB (ids or null), path, valuePath, side (both, onlyA, onlyB), a and b (texts or null).
void writeDifferenceJson(const RunDifference& runs, const RunOrigin& a, const RunOrigin& b, const ReportSink& sink);

/// The same for people: the runs, the counts, then the differences by kind with their changes. UTF-8.
void writeDifferenceText(const RunDifference& runs, const RunOrigin& a, const RunOrigin& b, const ReportSink& sink);

} // namespace chronoscope
