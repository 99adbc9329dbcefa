// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/staterows.h"

#include "models/tables/statefactrows.h"

#include <algorithm>
#include <tuple>

namespace chronoscope {

namespace {

/// Where a row stands among its kind. Entries are sorted by their keys instead.
std::uint32_t placeOf(const StateRow& row)
{
    switch (row.kind) {
    case StateRow::Kind::Section:
        return static_cast<std::uint32_t>(row.section);
    case StateRow::Kind::Item:
        return row.item.opened.value;
    case StateRow::Kind::Event:
        return row.event.value;
    case StateRow::Kind::Fact:
        return static_cast<std::uint32_t>(row.fact);
    case StateRow::Kind::More:
    case StateRow::Kind::Entry:
        return 0;
    }
    return 0;
}

auto orderOf(const StateRow& row)
{
    return std::tuple(row.kind, placeOf(row), row.number, row.entry.key);
}

StateRow rowOf(StateSection section, const OpenItem& item)
{
    StateRow row;
    row.kind = StateRow::Kind::Item;
    row.section = section;
    row.item = item;
    row.event = item.opened;
    return row;
}

StateRow rowOf(StateSection section, const StateEntry& entry)
{
    StateRow row;
    row.kind = StateRow::Kind::Entry;
    row.section = section;
    row.entry = entry;
    row.event = entry.event;
    return row;
}

StateRow rowOf(StateSection section, EventIndex event)
{
    StateRow row;
    row.kind = StateRow::Kind::Event;
    row.section = section;
    row.event = event;
    return row;
}

const OpenItem& valueOf(const ItemChange& change)
{
    return change.item;
}

const StateEntry& valueOf(const EntryChange& change)
{
    return change.entry;
}

EventIndex valueOf(const EventChange& change)
{
    return change.event;
}

/// The changes of a section as rows. Changes come in the order of sections.
template <typename Change>
std::vector<StateRow> changedRows(const std::vector<Change>& changes, StateSection section)
{
    std::vector<StateRow> rows;
    for (const Change& change : changes) {
        if (change.section != section)
            continue;
        rows.push_back(rowOf(section, valueOf(change)));
        rows.back().change = change.kind;
    }
    return rows;
}

void keepLast(std::vector<StateRow>& rows, std::size_t count)
{
    if (rows.size() > count)
        rows.erase(rows.begin(), rows.end() - static_cast<std::ptrdiff_t>(count));
}

/// The newest of what a section holds, and what changed of it.
template <typename List>
std::vector<StateRow> windowRows(const List& list, StateSection section, const std::vector<StateRow>& changed)
{
    const std::size_t first = list.size() > MaximumStateRows ? list.size() - MaximumStateRows : 0;
    std::vector<StateRow> rows;
    for (std::size_t position = first; position < list.size(); ++position)
        rows.push_back(rowOf(section, list[position]));

    const auto isClosed = [](const StateRow& row) { return row.change == ChangeKind::Closed; };
    const auto isHidden = [&](const StateRow& row) { return first > 0 && row.isBefore(rows.front()); };
    std::vector<StateRow> closed;
    std::vector<StateRow> earlier;
    for (const StateRow& row : changed) {
        if (isClosed(row)) {
            closed.push_back(row);
        } else if (isHidden(row)) {
            earlier.push_back(row);
        } else {
            const auto shown = std::lower_bound(rows.begin(), rows.end(), row,
                                                [](const StateRow& a, const StateRow& b) { return a.isBefore(b); });
            shown->change = row.change;
        }
    }
    const std::size_t closedCount = closed.size();
    keepLast(closed, MaximumStateRows);
    keepLast(earlier, MaximumStateRows);
    const std::size_t hidden = first - earlier.size();
    const std::size_t hiddenClosed = closedCount - closed.size();
    rows.insert(rows.begin(), earlier.begin(), earlier.end());
    std::vector<StateRow> result;
    result.reserve(rows.size() + closed.size() + 1);
    if (hidden + hiddenClosed > 0) {
        StateRow& more = result.emplace_back();
        more.kind = StateRow::Kind::More;
        more.section = section;
        more.count = hidden;
        more.closed = hiddenClosed;
    }
    std::merge(rows.begin(), rows.end(), closed.begin(), closed.end(), std::back_inserter(result),
               [](const StateRow& a, const StateRow& b) { return a.isBefore(b); });
    return result;
}

StateSectionRows sectionRows(const ShownState& shown, StateSection section)
{
    StateSectionRows result;
    result.row.section = section;
    if (const auto* items = itemsOf(shown.state, section)) {
        result.row.count = items->size();
        result.children = windowRows(*items, section, changedRows(shown.changes.items, section));
    } else if (const auto* entries = entriesOf(shown.state, section)) {
        result.row.count = entries->size();
        result.children = windowRows(*entries, section, changedRows(shown.changes.entries, section));
    } else if (const auto* events = eventsOf(shown.state, section)) {
        result.row.count = events->size();
        result.children = windowRows(*events, section, changedRows(shown.changes.events, section));
    } else {
        result.children = factRows(shown, section);
    }
    const bool isChanged = std::ranges::any_of(
        result.children, [](const StateRow& row) { return row.change != ChangeKind::None || row.closed > 0; });
    result.row.change = isChanged ? ChangeKind::Changed : ChangeKind::None;
    return result;
}

} // namespace

bool StateRow::isSameRow(const StateRow& other) const
{
    return orderOf(*this) == orderOf(other);
}

bool StateRow::isBefore(const StateRow& other) const
{
    return orderOf(*this) < orderOf(other);
}

std::vector<StateSectionRows> stateRows(const ShownState& shown)
{
    std::vector<StateSectionRows> sections;
    for (std::size_t position = 0; position < StateSectionCount; ++position) {
        StateSectionRows rows = sectionRows(shown, static_cast<StateSection>(position));
        if (!rows.children.empty())
            sections.push_back(std::move(rows));
    }
    return sections;
}

} // namespace chronoscope
