// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/document.h"
#include "models/session/timedisplay.h"
#include "tests/tables/tablefixture.h"

#include <QHelpEvent>
#include <QToolTip>
#include <QWidget>

namespace chronoscope::test {

/// A document with what it needs, for a view to look at.
struct OpenRun {
    explicit OpenRun(RunSnapshotPointer snapshot) : document(std::move(snapshot), times) {}
    explicit OpenRun(const QByteArray& text) : OpenRun(snapshotFromText(text)) {}

    [[nodiscard]] qint64 selectedEventId()
    {
        const EventIndex event = document.selection().event();
        return event.isValid() ? document.snapshot()->history->eventId(event) : 0;
    }
    void selectEventId(qint64 eventId)
    {
        document.selection().selectEvent(document.snapshot()->history->findEventId(eventId).value());
    }

    TimeDisplay times;
    Document document;
};

/// A run of that many timers, two events each, after its start.
inline QByteArray runOfTimers(int count)
{
    QByteArray text = "WorkflowExecutionStarted type=Sleepy\n";
    for (int timer = 0; timer < count; ++timer) {
        const QByteArray id = QByteArray::number(timer);
        text += "t=" + QByteArray::number(timer * 10) + "ms TimerStarted id=" + id + "\n";
        text += "t=" + QByteArray::number(timer * 10 + 5) + "ms TimerFired id=" + id + "\n";
    }
    return text;
}

inline void showAndAwait(QWidget& widget, const QSize& size)
{
    widget.resize(size);
    widget.show();
    QVERIFY(QTest::qWaitForWindowExposed(&widget));
    widget.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&widget));
}

/// What hovering over a place shows.
inline QString toolTipAt(QWidget& widget, const QPoint& position)
{
    QToolTip::hideText();
    QHelpEvent hover(QEvent::ToolTip, position, widget.mapToGlobal(position));
    QCoreApplication::sendEvent(&widget, &hover);
    return QToolTip::text();
}

/// Widgets below a window that take the keyboard but have no name for a screen reader.
inline QStringList namelessWidgets(const QWidget& window)
{
    QStringList nameless;
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        const bool takesKeyboard = widget->focusPolicy() != Qt::NoFocus && !widget->focusProxy();
        const bool isInner = widget->parentWidget() && widget->parentWidget()->inherits("QAbstractScrollArea");
        if (takesKeyboard && !isInner && widget->accessibleName().isEmpty())
            nameless.append(QString::fromLatin1(widget->metaObject()->className()));
    }
    return nameless;
}

} // namespace chronoscope::test
