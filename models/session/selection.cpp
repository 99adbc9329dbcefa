// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/selection.h"

namespace chronoscope {

Selection::Selection(QObject* parent) : QObject(parent)
{
}

void Selection::setGroups(std::shared_ptr<const EventGroups> groups)
{
    std::optional<EventIndex> kept;
    if (m_groups && groups && m_event.isValid())
        kept = groups->history().findEventId(m_groups->history().eventId(m_event));
    m_groups = std::move(groups);
    if (!m_event.isValid())
        return;
    if (kept)
        set(m_groups->groupOf(*kept), *kept);
    else
        clear();
}

void Selection::selectEvent(EventIndex event)
{
    if (!m_groups || !event.isValid() || event.value >= m_groups->history().size())
        return;
    set(m_groups->groupOf(event), event);
}

void Selection::selectGroup(GroupIndex group)
{
    if (!m_groups || !group.isValid() || group.value >= m_groups->size())
        return;
    set(group, m_groups->group(group).firstEvent);
}

void Selection::clear()
{
    set({}, {});
}

void Selection::set(GroupIndex group, EventIndex event)
{
    if (group == m_group && event == m_event)
        return;
    m_group = group;
    m_event = event;
    emit changed();
}

} // namespace chronoscope
