// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/criticalpathoverlay.h"
#include "views/timeline/flowoverlay.h"
#include "views/timeline/labelpainter.h"
#include "views/timeline/measureoverlay.h"
#include "views/timeline/strippainter.h"
#include "views/timeline/timelinepainter.h"
#include "views/timeline/timelinescene.h"

#include <QElapsedTimer>
#include <QWidget>

#include <memory>
#include <optional>

namespace chronoscope {

/// The lanes: paints what is visible of the scene and tells what is under a point. Gestures are TimelineGestures' part.
/// Heights and positions are in the widget's units unless they say otherwise.
class TimelineView : public QWidget {
    Q_OBJECT

public:
    /// The scene must outlive the view.
    explicit TimelineView(TimelineScene& scene, QWidget* parent = nullptr);
    ~TimelineView() override;

    [[nodiscard]] TimelineScene& scene() const { return m_scene; }

    /// Height of all rows.
    [[nodiscard]] int contentHeight() const;
    [[nodiscard]] int scrollTop() const { return m_scrollTop; }
    /// Clamped to what there is.
    void setScrollTop(int top);
    /// Scrolls so that the bar's row is visible; nothing changes when it is.
    void revealRow(std::uint32_t position);

    /// The time at a horizontal position, ns since 1970 UTC.
    [[nodiscard]] std::int64_t timeAt(double x) const;
    /// The same, but at the edge of a bar that is drawn there where one is near.
    [[nodiscard]] std::int64_t snappedTimeAt(const QPointF& point);
    /// Which of the two cursors that measure can be taken at a horizontal position.
    [[nodiscard]] MeasureCursor measureCursorAt(double x) const;
    /// True where the line of the place in replay can be taken.
    [[nodiscard]] bool isAtReplayLine(double x) const;
    /// What is drawn at a point, or nearly so.
    [[nodiscard]] std::optional<TimelineHit> hitAt(const QPointF& point);
    [[nodiscard]] const DrawItem& item(const TimelineHit& hit) const { return m_list.items()[hit.item]; }
    /// The section whose header is at a height; LaneLayout::None elsewhere.
    [[nodiscard]] std::uint32_t headerAt(double y) const;
    /// Where the bar is in the widget; empty when it is out of sight.
    [[nodiscard]] QRectF rectOf(std::uint32_t position);

    /// Positions of the bars that are visible one by one, from top to bottom, at most so many; what is folded together is
    /// not among them.
    [[nodiscard]] std::vector<std::uint32_t> visibleBars(std::size_t most);
    /// Counts up whenever other bars may be visible.
    [[nodiscard]] std::uint64_t listGeneration();

    /// Which rows are visible, device pixels.
    [[nodiscard]] RowWindow window() const;

    /// Marks what the mouse is over.
    void setHovered(std::optional<TimelineHit> hit);
    [[nodiscard]] const std::optional<TimelineHit>& hovered() const { return m_hovered; }
    /// Marks a range of time that is being dragged; ns since 1970 UTC.
    void setDraggedRange(std::optional<std::pair<std::int64_t, std::int64_t>> range);

    /// The arrows from cause to effect of the selection.
    [[nodiscard]] FlowOverlay& flow() { return m_flow; }
    [[nodiscard]] CriticalPathOverlay& criticalPath() { return m_criticalPath; }

    [[nodiscard]] QSize sizeHint() const override { return {800, 360}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {160, 60}; }

signals:
    void scrollTopChanged();
    void contentHeightChanged();
    void hoveredChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    /// Which row is at the top, so that the view keeps its place when lanes come in above it.
    struct Anchor {
        std::uint64_t section = 0;
        std::uint32_t laneInSection = 0;
        int offset = 0; ///< device pixels
    };
    /// In the lanes that scroll, from the first one's top; pixels.
    struct RowExtent {
        double top = 0;
        double bottom = 0;
    };
    /// Of the bar's row; nothing where it has none, or one that does not scroll.
    [[nodiscard]] std::optional<RowExtent> scrolledRow(std::uint32_t position) const;
    void connectScene();
    void rowsChanged();
    void rangeChanged();
    void rememberAnchor();
    void restoreAnchor();
    void updateList();
    void updatePainter();
    void paintOverlays(QPainter& painter, const TimelinePicture& picture);
    void paintHovered(QPainter& painter);
    void paintEmpty(QPainter& painter);
    [[nodiscard]] TimeScale scale() const;
    [[nodiscard]] TimelinePicture picture() const;
    [[nodiscard]] int deviceScrollTop() const;
    [[nodiscard]] int deviceHeight() const;

    TimelineScene& m_scene;
    FlowOverlay m_flow;
    CriticalPathOverlay m_criticalPath;
    DrawList m_list;
    LabelPainter m_labels;
    std::unique_ptr<TimelinePainter> m_painter;
    const Theme* m_theme = nullptr;
    double m_painterRatio = 0.0;
    StripPainter m_strips;
    std::vector<int> m_gridLines;
    int m_scrollTop = 0;
    Anchor m_anchor;
    std::optional<TimelineHit> m_hovered;
    std::optional<std::pair<std::int64_t, std::int64_t>> m_draggedRange;
    QElapsedTimer m_sincePaint;
    bool m_showsFocus = false;
    bool m_isListValid = false;
    std::uint64_t m_listGeneration = 0;
};

} // namespace chronoscope
