// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/error.h"
#include "models/statistics/chart.h"

#include <QByteArray>
#include <QFont>
#include <QSize>

namespace chronoscope {

class Theme;

/// In what form a chart leaves the program.
enum class ChartFileFormat { Png, Svg, Csv };

/// The numbers of the chart's table as CSV: a row of titles with their units, then one for each row, with the ids of the
/// first event behind it and how many there are. Times as RFC 3339, durations in seconds, parts from 0 to 1.
/// Any thread.
[[nodiscard]] QByteArray chartCsv(const Chart& chart, const History& history);
/// The chart with its title as a picture of that size in device-independent pixels; empty where there is nothing to draw.
/// A PNG has twice as many pixels. GUI thread.
[[nodiscard]] QByteArray chartPng(const Chart& chart, const Theme& theme, const QFont& font, const QSize& size);
[[nodiscard]] QByteArray chartSvg(const Chart& chart, const Theme& theme, const QFont& font, const QSize& size);

} // namespace chronoscope
