// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/chartdrawing.h"

#include "views/charts/chartscale.h"
#include "views/common/theme.h"

#include <QBarSet>
#include <QCategoryAxis>
#include <QChart>
#include <QFontMetrics>
#include <QLegend>
#include <QLegendMarker>
#include <QLineSeries>
#include <QScatterSeries>
#include <QStackedBarSeries>

#include <algorithm>
#include <array>
#include <cmath>

namespace chronoscope {

namespace {

constexpr double BarWidth = 0.82; // of the room of a bar
constexpr double SampleSize = 7;
/// By symbol.
constexpr std::array QuantileSizes{8.0, 13.0, 20.0, 20.0};
constexpr double PointSize = 8;
constexpr double LineWidth = 1.6;
/// How far from a mark a click still means it, in pixels.
constexpr double Reach = 8;
constexpr int LongestCategory = 150; // in pixels
constexpr int PixelsPerTimeTick = 110;
constexpr int PixelsPerValueTick = 34;

QColor colourOf(const ChartTone& tone, const Theme& theme)
{
    switch (tone.source) {
    case ChartTone::Source::Accent:
        return theme.accent;
    case ChartTone::Source::Neutral:
        return theme.secondText;
    case ChartTone::Source::Status:
        return tone.status == Status::Scheduled ? theme.retry() : theme.status(tone.status);
    case ChartTone::Source::Kind:
        return theme.kindHue(tone.kind);
    case ChartTone::Source::Retry:
        return theme.retry();
    }
    return theme.text;
}

/// Colour is never the only sign: what timed out is hatched, what was cancelled has an outline only, as in the timeline.
QBrush fillOf(const ChartTone& tone, const Theme& theme)
{
    const QColor colour = colourOf(tone, theme);
    if (tone.source != ChartTone::Source::Status)
        return colour;
    switch (tone.status) {
    case Status::TimedOut:
        return {colour, Qt::BDiagPattern};
    case Status::Cancelled:
        return {colour, Qt::Dense6Pattern};
    case Status::Terminated:
        return {colour, Qt::DiagCrossPattern};
    case Status::Scheduled:
    case Status::Running:
        return {colour, Qt::Dense4Pattern};
    default:
        return colour;
    }
}

QScatterSeries::MarkerShape shapeOf(int symbol)
{
    static constexpr std::array Shapes{QScatterSeries::MarkerShapeCircle, QScatterSeries::MarkerShapeRectangle,
                                       QScatterSeries::MarkerShapeRotatedRectangle,
                                       QScatterSeries::MarkerShapeTriangle};
    return Shapes[static_cast<std::size_t>(symbol) % Shapes.size()];
}

} // namespace

/// Fills the item; one function for each shape.
class ChartDrawing::Builder {
public:
    Builder(ChartDrawing& drawing, const Theme& theme, const QFont& font, const QSize& size)
        : m_drawing(drawing), m_theme(theme), m_font(font), m_metrics(font), m_size(size)
    {
    }

