// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/eventgroup.h"
#include "models/history/finding.h"

#include <vector>

namespace chronoscope {

/// Looks at the meaning of a history that was read: ids that jump or repeat, times that run back without a cause that
/// replay-model knows (late ActivityTaskStarted, flushed buffered events), references to nothing or to the wrong type,
/// events after the close, no start. Bounded: a kind of finding that repeats is listed at most 100 times, then counted.
/// Linear; meant for the pool. A history of which only a part was given (first page) is judged by what is there.
[[nodiscard]] std::vector<Finding> checkHistory(const History& history, const QString& file);

} // namespace chronoscope
