// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/timelineoverviewview.h"

#include "models/timeline/overview.h"
#include "views/common/theme.h"
#include "views/timeline/fillsink.h"
#include "views/timeline/hitmarks.h"
#include "views/timeline/idlegappainter.h"
#include "views/timeline/overviewframe.h"
#include "views/timeline/positionoverlay.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace chronoscope {

namespace {

constexpr int GrabTolerance = 6;
constexpr int VerticalMargin = 4;
constexpr int HitMarkLength = 4;
/// What is left of the colour where no bar passes the filters.
constexpr double PalePart = 0.3;
constexpr int MeasureLength = 3;

} // namespace

TimelineOverviewView::TimelineOverviewView(TimelineScene& scene, QWidget* parent) : QWidget(parent), m_scene(scene)
{
    setObjectName(QStringLiteral("timelineOverview"));
    setAccessibleName(tr("Overview of the whole run"));
    setAccessibleDescription(tr("Drag the frame or its handles to change what is visible"));
    setMouseTracking(true);
    connect(&m_scene, &TimelineScene::rowsChanged, this, &TimelineOverviewView::invalidate);
    connect(&m_scene.document().viewRange(), &ViewRange::changed, this, qOverload<>(&QWidget::update));
    connect(&m_scene.document().measuredRange(), &MeasuredRange::changed, this, qOverload<>(&QWidget::update));
    connect(&m_scene.document().replayPosition(), &ReplayPosition::changed, this,
            &TimelineOverviewView::moveReplayLine);
    connect(&m_scene, &TimelineScene::passingChanged, this, &TimelineOverviewView::invalidate);
    connect(&m_scene.document().search(), &Search::hitsChanged, this, qOverload<>(&QWidget::update));
}

void TimelineOverviewView::setMargins(int left, int right)
{
    m_left = left;
    m_right = right;
    invalidate();
}

void TimelineOverviewView::moveReplayLine()
{
    // Only where the line was and where it is now: while somebody steps, the rest stays as it is.
    const std::optional<std::int64_t> time = replayTime(m_scene.document());
    for (const std::optional<std::int64_t>& place : {std::exchange(m_replayTime, time), time}) {
        if (place)
            update(QRect(m_left + scale().x(*place) - 2, 0, 6, height()));
    }
}

QRect TimelineOverviewView::field() const
{
    return {m_left, VerticalMargin, std::max(1, width() - m_left - m_right), height() - 2 * VerticalMargin};
}

TimeScale TimelineOverviewView::scale() const
{
    return m_scene.fullScale(field().width());
}

std::int64_t TimelineOverviewView::timeAt(double x) const
{
    return scale().time(x - m_left);
}

void TimelineOverviewView::invalidate()
{
    m_isImageValid = false;
    update();
}

void TimelineOverviewView::paintImage()
{
    const Theme& theme = Theme::of(this);
    const double ratio = devicePixelRatioF();
    const QSize size = (QSizeF(field().size()) * ratio).toSize();
    m_image = QImage(size, QImage::Format_RGB32);
    m_image.setDevicePixelRatio(ratio);
    m_image.fill(theme.ground);
    ImageSink sink(m_image);
    const Overview overview = Overview::of(m_scene.layout(), m_scene.fullScale(size.width()), m_scene.passing());
    const auto lines = static_cast<int>(overview.lineCount());
    if (lines == 0)
        return;
    const int thickness = std::clamp(static_cast<int>(std::lround(2 * ratio)), 1, std::max(1, size.height() / lines));
    const auto topOf = [&](int line) { return (line + 1) * (size.height() - thickness) / (lines + 1); };
    for (int line = 0; line < lines; ++line) {
        const std::span<const OverviewCell> cells = overview.line(static_cast<std::uint32_t>(line));
        const QRgb hue = theme.kindHue(overview.kind(static_cast<std::uint32_t>(line))).rgb();
        for (int column = 0; column < overview.columns(); ++column) {
            const OverviewCell& cell = cells[static_cast<std::size_t>(column)];
            if (cell.isCovered)
                sink.fill({column, topOf(line), column + std::max(1, thickness / 2), topOf(line) + thickness},
                          mixed(hue, theme.ground.rgb(), cell.isPassing ? 1 : PalePart));
        }
    }
    const int rim = std::max(1, thickness / 2);
    // Failures come last and stand out of their line, so that nothing covers them.
    for (int line = 0; line < lines; ++line) {
        const std::span<const OverviewCell> cells = overview.line(static_cast<std::uint32_t>(line));
        for (int column = 0; column < overview.columns(); ++column) {
            const OverviewCell& cell = cells[static_cast<std::size_t>(column)];
            if (isFailure(cell.worst))
                sink.fill(
                    {column, topOf(line) - rim, column + std::max(1, thickness / 2), topOf(line) + thickness + rim},
                    mixed(theme.status(cell.worst).rgb(), theme.ground.rgb(), cell.isPassing ? 1 : PalePart));
        }
    }
}