    void build()
    {
        QChart& item = *m_drawing.m_item;
        item.setAnimationOptions(QChart::NoAnimation);
        item.setBackgroundBrush(m_theme.ground);
        item.setBackgroundPen(Qt::NoPen);
        item.setBackgroundRoundness(0);
        item.setMargins(QMargins(4, 4, 8, 4));
        item.setFont(m_font);
        item.resize(m_size);
        m_horizontal = addAxis(m_drawing.m_chart.horizontal, *m_drawing.m_horizontal, Qt::AlignBottom);
        m_vertical = addAxis(m_drawing.m_chart.vertical, *m_drawing.m_vertical, Qt::AlignLeft);
        // Rows are read from the top.
        m_vertical->setReverse(m_drawing.m_chart.shape == ChartShape::Strip);
        addSeries();
        QLegend& legend = *item.legend();
        // What the only bars or points are is nowhere else, unless the title says it.
        legend.setVisible(m_drawing.m_chart.series.size() > 1 || m_drawing.m_chart.shape == ChartShape::Bars);
        legend.setAlignment(Qt::AlignTop);
        legend.setMarkerShape(m_drawing.m_chart.shape == ChartShape::Bars ? QLegend::MarkerShapeRectangle
                                                                          : QLegend::MarkerShapeFromSeries);
        legend.setLabelColor(m_theme.text);
        legend.setFont(m_font);
        legend.setBackgroundVisible(false);
        legend.layout()->setContentsMargins(0, 0, 0, 0);
    }

private:
    QCategoryAxis* addAxis(const ChartAxis& description, const ChartScale& scale, Qt::Alignment alignment)
    {
        auto* axis = new QCategoryAxis;
        axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
        axis->setTruncateLabels(false);
        axis->setStartValue(scale.low());
        axis->setRange(scale.low(), scale.high());
        const bool isHorizontal = alignment == Qt::AlignBottom;
        const int room = isHorizontal ? m_size.width() : m_size.height();
        const int mostTicks = std::clamp(room / (isHorizontal ? PixelsPerTimeTick : PixelsPerValueTick), 2, 14);
        addLabels(*axis, scale.ticks(mostTicks), description.kind == ChartAxis::Kind::Category, isHorizontal);
        axis->setLabelsColor(m_theme.secondText);
        axis->setLabelsFont(m_font);
        axis->setLinePen(QPen(m_theme.line, 1));
        axis->setGridLinePen(QPen(m_theme.line, 1));
        axis->setGridLineVisible(description.kind != ChartAxis::Kind::Category || !isHorizontal);
        axis->setTitleText(description.title.toHtmlEscaped());
        axis->setTitleFont(m_font);
        axis->setTitleBrush(m_theme.secondText);
        axis->setTitleVisible(!description.title.isEmpty());
        m_drawing.m_item->addAxis(axis, alignment);
        return axis;
    }

    /// Qt Charts reads labels as HTML, and takes no label twice.
    void addLabels(QCategoryAxis& axis, const std::vector<ChartTick>& ticks, bool isCategory, bool isHorizontal) const
    {
        int room = LongestCategory;
        std::size_t every = 1;
        if (isCategory && isHorizontal && !ticks.empty()) {
            int longest = 1;
            for (const ChartTick& tick : ticks)
                longest = std::max(longest, m_metrics.horizontalAdvance(tick.label));
            const int each = std::max(m_size.width() - 80, 100) / static_cast<int>(ticks.size());
            // Labels that don't fit beside each other: every second, every third one.
            every = static_cast<std::size_t>(std::max(1, (std::min(longest, LongestCategory) + 12 + each - 1) / each));
            room = std::max(each * static_cast<int>(every) - 8, 30);
        }
        QStringList used;
        for (std::size_t position = 0; position < ticks.size(); ++position) {
            // A label at the very end would not fit, either.
            const bool isWritten = position % every == every / 2 && (every == 1 || position + 1 < ticks.size());
            QString label = isWritten ? m_metrics.elidedText(ticks[position].label, Qt::ElideRight, room) : QString();
            label = label.toHtmlEscaped();
            while (used.contains(label))
                label += QChar(0x200b);
            used.append(label);
            axis.append(label, ticks[position].position);
        }
    }

    void addSeries()
    {
        const Chart& chart = m_drawing.m_chart;
        if (chart.shape == ChartShape::Bars)
            return addBars();
        for (const ChartSeries& series : chart.series) {
            if (chart.shape == ChartShape::Strip || chart.shape == ChartShape::Points)
                addPoints(series);
            else
                addLine(series, chart.shape == ChartShape::Steps);
        }
    }

    void attach(QAbstractSeries* series)
    {
        m_drawing.m_item->addSeries(series);
        series->attachAxis(m_horizontal);
        series->attachAxis(m_vertical);
    }

    [[nodiscard]] QPointF place(const ChartMark& mark) const
    {
        return {m_drawing.m_horizontal->position(mark.x), m_drawing.m_vertical->position(mark.y)};
    }

