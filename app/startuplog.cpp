// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/startuplog.h"

#include <QApplication>
#include <QEvent>
#include <QTimer>
#include <QWidget>

namespace chronoscope {

Q_LOGGING_CATEGORY(startupLog, "chronoscope.startup", QtWarningMsg)

namespace {

class FirstPaintFilter : public QObject {
public:
    using QObject::QObject;

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Paint && watched->isWidgetType() && static_cast<QWidget*>(watched)->isWindow()) {
            // The painting itself is still to come; what is queued now runs when it is on the screen.
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
