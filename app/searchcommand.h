// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/search/searchquery.h"

#include <QStringList>

namespace chronoscope {

/// `chronoscope search`: prints where something stands in histories, a hit a line.
struct SearchCommandOptions {
    SearchQuery query;
    QStringList files; ///< files, folders, "-"
    bool asJson = false;
};

/// Blocks. Hits go to standard output, refusals to standard error. Returns 0 when something was found, 1 when nothing
/// was, 2 when the pattern or a file was refused, as grep does.
[[nodiscard]] int runSearch(const SearchCommandOptions& options);

} // namespace chronoscope