    void addPoints(const ChartSeries& description)
    {
        auto* series = new QScatterSeries;
        series->setName(description.name.toHtmlEscaped());
        series->setMarkerShape(shapeOf(description.symbol));
        const QColor colour = colourOf(description.tone, m_theme);
        const bool isStrip = m_drawing.m_chart.shape == ChartShape::Strip;
        // Signs lie around each other where they are at the same place: all of them are to be seen.
        const bool isHollow = isStrip && (!description.isEmphasised || description.symbol != 0);
        series->setMarkerSize(!isStrip                   ? PointSize
                              : description.isEmphasised ? QuantileSizes[static_cast<std::size_t>(description.symbol)]
                                                         : SampleSize);
        series->setBrush(isHollow ? QBrush(Qt::NoBrush) : QBrush(colour));
        series->setPen(QPen(isStrip ? colour : m_theme.ground, description.isEmphasised ? LineWidth : 1));
        QList<QPointF> points;
        for (const ChartMark& mark : description.marks)
            points.append(place(mark));
        series->replace(points);
        attach(series);
    }

    /// Lines of equal counts lie beside each other, or only the last one would be seen.
    [[nodiscard]] double lineDistance() const
    {
        const ChartScale& scale = *m_drawing.m_vertical;
        const bool areCounts = m_drawing.m_chart.vertical.unit == ChartUnit::Count;
        return areCounts ? (scale.high() - scale.low()) / std::max(m_size.height(), 1) * 1.4 * LineWidth : 0;
    }

    void addLine(const ChartSeries& description, bool isSteps)
    {
        auto* series = new QLineSeries;
        series->setName(description.name.toHtmlEscaped());
        series->setPen(QPen(colourOf(description.tone, m_theme), LineWidth));
        const double aside = isSteps ? lineDistance() * static_cast<double>(m_drawing.m_item->series().size()) : 0;
        QList<QPointF> points;
        for (const ChartMark& mark : description.marks) {
            const QPointF point = place(mark) + QPointF(0, aside);
            if (isSteps && !points.isEmpty())
                points.append({point.x(), points.constLast().y()});
            points.append(point);
        }
        if (isSteps && !points.isEmpty())
            points.append({m_drawing.m_horizontal->high(), points.constLast().y()});
        series->replace(points);
        attach(series);
    }

    void addBars()
    {
        auto* series = new QStackedBarSeries;
        series->setBarWidth(BarWidth);
        const auto bars =
            static_cast<qsizetype>(std::lround(m_drawing.m_horizontal->high() - m_drawing.m_horizontal->low()));
        for (const ChartSeries& description : m_drawing.m_chart.series) {
            auto* set = new QBarSet(description.name.toHtmlEscaped());
            QList<qreal> heights(bars, 0);
            for (const ChartMark& mark : description.marks) {
                if (const auto bar = static_cast<qsizetype>(mark.x); bar < bars)
                    heights[bar] = mark.y;
            }
            set->append(heights);
            const QBrush fill = fillOf(description.tone, m_theme);
            set->setBrush(fill);
            set->setPen(QPen(fill.style() == Qt::SolidPattern ? m_theme.ground : fill.color(), 1));
            series->append(set);
        }
        attach(series);
        // Left alone, the legend of bars takes neither.
        const QList<QLegendMarker*> markers = m_drawing.m_item->legend()->markers(series);
        for (qsizetype set = 0; set < markers.size(); ++set) {
            const QBrush fill = series->barSets().at(set)->brush();
            markers[set]->setBrush(fill);
            markers[set]->setPen(QPen(fill.color(), 1));
        }
    }

