// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/error.h"
#include "models/filter/filtercondition.h"

#include <QByteArray>

namespace chronoscope {

/// Conditions as compact JSON, to be kept in the local store or sent to a colleague:
///
///     {"version":1,"conditions":[{"category":"activity"},{"status":"failed"},{"type":"charge_card","of":"activity"},
///      {"eventType":"ActivityTaskFailed"},{"worker":"1@host"},{"from":"1762263067376000000","to":"…"},
///      {"text":"gateway","mode":"regex","caseSensitive":true}]}
///
/// Times are nanoseconds since 1970-01-01 UTC as text, since JSON's numbers cannot hold them. Any thread.
[[nodiscard]] QByteArray filtersToJson(const FilterConditions& conditions);

/// Longer texts are refused, in bytes.
constexpr qsizetype LongestFilterJson = 256 * 1024;

/// Reads what filtersToJson() wrote; nothing else, since a condition that is dropped would show more than was asked for.
/// Errors: Parse for what is no JSON, Schema with the place for what is no condition or was made by a newer version,
/// Limit for too much of it. Any thread.
[[nodiscard]] Result<FilterConditions> filtersFromJson(const QByteArray& json);

} // namespace chronoscope
