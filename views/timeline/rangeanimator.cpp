// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/rangeanimator.h"

#include <cmath>

namespace chronoscope {

namespace {

constexpr int FlightMilliseconds = 120;

} // namespace

RangeAnimator::RangeAnimator(ViewRange& viewRange, QObject* parent)
    : QObject(parent)
    , m_viewRange(viewRange)
    , m_start(viewRange.start().nanoseconds())
    , m_end(viewRange.end().nanoseconds())
{
    m_animation.setDuration(FlightMilliseconds);
    m_animation.setStartValue(0.0);
    m_animation.setEndValue(1.0);
    m_animation.setEasingCurve(QEasingCurve::OutCubic);
    connect(&m_animation, &QVariantAnimation::valueChanged, this,
            [this](const QVariant& value) { step(value.toDouble()); });
    connect(&m_viewRange, &ViewRange::changed, this, &RangeAnimator::follow);
}

void RangeAnimator::flyTo(Instant start, Instant end)
{
    m_viewRange.remember();
    m_isTakingOff = true;
    m_viewRange.show(start, end);
    m_isTakingOff = false;
    m_viewRange.remember();
}

void RangeAnimator::follow()
{
    m_animation.stop();
    if (m_isTakingOff && !m_isReduced) {
        m_fromStart = m_start;
        m_fromEnd = m_end;
        m_animation.start();
        return;
    }
    step(1.0);
}

void RangeAnimator::step(double part)
{
    const auto between = [part](std::int64_t from, std::int64_t to) {
        return part >= 1.0 ? to : from + static_cast<std::int64_t>(std::llround(static_cast<double>(to - from) * part));
    };
    m_start = between(m_fromStart, m_viewRange.start().nanoseconds());
    m_end = between(m_fromEnd, m_viewRange.end().nanoseconds());
    emit changed();
}

} // namespace chronoscope
