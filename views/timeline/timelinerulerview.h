// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timeline/timescale.h"
#include "views/timeline/idlegappainter.h"
#include "views/timeline/labelpainter.h"
#include "views/timeline/timelinescene.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace chronoscope {

/// The scale above the lanes. Dragging over it zooms to what was dragged over; dragging the handle at the place in replay
/// moves that place.
class TimelineRulerView : public QWidget {
    Q_OBJECT

public:
    /// The scene must outlive the ruler.
    explicit TimelineRulerView(TimelineScene& scene, QWidget* parent = nullptr);

    /// Where time begins: the width of the label column beside the lanes, and of the scroll bar.
    void setMargins(int left, int right);
    /// The time under the pointer in the lanes, ns since 1970 UTC.
    void setPointerTime(std::optional<std::int64_t> time);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    /// A range is being dragged; none when it is over.
    void rangeDragged(std::optional<std::pair<std::int64_t, std::int64_t>> range);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] int timeWidth() const;
    [[nodiscard]] TimeScale scale() const;
    [[nodiscard]] std::int64_t timeAt(double x) const;
    [[nodiscard]] bool isAtReplayHandle(double x) const;
    /// Returns what has no room for labels of ticks.
    std::vector<QRectF> paintGaps(QPainter& painter, const Theme& theme, const std::vector<ShownGap>& gaps);
    void paintTicks(QPainter& painter, const Theme& theme, const std::vector<QRectF>& taken);
    [[nodiscard]] QString measuredText() const;
    /// Where the length of the measured range is written; empty when it is out of sight.
    [[nodiscard]] QRect measuredChip();
    void paintChip(QPainter& painter, std::int64_t time, const QColor& ground, const QColor& text) const;

    TimelineScene& m_scene;
    LabelPainter m_labels;
    int m_left = 0;
    int m_right = 0;
    std::optional<std::int64_t> m_pointerTime;
    std::optional<double> m_pressedX;
    bool m_dragsReplay = false;
};

} // namespace chronoscope
