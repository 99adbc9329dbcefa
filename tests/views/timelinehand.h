// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/views/opentimeline.h"

namespace chronoscope::test {

inline void drag(QWidget& widget, const QPoint& from, const QPoint& to, Qt::MouseButton button = Qt::LeftButton,
                 Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QTest::mousePress(&widget, button, modifiers, from);
    // The pointer comes by in steps, as a hand moves it.
    for (int step = 1; step <= 4; ++step)
        QTest::mouseMove(&widget, from + (to - from) * step / 4);
    QTest::mouseRelease(&widget, button, modifiers, to);
}

/// Milliseconds since the start of the run.
inline double millisecondsOf(Instant instant)
{
    return static_cast<double>((instant - DslStart).nanoseconds) / 1e6;
}

inline bool isNear(double a, double b, double tolerance = 1.0)
{
    return std::abs(a - b) < tolerance;
}

} // namespace chronoscope::test
