// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/timelineview.h"

#include "models/core/format.h"
#include "views/common/theme.h"
#include "views/timeline/idlegappainter.h"
#include "views/timeline/measureoverlay.h"
#include "views/timeline/positionoverlay.h"
#include "views/timeline/timelineaccessible.h"

#include <QEvent>
#include <QFocusEvent>
#include <QPaintEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace chronoscope {

namespace {

/// How long new texts may take in one frame: more of them have to wait for the next one. While frames follow each other
/// quickly the hand must not be held up; a view that stood still shows all at once.
constexpr std::int64_t TextTimeInMotion = 400'000;
constexpr std::int64_t TextTimeAtRest = 6'000'000;
constexpr std::int64_t RestMilliseconds = 100;
constexpr int HitTolerance = 3;
/// A cursor that comes so near to the edge of a bar stops there, in units.
constexpr double SnapDistance = 4;

} // namespace

TimelineView::TimelineView(TimelineScene& scene, QWidget* parent)
    : QWidget(parent), m_scene(scene), m_flow(scene), m_criticalPath(scene)
{
    setObjectName(QStringLiteral("timelineView"));
    setAccessibleName(tr("Timeline"));
    setAccessibleDescription(tr("Groups of events as bars on lanes. Arrow keys go from bar to bar, W and S zoom, F "
                                "finds failures, Shift and the arrow keys measure."));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    // Every pixel is painted: nothing needs to be cleared before.
    setAttribute(Qt::WA_OpaquePaintEvent);
    TimelineAccessible::install();
    connectScene();
}

TimelineView::~TimelineView() = default;

void TimelineView::connectScene()
{
    connect(&m_scene, &TimelineScene::rowsChanged, this, &TimelineView::rowsChanged);
    connect(&m_scene, &TimelineScene::passingChanged, this, qOverload<>(&QWidget::update));
    connect(&m_scene.range(), &RangeAnimator::changed, this, &TimelineView::rangeChanged);
    connect(&m_scene.document().selection(), &Selection::changed, this, [this] {
        revealRow(m_scene.selectedPosition());
        update();
        TimelineAccessible::notifySelection(*this);
    });
    connect(&m_scene.document(), &Document::timeTextsChanged, this, &TimelineView::rangeChanged);
    connect(&m_scene.document().measuredRange(), &MeasuredRange::changed, this, qOverload<>(&QWidget::update));
    connect(&m_scene.document().replayPosition(), &ReplayPosition::changed, this, qOverload<>(&QWidget::update));
    connect(&m_flow, &FlowOverlay::changed, this, qOverload<>(&QWidget::update));
    connect(&m_criticalPath, &CriticalPathOverlay::changed, this, qOverload<>(&QWidget::update));
}

int TimelineView::contentHeight() const
{
    return static_cast<int>(std::ceil(m_scene.geometry().totalHeight() / m_scene.devicePixelRatio()));
}

int TimelineView::deviceScrollTop() const
{
    return static_cast<int>(std::lround(m_scrollTop * m_scene.devicePixelRatio()));
}

int TimelineView::deviceHeight() const
{
    return static_cast<int>(std::ceil(height() * m_scene.devicePixelRatio()));
}

TimeScale TimelineView::scale() const
{
    const auto width_ = static_cast<int>(std::ceil(width() * m_scene.devicePixelRatio()));
    return m_scene.scale(width_);
}

RowWindow TimelineView::window() const
{
    return m_scene.geometry().window(deviceScrollTop(), deviceHeight());
}

TimelinePicture TimelineView::picture() const
{
    return {m_scene.layout(), m_scene.geometry(),         m_list,           scale(), deviceHeight(), window(),
            m_gridLines,      m_scene.selectedPosition(), m_scene.passing()};
}

void TimelineView::setScrollTop(int top)
{
    top = std::clamp(top, 0, std::max(0, contentHeight() - height()));
    if (top == m_scrollTop)
        return;
    m_scrollTop = top;
    rememberAnchor();
    m_isListValid = false;
    update();
    emit scrollTopChanged();
}

