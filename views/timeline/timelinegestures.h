// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointF>

#include <cstdint>

class QMouseEvent;
class QNativeGestureEvent;
class QWheelEvent;

namespace chronoscope {

class TimelineView;

/// The mouse on the lanes: a click selects; a drag measures, or moves a cursor that measures; with Alt it zooms to what
/// was dragged over, with Shift or the middle button it moves the picture. A double click fits what is under it; the
/// wheel scrolls, with Ctrl zooms at the pointer, with Shift moves in time; two fingers zoom.
class TimelineGestures : public QObject {
    Q_OBJECT

public:
    /// Listens to the view, which must outlive it.
    explicit TimelineGestures(TimelineView& view, QObject* parent = nullptr);

    [[nodiscard]] bool eventFilter(QObject* watched, QEvent* event) override;

    /// Zooms at a point of a view of this width; shared with the ruler and the overview.
    void wheel(QWheelEvent& event, double x);

signals:
    /// Time under the pointer in ns since 1970 UTC, or isOver false when it left.
    void pointerMoved(bool isOver, std::int64_t time);

private:
    enum class Drag { None, Pressed, Cursor, Measure, PressedToPan, Pan, Range, Replay };
    void press(const QMouseEvent& event);
    void move(const QMouseEvent& event);
    void release(const QMouseEvent& event);
    void doubleClick(const QMouseEvent& event);
    [[nodiscard]] bool pinch(const QNativeGestureEvent& event);
    void click(const QPointF& point);
    void pan(const QPointF& point);
    void beginDrag();
    void measure(const QPointF& point);
    void moveReplay(const QPointF& point);
    void hover(const QPointF& point);
    void endDrag(Drag drag, const QPointF& point);

    TimelineView& m_view;
    Drag m_drag = Drag::None;
    QPointF m_pressed;
    QPointF m_last;
    double m_scrollRest = 0.0; ///< part of a pixel that a touch pad scrolled
};

} // namespace chronoscope
