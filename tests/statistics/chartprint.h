// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/statistics/statisticcharts.h"

#include <QStringList>

#include <cmath>
#include <set>

namespace chronoscope::test {

/// The facts of a chart, its table, and how many marks each series has.
[[nodiscard]] inline QStringList printChart(const Chart& chart)
{
    QStringList lines{QStringLiteral("# ") + chart.title};
    if (chart.isEmpty())
        lines.append(chart.emptyText);
    for (const QString& fact : chart.facts)
        lines.append(QStringLiteral("- ") + fact);
    for (const ChartSeries& series : chart.series)
        lines.append(QStringLiteral("series %1: %2 marks").arg(series.name).arg(series.marks.size()));
    QStringList titles;
    for (const ChartColumn& column : chart.columns)
        titles.append(column.title);
    lines.append(titles.join(QStringLiteral(" | ")));
    for (std::size_t row = 0; row < chart.rows.size(); ++row) {
        QStringList cells;
        for (std::size_t column = 0; column < chart.columns.size(); ++column)
            cells.append(chartCellText(chart, row, column));
        lines.append(cells.join(QStringLiteral(" | ")));
    }
    return lines;
}

/// What breaks the promises of a chart; empty when nothing does.
[[nodiscard]] inline QString brokenPromise(const Chart& chart, const RunSnapshot& snapshot)
{
    if (chart.isEmpty() != chart.series.empty())
        return QStringLiteral("empty without a reason, or with marks");
    if (chart.markCount() > MostChartMarks)
        return QStringLiteral("%1 marks").arg(chart.markCount());
    if (chart.title.isEmpty() || chart.explanation.isEmpty())
        return QStringLiteral("no title or explanation");
    for (const ChartSeries& series : chart.series) {
        if (series.name.isEmpty() || series.marks.empty())
            return QStringLiteral("a series without a name or marks");
        double last = 0;
        for (const ChartMark& mark : series.marks) {
            if (!std::isfinite(mark.x) || !std::isfinite(mark.y) || mark.x < 0 || mark.y < 0)
                return QStringLiteral("a mark out of place in %1").arg(series.name);
            if (mark.y > 0 && mark.events.empty() && chart.shape != ChartShape::Strip)
                return QStringLiteral("a mark without events in %1").arg(series.name);
            if (chart.shape == ChartShape::Strip && mark.events.empty())
                return QStringLiteral("a point without events in %1").arg(series.name);
            for (const EventIndex event : mark.events) {
                if (event.value >= snapshot.history->size())
                    return QStringLiteral("an event that is not there");
            }
            if (chart.shape != ChartShape::Strip && mark.x < last)
                return QStringLiteral("marks out of order in %1").arg(series.name);
            last = mark.x;
        }
    }
    for (const ChartRow& row : chart.rows) {
        if (row.cells.size() != chart.columns.size())
            return QStringLiteral("a row with %1 of %2 cells").arg(row.cells.size()).arg(chart.columns.size());
    }
    return {};
}

/// The distinct events behind all marks of a chart.
[[nodiscard]] inline std::set<EventIndex> eventsBehind(const Chart& chart)
{
    std::set<EventIndex> events;
    for (const ChartSeries& series : chart.series) {
        for (const ChartMark& mark : series.marks)
            events.insert(mark.events.begin(), mark.events.end());
    }
    return events;
}

/// The sum of the heights of all bars.
[[nodiscard]] inline double sumOfBars(const Chart& chart)
{
    double sum = 0;
    for (const ChartSeries& series : chart.series) {
        for (const ChartMark& mark : series.marks)
            sum += mark.y;
    }
    return sum;
}

} // namespace chronoscope::test
