// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/history/tablereplay.h"

#include "models/session/document.h"
#include "views/history/runtableview.h"

namespace chronoscope {

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
    for (RunTableView* const table : {&events, &groups}) {
        const auto repaint = [table] { table->viewport()->update(); };
        connect(&m_document.replayPosition(), &ReplayPosition::changed, table, repaint);
        connect(&m_document.breakpointHits(), &BreakpointHits::changed, table, repaint);
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
