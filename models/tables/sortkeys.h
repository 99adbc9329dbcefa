// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cancellation.h"
#include "models/tables/rowindex.h"

#include <QString>

#include <limits>
#include <span>
#include <vector>

namespace chronoscope {

/// One number a source position, such that smaller sorts first. Texts become ranks, so that sorting compares integers.
using SortKeys = std::vector<std::int64_t>;

/// Key of an empty cell: below all others in both directions, so that what a person looks for stands on top.
constexpr std::int64_t EmptySortKey = std::numeric_limits<std::int64_t>::min();

/// Rank of each text in the order of the user's language, numbers in texts by value; equal texts have equal ranks.
/// Empty texts get EmptySortKey. Meant for the pool.
[[nodiscard]] SortKeys ranksOf(std::span<const QString> texts);

enum class SortDirection { Ascending, Descending };

/// Sorts the rows by their positions' keys; what is equal keeps the natural order. Meant for the pool.
/// A cancelled call returns the rows as they were given.
[[nodiscard]] RowIndex sortedRows(const RowIndex& rows, const SortKeys& keys, SortDirection direction,
                                  const CancellationToken& cancellation);

} // namespace chronoscope
