// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/timedisplay.h"

#include "models/core/format.h"

namespace chronoscope {

TimeDisplay::TimeDisplay(QObject* parent) : QObject(parent)
{
}

QString TimeDisplay::text(Instant instant, Instant origin) const
{
    return text(m_mode, m_zone, instant, origin);
}

QString TimeDisplay::text(Mode mode, const QTimeZone& zone, Instant instant, Instant origin)
{
    if (!instant.isValid())
        return {};
    if (mode != Mode::Clock && origin.isValid())
        return formatOffset(instant - origin);
    return formatTimeOfDay(instant, zone);
}

void TimeDisplay::setMode(Mode mode)
{
    if (mode == m_mode)
        return;
    m_mode = mode;
    emit changed();
}

void TimeDisplay::setUtc(bool isUtc)
{
    if (isUtc == m_isUtc)
        return;
    m_isUtc = isUtc;
    m_zone = isUtc ? QTimeZone::utc() : QTimeZone::systemTimeZone();
    emit changed();
}

} // namespace chronoscope