void TimelineView::rememberAnchor()
{
    const int top = window().firstScrolled();
    const std::uint32_t index = m_scene.geometry().rowAt(top);
    if (index == LaneLayout::None)
        return;
    const TimelineRow& row = m_scene.geometry().rows()[index];
    const LaneSection& section = m_scene.layout().sections()[row.section];
    m_anchor = {section.key, row.lane == LaneLayout::None ? LaneLayout::None : row.lane - section.firstLane,
                top - row.top};
}

void TimelineView::restoreAnchor()
{
    if (m_scrollTop == 0)
        return;
    const std::span<const TimelineRow> rows = m_scene.geometry().rows();
    const auto isAnchor = [this](const TimelineRow& row) {
        const LaneSection& section = m_scene.layout().sections()[row.section];
        if (section.key != m_anchor.section)
            return false;
        return row.lane == LaneLayout::None || row.lane - section.firstLane == m_anchor.laneInSection;
    };
    const auto found = std::ranges::find_if(rows, isAnchor);
    if (found == rows.end())
        return;
    const int top = found->top + std::min(m_anchor.offset, found->height) - window().pinnedHeight;
    m_scrollTop = static_cast<int>(std::lround(top / m_scene.devicePixelRatio()));
}

void TimelineView::rowsChanged()
{
    const int before = m_scrollTop;
    restoreAnchor();
    m_scrollTop = std::clamp(m_scrollTop, 0, std::max(0, contentHeight() - height()));
    m_isListValid = false;
    setHovered(std::nullopt);
    update();
    TimelineAccessible::notifyRows(*this);
    emit contentHeightChanged();
    if (m_scrollTop != before)
        emit scrollTopChanged();
}

void TimelineView::rangeChanged()
{
    m_isListValid = false;
    setHovered(std::nullopt);
    update();
}

std::optional<TimelineView::RowExtent> TimelineView::scrolledRow(std::uint32_t position) const
{
    if (position == LaneLayout::None)
        return std::nullopt;
    const std::uint32_t index = m_scene.geometry().rowOfLane(m_scene.layout().laneOf(position));
    if (index == LaneLayout::None)
        return std::nullopt;
    const TimelineRow& row = m_scene.geometry().rows()[index];
    if (window().isPinned(row))
        return std::nullopt;
    const double ratio = m_scene.devicePixelRatio();
    return RowExtent{(row.top - window().pinnedHeight) / ratio, (row.top + row.height) / ratio};
}

void TimelineView::revealRow(std::uint32_t position)
{
    const std::optional<RowExtent> row = scrolledRow(position);
    if (!row)
        return;
    if (row->top < m_scrollTop)
        setScrollTop(static_cast<int>(row->top));
    else if (row->bottom > m_scrollTop + height())
        setScrollTop(static_cast<int>(std::ceil(row->bottom)) - height());
}

std::int64_t TimelineView::timeAt(double x) const
{
    return scale().time(x * m_scene.devicePixelRatio());
}

std::int64_t TimelineView::snappedTimeAt(const QPointF& point)
{
    const std::int64_t time = timeAt(point.x());
    const std::optional<TimelineHit> hit = hitAt(point);
    if (!hit || item(*hit).isFolded)
        return time;
    const TimelineBar& bar = m_scene.layout().bar(item(*hit).bar);
    const double ratio = m_scene.devicePixelRatio();
    for (const std::int64_t edge : {bar.start, bar.started, bar.end}) {
        if (edge >= scale().start() && edge <= scale().end() &&
            std::abs(scale().x(edge) / ratio - point.x()) <= SnapDistance)
            return edge;
    }
    return time;
}

MeasureCursor TimelineView::measureCursorAt(double x) const
{
    const double ratio = m_scene.devicePixelRatio();
    return chronoscope::measureCursorAt(m_scene.document().measuredRange(), scale(),
                                        static_cast<int>(std::lround(x * ratio)),
                                        static_cast<int>(std::lround(HitTolerance * ratio)));
}

bool TimelineView::isAtReplayLine(double x) const
{
    return chronoscope::isAtReplayLine(replayTime(m_scene.document()), scale(), x, m_scene.devicePixelRatio(),
                                       HitTolerance);
}

std::optional<TimelineHit> TimelineView::hitAt(const QPointF& point)
{
    updateList();
    const double ratio = m_scene.devicePixelRatio();
    return m_list.hitTest(m_scene.geometry(), static_cast<int>(std::floor(point.x() * ratio)),
                          window().inPicture(static_cast<int>(std::floor(point.y() * ratio))),
                          static_cast<int>(std::lround(HitTolerance * ratio)));
}

