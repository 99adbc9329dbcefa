// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/rowindex.h"

#include <numeric>
#include <utility>

namespace chronoscope {

RowIndex::RowIndex(std::size_t sourceCount) : m_sourceCount(sourceCount), m_rowCount(static_cast<int>(sourceCount))
{
}

RowIndex::RowIndex(std::vector<std::uint32_t> sources, std::size_t sourceCount)
    : m_isNatural(false)
    , m_sources(std::move(sources))
    , m_rows(sourceCount, -1)
    , m_sourceCount(sourceCount)
    , m_rowCount(static_cast<int>(m_sources.size()))
{
    for (std::size_t row = 0; row < m_sources.size(); ++row)
        m_rows[m_sources[row]] = static_cast<std::int32_t>(row);
}

std::uint32_t RowIndex::sourceAt(int row) const
{
    return m_isNatural ? static_cast<std::uint32_t>(row) : m_sources[static_cast<std::size_t>(row)];
}

int RowIndex::rowOf(std::uint32_t source) const
{
    if (source >= m_sourceCount)
        return -1;
    return m_isNatural ? static_cast<int>(source) : m_rows[source];
}

std::vector<std::uint32_t> RowIndex::sources() const
{
    if (!m_isNatural)
        return m_sources;
    std::vector<std::uint32_t> result(m_sourceCount);
    std::iota(result.begin(), result.end(), 0U);
    return result;
}

void RowIndex::append(std::size_t newSourceCount)
{
    if (!m_isNatural) {
        for (std::size_t source = m_sourceCount; source < newSourceCount; ++source) {
            m_rows.push_back(static_cast<std::int32_t>(m_sources.size()));
            m_sources.push_back(static_cast<std::uint32_t>(source));
        }
    }
    m_rowCount += static_cast<int>(newSourceCount - m_sourceCount);
    m_sourceCount = newSourceCount;
}

} // namespace chronoscope
