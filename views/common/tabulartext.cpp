// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/tabulartext.h"

#include <QFontMetrics>
#include <QPainter>
#include <QStringList>

#include <algorithm>

namespace chronoscope {

namespace {

constexpr char FirstDigit = '0';
constexpr char LastDigit = '9';

int widestDigit(const QFontMetrics& metrics)
{
    int widest = 0;
    for (char digit = FirstDigit; digit <= LastDigit; ++digit)
        widest = std::max(widest, metrics.horizontalAdvance(QLatin1Char(digit)));
    return widest;
}

bool isAsciiDigit(QChar character)
{
    return character >= QLatin1Char(FirstDigit) && character <= QLatin1Char(LastDigit);
}

/// Words between digits stay together; each digit is a piece of its own.
QStringList piecesOf(const QString& text)
{
    QStringList pieces;
    bool isWordOpen = false;
    for (const QChar character : text) {
        if (isAsciiDigit(character) || !isWordOpen)
            pieces.append(character);
        else
            pieces.last().append(character);
        isWordOpen = !isAsciiDigit(character);
    }
    return pieces;
}

} // namespace

void drawTabularText(QPainter& painter, const QRect& bounds, const QString& text)
{
    const QFontMetrics metrics = painter.fontMetrics();
    const int digitWidth = widestDigit(metrics);
    const auto widthOf = [&](const QString& piece) {
        return isAsciiDigit(piece.front()) ? digitWidth : metrics.horizontalAdvance(piece);
    };
    const QStringList pieces = piecesOf(text);
    int width = 0;
    for (const QString& piece : pieces)
        width += widthOf(piece);
    if (width > bounds.width()) {
        painter.drawText(bounds, Qt::AlignVCenter | Qt::AlignRight,
                         metrics.elidedText(text, Qt::ElideRight, bounds.width()));
        return;
    }
    const int baseline = bounds.top() + (bounds.height() - metrics.height()) / 2 + metrics.ascent();
    int left = bounds.right() + 1 - width;
    for (const QString& piece : pieces) {
        const int cell = widthOf(piece);
        painter.drawText(left + cell - metrics.horizontalAdvance(piece), baseline, piece);
        left += cell;
    }
}

} // namespace chronoscope