std::uint32_t TimelineView::headerAt(double y) const
{
    const int deviceY = window().inPicture(static_cast<int>(std::floor(y * m_scene.devicePixelRatio())));
    const std::uint32_t index = m_scene.geometry().rowAt(deviceY);
    if (index == LaneLayout::None || m_scene.geometry().rows()[index].type != TimelineRow::Type::Header)
        return LaneLayout::None;
    return m_scene.geometry().rows()[index].section;
}

QRectF TimelineView::rectOf(std::uint32_t position)
{
    updateList();
    const PixelRect rect = TimelinePainter::rectInView(picture(), position);
    const double ratio = m_scene.devicePixelRatio();
    return {rect.left / ratio, rect.top / ratio, rect.width() / ratio, rect.height() / ratio};
}

std::vector<std::uint32_t> TimelineView::visibleBars(std::size_t most)
{
    updateList();
    std::vector<std::uint32_t> bars;
    for (const DrawItem& each : m_list.items()) {
        if (bars.size() == most)
            break;
        if (!each.isFolded)
            bars.push_back(each.bar);
    }
    return bars;
}

std::uint64_t TimelineView::listGeneration()
{
    updateList();
    return m_listGeneration;
}

void TimelineView::setHovered(std::optional<TimelineHit> hit)
{
    const bool isSame = hit.has_value() == m_hovered.has_value() &&
                        (!hit || (hit->item == m_hovered->item && hit->row == m_hovered->row));
    if (isSame)
        return;
    m_hovered = hit;
    update();
    emit hoveredChanged();
}

void TimelineView::setDraggedRange(std::optional<std::pair<std::int64_t, std::int64_t>> range)
{
    m_draggedRange = range;
    update();
}

void TimelineView::updateList()
{
    if (m_isListValid)
        return;
    m_isListValid = true;
    ++m_listGeneration;
    const double ratio = m_scene.devicePixelRatio();
    DrawResolution resolution;
    resolution.minimumWidth = std::max(2, static_cast<int>(std::lround(2 * ratio)));
    resolution.foldWidth = resolution.minimumWidth + std::max(1, static_cast<int>(std::lround(ratio)));
    m_list.build(m_scene.layout(), m_scene.geometry(), scale(), window().firstScrolled(),
                 deviceScrollTop() + deviceHeight(), resolution, window().pinnedHeight);
    m_gridLines.clear();
    for (const RulerTick& tick : m_scene.ticks(width()))
        m_gridLines.push_back(scale().x(tick.time));
}

void TimelineView::updatePainter()
{
    const Theme& theme = Theme::of(this);
    if (m_painter && m_theme == &theme && m_painterRatio == m_scene.devicePixelRatio())
        return;
    m_theme = &theme;
    m_painterRatio = m_scene.devicePixelRatio();
    m_painter = std::make_unique<TimelinePainter>(theme, m_painterRatio);
}

void TimelineView::paintEvent(QPaintEvent* event)
{
    if (devicePixelRatioF() != m_scene.devicePixelRatio()) {
        // The window came to another screen. Rows are measured in its pixels.
        m_scene.setMetrics(font(), devicePixelRatioF());
    }
    updateList();
    updatePainter();
    QPainter painter(this);
    const TimelinePicture shown = picture();
    m_strips.paint(painter, *m_painter, shown, event->rect(), m_scene.devicePixelRatio());
    if (shown.scale.isFolded())
        paintIdleGaps(painter, shownGaps(shown.scale, m_scene.idleGaps(), rect(), m_scene.devicePixelRatio()),
                      *m_theme);
    m_labels.setUp(font(), *m_theme, m_scene.devicePixelRatio());
    const bool isInMotion = m_sincePaint.isValid() && m_sincePaint.elapsed() < RestMilliseconds;
    m_labels.allowNewTexts(isInMotion ? TextTimeInMotion : TextTimeAtRest);
    m_sincePaint.start();
    m_painter->paintDecorations(painter, shown, m_labels,
                                [this](std::uint32_t group) -> const QString& { return m_scene.label(group); });
    paintOverlays(painter, shown);
    if (m_scene.layout().barCount() == 0)
        paintEmpty(painter);
    if (m_labels.hasWaitingTexts())
        QMetaObject::invokeMethod(this, qOverload<>(&QWidget::update), Qt::QueuedConnection);
}

