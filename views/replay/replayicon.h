// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/paintedicon.h"

namespace chronoscope {

/// The signs on the buttons that step, drawn in the palette's colours when they are seen. GUI thread.
class ReplayIcon : public PaintedIcon {
public:
    enum class Sign {
        First,   ///< a bar and a triangle towards it
        Back,    ///< a chevron to the left
        Play,    ///< a triangle to the right
        Pause,   ///< two bars
        Forward, ///< a chevron to the right
        Last     ///< a triangle and a bar behind it
    };

    explicit ReplayIcon(Sign sign) : m_sign(sign) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override;
    [[nodiscard]] QIconEngine* clone() const override { return new ReplayIcon(*this); }

private:
    Sign m_sign;
};

} // namespace chronoscope
