// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace chronoscope {

/// Keeps each text once and numbers it, so that groups can be compared and put into lanes by number.
/// Number 0 is the empty text. Texts longer than MaximumBytes are cut, since files are hostile.
class NameTable {
public:
    static constexpr std::size_t MaximumBytes = 1000;

    NameTable() { m_names.emplace_back(); }

    /// The number of a UTF-8 text that outlives the table, as the strings of a history do.
    [[nodiscard]] std::uint32_t idOf(std::string_view text);
    /// The number of a UTF-8 text that was put together; it is copied when it is new.
    [[nodiscard]] std::uint32_t idOfTemporary(std::string_view text);

    [[nodiscard]] std::vector<QString> takeNames() { return std::move(m_names); }

private:
    std::uint32_t append(std::string_view text);

    std::unordered_map<std::string_view, std::uint32_t> m_ids;
    std::vector<QString> m_names;
    std::deque<std::string> m_copies; ///< what the keys of temporary texts point into
};

} // namespace chronoscope
