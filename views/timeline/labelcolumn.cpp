// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/labelcolumn.h"

#include "views/common/theme.h"
#include "views/timeline/labelcolumnpainter.h"

#include <QEvent>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace chronoscope {

namespace {

constexpr double EdgeWidth = 5;
constexpr double DragThreshold = 4;

} // namespace

LabelColumn::LabelColumn(TimelineScene& scene, QWidget* parent) : QWidget(parent), m_scene(scene)
{
    setObjectName(QStringLiteral("labelColumn"));
    setAccessibleName(tr("Names of lanes"));
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    connect(&m_scene, &TimelineScene::rowsChanged, this, qOverload<>(&QWidget::update));
    connect(&m_scene, &TimelineScene::focusedSectionChanged, this, qOverload<>(&QWidget::update));
    connect(&m_scene, &TimelineScene::passingChanged, this, qOverload<>(&QWidget::update));
    connect(&m_scene.document().selection(), &Selection::changed, this, qOverload<>(&QWidget::update));
}

void LabelColumn::setScrollTop(int top)
{
    m_scrollTop = top;
    update();
}

void LabelColumn::paintEvent(QPaintEvent*)
{
    const double ratio = m_scene.devicePixelRatio();
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    m_labels.setUp(font(), theme, ratio);
    const LabelColumnPicture picture{
        m_scene.layout(),
        m_scene.geometry(),
        static_cast<double>(width()),
        static_cast<int>(std::ceil(height() * ratio)),
        window(),
        m_scene.selectedPosition(),
        [this](std::uint32_t section) { return m_scene.isCollapsed(section); },
        [this](std::uint32_t group) -> const QString& { return m_scene.label(group); },
        [this](std::uint32_t group) -> const QString& { return m_scene.typeName(group); },
        m_scene.passing(),
        [this](std::uint32_t section) { return isPinned(section); },
        m_scene.focusedSection(),
    };
    LabelColumnPainter(theme, ratio).paint(painter, picture, m_labels);
    if (m_isDraggingSection)
        painter.fillRect(QRectF(0, dropLine() - 1, width(), 2), theme.accent);
}

void LabelColumn::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    update();
}

RowWindow LabelColumn::window() const
{
    const double ratio = m_scene.devicePixelRatio();
    return m_scene.geometry().window(static_cast<int>(std::lround(m_scrollTop * ratio)),
                                     static_cast<int>(std::ceil(height() * ratio)));
}

const TimelineRow* LabelColumn::rowAt(double y) const
{
    const int deviceY = window().inPicture(static_cast<int>(std::floor(y * m_scene.devicePixelRatio())));
    const std::uint32_t index = m_scene.geometry().rowAt(deviceY);
    return index == LaneLayout::None ? nullptr : &m_scene.geometry().rows()[index];
}

bool LabelColumn::isOnEdge(double x) const
{
    return x >= width() - EdgeWidth;
}

void LabelColumn::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (isOnEdge(event->position().x())) {
        m_isDraggingEdge = true;
        return;
    }
    const TimelineRow* const row = rowAt(event->position().y());
    if (!row)
        return;
    m_pressedY = m_pointerY = event->position().y();
    if (isTitle(*row))
        m_pressedSection = row->section;
    else if (m_scene.layout().firstOfLane(row->lane) < m_scene.layout().lastOfLane(row->lane))
        m_scene.selectPosition(m_scene.layout().firstOfLane(row->lane));
}

bool LabelColumn::isTitle(const TimelineRow& row) const
{
    return row.type != TimelineRow::Type::Lane || row.isLabelledByTitle;
}

bool LabelColumn::isPinned(std::uint32_t section) const
{
    return m_scene.arrangement().isPinned(m_scene.layout().sections()[section].key);
}

std::uint32_t LabelColumn::sectionAt(double y) const
{
    const TimelineRow* const row = rowAt(y);
    return row ? row->section : LaneLayout::None;
}

