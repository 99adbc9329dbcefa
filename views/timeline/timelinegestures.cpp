// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/timelinegestures.h"

#include "views/timeline/timelineview.h"

#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace chronoscope {

namespace {

constexpr double DragThreshold = 4.0;
constexpr double UnitsPerWheelStep = 57.0; ///< three rows
constexpr double ZoomPerWheelStep = 1.25;
constexpr double AnglePerWheelStep = 120.0;
constexpr double PanPerWheelStep = 0.1;

} // namespace

TimelineGestures::TimelineGestures(TimelineView& view, QObject* parent) : QObject(parent), m_view(view)
{
    m_view.installEventFilter(this);
}

bool TimelineGestures::eventFilter(QObject*, QEvent* event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        press(static_cast<QMouseEvent&>(*event));
        return true;
    case QEvent::MouseMove:
        move(static_cast<QMouseEvent&>(*event));
        return true;
    case QEvent::MouseButtonRelease:
        release(static_cast<QMouseEvent&>(*event));
        return true;
    case QEvent::MouseButtonDblClick:
        doubleClick(static_cast<QMouseEvent&>(*event));
        return true;
    case QEvent::Wheel:
        wheel(static_cast<QWheelEvent&>(*event), static_cast<QWheelEvent&>(*event).position().x());
        return true;
    case QEvent::NativeGesture:
        return pinch(static_cast<QNativeGestureEvent&>(*event));
    case QEvent::Leave:
        emit pointerMoved(false, 0);
        return false;
    default:
        return false;
    }
}

void TimelineGestures::press(const QMouseEvent& event)
{
    if (event.button() != Qt::LeftButton && event.button() != Qt::MiddleButton)
        return;
    m_view.setFocus(Qt::MouseFocusReason);
    m_view.setHovered(std::nullopt);
    m_pressed = m_last = event.position();
    const MeasureCursor cursor = m_view.measureCursorAt(event.position().x());
    if (event.button() == Qt::MiddleButton || event.modifiers() & Qt::ShiftModifier) {
        m_drag = Drag::PressedToPan;
    } else if (event.modifiers() & Qt::AltModifier) {
        m_drag = Drag::Range;
    } else if (cursor == MeasureCursor::None && m_view.isAtReplayLine(event.position().x())) {
        m_drag = Drag::Replay;
    } else if (cursor != MeasureCursor::None) {
        m_drag = Drag::Cursor;
        if (cursor == MeasureCursor::Anchor)
            m_view.scene().document().measuredRange().swapCursors();
    } else {
        m_drag = Drag::Pressed;
    }
}

void TimelineGestures::move(const QMouseEvent& event)
{
    emit pointerMoved(true, m_view.timeAt(event.position().x()));
    const bool isFar = (event.position() - m_pressed).manhattanLength() >= DragThreshold;
    if (isFar && (m_drag == Drag::Pressed || m_drag == Drag::PressedToPan))
        beginDrag();
    if (m_drag == Drag::Pan)
        pan(event.position());
    else if (m_drag == Drag::Measure || (m_drag == Drag::Cursor && isFar))
        measure(event.position());
    else if (m_drag == Drag::Replay && isFar)
        moveReplay(event.position());
    else if (m_drag == Drag::Range && isFar)
        m_view.setDraggedRange(std::pair(m_view.timeAt(m_pressed.x()), m_view.timeAt(event.position().x())));
    else if (m_drag == Drag::None)
        hover(event.position());
}

void TimelineGestures::beginDrag()
{
    // What was done before is a step of its own.
    m_view.scene().document().navigation().record();
    if (m_drag == Drag::PressedToPan) {
        m_drag = Drag::Pan;
        m_view.setCursor(Qt::ClosedHandCursor);
        return;
    }
    m_drag = Drag::Measure;
    const Instant pressed(m_view.snappedTimeAt(m_pressed));
    m_view.scene().document().measuredRange().setRange(pressed, pressed);
}

void TimelineGestures::measure(const QPointF& point)
{
    // Outside of the view there is nothing to see that could be measured.
    const QPointF inside(std::clamp(point.x(), 0.0, static_cast<double>(m_view.width())), point.y());
    m_view.scene().document().measuredRange().moveActive(Instant(m_view.snappedTimeAt(inside)));
}

void TimelineGestures::moveReplay(const QPointF& point)
{
    const double x = std::clamp(point.x(), 0.0, static_cast<double>(m_view.width()));
    m_view.scene().document().stepper().toTime(Instant(m_view.timeAt(x)));
}

void TimelineGestures::hover(const QPointF& point)
{
    if (m_view.measureCursorAt(point.x()) == MeasureCursor::None && !m_view.isAtReplayLine(point.x()))
        m_view.unsetCursor();
    else
        m_view.setCursor(Qt::SizeHorCursor);
    m_view.setHovered(m_view.hitAt(point));
}