void TimelineView::paintOverlays(QPainter& painter, const TimelinePicture& shown)
{
    const double ratio = m_scene.devicePixelRatio();
    if (shown.window.pinnedHeight > 0)
        painter.fillRect(QRectF(0, shown.window.pinnedHeight / ratio - 1, width(), 1), m_theme->secondText);
    m_criticalPath.paint(painter, shown, *m_theme, ratio);
    paintHovered(painter);
    m_painter->paintSelection(painter, shown);
    m_flow.paint(painter, shown, *m_theme, ratio);
    if (const std::optional<std::int64_t> time = m_scene.selectedTime();
        time && *time >= shown.scale.start() && *time <= shown.scale.end())
        painter.fillRect(
            QRectF(shown.scale.x(*time) / ratio, 0, std::max(1.0, std::round(1.5 * ratio)) / ratio, height()),
            m_theme->accent);
    paintReplayLine(painter, replayTime(m_scene.document()), shown.scale, rect(), ratio, *m_theme);
    paintMeasuredRange(painter, m_scene.document().measuredRange(), shown.scale, rect(), ratio, *m_theme);
    if (m_draggedRange)
        paintDraggedRange(painter, *m_draggedRange, shown.scale, rect(), ratio, *m_theme);
    if (m_showsFocus) {
        painter.setPen(m_theme->accent);
        painter.drawRect(QRectF(0.5, 0.5, width() - 1, height() - 1));
    }
}

void TimelineView::paintEmpty(QPainter& painter)
{
    const std::size_t groups =
        m_scene.document().snapshot()->groups ? m_scene.document().snapshot()->groups->size() : 0;
    const QString text = groups == 0 ? tr("This history has no events yet. They appear here as bars when it has some.")
                                     : tr("Arranging %1 groups").arg(formatCount(static_cast<std::int64_t>(groups)));
    painter.setPen(m_theme->secondText);
    painter.drawText(rect().adjusted(16, 16, -16, -16), Qt::AlignCenter | Qt::TextWordWrap, text);
}

void TimelineView::paintHovered(QPainter& painter)
{
    if (!m_hovered || m_hovered->item >= m_list.items().size())
        return;
    const double ratio = m_scene.devicePixelRatio();
    const TimelineRow& row = m_scene.geometry().rows()[m_hovered->row];
    const PixelRect rect = DrawList::rectOf(item(*m_hovered), row, m_scene.geometry().metrics());
    const QRectF bar(rect.left / ratio, (rect.top - row.top + window().top(row)) / ratio, rect.width() / ratio,
                     rect.height() / ratio);
    const QRectF frame = bar.adjusted(-1, -1, 1, 1);
    const double line = std::max(1.0, std::round(ratio)) / ratio;
    painter.fillRect(QRectF(frame.left(), frame.top(), frame.width(), line), m_theme->text);
    painter.fillRect(QRectF(frame.left(), frame.bottom() - line, frame.width(), line), m_theme->text);
    painter.fillRect(QRectF(frame.left(), frame.top(), line, frame.height()), m_theme->text);
    painter.fillRect(QRectF(frame.right() - line, frame.top(), line, frame.height()), m_theme->text);
}

void TimelineView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_isListValid = false;
    const std::uint32_t selected = m_scene.selectedPosition();
    const std::optional<RowExtent> row = scrolledRow(selected);
    const bool wasInSight = row && row->top >= m_scrollTop && row->bottom <= m_scrollTop + event->oldSize().height();
    setScrollTop(m_scrollTop);
    // What opens below the lanes must not take the selected one out of sight.
    if (wasInSight)
        revealRow(selected);
}

void TimelineView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        m_scene.setMetrics(font(), devicePixelRatioF());
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        update();
}

void TimelineView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    // Only who came by key asks where the keys go.
    m_showsFocus = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason ||
                   event->reason() == Qt::ShortcutFocusReason;
    update();
}

void TimelineView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    m_showsFocus = false;
    update();
}

void TimelineView::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    setHovered(std::nullopt);
}

} // namespace chronoscope
