// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/plaintooltip.h"

#include <QTextDocument>
#include <QToolTip>

namespace chronoscope {

namespace {

constexpr int MaximumCharacters = 2000;

} // namespace

QString plainToolTip(const QString& text)
{
    if (text.isEmpty())
        return {};
    QString bounded = text.left(MaximumCharacters);
    if (bounded.size() < text.size())
        bounded += QChar(0x2026);
    return Qt::convertFromPlainText(bounded, Qt::WhiteSpaceNormal);
}

void showPlainToolTip(const QPoint& screenPosition, const QString& text, QWidget* widget)
{
    QToolTip::showText(screenPosition, plainToolTip(text), widget);
}

} // namespace chronoscope
