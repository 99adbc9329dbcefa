// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/history/tablereplay.h"

#include "models/session/document.h"
#include "views/history/runtableview.h"

#include <algorithm>
#include <utility>

namespace chronoscope {

namespace {

constexpr std::uint32_t MostRowsByThemselves = 16;

} // namespace

TableReplay::TableReplay(Document& document, RunTableView& events, RunTableView& groups)
    : QObject(&events), m_document(document)
{
    const ReplayPosition& position = m_document.replayPosition();
    events.setReplayMarks(
        {[&position](std::uint32_t event) { return position.isAhead(EventIndex(event)); },
         [&position](std::uint32_t event) { return position.isActive() && position.event() == EventIndex(event); },
         [this](std::uint32_t event) { return m_document.breakpointHits().isHit(EventIndex(event)); }});
    groups.setReplayMarks({[this](std::uint32_t group) { return isGroupAhead(GroupIndex(group)); },
                           [this](std::uint32_t group) { return isCurrentGroup(GroupIndex(group)); },
                           {}});
    connect(&m_document.replayPosition(), &ReplayPosition::changed, &events,
            [this, &events] { repaintPassed(events); });
    connect(&m_document.replayPosition(), &ReplayPosition::changed, &groups,
            [&groups] { groups.viewport()->update(); });
    connect(&m_document.breakpointHits(), &BreakpointHits::changed, &events,
            [&events] { events.viewport()->update(); });
}

void TableReplay::repaintPassed(RunTableView& events)
{
    const ReplayPosition& position = m_document.replayPosition();
    const EventIndex former = std::exchange(m_painted, position.event());
    const bool isStep = std::exchange(m_wasActive, position.isActive()) && position.isActive() && former.isValid() &&
                        m_painted.isValid();
    const std::uint32_t first = std::min(former.value, m_painted.value);
    const std::uint32_t last = std::max(former.value, m_painted.value);
    if (!isStep || last - first > MostRowsByThemselves) {
        events.viewport()->update();
        return;
    }
    // A step changes few rows; painting all of them would be the largest part of what it costs.
    for (std::uint32_t event = first; event <= last; ++event) {
        const int row = events.tableModel().rowOf(event);
        if (row >= 0)
            events.viewport()->update(0, events.rowViewportPosition(row), events.viewport()->width(),
                                      events.rowHeight(row));
    }
}

bool TableReplay::isGroupAhead(GroupIndex group) const
{
    const EventGroups& groups = *m_document.snapshot()->groups;
    // A group has begun with its first event.
    return group.value < groups.size() && m_document.replayPosition().isAhead(groups.group(group).firstEvent);
}

bool TableReplay::isCurrentGroup(GroupIndex group) const
{
    const EventIndex event = m_document.replayPosition().event();
    return event.isValid() && m_document.snapshot()->groups->groupOf(event) == group;
}

} // namespace chronoscope
