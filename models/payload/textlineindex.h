// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cancellation.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace chronoscope {

/// Where the visual lines of a text begin: at every line break, and wherever a line would be longer than the view is wide.
/// So a text of 50 MB in one line costs a view no more than any other. Immutable; any thread may read it.
class TextLineIndex {
public:
    struct Options {
        int maximumColumns = 120; ///< of a fixed-width font, at least 8; a comma at the end may take one more
        bool isJson = false;      ///< also remembers which lines begin inside a string, for colouring
    };

    TextLineIndex() = default;
    /// One pass over the text, linear; meant for the pool above 64 KB. Nothing when cancelled.
    /// Texts up to 4 GB, which is twice what a protobuf message can hold; what lies behind is left out.
    [[nodiscard]] static std::optional<TextLineIndex> build(std::string_view text, const Options& options,
                                                            const CancellationToken& cancellation = {});

    /// At least 1: an empty text has one empty line.
    [[nodiscard]] std::size_t lineCount() const { return m_starts.size(); }
    /// Byte offset where the line begins.
    [[nodiscard]] std::size_t start(std::size_t line) const { return m_starts[line]; }
    /// Byte offset behind the line, its line break included.
    [[nodiscard]] std::size_t end(std::size_t line) const
    {
        return line + 1 < m_starts.size() ? m_starts[line + 1] : m_size;
    }
    /// The line that holds a byte; the last one for the end of the text.
    [[nodiscard]] std::size_t lineOf(std::size_t byte) const;
    /// True when the line begins inside a JSON string.
    [[nodiscard]] bool startsInsideString(std::size_t line) const;
    /// Bytes of text that the index covers.
    [[nodiscard]] std::size_t size() const { return m_size; }

private:
    std::vector<std::uint32_t> m_starts{0};
    std::vector<std::uint32_t> m_startsInsideString; ///< line numbers, ascending
    std::size_t m_size = 0;
};

} // namespace chronoscope
