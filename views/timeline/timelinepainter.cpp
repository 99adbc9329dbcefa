// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/timelinepainter.h"

#include "models/core/format.h"
#include "views/common/theme.h"
#include "views/timeline/fillsink.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace chronoscope {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TimelineView)
};

/// Units, not device pixels.
constexpr double Gap = 4;
constexpr double ShortestLabelledBar = 40;
/// Of what stands beside bars that do not pass the filters.
constexpr double PaleOpacity = 0.35;

bool hasGlyph(Status status)
{
    return isFailure(status) || status == Status::Cancelled;
}

/// Which items of a row do not pass the filters; no function when nothing is filtered.
BarPainter::IsPale palenessOf(const TimelinePicture& picture, const TimelineRow& row)
{
    if (!picture.passing)
        return {};
    if (row.type == TimelineRow::Type::Lane)
        return [passing = picture.passing](const DrawItem& item) { return !passing->passes(item); };
    const bool isPale = !picture.passing->passes(picture.layout, picture.layout.sections()[row.section]);
    return [isPale](const DrawItem&) { return isPale; };
}

/// A colour whose text is legible on a plain bar, else the ordinary one on its own ground.
bool isPlain(const TimelineBar& bar)
{
    return bar.status != Status::TimedOut && bar.status != Status::Cancelled && bar.kind != GroupKind::Pause;
}

} // namespace

TimelinePainter::TimelinePainter(const Theme& theme, double devicePixelRatio)
    : m_theme(theme), m_devicePixelRatio(devicePixelRatio), m_bars(theme, devicePixelRatio)
{
}

QRectF TimelinePainter::units(const PixelRect& rect) const
{
    return {rect.left / m_devicePixelRatio, rect.top / m_devicePixelRatio, rect.width() / m_devicePixelRatio,
            rect.height() / m_devicePixelRatio};
}

LineBand TimelinePainter::bandOf(const TimelinePicture& picture, QRgb ground, int top, int bottom) const
{
    LineBand band;
    band.top = top;
    band.bottom = bottom;
    band.width = picture.scale.width();
    band.ground = ground;
    band.grid = mixed(m_theme.line.rgb(), ground, 0.6);
    band.gridWidth = std::max(1, static_cast<int>(m_devicePixelRatio));
    band.gridLines = picture.gridLines;
    return band;
}

void TimelinePainter::paintEmpty(FillSink& sink, const TimelinePicture& picture, int top, int bottom) const
{
    sink.fillBand(bandOf(picture, m_theme.ground.rgb(), top, bottom));
}

void TimelinePainter::paintRow(FillSink& sink, const TimelinePicture& picture, std::uint32_t row, int top)
{
    TimelineRow shown = picture.geometry.rows()[row];
    shown.top = top;
    if (shown.type == TimelineRow::Type::Header) {
        sink.fill({0, top, picture.scale.width(), top + shown.height}, m_theme.head.rgb());
        return;
    }
    const bool isSelected = picture.selected != LaneLayout::None &&
                            picture.geometry.rowOfLane(picture.layout.laneOf(picture.selected)) == row;
    const QRgb ground = (isSelected ? m_theme.selectionGround : m_theme.ground).rgb();
    std::span<const DrawItem> items;
    if (const auto drawn = std::ranges::lower_bound(picture.list.rows(), row, {}, &DrawRow::row);
        drawn != picture.list.rows().end() && drawn->row == row)
        items = picture.list.items(*drawn);
    const BarPainter::IsPale isPale = palenessOf(picture, shown);
    m_bars.split(items, isPale, m_runs, m_special);
    const RowMetrics& metrics = picture.geometry.metrics();
    const int barTop = top + metrics.barTop();
    LineBand band = bandOf(picture, ground, barTop, barTop + metrics.barHeight);
    band.runs = m_runs;
    sink.fillBand(band);
    sink.fillBand(bandOf(picture, ground, top, barTop));
    sink.fillBand(bandOf(picture, ground, barTop + metrics.barHeight, top + shown.height));
    for (const std::uint32_t index : m_special)
        m_bars.paintSpecial(sink, picture.layout, items[index], DrawList::rectOf(items[index], shown, metrics),
                            isPale && isPale(items[index]));
}

void TimelinePainter::paintRows(FillSink& sink, const TimelinePicture& picture)
{
    const std::span<const TimelineRow> rows = picture.geometry.rows();
    for (std::uint32_t row = picture.geometry.rowAt(picture.window.scrollTop);
         row < rows.size() && rows[row].top < picture.window.scrollTop + picture.height; ++row)
        paintRow(sink, picture, row, rows[row].top - picture.window.scrollTop);
    const int end = picture.geometry.totalHeight() - picture.window.scrollTop;
    if (end < picture.height)
        paintEmpty(sink, picture, end, picture.height);
}

