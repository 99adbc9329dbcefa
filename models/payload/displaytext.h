// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <string_view>
#include <vector>

namespace chronoscope {

/// One code point of UTF-8 text.
struct CodePoint {
    char32_t value = 0;       ///< U+FFFD where the bytes are not UTF-8
    std::uint32_t length = 1; ///< bytes it takes; 1 for a byte that is not UTF-8
    bool isValid = true;
};

/// Decodes the code point that begins at the offset, which must lie inside the text.
[[nodiscard]] CodePoint decodeUtf8(std::string_view text, std::size_t offset);

/// Number of columns a code point takes in a fixed-width font: 2 for wide East Asian characters and pictures,
/// 4 for a tab (its longest), else 1.
[[nodiscard]] int columnsOf(char32_t codePoint);

/// A line as it is shown, with the way back to its bytes.
struct DisplayText {
    QString text;
    std::vector<std::uint32_t> byteOf; ///< byte offset of every UTF-16 unit, and one more for the end

    /// Position in the text of a byte; bytes inside a character count as its beginning.
    [[nodiscard]] int positionOf(std::uint32_t byte) const;
};

/// Makes bytes of a hostile source fit to be painted: control characters as their pictures (NUL as U+2400), line breaks
/// left out at the end, bidirectional controls and broken UTF-8 as U+FFFD. One character stands for one code point.
[[nodiscard]] DisplayText toDisplayText(std::string_view line);

/// True when the bytes read as text: UTF-8 without control characters other than white space. Looks at the first 64 KB.
[[nodiscard]] bool looksLikeText(std::string_view bytes);

} // namespace chronoscope
