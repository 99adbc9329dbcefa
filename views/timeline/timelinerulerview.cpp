// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/timelinerulerview.h"

#include "models/core/format.h"
#include "views/common/theme.h"
#include "views/timeline/hitmarks.h"
#include "views/timeline/idlegappainter.h"
#include "views/timeline/measureoverlay.h"
#include "views/timeline/positionoverlay.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace chronoscope {

namespace {

constexpr double DragThreshold = 4;
constexpr int TickLength = 5;
constexpr int LabelGap = 8;
constexpr int HitMarkLength = 8;
/// From the middle of the handle at the place in replay.
constexpr double HandleTolerance = 7;

} // namespace

TimelineRulerView::TimelineRulerView(TimelineScene& scene, QWidget* parent) : QWidget(parent), m_scene(scene)
{
    setObjectName(QStringLiteral("timelineRuler"));
    setAccessibleName(tr("Time scale"));
    setToolTip(tr("Drag to zoom to a range, double click to show the whole run"));
    setMouseTracking(true);
    setCursor(Qt::IBeamCursor);
    connect(&m_scene.range(), &RangeAnimator::changed, this, qOverload<>(&QWidget::update));
    connect(&m_scene, &TimelineScene::rowsChanged, this, qOverload<>(&QWidget::update));
    connect(&m_scene.document(), &Document::timeTextsChanged, this, qOverload<>(&QWidget::update));
    connect(&m_scene.document().selection(), &Selection::changed, this, qOverload<>(&QWidget::update));
    connect(&m_scene.document().measuredRange(), &MeasuredRange::changed, this, qOverload<>(&QWidget::update));
    connect(&m_scene.document().replayPosition(), &ReplayPosition::changed, this, qOverload<>(&QWidget::update));
    connect(&m_scene.document().search(), &Search::hitsChanged, this, qOverload<>(&QWidget::update));
}

QSize TimelineRulerView::sizeHint() const
{
    return {400, fontMetrics().height() + TickLength + 4};
}

void TimelineRulerView::setMargins(int left, int right)
{
    m_left = left;
    m_right = right;
    update();
}

void TimelineRulerView::setPointerTime(std::optional<std::int64_t> time)
{
    if (time == m_pointerTime)
        return;
    m_pointerTime = time;
    update();
}

int TimelineRulerView::timeWidth() const
{
    return std::max(1, width() - m_left - m_right);
}

TimeScale TimelineRulerView::scale() const
{
    return m_scene.scale(timeWidth());
}

std::int64_t TimelineRulerView::timeAt(double x) const
{
    return scale().time(x - m_left);
}

void TimelineRulerView::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.ground);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.line);
    const TimeScale shown = scale();
    m_labels.setUp(font(), theme, devicePixelRatioF());
    if (!m_scene.hasTimes()) {
        m_labels.draw(painter, QRectF(m_left, 0, timeWidth(), height() - TickLength - 1), tr("Times not recorded"),
                      theme.secondText);
        return;
    }
    const QRectF area(m_left, 0, timeWidth(), height() - 1);
    std::vector<QRectF> taken = paintGaps(painter, theme, shownGaps(shown, m_scene.idleGaps(), area, 1));
    const QRect duration = measuredChip();
    taken.emplace_back(duration);
    paintTicks(painter, theme, taken);
    paintMeasuredRange(painter, m_scene.document().measuredRange(), shown, area, 1, theme);
    if (!duration.isEmpty()) {
        painter.fillRect(duration, theme.accent);
        m_labels.draw(painter, QRectF(duration).adjusted(5, 0, -4, 0), measuredText(), theme.ground);
    }
    paintHitMarks(painter, m_scene.document().search().hitTimes(), shown,
                  QRect(m_left, height() - HitMarkLength, timeWidth(), HitMarkLength), theme.accent);
    if (const std::optional<std::int64_t> selected = m_scene.selectedTime();
        selected && *selected >= shown.start() && *selected <= shown.end()) {
        const double x = m_left + shown.x(*selected) + 0.5;
        const QPointF marker[] = {{x - 5, height() - 8.0}, {x + 5, height() - 8.0}, {x, height() - 0.5}};
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.accent);
        painter.drawPolygon(marker, 3);
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
    paintReplayHandle(painter, replayTime(m_scene.document()), shown, area, theme);
    if (m_pointerTime)
        paintChip(painter, *m_pointerTime, theme.text, theme.ground);
}

std::vector<QRectF> TimelineRulerView::paintGaps(QPainter& painter, const Theme& theme,
                                                 const std::vector<ShownGap>& gaps)
{
    std::vector<QRectF> taken;
    paintIdleGaps(painter, gaps, theme);
    for (const ShownGap& gap : gaps) {
        const double textWidth = std::ceil(m_labels.width(gap.text)) + 1;
        const double left = gap.band.center().x() - textWidth / 2;
        const QRectF text(left, 0, textWidth, height() - TickLength - 1);
        const bool fits = left >= m_left && text.right() <= width() - m_right &&
                          (taken.empty() || taken.back().right() + LabelGap < left);
        if (!fits) {
            taken.push_back(gap.band);
            continue;
        }
        painter.fillRect(text.adjusted(-2, 0, 2, 0), theme.head);
        m_labels.draw(painter, text, gap.text, theme.text);
        taken.push_back(text.united(gap.band));
    }
    return taken;
}