    ChartDrawing& m_drawing;
    const Theme& m_theme;
    QFont m_font;
    QFontMetrics m_metrics;
    QSize m_size;
    QCategoryAxis* m_horizontal = nullptr;
    QCategoryAxis* m_vertical = nullptr;
};

ChartDrawing::ChartDrawing(Chart chart, const Theme& theme, const QFont& font, const QSize& size)
    : m_chart(std::move(chart))
    , m_item(new QChart)
    , m_horizontal(std::make_unique<ChartScale>(m_chart, true))
    , m_vertical(std::make_unique<ChartScale>(m_chart, false))
{
    Builder(*this, theme, font, size).build();
}

ChartDrawing::~ChartDrawing()
{
    if (m_isOwned)
        delete m_item;
}

QChart* ChartDrawing::release()
{
    m_isOwned = false;
    return m_item;
}

void ChartDrawing::showTitle()
{
    m_item->setTitle(m_chart.title.toHtmlEscaped());
    m_item->setTitleBrush(m_item->legend()->labelColor());
    QFont font = m_item->legend()->font();
    font.setBold(true);
    m_item->setTitleFont(font);
}

QPointF ChartDrawing::pointOf(double x, double y) const
{
    const QList<QAbstractSeries*> series = m_item->series();
    return m_item->mapToPosition({x, y}, series.isEmpty() ? nullptr : series.constFirst());
}

QRectF ChartDrawing::rectOf(ChartMarkIndex index) const
{
    const ChartMark& mark = m_chart.series[index.series].marks[index.mark];
    if (m_chart.shape != ChartShape::Bars) {
        const QPointF centre = pointOf(m_horizontal->position(mark.x), m_vertical->position(mark.y));
        return QRectF(centre.x() - Reach, centre.y() - Reach, 2 * Reach, 2 * Reach);
    }
    double below = 0;
    for (std::size_t series = 0; series < index.series; ++series) {
        for (const ChartMark& other : m_chart.series[series].marks)
            below += other.x == mark.x ? other.y : 0;
    }
    return QRectF(pointOf(mark.x - BarWidth / 2, below + mark.y), pointOf(mark.x + BarWidth / 2, below)).normalized();
}

std::optional<ChartMarkIndex> ChartDrawing::markAt(const QPointF& position) const
{
    std::optional<ChartMarkIndex> nearest;
    double least = Reach * 1.5;
    for (std::size_t series = 0; series < m_chart.series.size(); ++series) {
        for (std::size_t mark = 0; mark < m_chart.series[series].marks.size(); ++mark) {
            const QRectF rect = rectOf({series, mark});
            double distance = 0;
            if (m_chart.shape == ChartShape::Bars) {
                // Thin bars are hit a little above, too.
                if (!rect.adjusted(-1, -2, 1, 2).contains(position))
                    continue;
                distance = std::abs(rect.center().y() - position.y()) / std::max(rect.height(), 1.0);
            } else {
                distance = std::hypot(rect.center().x() - position.x(), rect.center().y() - position.y());
            }
            if (distance <= least) {
                least = distance;
                nearest = ChartMarkIndex{series, mark};
            }
        }
    }
    return nearest;
}

QString ChartDrawing::describe(ChartMarkIndex index) const
{
    const ChartSeries& series = m_chart.series[index.series];
    const ChartMark& mark = series.marks[index.mark];
    const auto text = [&](const ChartAxis& axis, double value) {
        switch (axis.kind) {
        case ChartAxis::Kind::Category:
            return axis.categories.value(static_cast<qsizetype>(value));
        case ChartAxis::Kind::Time: {
            const double scale = axis.binWidth.nanoseconds > 0 ? static_cast<double>(axis.binWidth.nanoseconds) : 1.0;
            return m_chart.times.text(axis.origin + Duration{std::llround(value * scale)});
        }
        case ChartAxis::Kind::Value:
            break;
        }
        return chartValueText(axis.unit, value);
    };
    if (m_chart.shape == ChartShape::Strip)
        return QStringLiteral("%1, %2: %3")
            .arg(text(m_chart.vertical, mark.y), series.name, text(m_chart.horizontal, mark.x));
    return QStringLiteral("%1, %2: %3")
        .arg(text(m_chart.horizontal, mark.x), series.name, text(m_chart.vertical, mark.y));
}

} // namespace chronoscope
