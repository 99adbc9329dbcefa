// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/statistics/chart.h"

#include <QString>

#include <vector>

namespace chronoscope {

/// A mark of an axis: where it is, and what is written there.
struct ChartTick {
    double position = 0; ///< as ChartScale gives it
    QString label;       ///< plain text
};

/// The mapping of one axis of a chart, from the values of its marks to positions that are drawn at even distances, and
/// the ticks. Values that are not in the range go to its edge. A value; any thread.
class ChartScale {
public:
    /// For the axis of a chart and all its marks; isHorizontal tells which of their two values is meant.
    ChartScale(const Chart& chart, bool isHorizontal);

    [[nodiscard]] double position(double value) const;
    [[nodiscard]] double low() const { return m_low; }
    [[nodiscard]] double high() const { return m_high; }
    /// At most about so many ticks; of categories one each, whatever the number.
    [[nodiscard]] std::vector<ChartTick> ticks(int mostTicks) const;

private:
    void adoptValues(double smallest, double largest);
    [[nodiscard]] std::vector<ChartTick> valueTicks(int mostTicks) const;
    [[nodiscard]] std::vector<ChartTick> logarithmicTicks(int mostTicks) const;
    [[nodiscard]] std::vector<ChartTick> timeTicks(int mostTicks) const;

    ChartAxis m_axis;
    ChartTimes m_times;
    double m_low = 0;
    double m_high = 1;
    double m_floor = 0;     ///< of a logarithmic axis, where its lowest value stands
    std::size_t m_bars = 0; ///< of bars over time
};

} // namespace chronoscope
