// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/rendertimeline.h"

#include "models/core/format.h"
#include "models/timeline/rulerticks.h"
#include "views/common/statusglyph.h"
#include "views/common/theme.h"
#include "views/timeline/fillsink.h"
#include "views/timeline/labelcolumnpainter.h"
#include "views/timeline/timelinepainter.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPaintDevice>
#include <QPainter>
#include <QTimeZone>

#include <algorithm>
#include <cmath>
#include <unordered_set>
#include <utility>

namespace chronoscope {

namespace {

constexpr double Margin = 12;
constexpr double TickLength = 5;
/// Higher pictures are of no use to anybody, and some readers refuse them.
constexpr int HighestPicture = 8000;
constexpr int LowestPicture = 120;
constexpr int LongestName = 120;
/// Part of the run left free at both ends.
constexpr double EdgePart = 0.02;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(TimelineRender)
};

class TimelineRender {
public:
    TimelineRender(const RunSnapshot& run, TimelineRenderOptions options)
        : m_run(run), m_options(std::move(options)), m_bars(timelineBars(*run.groups)), m_texts(barTextsOf(run.groups))
    {
        const double textHeight = QFontMetricsF(m_options.font).height();
        m_headHeight = std::ceil(2.6 * textHeight) + 2 * Margin;
        m_rulerHeight = textHeight + TickLength + 4;
        m_laneHeight = std::max(19.0, std::ceil(textHeight) + 4.0);
    }

    [[nodiscard]] int preferredHeight()
    {
        chooseLayout(automaticDensity(static_cast<std::int64_t>(m_bars.bars.size())), 1.0);
        const double height = m_headHeight + m_rulerHeight + m_geometry.totalHeight() + Margin;
        return std::clamp(static_cast<int>(std::ceil(height)), LowestPicture, HighestPicture);
    }

    void paint(QPainter& painter, const QSize& size, const Theme& theme)
    {
        m_size = size;
        m_ratio = painter.device() ? painter.device()->devicePixelRatioF() : 1.0;
        m_labelWidth = std::min(m_options.labelWidth, size.width() * 0.4);
        m_labels.setUp(m_options.font, theme, m_ratio);
        fitLayout();
        painter.save();
        painter.setFont(m_options.font);
        painter.fillRect(QRectF(QPointF(0, 0), QSizeF(size)), theme.ground);
        paintHead(painter, theme);
        paintRuler(painter, theme);
        paintLanes(painter, theme);
        painter.restore();
    }

private:
    [[nodiscard]] double lanesTop() const { return m_headHeight + m_rulerHeight; }
    [[nodiscard]] double lanesHeight() const { return std::max(0.0, m_size.height() - lanesTop() - Margin); }
    [[nodiscard]] int pixels(double units) const { return static_cast<int>(std::lround(units * m_ratio)); }

    void chooseLayout(Density density, double ratio)
    {
        m_layout = layOutLanes(m_bars, {m_options.grouping, density}, m_texts);
        m_metrics.laneHeight = m_metrics.headerHeight = static_cast<int>(std::lround(m_laneHeight * ratio));
        m_metrics.barHeight = static_cast<int>(std::lround(m_laneHeight * 12 / 19 * ratio));
        m_geometry = RowGeometry(*m_layout, SectionArrangement(m_collapsed), m_metrics);
    }

    /// The most telling of the layouts that fit into the height.
    void fitLayout()
    {
        const int room = pixels(lanesHeight());
        chooseLayout(automaticDensity(static_cast<std::int64_t>(m_bars.bars.size())), m_ratio);
        if (m_geometry.totalHeight() > room && m_layout->density() == Density::RowPerGroup)
            chooseLayout(Density::Packed, m_ratio);
        while (m_geometry.totalHeight() > room) {
            const LaneSection* largest = nullptr;
            for (const LaneSection& section : m_layout->sections()) {
                const bool canCollapse =
                    !section.isTrack && section.laneCount > 1 && !m_collapsed.contains(section.key);
                if (canCollapse && (!largest || section.laneCount > largest->laneCount))
                    largest = &section;
            }
            if (!largest)
                return;
            m_collapsed.insert(largest->key);
            m_geometry = RowGeometry(*m_layout, SectionArrangement(m_collapsed), m_metrics);
        }
    }

