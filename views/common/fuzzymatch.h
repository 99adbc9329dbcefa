// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <optional>
#include <vector>

namespace chronoscope {

/// How well a few typed letters fit a name.
struct FuzzyMatch {
    int score = 0;              ///< higher is better; comparable between names for the same letters only
    std::vector<int> positions; ///< UTF-16 positions of the matched letters in the name, ascending
};

/// Matches when the letters stand in the name in this order, whatever is between them; upper and lower case are the same.
/// Letters at the beginning of the name, at the beginnings of words and in a row count most; of names that fit alike the
/// shorter one wins. Nothing to look for fits everything with score 0. Only the first 200 letters of a name and the first
/// 50 that are typed are looked at. Pure; the cost is the product of the two lengths.
[[nodiscard]] std::optional<FuzzyMatch> fuzzyMatch(QStringView letters, QStringView name);

} // namespace chronoscope
