// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/labelpainter.h"
#include "views/timeline/timelinescene.h"

#include <QWidget>

namespace chronoscope {

/// The column of names left of the lanes. Its right edge can be dragged; a click on a title collapses the section, a drag
/// moves it to another place; a click on a name selects the group.
class LabelColumn : public QWidget {
    Q_OBJECT

public:
    /// The scene must outlive the column.
    explicit LabelColumn(TimelineScene& scene, QWidget* parent = nullptr);

    /// Follows the lanes beside it, in units.
    void setScrollTop(int top);
    /// The section at a height; LaneLayout::None below all of them.
    [[nodiscard]] std::uint32_t sectionAt(double y) const;

    [[nodiscard]] QSize sizeHint() const override { return {210, 360}; }

signals:
    /// The user asks for another width, in units.
    void widthWanted(int width);
    /// The wheel was turned over the column; the lanes scroll.
    void wheelTurned(QWheelEvent* event);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] const TimelineRow* rowAt(double y) const;
    [[nodiscard]] RowWindow window() const;
    [[nodiscard]] QString fullText(const TimelineRow& row) const;
    [[nodiscard]] bool isOnEdge(double x) const;
    [[nodiscard]] bool isTitle(const TimelineRow& row) const;
    [[nodiscard]] bool isPinned(std::uint32_t section) const;
    void clickTitle(std::uint32_t section);
    void dragSection(double y);
    /// The section before which the dragged one would come; LaneLayout::None for the last place.
    [[nodiscard]] std::uint32_t dropTarget() const;
    /// Where that is, in units.
    [[nodiscard]] double dropLine() const;

    TimelineScene& m_scene;
    LabelPainter m_labels;
    int m_scrollTop = 0;
    bool m_isDraggingEdge = false;
    std::uint32_t m_pressedSection = LaneLayout::None; ///< whose title is pressed
    bool m_isDraggingSection = false;
    double m_pressedY = 0.0;
    double m_pointerY = 0.0;
};

} // namespace chronoscope
