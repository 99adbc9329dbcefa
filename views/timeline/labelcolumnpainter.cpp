// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/labelcolumnpainter.h"

#include "models/core/format.h"
#include "views/common/theme.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace chronoscope {

namespace {

constexpr double Margin = 8;
constexpr double TitleIndent = 22;
constexpr double LabelIndent = 24;
constexpr double Gap = 8;
constexpr double PinWidth = 3;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabelColumn)
};

} // namespace

void LabelColumnPainter::paint(QPainter& painter, const LabelColumnPicture& picture, LabelPainter& labels) const
{
    const double height = picture.height / m_devicePixelRatio;
    painter.fillRect(QRectF(0, 0, picture.width, height), m_theme.ground);
    const RowWindow& window = picture.window;
    const std::span<const TimelineRow> rows = picture.geometry.rows();
    for (std::uint32_t index = picture.geometry.rowAt(window.firstScrolled());
         index < rows.size() && rows[index].top < window.scrollTop + picture.height; ++index)
        paintRow(painter, picture, index, labels);
    for (std::uint32_t index = 0; index < rows.size() && window.isPinned(rows[index]); ++index)
        paintRow(painter, picture, index, labels);
    if (window.pinnedHeight > 0)
        painter.fillRect(QRectF(0, window.pinnedHeight / m_devicePixelRatio - 1, picture.width, 1), m_theme.secondText);
    painter.fillRect(QRectF(picture.width - 1, 0, 1, height), m_theme.line);
}

void LabelColumnPainter::paintRow(QPainter& painter, const LabelColumnPicture& picture, std::uint32_t index,
                                  LabelPainter& labels) const
{
    const TimelineRow& row = picture.geometry.rows()[index];
    const QRectF rect(0, picture.window.top(row) / m_devicePixelRatio, picture.width, row.height / m_devicePixelRatio);
    const bool isSelected = picture.selected != LaneLayout::None &&
                            picture.geometry.rowOfLane(picture.layout.laneOf(picture.selected)) == index;
    painter.fillRect(rect, isSelected ? m_theme.selectionGround : m_theme.ground);
    const LaneSection& section = picture.layout.sections()[row.section];
    if (row.type == TimelineRow::Type::Header)
        paintHeader(painter, picture, row, rect, labels);
    else if (row.type == TimelineRow::Type::Folded)
        paintFolded(painter, section, rect, labels);
    else if (row.isLabelledByTitle)
        paintTrack(painter, section, rect, labels);
    else if (!section.isTrack && picture.layout.density() == Density::RowPerGroup)
        paintGroup(painter, picture, row, rect, isSelected, labels);
    if (picture.isPinned && picture.isPinned(row.section))
        painter.fillRect(QRectF(0, rect.top(), PinWidth, rect.height()), m_theme.accent);
    const bool isTitle = row.type == TimelineRow::Type::Header || row.isLabelledByTitle;
    if (isTitle && row.section == picture.focusedSection) {
        painter.setPen(m_theme.accent);
        painter.drawRect(rect.adjusted(0.5, 0.5, -1.5, -0.5));
    }
}

void LabelColumnPainter::paintHeader(QPainter& painter, const LabelColumnPicture& picture, const TimelineRow& row,
                                     const QRectF& rect, LabelPainter& labels) const
{
    const LaneSection& section = picture.layout.sections()[row.section];
    painter.fillRect(rect, m_theme.head);
    const QPointF centre(Margin + 4, rect.center().y());
    const bool isCollapsed = picture.isCollapsed && picture.isCollapsed(row.section);
    const QPointF opened[] = {centre + QPointF(-4, -2), centre + QPointF(4, -2), centre + QPointF(0, 3)};
    const QPointF closed[] = {centre + QPointF(-2, -4), centre + QPointF(3, 0), centre + QPointF(-2, 4)};
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.secondText);
    painter.drawPolygon(isCollapsed ? closed : opened, 3);
    painter.restore();
    const double countsLeft = paintCounts(painter, section, rect, labels);
    labels.draw(painter, QRectF(TitleIndent, rect.top(), countsLeft - Gap - TitleIndent, rect.height()), section.title,
                m_theme.secondText, LabelPainter::Weight::Bold);
}

double LabelColumnPainter::paintCounts(QPainter& painter, const LaneSection& section, const QRectF& rect,
                                       LabelPainter& labels) const
{
    const QString count = formatCount(section.barCount);
    double left = rect.right() - Margin - std::ceil(labels.width(count)) - 1;
    labels.draw(painter, QRectF(left, rect.top(), rect.right() - Margin - left, rect.height()), count,
                m_theme.secondText);
    if (section.failedCount == 0)
        return left;
    const QString failed = Texts::tr("%1 failed").arg(formatCount(section.failedCount));
    const double width = std::ceil(labels.width(failed)) + 1;
    left -= Gap + width;
    labels.draw(painter, QRectF(left, rect.top(), width, rect.height()), failed, m_theme.status(Status::Failed));
    return left;
}

void LabelColumnPainter::paintTrack(QPainter& painter, const LaneSection& section, const QRectF& rect,
                                    LabelPainter& labels) const
{
    double right = rect.right() - Margin;
    if (section.barCount > 1)
        right = paintCounts(painter, section, rect, labels) - Gap;
    labels.draw(painter, QRectF(Margin, rect.top(), right - Margin, rect.height()), section.title, m_theme.text);
}

void LabelColumnPainter::paintFolded(QPainter& painter, const LaneSection& section, const QRectF& rect,
                                     LabelPainter& labels) const
{
    const QString text = section.failedCount == 0
                             ? Texts::tr("collapsed, %1 groups").arg(formatCount(section.barCount))
                             : Texts::tr("collapsed, %1 groups, %2 failed")
                                   .arg(formatCount(section.barCount), formatCount(section.failedCount));
    labels.draw(painter, QRectF(LabelIndent, rect.top(), rect.right() - Margin - LabelIndent, rect.height()), text,
                m_theme.secondText);
}

void LabelColumnPainter::paintGroup(QPainter& painter, const LabelColumnPicture& picture, const TimelineRow& row,
                                    const QRectF& rect, bool isSelected, LabelPainter& labels) const
{
    const TimelineBar& bar = picture.layout.bar(picture.layout.firstOfLane(row.lane));
    double right = rect.right() - Margin;
    const int attempts = picture.layout.texts() ? picture.layout.texts()->attempts(bar.group) : 0;
    if (attempts > 1) {
        const QString text = Texts::tr("%1 attempts").arg(attempts);
        const double width = std::ceil(labels.width(text)) + 1;
        labels.draw(painter, QRectF(right - width, rect.top(), width, rect.height()), text, m_theme.retry());
        right -= width + Gap;
    }
    const auto weight = isSelected ? LabelPainter::Weight::Bold : LabelPainter::Weight::Normal;
    const QString& label = picture.labelOf(bar.group);
    const QRectF area(LabelIndent, rect.top(), right - LabelIndent, rect.height());
    const std::uint32_t position = picture.layout.firstOfLane(row.lane);
    const bool isPale = picture.passing && !picture.passing->anyPasses(position, position + 1);
    const double used = labels.draw(painter, area, label, isPale ? m_theme.secondText : m_theme.text, weight);
    const QRectF rest(area.left() + used + Gap, area.top(), area.width() - used - Gap, area.height());
    if (attempts <= 1 && rest.width() > 24)
        labels.draw(painter, rest, picture.typeNameOf(bar.group), m_theme.secondText);
}

} // namespace chronoscope
