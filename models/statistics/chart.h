// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/eventgroup.h"

#include <QString>
#include <QStringList>
#include <QTimeZone>

#include <cstdint>
#include <variant>
#include <vector>

namespace chronoscope {

/// What a number is.
enum class ChartUnit {
    Text,
    Count,    ///< int64
    Duration, ///< int64, nanoseconds
    Bytes,    ///< int64
    Part,     ///< double, 0 to 1; written as per cent
    Time      ///< int64, nanoseconds since 1970 UTC
};

/// How a chart shows its marks.
enum class ChartShape {
    Strip, ///< a row a category, a point a mark at its value
    Bars,  ///< upright; the series of a place stand on each other
    Steps, ///< lines that keep their value until the next mark
    Line,  ///< lines from mark to mark
    Points ///< a point a mark
};

/// One direction of a chart.
struct ChartAxis {
    enum class Kind { Value, Category, Time };

    Kind kind = Kind::Value;
    ChartUnit unit = ChartUnit::Count; ///< of Value
    bool isLogarithmic = false;        ///< of Value; what is below its first mark is shown there
    QStringList categories;            ///< of Category: plain text, on one line, of any length
    /// Of Time: where offset 0 is, and how far it reaches. Positions are nanoseconds since origin, or of bars the number of
    /// their bin.
    Instant origin;
    Instant end;
    Duration binWidth; ///< of bars over time
    QString title;     ///< what the numbers are; empty where the chart's title says it
};

/// A colour by meaning; the theme knows which.
struct ChartTone {
    enum class Source { Accent, Neutral, Status, Kind, Retry };

    Source source = Source::Accent;
    Status status = Status::Completed;
    GroupKind kind = GroupKind::Activity;
};

/// One thing to see and to go to. Positions are in the units of the axes; categories and bars are counted from 0.
struct ChartMark {
    double x = 0;
    double y = 0;
    std::vector<EventIndex> events; ///< behind it; never empty for a mark that shows something
};

struct ChartSeries {
    QString name;
    ChartTone tone;
    std::vector<ChartMark> marks;
    bool isEmphasised = false; ///< drawn over the others, with an outline: a quantile among its samples
    int symbol = 0;            ///< 0 disc, 1 square, 2 rhombus, 3 triangle: a second sign beside the colour
};

struct ChartColumn {
    QString title;
    ChartUnit unit = ChartUnit::Count;
};
/// Nothing where there is no such value.
using ChartCell = std::variant<std::monostate, std::int64_t, double, QString>;
struct ChartRow {
    std::vector<ChartCell> cells;
    std::vector<EventIndex> events; ///< what it is about; may be empty
};

/// How the moments of a chart are written: as the user chose for all views.
struct ChartTimes {
    Instant origin;         ///< where offsets are counted from
    bool areOffsets = true; ///< else the clock of the zone
    QTimeZone zone = QTimeZone::utc();

    [[nodiscard]] QString text(Instant instant) const;
};

/// One statistic, ready to be drawn, read as a table and exported: the same numbers in all three. Bounded: at most
/// MostChartMarks marks. Made on the pool; a value.
struct Chart {
    QString title;
    QString explanation; ///< how its numbers are defined
    QString emptyText;   ///< why there is nothing; empty where there is something
    ChartShape shape = ChartShape::Bars;
    ChartAxis horizontal;
    ChartAxis vertical;
    std::vector<ChartSeries> series;
    QStringList facts; ///< key numbers as sentences
    std::vector<ChartColumn> columns;
    std::vector<ChartRow> rows;
    ChartTimes times;

    [[nodiscard]] bool isEmpty() const { return !emptyText.isEmpty(); }
    [[nodiscard]] std::size_t markCount() const;
};
constexpr std::size_t MostChartMarks = 2000;

/// A value for people: "2.08 s", "15.6 KB", "12.3 %"; offsets of times since the start of the run.
[[nodiscard]] QString chartValueText(ChartUnit unit, double value);
[[nodiscard]] QString chartCellText(const Chart& chart, std::size_t row, std::size_t column);

} // namespace chronoscope
