// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIconEngine>

namespace chronoscope {

/// Two chevrons, for a button that shows what had no room. Drawn in the palette's colours only when it is seen: Qt looks
/// for its own in icon themes while a menu bar is made, which takes longer than all else in it. GUI thread.
class MoreButtonIcon : public QIconEngine {
public:
    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override;
    [[nodiscard]] QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override;
    [[nodiscard]] QIconEngine* clone() const override { return new MoreButtonIcon; }
};

} // namespace chronoscope
