// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/fontwarmup.h"

#include "views/common/theme.h"

#include <QApplication>
#include <QFont>
#include <QImage>
#include <QPainter>

namespace chronoscope {

void warmUpFonts()
{
    QString letters;
    for (char letter = ' '; letter <= '~'; ++letter)
        letters += QLatin1Char(letter);
    letters += QStringLiteral("·…−µ");

    const QFont base = QApplication::font();
    QFont bold = base;
    bold.setBold(true);
    QFont halfBold = base;
    halfBold.setWeight(QFont::DemiBold);
    QImage image(16, 16, QImage::Format_ARGB32_Premultiplied);
    QPainter painter(&image);
    for (const QFont& font : {base, bold, halfBold, nameFont(base), fixedWidthFont(base)}) {
        painter.setFont(font);
        painter.drawText(QRect(0, 0, 8192, 16), Qt::TextSingleLine, letters);
    }
}

} // namespace chronoscope