void TimelineOverviewView::paintEvent(QPaintEvent*)
{
    const std::tuple fullRange(scale().start(), scale().end(), m_scene.idleGaps());
    if (!m_isImageValid || m_image.devicePixelRatio() != devicePixelRatioF() || fullRange != m_imageRange) {
        paintImage();
        m_isImageValid = true;
        m_imageRange = fullRange;
    }
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.ground);
    painter.setPen(theme.secondText);
    painter.drawText(QRect(8, 0, std::max(0, m_left - 16), height()), Qt::AlignLeft | Qt::AlignVCenter, tr("Overview"));
    painter.drawImage(field().topLeft(), m_image);
    for (const ShownGap& gap : shownGaps(scale(), m_scene.idleGaps(), field(), 1))
        painter.fillRect(gap.band, QBrush(theme.line, Qt::BDiagPattern));
    paintFrame(painter, theme);
    if (const std::optional<TimeRange>& measured = m_scene.document().measuredRange().range()) {
        const TimeScale shown = scale();
        const int left = shown.x(measured->start.nanoseconds());
        const int right = std::max(shown.x(measured->end.nanoseconds()), left + 1);
        painter.fillRect(QRect(m_left + left, height() - MeasureLength, right - left, MeasureLength), theme.accent);
    }
    paintReplayLine(painter, replayTime(m_scene.document()), scale(), field(), 1, theme);
    // Above the veil over what is not visible: hits there are what one looks for here.
    paintHitMarks(painter, m_scene.document().search().hitTimes(), scale(),
                  QRect(m_left, 0, field().width(), HitMarkLength), theme.accent);
}

void TimelineOverviewView::paintFrame(QPainter& painter, const Theme& theme) const
{
    const TimeScale shown = scale();
    const ViewRange& range = m_scene.document().viewRange();
    const QRect all = field();
    const int left = all.left() + shown.x(range.start().nanoseconds());
    const int right = std::max(all.left() + shown.x(range.end().nanoseconds()), left + 2);
    paintOverviewFrame(painter, theme, all, left, right);
}

TimelineOverviewView::Part TimelineOverviewView::partAt(const QPointF& point) const
{
    const TimeScale shown = scale();
    const ViewRange& range = m_scene.document().viewRange();
    const double left = m_left + shown.x(range.start().nanoseconds());
    const double right = m_left + shown.x(range.end().nanoseconds());
    const double toLeft = std::abs(point.x() - left);
    const double toRight = std::abs(point.x() - right);
    if (std::min(toLeft, toRight) <= GrabTolerance)
        return toLeft < toRight || (toLeft == toRight && point.x() < left) ? Part::StartHandle : Part::EndHandle;
    return point.x() > left && point.x() < right ? Part::Frame : Part::None;
}

void TimelineOverviewView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || event->position().x() < m_left - GrabTolerance)
        return;
    ViewRange& range = m_scene.document().viewRange();
    range.remember();
    m_dragged = partAt(event->position());
    const std::int64_t time = timeAt(event->position().x());
    if (m_dragged == Part::None) {
        const std::int64_t half = range.span().nanoseconds / 2;
        m_lastX = m_left + (scale().x(range.start().nanoseconds()) + scale().x(range.end().nanoseconds())) / 2.0;
        if (!moveFolded(event->position().x()))
            range.show(Instant(time - half), Instant(time - half + range.span().nanoseconds));
        m_dragged = Part::Frame;
    }
    m_grabOffset = time - range.start().nanoseconds();
    m_lastX = event->position().x();
}

void TimelineOverviewView::mouseMoveEvent(QMouseEvent* event)
{
    ViewRange& range = m_scene.document().viewRange();
    const std::int64_t time = timeAt(event->position().x());
    switch (m_dragged) {
    case Part::StartHandle:
        range.show(Instant(std::min(time, range.end().nanoseconds() - NanosecondsPerMicrosecond)), range.end());
        break;
    case Part::EndHandle:
        range.show(range.start(), Instant(std::max(time, range.start().nanoseconds() + NanosecondsPerMicrosecond)));
        break;
    case Part::Frame:
        if (moveFolded(event->position().x()))
            break;
        range.show(Instant(time - m_grabOffset), Instant(time - m_grabOffset + range.span().nanoseconds));
        break;
    case Part::None:
        break;
    }
    const Part part = m_dragged == Part::None ? partAt(event->position()) : m_dragged;
    setCursor(part == Part::None ? Qt::ArrowCursor : part == Part::Frame ? Qt::OpenHandCursor : Qt::SizeHorCursor);
}

/// On a folded axis the frame keeps its width, not its time.
bool TimelineOverviewView::moveFolded(double x)
{
    const double moved = x - std::exchange(m_lastX, x);
    if (!m_scene.idleGaps())
        return false;
    const TimeScale visible = m_scene.scale(field().width());
    m_scene.document().viewRange().panBy(moved / field().width() * scale().nanosecondsPerPixel() /
                                         visible.nanosecondsPerPixel());
    return true;
}

void TimelineOverviewView::mouseReleaseEvent(QMouseEvent*)
{
    if (m_dragged == Part::None)
        return;
    m_dragged = Part::None;
    m_scene.document().viewRange().remember();
}

void TimelineOverviewView::mouseDoubleClickEvent(QMouseEvent*)
{
    m_dragged = Part::None;
    const ViewRange& range = m_scene.document().viewRange();
    m_scene.range().flyTo(range.fullStart(), range.fullEnd());
}

void TimelineOverviewView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    invalidate();
}

void TimelineOverviewView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    invalidate();
}

} // namespace chronoscope
