// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace chronoscope {

/// True for a text that is one JSON value and nothing else. Linear, without recursion. Checks how tokens follow each other;
/// tokens are those of JsonScanner.
[[nodiscard]] bool isWholeJson(std::string_view text);

} // namespace chronoscope
