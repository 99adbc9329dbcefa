// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/nametable.h"

namespace chronoscope {

namespace {

/// Cuts between two characters, not inside one.
std::string_view bounded(std::string_view text)
{
    if (text.size() <= NameTable::MaximumBytes)
        return text;
    std::size_t length = NameTable::MaximumBytes;
    const auto isContinuation = [&](std::size_t position) {
        return (static_cast<unsigned char>(text[position]) & 0xC0U) == 0x80U;
    };
    while (length > NameTable::MaximumBytes - 4 && isContinuation(length))
        --length;
    return text.substr(0, length);
}

} // namespace

std::uint32_t NameTable::idOf(std::string_view text)
{
    text = bounded(text);
    if (text.empty())
        return 0;
    if (const auto found = m_ids.find(text); found != m_ids.end())
        return found->second;
    return append(text);
}

std::uint32_t NameTable::idOfTemporary(std::string_view text)
{
    text = bounded(text);
    if (text.empty())
        return 0;
    if (const auto found = m_ids.find(text); found != m_ids.end())
        return found->second;
    return append(m_copies.emplace_back(text));
}

std::uint32_t NameTable::append(std::string_view text)
{
    const auto id = static_cast<std::uint32_t>(m_names.size());
    m_ids.emplace(text, id);
    m_names.push_back(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
    return id;
}

} // namespace chronoscope