std::uint32_t LabelColumn::dropTarget() const
{
    const int y = window().inPicture(static_cast<int>(m_pointerY * m_scene.devicePixelRatio()));
    const std::span<const TimelineRow> rows = m_scene.geometry().rows();
    for (std::size_t first = 0; first < rows.size();) {
        std::size_t last = first;
        while (last + 1 < rows.size() && rows[last + 1].section == rows[first].section)
            ++last;
        if (y < (rows[first].top + rows[last].top + rows[last].height) / 2.0)
            return rows[first].section;
        first = last + 1;
    }
    return LaneLayout::None;
}

double LabelColumn::dropLine() const
{
    const std::uint32_t target = dropTarget();
    const std::span<const TimelineRow> rows = m_scene.geometry().rows();
    const auto row = std::ranges::find(rows, target, &TimelineRow::section);
    const int top = row == rows.end() ? m_scene.geometry().totalHeight() - window().scrollTop : window().top(*row);
    return top / m_scene.devicePixelRatio();
}

void LabelColumn::clickTitle(std::uint32_t section)
{
    const LaneSection& clicked = m_scene.layout().sections()[section];
    if (!clicked.isTrack)
        m_scene.toggleSection(section);
    else if (const std::uint32_t first = m_scene.layout().firstOfLane(clicked.firstLane);
             first < m_scene.layout().lastOfLane(clicked.firstLane))
        m_scene.selectPosition(first);
    m_scene.focusSection(section);
}

void LabelColumn::mouseMoveEvent(QMouseEvent* event)
{
    if (m_isDraggingEdge)
        emit widthWanted(static_cast<int>(std::lround(event->position().x())));
    else if (m_pressedSection != LaneLayout::None)
        dragSection(event->position().y());
    else
        setCursor(isOnEdge(event->position().x()) ? Qt::SplitHCursor : Qt::ArrowCursor);
}

void LabelColumn::dragSection(double y)
{
    m_pointerY = y;
    if (std::abs(y - m_pressedY) >= DragThreshold)
        m_isDraggingSection = true;
    if (m_isDraggingSection)
        update();
}

void LabelColumn::mouseReleaseEvent(QMouseEvent*)
{
    m_isDraggingEdge = false;
    const std::uint32_t section = std::exchange(m_pressedSection, LaneLayout::None);
    if (section == LaneLayout::None || section >= m_scene.layout().sections().size())
        return;
    if (!std::exchange(m_isDraggingSection, false)) {
        clickTitle(section);
        return;
    }
    SectionArrangement arrangement = m_scene.arrangement();
    if (arrangement.moveBefore(m_scene.layout(), section, dropTarget()))
        m_scene.setArrangement(arrangement);
    m_scene.focusSection(section);
    update();
}

void LabelColumn::wheelEvent(QWheelEvent* event)
{
    emit wheelTurned(event);
}

QString LabelColumn::fullText(const TimelineRow& row) const
{
    const LaneLayout& layout = m_scene.layout();
    const LaneSection& section = layout.sections()[row.section];
    if (row.type != TimelineRow::Type::Lane || section.isTrack || layout.density() != Density::RowPerGroup)
        return isPinned(row.section) ? tr("%1 (pinned)").arg(section.title) : section.title;
    const std::uint32_t group = layout.bar(layout.firstOfLane(row.lane)).group;
    const QString& type = m_scene.typeName(group);
    return type.isEmpty() ? m_scene.label(group) : m_scene.label(group) + QStringLiteral("\n") + type;
}

bool LabelColumn::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    auto& help = static_cast<QHelpEvent&>(*event);
    const TimelineRow* const row = rowAt(help.pos().y());
    // Names come out of a file: escaped, they can never become rich text.
    const QString text = row ? fullText(*row).toHtmlEscaped() : QString();
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help.globalPos(), QStringLiteral("<p style='white-space:pre-wrap'>%1</p>").arg(text), this);
    return true;
}

} // namespace chronoscope
