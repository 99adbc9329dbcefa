// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/overviewframe.h"

#include "views/common/theme.h"

#include <QPainter>

namespace chronoscope {

namespace {

constexpr int HandleWidth = 5;
constexpr int HandleHeight = 15;
constexpr float VeilOpacity = 0.7F;

} // namespace

void paintOverviewFrame(QPainter& painter, const Theme& theme, const QRect& all, int left, int right)
{
    QColor veil = theme.head;
    veil.setAlphaF(VeilOpacity);
    painter.fillRect(QRect(all.left(), all.top(), left - all.left(), all.height()), veil);
    painter.fillRect(QRect(right, all.top(), all.right() + 1 - right, all.height()), veil);
    painter.setPen(theme.line);
    painter.drawRect(all.adjusted(0, 0, -1, -1));
    painter.setPen(theme.accent);
    painter.drawRect(QRect(left, all.top(), right - left - 1, all.height() - 1));
    for (const int x : {left, right - 1}) {
        const QRect handle(x - HandleWidth / 2, all.center().y() - HandleHeight / 2, HandleWidth, HandleHeight);
        painter.fillRect(handle, theme.accent);
    }
}

} // namespace chronoscope
