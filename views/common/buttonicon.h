// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/paintedicon.h"

namespace chronoscope {

/// The sign on a small button, drawn in the palette's colours only when it is seen. Qt looks for its own in icon themes
/// while the widget is made, which takes longer than the widget itself. GUI thread.
class ButtonIcon : public PaintedIcon {
public:
    enum class Sign {
        More, ///< two chevrons: there is more than had room
        Clear ///< a cross
    };

    explicit ButtonIcon(Sign sign) : m_sign(sign) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override;
    [[nodiscard]] QIconEngine* clone() const override { return new ButtonIcon(*this); }

private:
    Sign m_sign;
};

} // namespace chronoscope