void TimelinePainter::paintDecorations(QPainter& painter, const TimelinePicture& picture, LabelPainter& labels,
                                       const LabelOf& labelOf) const
{
    // Most bars of a dense picture have no room for anything: they are passed over at once.
    const bool isRowPerGroup = picture.layout.density() == Density::RowPerGroup;
    const auto narrowest = static_cast<int>(ShortestLabelledBar * m_devicePixelRatio);
    for (const DrawRow& drawRow : picture.list.rows()) {
        const TimelineRow& row = picture.geometry.rows()[drawRow.row];
        if (row.type != TimelineRow::Type::Lane || picture.isCovered(row))
            continue;
        const std::span<const DrawItem> items = picture.list.items(drawRow);
        for (std::size_t index = 0; index < items.size(); ++index) {
            const DrawItem& item = items[index];
            if (item.isFolded || (!isRowPerGroup && item.right - item.left < narrowest && !hasGlyph(item.status)))
                continue;
            Place place;
            place.bar = DrawList::rectOf(item, row, picture.geometry.metrics());
            place.bar.top += picture.window.top(row) - row.top;
            place.bar.bottom += picture.window.top(row) - row.top;
            place.freeLeft = index > 0 ? items[index - 1].right : 0;
            place.freeRight = index + 1 < items.size() ? items[index + 1].left : picture.scale.width();
            const bool isPale = picture.passing && !picture.passing->passes(item);
            painter.setOpacity(isPale ? PaleOpacity : 1);
            decorate(painter, picture, item, place, labels, labelOf);
        }
    }
    painter.setOpacity(1);
}

void TimelinePainter::decorate(QPainter& painter, const TimelinePicture& picture, const DrawItem& item,
                               const Place& place, LabelPainter& labels, const LabelOf& labelOf) const
{
    const TimelineBar& bar = picture.layout.bar(item.bar);
    const int taken = paintGlyph(painter, item, place, labels);
    if (bar.kind == GroupKind::WorkflowTask || bar.kind == GroupKind::Workflow)
        return;
    const bool isNoted = bar.isRetried && paintAttempts(painter, picture, bar, item, place, labels);
    if (picture.layout.density() == Density::RowPerGroup)
        paintDuration(painter, bar, item, place, taken, labels);
    else if (!isNoted)
        paintLabelInside(painter, bar, item, place, labels, labelOf);
}

int TimelinePainter::paintGlyph(QPainter& painter, const DrawItem& item, const Place& place, LabelPainter& labels) const
{
    if (!hasGlyph(item.status) || item.isCutRight)
        return 0;
    const auto gap = static_cast<int>(std::lround(Gap / 2 * m_devicePixelRatio));
    const int side = static_cast<int>(std::lround(12 * m_devicePixelRatio));
    const int top = (place.bar.top + place.bar.bottom - side) / 2;
    PixelRect glyph{place.bar.right + gap, top, place.bar.right + gap + side, top + side};
    if (glyph.right <= place.freeRight) {
        labels.drawGlyph(painter, units(glyph), item.status);
        return side + gap;
    }
    // No room behind it: on the end of the bar itself, with a rim so that it stands out from its own colour.
    if (place.bar.width() < side + 2 * gap)
        return 0;
    glyph.left = place.bar.right - side - gap / 2;
    glyph.right = glyph.left + side;
    labels.drawGlyph(painter, units(glyph), item.status, LabelPainter::Rim::Ground);
    return 0;
}

void TimelinePainter::paintDuration(QPainter& painter, const TimelineBar& bar, const DrawItem& item, const Place& place,
                                    int takenRight, LabelPainter& labels) const
{
    if (bar.end == bar.start)
        return;
    const QString duration = formatDuration({bar.end - bar.start});
    const QString text = bar.isOpen() ? Words::tr("%1, not closed").arg(duration) : duration;
    const double width = std::ceil(labels.width(text)) + 1;
    const QRectF rect = units(place.bar);
    const double left = rect.right() + takenRight / m_devicePixelRatio + 1.5 * Gap;
    if (!item.isCutRight && left + width <= place.freeRight / m_devicePixelRatio)
        labels.draw(painter, QRectF(left, rect.top(), width, rect.height()), text, m_theme.secondText);
    else if (!item.isCutLeft && rect.left() - 1.5 * Gap - width >= place.freeLeft / m_devicePixelRatio)
        labels.draw(painter, QRectF(rect.left() - 1.5 * Gap - width, rect.top(), width, rect.height()), text,
                    m_theme.secondText);
}

