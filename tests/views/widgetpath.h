// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QString>
#include <QStringList>

namespace chronoscope::test {

/// Which widget of a window it is, for the messages of tests: the classes around it, and its name or text.
inline QString describe(const QWidget& widget)
{
    QStringList path;
    for (const QWidget* place = &widget; place && !place->isWindow(); place = place->parentWidget())
        path.prepend(QString::fromLatin1(place->metaObject()->className()));
    const auto* const button = qobject_cast<const QAbstractButton*>(&widget);
    const QString name = button && widget.accessibleName().isEmpty() ? button->text() : widget.accessibleName();
    return QString("%1 \"%2\"").arg(path.join('/'), name);
}

} // namespace chronoscope::test
