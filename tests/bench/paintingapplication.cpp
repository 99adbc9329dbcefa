// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/paintingapplication.h"

#include <QEvent>

#include <utility>

namespace chronoscope {

bool PaintingApplication::notify(QObject* receiver, QEvent* event)
{
    // A window paints its widgets inside one event of its own; when that returns, the picture is flushed.
    const bool isPaint = event->type() == QEvent::Paint;
    ++m_depth;
    const bool isDone = QApplication::notify(receiver, event);
    --m_depth;
    if (isPaint)
        m_painted.push_back(receiver);
    if (m_depth == 0 && !m_painted.empty()) {
        const std::vector<const QObject*> painted = std::exchange(m_painted, {});
        if (afterPaint)
            afterPaint(painted);
    }
    return isDone;
}

} // namespace chronoscope