void TimelineRulerView::paintTicks(QPainter& painter, const Theme& theme, const std::vector<QRectF>& taken)
{
    const TimeScale shown = scale();
    int free = m_left;
    for (const RulerTick& tick : m_scene.ticks(timeWidth())) {
        const int x = m_left + shown.x(tick.time);
        painter.fillRect(QRect(x, height() - TickLength, 1, TickLength), theme.secondText);
        const auto textWidth = static_cast<int>(std::ceil(m_labels.width(tick.label)));
        const int left = std::max(x - textWidth / 2, m_left);
        const QRectF text(left, 0, textWidth + 1, height() - TickLength - 1);
        // Labels at the edges would stick out, or run into their neighbours.
        const bool isTaken = std::ranges::any_of(
            taken, [&](const QRectF& other) { return text.adjusted(-LabelGap, 0, LabelGap, 0).intersects(other); });
        if (left < free || left + textWidth > width() || isTaken)
            continue;
        m_labels.draw(painter, text, tick.label, theme.secondText);
        free = left + textWidth + LabelGap;
    }
}

QString TimelineRulerView::measuredText() const
{
    const std::optional<TimeRange>& range = m_scene.document().measuredRange().range();
    return range ? formatDuration(range->span()) : QString();
}

/// In the middle of what is visible of the range.
QRect TimelineRulerView::measuredChip()
{
    const std::optional<TimeRange>& range = m_scene.document().measuredRange().range();
    const TimeScale shown = scale();
    if (!range || range->end.nanoseconds() < shown.start() || range->start.nanoseconds() > shown.end())
        return {};
    const int chipWidth = static_cast<int>(std::ceil(m_labels.width(measuredText()))) + 10;
    const int middle = m_left + (shown.x(range->start.nanoseconds()) + shown.x(range->end.nanoseconds())) / 2;
    const int left = std::clamp(middle - chipWidth / 2, m_left, std::max(m_left, width() - m_right - chipWidth));
    return {left, 0, chipWidth, height() - TickLength};
}

void TimelineRulerView::paintChip(QPainter& painter, std::int64_t time, const QColor& ground, const QColor& text) const
{
    const QString label = m_scene.timeText(time);
    const int x = m_left + scale().x(time);
    const int chipWidth = fontMetrics().horizontalAdvance(label) + 10;
    const int left = std::clamp(x - chipWidth / 2, m_left, std::max(m_left, width() - chipWidth));
    const QRect chip(left, 0, chipWidth, height() - TickLength);
    painter.fillRect(chip, ground);
    painter.fillRect(QRect(x, chip.bottom(), 1, TickLength + 1), ground);
    painter.setPen(text);
    painter.drawText(chip, Qt::AlignCenter, label);
}

void TimelineRulerView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    update();
}

void TimelineRulerView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_dragsReplay = isAtReplayHandle(event->position().x());
    if (!m_dragsReplay && event->position().x() >= m_left)
        m_pressedX = event->position().x();
}

bool TimelineRulerView::isAtReplayHandle(double x) const
{
    return isAtReplayLine(replayTime(m_scene.document()), scale(), x - m_left, 1, HandleTolerance);
}

void TimelineRulerView::mouseMoveEvent(QMouseEvent* event)
{
    if (m_dragsReplay) {
        const double x = std::clamp(event->position().x(), double(m_left), double(m_left + timeWidth()));
        m_scene.document().stepper().toTime(Instant(timeAt(x)));
        return;
    }
    if (!m_pressedX)
        setCursor(isAtReplayHandle(event->position().x()) ? Qt::SizeHorCursor : Qt::IBeamCursor);
    if (m_pressedX && std::abs(event->position().x() - *m_pressedX) >= DragThreshold)
        emit rangeDragged(std::pair(timeAt(*m_pressedX), timeAt(event->position().x())));
}

void TimelineRulerView::mouseReleaseEvent(QMouseEvent* event)
{
    m_dragsReplay = false;
    if (!m_pressedX)
        return;
    const double pressed = *std::exchange(m_pressedX, std::nullopt);
    emit rangeDragged(std::nullopt);
    if (std::abs(event->position().x() - pressed) < DragThreshold)
        return;
    const std::int64_t from = timeAt(pressed);
    const std::int64_t to = timeAt(event->position().x());
    m_scene.range().flyTo(Instant(std::min(from, to)), Instant(std::max(from, to)));
}

void TimelineRulerView::mouseDoubleClickEvent(QMouseEvent*)
{
    const ViewRange& range = m_scene.document().viewRange();
    m_scene.range().flyTo(range.fullStart(), range.fullEnd());
}

} // namespace chronoscope
