// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/flowarrow.h"

#include <algorithm>

namespace chronoscope {

namespace {

/// One end of an arrow.
struct End {
    std::uint32_t row = 0;
    int x = 0;
    int barTop = 0;
    int barBottom = 0;

    [[nodiscard]] int middle() const { return (barTop + barBottom) / 2; }
};

class ArrowMaker {
public:
    ArrowMaker(const LaneLayout& layout, const RowGeometry& geometry, const TimeScale& scale, const RowWindow& window,
               const FlowArrowMetrics& metrics)
        : m_layout(layout), m_geometry(geometry), m_scale(scale), m_window(window), m_metrics(metrics)
    {
    }

    [[nodiscard]] bool isVisible(const FlowLink& link) const
    {
        const bool isBefore = link.causeTime < m_scale.start() && link.effectTime < m_scale.start();
        const bool isAfter = link.causeTime > m_scale.end() && link.effectTime > m_scale.end();
        return !isBefore && !isAfter && hasRow(link.causeGroup) && hasRow(link.effectGroup);
    }

    [[nodiscard]] FlowArrow arrow(const FlowLink& link) const
    {
        const End cause = end(link.causeGroup, link.causeTime);
        const End effect = end(link.effectGroup, link.effectTime);
        FlowArrow arrow = cause.row == effect.row ? alongRow(cause, effect) : acrossRows(cause, effect);
        arrow.isDirect = link.isDirect;
        return arrow;
    }

private:
    [[nodiscard]] bool hasRow(std::uint32_t group) const
    {
        const std::uint32_t position = m_layout.positionOfGroup(group);
        return position != LaneLayout::None && m_geometry.rowOfLane(m_layout.laneOf(position)) != LaneLayout::None;
    }

    [[nodiscard]] End end(std::uint32_t group, std::int64_t time) const
    {
        const std::uint32_t position = m_layout.positionOfGroup(group);
        const TimelineBar& bar = m_layout.bar(position);
        End end;
        end.row = m_geometry.rowOfLane(m_layout.laneOf(position));
        end.x = m_scale.x(std::clamp(time, bar.start, bar.end));
        end.barTop = m_window.top(m_geometry.rows()[end.row]) + m_geometry.metrics().barTop();
        end.barBottom = end.barTop + m_geometry.metrics().barHeight;
        return end;
    }

    /// Down or up where the cause was, then to the effect: time runs along the arrow only where time went by.
    [[nodiscard]] FlowArrow acrossRows(const End& cause, const End& effect) const
    {
        const int line = m_metrics.line;
        const int turn = std::min(cause.x, effect.x - 2 * m_metrics.head);
        const bool isDown = cause.row < effect.row;
        const int from = isDown ? cause.barBottom : cause.barTop - line;
        const int to = effect.middle();
        FlowArrow arrow;
        if (turn < cause.x)
            arrow.strokes[0] = {turn, from, cause.x + line, from + line};
        arrow.strokes[1] = {turn, std::min(from, to), turn + line, std::max(from, to) + line};
        arrow.strokes[2] = {turn, to, effect.x - m_metrics.head + 1, to + line};
        arrow.tipX = effect.x;
        arrow.tipY = to + line / 2;
        return arrow;
    }

    /// Above the bars of the row that both ends share.
    [[nodiscard]] FlowArrow alongRow(const End& cause, const End& effect) const
    {
        const int line = m_metrics.line;
        const int y = cause.barTop - 2 * line;
        const int right = effect.x - m_metrics.head + 1;
        FlowArrow arrow;
        arrow.strokes[0] = {cause.x, y, cause.x + line, cause.barTop};
        arrow.strokes[1] = {std::min(cause.x, right), y, std::max(cause.x, right), y + line};
        arrow.tipX = effect.x;
        arrow.tipY = y + line / 2;
        return arrow;
    }

    const LaneLayout& m_layout;
    const RowGeometry& m_geometry;
    const TimeScale& m_scale;
    RowWindow m_window;
    FlowArrowMetrics m_metrics;
};

} // namespace

void layOutFlowArrows(std::span<const FlowLink> links, const LaneLayout& layout, const RowGeometry& geometry,
                      const TimeScale& scale, const RowWindow& window, const FlowArrowMetrics& metrics,
                      std::size_t most, std::vector<FlowArrow>& arrows)
{
    arrows.clear();
    const ArrowMaker maker(layout, geometry, scale, window, metrics);
    for (const FlowLink& link : links) {
        if (arrows.size() == most)
            return;
        if (maker.isVisible(link))
            arrows.push_back(maker.arrow(link));
    }
}

} // namespace chronoscope
