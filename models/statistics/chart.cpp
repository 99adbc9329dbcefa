// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/statistics/chart.h"

#include "models/core/format.h"

#include <cmath>

namespace chronoscope {

namespace {

QString percentText(double part)
{
    const double percent = part * 100;
    return QString::number(percent, 'f', percent < 10 ? 2 : 1) + QLatin1String(" %");
}

} // namespace

std::size_t Chart::markCount() const
{
    std::size_t count = 0;
    for (const ChartSeries& entry : series)
        count += entry.marks.size();
    return count;
}

QString ChartTimes::text(Instant instant) const
{
    if (!instant.isValid())
        return {};
    return areOffsets && origin.isValid() ? formatOffset(instant - origin) : formatTimeOfDay(instant, zone);
}

QString chartValueText(ChartUnit unit, double value)
{
    switch (unit) {
    case ChartUnit::Duration:
        return formatDuration(Duration{std::llround(value)});
    case ChartUnit::Bytes:
        return formatBytes(std::llround(value));
    case ChartUnit::Part:
        return percentText(value);
    case ChartUnit::Time:
        return formatOffset(Duration{std::llround(value)});
    case ChartUnit::Text:
    case ChartUnit::Count:
        break;
    }
    // Means have a fraction; whole numbers have none.
    const double rounded = std::round(value * 100) / 100;
    return rounded == std::floor(rounded) ? formatCount(std::llround(rounded)) : QString::number(rounded, 'g', 4);
}

QString chartCellText(const Chart& chart, std::size_t row, std::size_t column)
{
    const ChartCell& cell = chart.rows[row].cells[column];
    const ChartUnit unit = chart.columns[column].unit;
    if (const auto* text = std::get_if<QString>(&cell))
        return *text;
    if (const auto* number = std::get_if<std::int64_t>(&cell)) {
        if (unit == ChartUnit::Time)
            return chart.times.text(Instant(*number));
        if (unit == ChartUnit::Duration)
            return formatDuration(Duration{*number});
        return chartValueText(unit, static_cast<double>(*number));
    }
    if (const auto* number = std::get_if<double>(&cell))
        return chartValueText(unit, *number);
    return {};
}

} // namespace chronoscope
