// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace chronoscope {

/// Which row of a table shows which source position: an event, a group or a finding. A value; sorted ones come from the
/// pool.
class RowIndex {
public:
    RowIndex() = default;
    /// Every position in its own order; costs nothing a row.
    explicit RowIndex(std::size_t sourceCount);
    /// The given positions from top to bottom, each at most once and below sourceCount; the rest is not shown.
    RowIndex(std::vector<std::uint32_t> sources, std::size_t sourceCount);

    [[nodiscard]] int rowCount() const { return m_rowCount; }
    [[nodiscard]] std::size_t sourceCount() const { return m_sourceCount; }
    /// The position that a row of this index shows.
    [[nodiscard]] std::uint32_t sourceAt(int row) const;
    /// The row that shows a position; -1 when none does.
    [[nodiscard]] int rowOf(std::uint32_t source) const;
    /// The positions from top to bottom, for sorting them anew.
    [[nodiscard]] std::vector<std::uint32_t> sources() const;

    /// Shows the positions from the present source count up to a new one below all that is there.
    void append(std::size_t newSourceCount);

private:
    bool m_isNatural = true;              ///< every position stands in its own order; the vectors are empty
    std::vector<std::uint32_t> m_sources; ///< by row
    std::vector<std::int32_t> m_rows;     ///< by position
    std::size_t m_sourceCount = 0;
    int m_rowCount = 0;
};

} // namespace chronoscope
