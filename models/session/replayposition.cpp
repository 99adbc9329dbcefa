// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/replayposition.h"

namespace chronoscope {

ReplayPosition::ReplayPosition(QObject* parent) : QObject(parent)
{
}

void ReplayPosition::moveTo(EventIndex event)
{
    if (m_isActive && event == m_event)
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
