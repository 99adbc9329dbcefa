// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/sortabletablemodel.h"

#include <vector>

namespace chronoscope {

/// Rows as lines of text for the clipboard: cells divided by tabulators, lines by line feeds. A pure function; long
/// selections are meant for the pool. A cancelled call returns less.
[[nodiscard]] QString rowsAsText(const SortableTableModel::CellText& cellText,
                                 const std::vector<std::uint32_t>& sources, const std::vector<int>& columns,
                                 const CancellationToken& cancellation = {});

} // namespace chronoscope
