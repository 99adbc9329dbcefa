// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/keptjson.h"

namespace chronoscope {

KeptJson::KeptJson(std::span<const UnknownJson> unknown)
{
    for (const UnknownJson& item : unknown) {
        auto [parent, name] = splitLastStep(item.path);
        m_below[parent].push_back({std::move(name), &item});
        if (item.isValue)
            m_values.emplace(item.path, &item);
    }
}

void KeptJson::extend(const EventPath& step)
{
    const std::string text = toText(step);
    if (!m_path.empty() && !text.starts_with('['))
        m_path += '.';
    m_path += text;
}

const UnknownJson* KeptJson::replacement()
{
    if (m_values.empty())
        return nullptr;
    const auto found = m_values.find(m_path);
    if (found == m_values.end())
        return nullptr;
    m_written.insert(found->second);
    return found->second;
}

std::vector<const KeptJson::Member*> KeptJson::takeMembers()
{
    std::vector<const Member*> members;
    const auto found = m_below.empty() ? m_below.end() : m_below.find(m_path);
    if (found == m_below.end())
        return members;
    for (const Member& member : found->second) {
        if (m_written.insert(member.item).second)
            members.push_back(&member);
    }
    return members;
}

} // namespace chronoscope
