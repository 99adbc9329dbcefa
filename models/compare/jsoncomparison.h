// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace chronoscope {

/// Which of two sides has a value.
enum class Side : std::uint8_t { Both, OnlyA, OnlyB };

/// A value that differs between two JSON texts.
struct JsonChange {
    QString path; ///< "$.items[2].price"
    Side side = Side::Both;
    QString inA; ///< JSON text on one line, of bounded length; empty where only b has it
    QString inB;
};

using NameSet = std::unordered_set<std::string>;

/// The values that differ, in order of a, at most so many. Members are told by key whatever their order, elements by
/// position after equal beginnings and ends were taken away. White space and escapes make no difference; numbers are
/// compared as they are written. What is nested deeper than 64 levels is compared as text.
[[nodiscard]] std::vector<JsonChange> compareJson(std::string_view a, std::string_view b, const NameSet& ignoredKeys,
                                                  std::size_t mostChanges);

/// Whether compareJson() finds nothing; quicker.
[[nodiscard]] bool areEqualJson(std::string_view a, std::string_view b, const NameSet& ignoredKeys);

} // namespace chronoscope
