// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/measuredrange.h"

#include <algorithm>
#include <utility>

namespace chronoscope {

MeasuredRange::MeasuredRange(QObject* parent) : QObject(parent)
{
}

void MeasuredRange::setRange(Instant anchor, Instant active)
{
    if (!anchor.isValid() || !active.isValid() || (m_range && anchor == m_anchor && active == m_active))
        return;
    m_anchor = anchor;
    m_active = active;
    m_range = TimeRange{std::min(anchor, active), std::max(anchor, active)};
    emit changed();
}

void MeasuredRange::moveActive(Instant active)
{
    if (m_range)
        setRange(m_anchor, active);
}

void MeasuredRange::swapCursors()
{
    if (!m_range)
        return;
    std::swap(m_anchor, m_active);
    emit changed();
}

void MeasuredRange::clear()
{
    if (!m_range)
        return;
    m_anchor = {};
    m_active = {};
    m_range.reset();
    emit changed();
}

} // namespace chronoscope
