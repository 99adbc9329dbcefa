// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/chartscale.h"

#include "models/timeline/rulerticks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace chronoscope {

namespace {

constexpr double Second = NanosecondsPerSecond;
constexpr double Hour = 3600 * Second;
constexpr double Day = 24 * Hour;
/// Where people divide time that spans from nanoseconds to centuries.
constexpr std::array RoundTimes{1.0,      10.0, 100.0,    1e3,       1e4,         1e5,          1e6,
                                1e7,      1e8,  Second,   1e10,      60 * Second, 600 * Second, Hour,
                                6 * Hour, Day,  10 * Day, 100 * Day, 1e3 * Day,   1e4 * Day,    1e5 * Day};
/// A little room above the highest mark.
constexpr double Headroom = 1.06;
constexpr double LogarithmicMargin = 0.02;
constexpr double TimeMargin = 0.01;

/// 1, 2, 5, 10, 20, ... times the unit: the smallest step of which at most so many fit.
double roundStep(double span, int mostTicks, double unit)
{
    for (double decade = unit;; decade *= 10) {
        for (const double step : {1.0, 2.0, 5.0}) {
            if (span / (step * decade) <= mostTicks)
                return step * decade;
        }
    }
}

std::pair<double, double> extent(const Chart& chart, bool isHorizontal)
{
    double smallest = std::numeric_limits<double>::max();
    double largest = 0;
    for (const ChartSeries& series : chart.series) {
        for (const ChartMark& mark : series.marks) {
            const double value = isHorizontal ? mark.x : mark.y;
            if (value > 0)
                smallest = std::min(smallest, value);
            largest = std::max(largest, value);
        }
    }
    return {std::min(smallest, std::max(largest, 1.0)), largest};
}

/// How high the highest bar is, of series that stand on each other.
double highestStack(const Chart& chart)
{
    std::vector<double> heights;
    for (const ChartSeries& series : chart.series) {
        for (const ChartMark& mark : series.marks) {
            const auto bar = static_cast<std::size_t>(mark.x);
            if (bar >= heights.size())
                heights.resize(bar + 1);
            heights[bar] += mark.y;
        }
    }
    return heights.empty() ? 0 : *std::ranges::max_element(heights);
}

} // namespace

ChartScale::ChartScale(const Chart& chart, bool isHorizontal)
    : m_axis(isHorizontal ? chart.horizontal : chart.vertical), m_times(chart.times)
{
    switch (m_axis.kind) {
    case ChartAxis::Kind::Category:
        m_low = -0.5;
        m_high = std::max(static_cast<double>(m_axis.categories.size()), 1.0) - 0.5;
        return;
    case ChartAxis::Kind::Time: {
        const auto span = static_cast<double>((m_axis.end - m_axis.origin).nanoseconds);
        if (m_axis.binWidth.nanoseconds > 0) {
            m_bars = static_cast<std::size_t>(span / static_cast<double>(m_axis.binWidth.nanoseconds)) + 1;
            m_low = -0.5;
            m_high = static_cast<double>(m_bars) - 0.5;
        } else {
            m_high = std::max(span, 1.0);
            if (chart.shape == ChartShape::Points) {
                m_low = -m_high * TimeMargin;
                m_high += m_high * TimeMargin;
            }
        }
        return;
    }
    case ChartAxis::Kind::Value:
        break;
    }
    const auto [smallest, largest] = extent(chart, isHorizontal);
    adoptValues(smallest, chart.shape == ChartShape::Bars ? highestStack(chart) : largest);
}

void ChartScale::adoptValues(double smallest, double largest)
{
    if (!m_axis.isLogarithmic) {
        const bool isWhole = m_axis.unit == ChartUnit::Count;
        m_high = largest > 0 ? largest * Headroom : 1;
        if (isWhole)
            m_high = std::max(m_high, 1.0);
        return;
    }
    const auto* low = std::ranges::upper_bound(RoundTimes, smallest);
    m_low = low == RoundTimes.begin() ? RoundTimes.front() : *std::prev(low);
    const auto* high = std::ranges::lower_bound(RoundTimes, std::max(largest, m_low * 2));
    m_high = high == RoundTimes.end() ? largest : *high;
    m_floor = std::log10(m_low);
    m_high = std::log10(m_high);
    // Marks at the ends are seen whole.
    const double margin = (m_high - m_floor) * LogarithmicMargin;
    m_low = m_floor - margin;
    m_high += margin;
}

