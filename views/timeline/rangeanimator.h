// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/viewrange.h"

#include <QObject>
#include <QVariantAnimation>

namespace chronoscope {

/// What is shown of the time at this moment. It is the view range itself, except for the tenth of a second in which the
/// view flies to a place that the user did not take it to by hand. A gesture meanwhile starts from the target.
class RangeAnimator : public QObject {
    Q_OBJECT

public:
    /// The view range must outlive the animator.
    explicit RangeAnimator(ViewRange& viewRange, QObject* parent = nullptr);

    /// ns since 1970 UTC
    [[nodiscard]] std::int64_t start() const { return m_start; }
    [[nodiscard]] std::int64_t end() const { return m_end; }
    [[nodiscard]] bool isFlying() const { return m_animation.state() == QAbstractAnimation::Running; }

    /// Shows another range by flying to it; at once where reduced motion is asked for.
    void flyTo(Instant start, Instant end);
    void setReducedMotion(bool isReduced) { m_isReduced = isReduced; }
    [[nodiscard]] bool isReducedMotion() const { return m_isReduced; }

signals:
    void changed();

private:
    void follow();
    void step(double part);

    ViewRange& m_viewRange;
    QVariantAnimation m_animation;
    std::int64_t m_start;
    std::int64_t m_end;
    std::int64_t m_fromStart = 0;
    std::int64_t m_fromEnd = 0;
    bool m_isReduced = false;
    bool m_isTakingOff = false;
};

} // namespace chronoscope
