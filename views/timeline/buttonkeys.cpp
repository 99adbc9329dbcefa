// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/buttonkeys.h"

#include <QAbstractButton>
#include <QKeyEvent>

namespace chronoscope {

ButtonKeys::ButtonKeys(QAbstractButton& button) : QObject(&button), m_button(button)
{
    button.installEventFilter(this);
}

bool ButtonKeys::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress)
        return QObject::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    const bool isEnter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (!isEnter && key != Qt::Key_Space && key != Qt::Key_Select)
        return QObject::eventFilter(watched, event);
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    if (!isEnter)
        return QObject::eventFilter(watched, event);
    m_button.click();
    return true;
}

} // namespace chronoscope