void TimelineGestures::pan(const QPointF& point)
{
    const QPointF moved = point - m_last;
    m_last = point;
    m_view.scene().document().viewRange().panBy(-moved.x() / std::max(1, m_view.width()));
    m_view.setScrollTop(m_view.scrollTop() - static_cast<int>(std::lround(moved.y())));
}

void TimelineGestures::release(const QMouseEvent& event)
{
    const Drag drag = m_drag;
    m_drag = Drag::None;
    m_view.unsetCursor();
    m_view.setDraggedRange(std::nullopt);
    endDrag(drag, event.position());
}

void TimelineGestures::endDrag(Drag drag, const QPointF& point)
{
    const bool isFar = (point - m_pressed).manhattanLength() >= DragThreshold;
    if (drag == Drag::Range && isFar) {
        const std::int64_t from = m_view.timeAt(m_pressed.x());
        const std::int64_t to = m_view.timeAt(point.x());
        m_view.scene().range().flyTo(Instant(std::min(from, to)), Instant(std::max(from, to)));
    } else if (drag == Drag::Pan || drag == Drag::Measure || (drag == Drag::Cursor && isFar)) {
        m_view.scene().document().navigation().record();
    } else if (drag != Drag::None && !(drag == Drag::Replay && isFar)) {
        click(point);
    }
}

void TimelineGestures::click(const QPointF& point)
{
    // A press that was kept for a cursor is a click on what lies below it.
    TimelineScene& scene = m_view.scene();
    if (const std::uint32_t section = m_view.headerAt(point.y()); section != LaneLayout::None) {
        scene.toggleSection(section);
        return;
    }
    const std::optional<TimelineHit> hit = m_view.hitAt(point);
    scene.selectPosition(hit ? m_view.item(*hit).bar : LaneLayout::None);
}

void TimelineGestures::doubleClick(const QMouseEvent& event)
{
    const std::optional<TimelineHit> hit = m_view.hitAt(event.position());
    const std::optional<TimeRange>& measured = m_view.scene().document().measuredRange().range();
    if (!hit && measured && measured->contains(Instant(m_view.timeAt(event.position().x()))))
        m_view.scene().range().flyTo(measured->start, measured->end);
    if (!hit)
        return;
    const DrawItem& item = m_view.item(*hit);
    const TimelineBar& bar = m_view.scene().layout().bar(item.bar);
    std::int64_t from = bar.start;
    std::int64_t to = bar.end;
    if (item.isFolded) {
        const double ratio = m_view.scene().devicePixelRatio();
        from = m_view.timeAt(item.left / ratio);
        to = m_view.timeAt(item.right / ratio);
    }
    const std::int64_t margin = std::max<std::int64_t>((to - from) / 10, NanosecondsPerMicrosecond);
    m_view.scene().range().flyTo(Instant(from - margin), Instant(to + margin));
}

bool TimelineGestures::pinch(const QNativeGestureEvent& event)
{
    if (event.gestureType() != Qt::ZoomNativeGesture)
        return false;
    const Instant fixed(m_view.timeAt(event.position().x()));
    m_view.scene().document().viewRange().zoomAround(fixed, std::max(0.1, 1.0 + event.value()));
    return true;
}

void TimelineGestures::wheel(QWheelEvent& event, double x)
{
    ViewRange& range = m_view.scene().document().viewRange();
    const bool hasPixels = !event.pixelDelta().isNull();
    // With Alt pressed some systems report a vertical wheel as a horizontal one.
    const QPointF steps = QPointF(event.angleDelta()) / AnglePerWheelStep;
    event.accept();
    if (event.modifiers() & Qt::ControlModifier) {
        const double step = hasPixels ? event.pixelDelta().y() / UnitsPerWheelStep : steps.y();
        range.zoomAround(Instant(m_view.timeAt(x)), std::pow(ZoomPerWheelStep, step));
        return;
    }
    const double width = std::max(1, m_view.width());
    const bool isTurned = event.modifiers() & Qt::ShiftModifier;
    double sideways = hasPixels ? event.pixelDelta().x() / width : steps.x() * PanPerWheelStep;
    double upwards = hasPixels ? event.pixelDelta().y() : steps.y() * UnitsPerWheelStep;
    if (isTurned && sideways == 0.0) {
        sideways = hasPixels ? event.pixelDelta().y() / width : steps.y() * PanPerWheelStep;
        upwards = 0.0;
    }
    if (sideways != 0.0)
        range.panBy(-sideways);
    m_scrollRest += upwards;
    const double whole = std::trunc(m_scrollRest);
    m_scrollRest -= whole;
    m_view.setScrollTop(m_view.scrollTop() - static_cast<int>(whole));
}

} // namespace chronoscope