    void paintHead(QPainter& painter, const Theme& theme);
    void paintRuler(QPainter& painter, const Theme& theme) const;
    void paintLanes(QPainter& painter, const Theme& theme);
    void paintLabels(QPainter& painter, const Theme& theme, int height);
    void paintMissingRows(QPainter& painter, const Theme& theme, int missing) const;
    [[nodiscard]] TimeScale scale() const;
    [[nodiscard]] std::vector<RulerTick> ticks() const;
    [[nodiscard]] const QString& text(QString text) { return m_text = std::move(text); }

    const RunSnapshot& m_run;
    TimelineRenderOptions m_options;
    TimelineBars m_bars;
    std::shared_ptr<const BarTexts> m_texts;
    std::shared_ptr<const LaneLayout> m_layout;
    std::unordered_set<std::uint64_t> m_collapsed;
    RowMetrics m_metrics;
    RowGeometry m_geometry;
    LabelPainter m_labels{LabelPainter::Mode::Direct};
    QString m_text;
    QSize m_size;
    double m_ratio = 1.0;
    double m_labelWidth = 0;
    double m_headHeight = 0;
    double m_rulerHeight = 0;
    double m_laneHeight = 0;
};

TimeScale TimelineRender::scale() const
{
    const auto span = static_cast<double>(m_bars.runEnd - m_bars.runStart);
    const std::int64_t edge = static_cast<std::int64_t>(span * EdgePart) + NanosecondsPerMicrosecond;
    return {m_bars.runStart - edge, m_bars.runEnd + edge, pixels(m_size.width() - m_labelWidth)};
}

std::vector<RulerTick> TimelineRender::ticks() const
{
    RulerFormat format;
    format.sinceStart = m_options.timeMode == TimeDisplay::Mode::SinceStart;
    format.origin = m_run.summary.start.isValid() ? m_run.summary.start.nanoseconds() : m_bars.runStart;
    const TimeScale shown = scale();
    const double room = shown.width() / m_ratio;
    return rulerTicks(shown.start(), shown.end(), std::max(1, static_cast<int>(room / 110)), format);
}

void TimelineRender::paintHead(QPainter& painter, const Theme& theme)
{
    const RunSummary& summary = m_run.summary;
    const QFont name = nameFont(m_options.font);
    const QFontMetricsF nameMetrics(name);
    const double line = nameMetrics.height();
    const double side = std::round(line * 0.8);
    paintStatusGlyph(painter, QRectF(Margin, Margin + (line - side) / 2, side, side), summary.status, theme);
    double left = Margin + side + 8;
    const QString type = singleLine(summary.workflowType, LongestName);
    painter.setFont(name);
    painter.setPen(theme.text);
    painter.drawText(QRectF(left, Margin, nameMetrics.horizontalAdvance(type) + 4, line),
                     Qt::AlignLeft | Qt::AlignVCenter, type);
    left += nameMetrics.horizontalAdvance(type) + 16;
    painter.setFont(fixedWidthFont(m_options.font));
    painter.setPen(theme.secondText);
    painter.drawText(QRectF(left, Margin, std::max(0.0, m_size.width() - left - Margin), line),
                     Qt::AlignLeft | Qt::AlignVCenter, shortenMiddle(singleLine(summary.workflowId, LongestName), 60));
    const QString facts =
        QStringList{displayName(summary.status), formatDuration(summary.duration()),
                    Texts::tr("started %1 UTC").arg(formatDateTime(summary.start, QTimeZone::utc())),
                    Texts::tr("%1 events").arg(formatCount(summary.eventCount)),
                    Texts::tr("%1 groups").arg(formatCount(static_cast<std::int64_t>(m_run.groups->size())))}
            .join(QStringLiteral("  ·  "));
    painter.setFont(m_options.font);
    painter.setPen(theme.secondText);
    painter.drawText(QRectF(Margin, Margin + line + 4, m_size.width() - 2 * Margin, line),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetricsF(m_options.font).elidedText(facts, Qt::ElideRight, m_size.width() - 2 * Margin));
    painter.fillRect(QRectF(0, m_headHeight - 1, m_size.width(), 1), theme.line);
}

void TimelineRender::paintRuler(QPainter& painter, const Theme& theme) const
{
    const QFontMetricsF metrics(m_options.font);
    const double bottom = lanesTop();
    const TimeScale shown = scale();
    double free = m_labelWidth;
    painter.setFont(m_options.font);
    for (const RulerTick& tick : ticks()) {
        const double x = m_labelWidth + shown.x(tick.time) / m_ratio;
        painter.fillRect(QRectF(x, bottom - TickLength, 1, TickLength), theme.secondText);
        const double width = metrics.horizontalAdvance(tick.label);
        const double left = std::max(x - width / 2, m_labelWidth);
        if (left < free || left + width > m_size.width())
            continue;
        painter.setPen(theme.secondText);
        painter.drawText(QRectF(left, m_headHeight + 2, width + 2, metrics.height()), Qt::AlignLeft | Qt::AlignVCenter,
                         tick.label);
        free = left + width + 8;
    }
    painter.fillRect(QRectF(0, bottom - 1, m_size.width(), 1), theme.line);
}

void TimelineRender::paintLanes(QPainter& painter, const Theme& theme)
{
    const int room = pixels(lanesHeight());
    int height = std::min(room, m_geometry.totalHeight());
    int missing = 0;
    for (const TimelineRow& row : m_geometry.rows())
        missing += row.top + row.height > room ? 1 : 0;
    // The note on missing rows takes the place of one more.
    if (missing > 0)
        height = std::max(0, room - pixels(m_laneHeight));
    DrawList list;
    DrawResolution resolution;
    resolution.minimumWidth = std::max(2, pixels(2));
    resolution.foldWidth = resolution.minimumWidth + std::max(1, pixels(1));
    const TimeScale shown = scale();
    list.build(*m_layout, m_geometry, shown, 0, height, resolution);
    std::vector<int> grid;
    for (const RulerTick& tick : ticks())
        grid.push_back(shown.x(tick.time));
    const TimelinePicture picture{*m_layout, m_geometry, list, shown, height, 0, grid, LaneLayout::None};
    TimelinePainter lanes(theme, m_ratio);
    painter.save();
    painter.translate(m_labelWidth, lanesTop());
    painter.setClipRect(QRectF(0, 0, m_size.width() - m_labelWidth, height / m_ratio));
    painter.save();
    painter.scale(1.0 / m_ratio, 1.0 / m_ratio);
    PainterSink sink(painter);
    lanes.paintRows(sink, picture);
    painter.restore();
    lanes.paintDecorations(painter, picture, m_labels,
                           [this](std::uint32_t group) -> const QString& { return text(m_texts->label(group)); });
    painter.restore();
    paintLabels(painter, theme, height);
    if (missing > 0)
        paintMissingRows(painter, theme, missing + 1);
}

void TimelineRender::paintLabels(QPainter& painter, const Theme& theme, int height)
{
    const LabelColumnPicture column{
        *m_layout,
        m_geometry,
        m_labelWidth,
        height,
        0,
        LaneLayout::None,
        [this](std::uint32_t section) { return m_collapsed.contains(m_layout->sections()[section].key); },
        [this](std::uint32_t group) -> const QString& { return text(m_texts->label(group)); },
        [this](std::uint32_t group) -> const QString& { return text(m_texts->typeName(group)); }};
    painter.save();
    painter.translate(0, lanesTop());
    painter.setClipRect(QRectF(0, 0, m_labelWidth, height / m_ratio));
    LabelColumnPainter(theme, m_ratio).paint(painter, column, m_labels);
    painter.restore();
}

void TimelineRender::paintMissingRows(QPainter& painter, const Theme& theme, int missing) const
{
    const QString note =
        Texts::tr("%1 more rows do not fit into this height. A larger picture shows them.").arg(formatCount(missing));
    painter.setFont(m_options.font);
    painter.setPen(theme.text);
    painter.drawText(QRectF(Margin, m_size.height() - Margin - m_laneHeight, m_size.width() - 2 * Margin, m_laneHeight),
                     Qt::AlignLeft | Qt::AlignVCenter, note);
}

} // namespace

QSize timelineRenderSize(const RunSnapshot& run, int width, const TimelineRenderOptions& options)
{
    return {width, TimelineRender(run, options).preferredHeight()};
}

void renderTimeline(const RunSnapshot& run, QPainter& painter, const QSize& size, const Theme& theme,
                    const TimelineRenderOptions& options)
{
    TimelineRender(run, options).paint(painter, size, theme);
}

} // namespace chronoscope
