// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timeline/lanelayout.h"
#include "models/timeline/timescale.h"

#include <span>
#include <vector>

namespace chronoscope {

class PassingBars;

/// What one column of the overview shows of one section.
struct OverviewCell {
    bool isCovered = false;
    bool isPassing = true;            ///< a bar that is there passes the filters
    Status worst = Status::Completed; ///< a failure, or Completed
};

/// The whole run in a few hundred columns: one line for each section, and where things failed.
class Overview {
public:
    /// Looks at every bar once; meant for the pool when there are many. Columns are the scale's pixels.
    [[nodiscard]] static Overview of(const LaneLayout& layout, const TimeScale& scale,
                                     const PassingBars* passing = nullptr);

    [[nodiscard]] int columns() const { return m_columns; }
    [[nodiscard]] std::uint32_t lineCount() const { return static_cast<std::uint32_t>(m_kinds.size()); }
    /// Kind that gives a line its hue; lines stand in the order of the sections.
    [[nodiscard]] GroupKind kind(std::uint32_t line) const { return m_kinds[line]; }
    [[nodiscard]] std::span<const OverviewCell> line(std::uint32_t line) const
    {
        const auto columns = static_cast<std::size_t>(m_columns);
        return std::span(m_cells).subspan(line * columns, columns);
    }

private:
    int m_columns = 0;
    std::vector<GroupKind> m_kinds;
    std::vector<OverviewCell> m_cells;
};

} // namespace chronoscope
