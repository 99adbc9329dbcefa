// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/breakpoints.h"

#include <algorithm>
#include <utility>

namespace chronoscope {

namespace {

/// They are kept together: their order matters, and they have no names.
SavedItem itemOf(const std::vector<Breakpoint>& list)
{
    return {QStringLiteral("breakpoints"), QString::fromUtf8(breakpointsToJson(list)), {}};
}

bool asksTheSame(const Breakpoint& one, const Breakpoint& other)
{
    return one.events == other.events && one.state == other.state;
}

} // namespace

Breakpoints::Breakpoints(QObject* parent) : QObject(parent)
{
    connect(&m_saved, &SavedItems::changed, this, &Breakpoints::adoptSaved);
    connect(&m_saved, &SavedItems::failed, this, &Breakpoints::failed);
}

bool Breakpoints::isAnyEnabled() const
{
    return std::any_of(m_list.begin(), m_list.end(), [](const Breakpoint& breakpoint) { return breakpoint.isEnabled; });
}

bool Breakpoints::add(const Breakpoint& breakpoint)
{
    const auto isThere = [&](const Breakpoint& other) { return asksTheSame(breakpoint, other); };
    if (m_list.size() >= MaximumBreakpoints || std::any_of(m_list.begin(), m_list.end(), isThere))
        return false;
    std::vector<Breakpoint> list = m_list;
    list.push_back(breakpoint);
    setList(std::move(list));
    return true;
}

void Breakpoints::replaceAt(std::size_t position, const Breakpoint& breakpoint)
{
    if (position >= m_list.size())
        return;
    std::vector<Breakpoint> list = m_list;
    list[position] = breakpoint;
    setList(std::move(list));
}

void Breakpoints::setEnabled(std::size_t position, bool isEnabled)
{
    if (position >= m_list.size())
        return;
    Breakpoint breakpoint = m_list[position];
    breakpoint.isEnabled = isEnabled;
    replaceAt(position, breakpoint);
}

void Breakpoints::removeAt(std::size_t position)
{
    if (position >= m_list.size())
        return;
    std::vector<Breakpoint> list = m_list;
    list.erase(list.begin() + static_cast<std::ptrdiff_t>(position));
    setList(std::move(list));
}

bool Breakpoints::toggle(const Breakpoint& breakpoint)
{
    const auto found = std::find_if(m_list.begin(), m_list.end(),
                                    [&](const Breakpoint& other) { return asksTheSame(breakpoint, other); });
    if (found == m_list.end())
        return add(breakpoint);
    removeAt(static_cast<std::size_t>(found - m_list.begin()));
    return true;
}

void Breakpoints::clear()
{
    setList({});
}

void Breakpoints::setList(std::vector<Breakpoint> list)
{
    if (list == m_list)
        return;
    m_list = std::move(list);
    m_saved.save(itemOf(m_list));
    emit changed();
}

void Breakpoints::adoptSaved()
{
    const std::optional<SavedItem> item = m_saved.find(itemOf({}).name);
    if (!item)
        return;
    Result<std::vector<Breakpoint>> list = breakpointsFromJson(item->content.toUtf8());
    if (!list) {
        emit failed(list.error());
        return;
    }
    if (*list == m_list)
        return;
    m_list = std::move(*list);
    emit changed();
}

} // namespace chronoscope
