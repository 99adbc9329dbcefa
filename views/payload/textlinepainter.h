// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/payload/displaytext.h"
#include "models/payload/textsearch.h"

#include <QFont>
#include <QTextLayout>

#include <span>
#include <string_view>

class QPainter;

namespace chronoscope {

class Theme;

/// One visual line, laid out: paints it and finds positions in it. Lives as long as a paint event or a mouse event.
class TextLinePainter {
public:
    /// What a line looks like besides its text.
    struct Style {
        const Theme* theme = nullptr;
        bool isJson = false;
        bool startsInsideString = false;
        std::string_view following; ///< what comes behind the line, for colouring
    };
    /// A range of the text that has a ground of its own, in bytes of the whole text.
    struct Ground {
        std::size_t start = 0;
        std::size_t end = 0;
        QColor colour;
        QColor text; ///< not valid: the text keeps its colour
    };

    TextLinePainter(std::string_view line, std::size_t lineStart, const QFont& font, const Style& style);

    /// Grounds lie below the text in their order. A cursor is painted before the byte, if that lies in this line.
    void paint(QPainter& painter, const QPointF& topLeft, std::span<const Ground> grounds) const;
    void paintCursor(QPainter& painter, const QPointF& topLeft, std::size_t byte, const QColor& colour) const;

    /// The byte that a horizontal position is nearest to.
    [[nodiscard]] std::size_t byteAt(qreal x) const;
    [[nodiscard]] qreal xOf(std::size_t byte) const;

private:
    [[nodiscard]] int positionOf(std::size_t byte) const;

    std::size_t m_lineStart;
    DisplayText m_text;
    QTextLayout m_layout;
    qreal m_height = 0;
};

} // namespace chronoscope
