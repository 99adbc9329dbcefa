// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/statistics/chart.h"

#include <QRectF>

#include <memory>
#include <optional>

class QChart;
class QFont;

namespace chronoscope {

class Theme;

/// One mark of a chart, by the positions of its series and itself.
struct ChartMarkIndex {
    std::size_t series = 0;
    std::size_t mark = 0;

    friend bool operator==(const ChartMarkIndex&, const ChartMarkIndex&) = default;
};

/// A chart drawn with Qt Charts: plain fills and lines, no animation, labels as plain text. Keeps a copy of its chart.
/// GUI thread.
class ChartDrawing {
public:
    /// Draws for a size in device-independent pixels, from which follows how many ticks there are.
    ChartDrawing(Chart chart, const Theme& theme, const QFont& font, const QSize& size);
    ~ChartDrawing();
    ChartDrawing(const ChartDrawing&) = delete;
    ChartDrawing& operator=(const ChartDrawing&) = delete;

    [[nodiscard]] const Chart& chart() const { return m_chart; }
    /// The item to put into a scene; the scene may take it over.
    [[nodiscard]] QChart* item() const { return m_item; }
    /// Hands the item to a scene, which then deletes it.
    [[nodiscard]] QChart* release();

    /// Writes the title above the chart, for a picture that stands alone.
    void showTitle();

    /// Where a mark is, in the item's coordinates: the bar, or a square around the point.
    [[nodiscard]] QRectF rectOf(ChartMarkIndex index) const;
    /// The mark at a position, or near it; the topmost where several are.
    [[nodiscard]] std::optional<ChartMarkIndex> markAt(const QPointF& position) const;
    /// "Median, charge_card: 19 ms": what a mark shows, in words.
    [[nodiscard]] QString describe(ChartMarkIndex index) const;

private:
    class Builder;
    [[nodiscard]] QPointF pointOf(double x, double y) const;

    Chart m_chart;
    QChart* m_item = nullptr;
    bool m_isOwned = true;
    std::unique_ptr<class ChartScale> m_horizontal;
    std::unique_ptr<class ChartScale> m_vertical;
};

} // namespace chronoscope