double ChartScale::position(double value) const
{
    if (!m_axis.isLogarithmic)
        return std::clamp(value, m_low, m_high);
    return value <= 0 ? m_floor : std::clamp(std::log10(value), m_floor, m_high);
}

std::vector<ChartTick> ChartScale::ticks(int mostTicks) const
{
    if (m_axis.kind == ChartAxis::Kind::Time)
        return timeTicks(mostTicks);
    if (m_axis.kind == ChartAxis::Kind::Value)
        return m_axis.isLogarithmic ? logarithmicTicks(mostTicks) : valueTicks(mostTicks);
    std::vector<ChartTick> ticks;
    for (qsizetype position = 0; position < m_axis.categories.size(); ++position)
        ticks.push_back({static_cast<double>(position), m_axis.categories[position]});
    return ticks;
}

std::vector<ChartTick> ChartScale::valueTicks(int mostTicks) const
{
    double step = 1;
    if (m_axis.unit == ChartUnit::Duration)
        step = static_cast<double>(rulerStep(std::max<std::int64_t>(std::llround(m_high), 1), mostTicks));
    else
        step = roundStep(m_high, mostTicks, m_axis.unit == ChartUnit::Part ? 1e-6 : 1.0);
    std::vector<ChartTick> ticks;
    for (int number = 0; number * step <= m_high && number <= 2 * mostTicks; ++number) {
        const double value = number * step;
        QString label = chartValueText(m_axis.unit, value);
        // As many digits as tell neighbours apart, and no more.
        if (m_axis.unit == ChartUnit::Part)
            label = QString::number(value * 100, 'g', 3) + QLatin1String(" %");
        ticks.push_back({value, label});
    }
    return ticks;
}

std::vector<ChartTick> ChartScale::logarithmicTicks(int mostTicks) const
{
    std::vector<ChartTick> ticks;
    const auto add = [&](double value) {
        const double position = std::log10(value);
        if (position >= m_low - 1e-9 && position <= m_high + 1e-9)
            ticks.push_back({position, chartValueText(m_axis.unit, value)});
    };
    const bool isShort = m_high - m_low < 2.2;
    for (const double value : RoundTimes) {
        add(value);
        if (isShort && value < 10 * Second) {
            add(2 * value);
            add(5 * value);
        }
    }
    // Every second, every third, ... where they would crowd.
    const auto every = (ticks.size() + static_cast<std::size_t>(mostTicks) - 1) / static_cast<std::size_t>(mostTicks);
    std::vector<ChartTick> thinned;
    for (std::size_t position = 0; position < ticks.size(); position += std::max<std::size_t>(every, 1))
        thinned.push_back(ticks[position]);
    return thinned;
}

std::vector<ChartTick> ChartScale::timeTicks(int mostTicks) const
{
    const std::int64_t origin = m_axis.origin.nanoseconds();
    const bool areOffsets = m_times.areOffsets && m_times.origin.isValid();
    const RulerFormat format{
        .sinceStart = areOffsets, .origin = areOffsets ? m_times.origin.nanoseconds() : 0, .zone = &m_times.zone};
    std::vector<ChartTick> ticks;
    const std::vector<RulerTick> rulers =
        rulerTicks(origin, std::max(m_axis.end.nanoseconds(), origin + 1), mostTicks, format);
    ticks.reserve(rulers.size());
    for (const RulerTick& tick : rulers) {
        const auto offset = static_cast<double>(tick.time - origin);
        const double position = m_bars > 0 ? offset / static_cast<double>(m_axis.binWidth.nanoseconds) - 0.5 : offset;
        ticks.push_back({position, tick.label});
    }
    return ticks;
}

} // namespace chronoscope
