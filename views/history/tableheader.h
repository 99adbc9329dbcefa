// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>

namespace chronoscope {

/// The flat header row of the run's tables: title, sort mark, a thin line between sections.
class TableHeader : public QHeaderView {
    Q_OBJECT

public:
    explicit TableHeader(QWidget* parent = nullptr);

    /// Shown and hidden as well, by the order on the screen.
    [[nodiscard]] int firstVisibleColumn() const;
    /// Room that a section's title needs, with the mark of sorting.
    [[nodiscard]] int titleWidth(int column) const;

    /// Whether the mouse is changing widths just now: what changes them otherwise is not the user's choice.
    [[nodiscard]] bool isHeld() const { return m_isHeld; }

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void paintSection(QPainter* painter, const QRect& rect, int logicalIndex) const override;
    [[nodiscard]] QSize sectionSizeFromContents(int logicalIndex) const override;

private:
    bool m_isHeld = false;
};

} // namespace chronoscope
