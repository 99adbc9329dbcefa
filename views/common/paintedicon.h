// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIconEngine>

namespace chronoscope {

/// A sign that is drawn when it is seen: its pictures are made by paint(). GUI thread.
class PaintedIcon : public QIconEngine {
public:
    [[nodiscard]] QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override;
};

} // namespace chronoscope
