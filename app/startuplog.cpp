// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/startuplog.h"

#include <QApplication>
#include <QEvent>
#include <QTimer>

namespace chronoscope {

Q_LOGGING_CATEGORY(startupLog, "chronoscope.startup", QtWarningMsg)

namespace {

class FirstPaintFilter : public QObject {
public:
    using QObject::QObject;

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        // A window that its children cover is not painted itself, so every widget counts.
        if (event->type() == QEvent::Paint && watched->isWidgetType()) {
            // The painting itself is still to come; what is queued now runs when all of the window is on the screen.
            QTimer::singleShot(0, qApp, [] { qCInfo(startupLog, "first window painted"); });
            deleteLater();
        }
        return QObject::eventFilter(watched, event);
    }
};

} // namespace

void logFirstPaint(QApplication& application)
{
    if (startupLog().isInfoEnabled())
        application.installEventFilter(new FirstPaintFilter(&application));
}

} // namespace chronoscope
