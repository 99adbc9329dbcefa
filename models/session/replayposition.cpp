// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/replayposition.h"

#include <optional>
#include <utility>

namespace chronoscope {

ReplayPosition::ReplayPosition(QObject* parent) : QObject(parent)
{
}

void ReplayPosition::setHistory(std::shared_ptr<const History> history)
{
    const std::shared_ptr<const History> former = std::exchange(m_history, std::move(history));
    if (!m_event.isValid() || !former || !m_history || former == m_history)
        return;
    const std::optional<EventIndex> kept = m_history->findEventId(former->eventId(m_event));
    if (!kept) {
        deactivate();
        return;
    }
    if (std::exchange(m_event, *kept) != *kept)
        emit changed();
}

void ReplayPosition::moveTo(EventIndex event)
{
    if ((m_isActive && event == m_event) || (event.isValid() && m_history && event.value >= m_history->size()))
        return;
    m_isActive = true;
    m_event = event;
    emit changed();
}

void ReplayPosition::deactivate()
{
    if (!m_isActive)
        return;
    m_isActive = false;
    m_event = {};
    emit changed();
}

} // namespace chronoscope
