// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timeline/timescale.h"
#include "views/timeline/timelinescene.h"

#include <QImage>
#include <QWidget>

#include <optional>
#include <tuple>

#include <utility>

namespace chronoscope {

class Theme;

/// The whole run in little: a line for each section, marks where things failed, and a frame around what is visible.
/// The frame and its two handles can be dragged; a click elsewhere brings the frame there.
class TimelineOverviewView : public QWidget {
    Q_OBJECT

public:
    /// The scene must outlive the view.
    explicit TimelineOverviewView(TimelineScene& scene, QWidget* parent = nullptr);

    /// Where time begins: the width of the label column beside the lanes, and of the scroll bar.
    void setMargins(int left, int right);

    [[nodiscard]] QSize sizeHint() const override { return {400, 44}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {100, 44}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    enum class Part { None, StartHandle, EndHandle, Frame };
    [[nodiscard]] QRect field() const;
    [[nodiscard]] TimeScale scale() const;
    [[nodiscard]] Part partAt(const QPointF& point) const;
    [[nodiscard]] std::int64_t timeAt(double x) const;
    /// Moves the frame with the pointer where gaps are folded; false where none are.
    bool moveFolded(double x);
    void invalidate();
    void moveReplayLine();
    void paintImage();
    void paintFrame(QPainter& painter, const Theme& theme) const;

    TimelineScene& m_scene;
    QImage m_image;
    bool m_isImageValid = false;
    /// Full range and folded gaps when the image was painted.
    std::tuple<std::int64_t, std::int64_t, const IdleGaps*> m_imageRange;
    int m_left = 0;
    int m_right = 0;
    Part m_dragged = Part::None;
    std::int64_t m_grabOffset = 0;            ///< from the frame's start to where it was grabbed, ns
    double m_lastX = 0.0;                     ///< of the pointer that drags
    std::optional<std::int64_t> m_replayTime; ///< where its line was painted last
};

} // namespace chronoscope
