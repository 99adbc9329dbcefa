// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/groupdetails.h"

namespace chronoscope {

/// A line for each attempt of a group that was retried, the first one first: when it ran and how it ended, or that the
/// history does not record it. Attempts of which nothing is known share a line. Empty for what was not retried.
///
/// A history keeps little: of an activity only the last attempt and the failure before it (ActivityTaskStarted.attempt
/// and lastFailure), of a local activity only the last one, of a workflow the failure of the run before
/// (WorkflowExecutionStarted.continuedFailure), and of a workflow task only the first failed attempt, as events of its
/// own. Pure, any thread.
[[nodiscard]] std::vector<DetailRow> attemptRows(const RunSnapshot& snapshot, GroupIndex group, const QTimeZone& zone);

} // namespace chronoscope
