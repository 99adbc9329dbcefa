// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace chronoscope {

/// Fusion with flat scroll bars. Fusion fills them with gradients, which Qt spreads over threads: a scroll bar as high
/// as the window then costs more than the timeline beside it, with every step of it. GUI thread.
class FlatStyle : public QProxyStyle {
    Q_OBJECT

public:
    FlatStyle();

    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;

private:
    void drawScrollBar(const QStyleOptionComplex& option, QPainter& painter, const QWidget* widget) const;
};

} // namespace chronoscope