bool TimelinePainter::paintAttempts(QPainter& painter, const TimelinePicture& picture, const TimelineBar& bar,
                                    const DrawItem& item, const Place& place, LabelPainter& labels) const
{
    const PixelRect queue{item.left, place.bar.top, item.runLeft, place.bar.bottom};
    const QRectF rect = units(queue).adjusted(Gap, 0, -Gap, 0);
    const BarTexts* const texts = picture.layout.texts();
    if (!texts || rect.width() < ShortestLabelledBar)
        return false;
    const int failed = std::max(texts->attempts(bar.group) - 1, 1);
    const QString whole = failed == 1 ? Words::tr("1 failed attempt, time not recorded")
                                      : Words::tr("%1 failed attempts, times not recorded").arg(failed);
    const QString brief = failed == 1 ? Words::tr("1 failed attempt") : Words::tr("%1 failed attempts").arg(failed);
    const QString& text = labels.width(whole) <= rect.width() ? whole : brief;
    if (labels.width(text) > rect.width())
        return false;
    // The outline must not strike through the words.
    const double width = labels.width(text);
    const QColor ground = mixed(m_theme.retry().rgb(), m_theme.ground.rgb(), 0.10);
    painter.fillRect(QRectF(rect.left() - 1, rect.top(), width + 2, rect.height()), ground);
    labels.draw(painter, rect, text, m_theme.retry());
    return true;
}

void TimelinePainter::paintLabelInside(QPainter& painter, const TimelineBar& bar, const DrawItem& item,
                                       const Place& place, LabelPainter& labels, const LabelOf& labelOf) const
{
    const bool hasRun = item.runLeft < item.right;
    const PixelRect body{hasRun ? item.runLeft : item.left, place.bar.top, item.right, place.bar.bottom};
    const QRectF rect = units(body).adjusted(Gap, 0, hasGlyph(item.status) ? -16.0 : -Gap, 0);
    if (rect.width() < ShortestLabelledBar)
        return;
    const QString& label = labelOf(bar.group);
    if (label.isEmpty())
        return;
    if (isPlain(bar) && hasRun) {
        labels.draw(painter, rect, label, m_theme.ground);
        return;
    }
    const double width = std::min(labels.width(label), rect.width());
    painter.fillRect(QRectF(rect.left() - 2, rect.top() + 1, width + 4, rect.height() - 2), m_theme.ground);
    labels.draw(painter, rect, label, m_theme.text);
}

PixelRect TimelinePainter::rectInView(const TimelinePicture& picture, std::uint32_t position)
{
    if (position == LaneLayout::None)
        return {};
    const TimelineBar& bar = picture.layout.bar(position);
    const std::uint32_t rowIndex = picture.geometry.rowOfLane(picture.layout.laneOf(position));
    if (rowIndex == LaneLayout::None)
        return {};
    const TimelineRow& row = picture.geometry.rows()[rowIndex];
    const int top = picture.window.top(row) + picture.geometry.metrics().barTop();
    const bool isCovered =
        !picture.window.isPinned(row) && top + picture.geometry.metrics().barHeight <= picture.window.pinnedHeight;
    if (bar.end < picture.scale.start() || bar.start > picture.scale.end() || top > picture.height ||
        top + row.height < 0 || isCovered)
        return {};
    // Where the list has the bar itself, its neighbours may have moved it by a pixel or two.
    const auto drawn = std::ranges::lower_bound(picture.list.rows(), rowIndex, {}, &DrawRow::row);
    if (drawn != picture.list.rows().end() && drawn->row == rowIndex) {
        for (const DrawItem& item : picture.list.items(*drawn)) {
            if (!item.isFolded && item.bar == position)
                return {item.left, top, item.right, top + picture.geometry.metrics().barHeight};
        }
    }
    const int left = std::min(picture.scale.x(bar.start), picture.scale.width() - 2);
    const int right = std::max(picture.scale.x(bar.end), left + 2);
    return {left, top, right, top + picture.geometry.metrics().barHeight};
}

void TimelinePainter::paintSelection(QPainter& painter, const TimelinePicture& picture) const
{
    const PixelRect rect = rectInView(picture, picture.selected);
    if (rect.width() <= 0)
        return;
    const double rim = 2.0;
    const QRectF frame = units(rect).adjusted(-rim, -rim, rim, rim);
    const double line = std::max(1.0, std::round(1.5 * m_devicePixelRatio)) / m_devicePixelRatio;
    painter.fillRect(QRectF(frame.left(), frame.top(), frame.width(), line), m_theme.accent);
    painter.fillRect(QRectF(frame.left(), frame.bottom() - line, frame.width(), line), m_theme.accent);
    painter.fillRect(QRectF(frame.left(), frame.top(), line, frame.height()), m_theme.accent);
    painter.fillRect(QRectF(frame.right() - line, frame.top(), line, frame.height()), m_theme.accent);
}

} // namespace chronoscope
