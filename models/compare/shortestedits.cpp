// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compare/shortestedits.h"

#include <algorithm>
#include <cstdlib>
#include <optional>

namespace chronoscope {

namespace {

class EditGraph {
public:
    EditGraph(std::span<const std::uint32_t> a, const Symbols& symbolsOfA, std::span<const std::uint32_t> b,
              const Symbols& symbolsOfB)
        : m_a(a)
        , m_b(b)
        , m_symbolsOfA(symbolsOfA)
        , m_symbolsOfB(symbolsOfB)
        , m_width(static_cast<std::int64_t>(a.size()))
        , m_height(static_cast<std::int64_t>(b.size()))
    {
    }

    [[nodiscard]] std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs()
    {
        const std::int64_t most = std::min<std::int64_t>(MostEdits, m_width + m_height);
        if (m_width == 0 || m_height == 0 || std::abs(m_width - m_height) > most)
            return {};
        for (std::int64_t edits = 0; edits <= most; ++edits) {
            if (const auto diagonal = extend(edits))
                return walkBack(edits, *diagonal);
        }
        return {};
    }

private:
    /// The farthest column on each diagonal from -edits to edits.
    using Reach = std::vector<std::int64_t>;

    /// On which diagonal one came to a diagonal by the last edit; the reach is that of one edit less.
    [[nodiscard]] static bool cameDown(const Reach& before, std::int64_t edits, std::int64_t diagonal)
    {
        if (diagonal == -edits)
            return true;
        return diagonal != edits && at(before, edits - 1, diagonal - 1) < at(before, edits - 1, diagonal + 1);
    }

    [[nodiscard]] static std::int64_t at(const Reach& reach, std::int64_t edits, std::int64_t diagonal)
    {
        if (diagonal < -edits || diagonal > edits)
            return -1;
        return reach[static_cast<std::size_t>(diagonal + edits)];
    }

    [[nodiscard]] std::int64_t columnAfterEdit(std::int64_t edits, std::int64_t diagonal) const
    {
        if (edits == 0)
            return 0;
        const Reach& before = m_reaches.back();
        return cameDown(before, edits, diagonal) ? at(before, edits - 1, diagonal + 1)
                                                 : at(before, edits - 1, diagonal - 1) + 1;
    }

    /// One edit more; the diagonal of the end when it is reached.
    std::optional<std::int64_t> extend(std::int64_t edits)
    {
        Reach reach(static_cast<std::size_t>(2 * edits + 1), -1);
        for (std::int64_t diagonal = -edits; diagonal <= edits; diagonal += 2) {
            std::int64_t column = columnAfterEdit(edits, diagonal);
            while (areEqual(column, column - diagonal))
                ++column;
            reach[static_cast<std::size_t>(diagonal + edits)] = column;
            if (column >= m_width && column - diagonal >= m_height) {
                m_reaches.push_back(std::move(reach));
                return diagonal;
            }
        }
        m_reaches.push_back(std::move(reach));
        return std::nullopt;
    }

    [[nodiscard]] bool areEqual(std::int64_t column, std::int64_t row) const
    {
        if (column < 0 || row < 0 || column >= m_width || row >= m_height)
            return false;
        return m_symbolsOfA[m_a[static_cast<std::size_t>(column)]] == m_symbolsOfB[m_b[static_cast<std::size_t>(row)]];
    }

    [[nodiscard]] std::vector<std::pair<std::uint32_t, std::uint32_t>> walkBack(std::int64_t edits,
                                                                                std::int64_t diagonal)
    {
        std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
        for (; edits >= 0; --edits) {
            std::int64_t column = at(m_reaches[static_cast<std::size_t>(edits)], edits, diagonal);
            m_reaches.pop_back();
            const std::int64_t start = columnAfterEdit(edits, diagonal);
            for (; column > start; --column) {
                pairs.emplace_back(m_a[static_cast<std::size_t>(column - 1)],
                                   m_b[static_cast<std::size_t>(column - 1 - diagonal)]);
            }
            if (edits > 0)
                diagonal += cameDown(m_reaches.back(), edits, diagonal) ? 1 : -1;
        }
        return pairs;
    }

    std::span<const std::uint32_t> m_a;
    std::span<const std::uint32_t> m_b;
    const Symbols& m_symbolsOfA;
    const Symbols& m_symbolsOfB;
    std::int64_t m_width;
    std::int64_t m_height;
    std::vector<Reach> m_reaches;
};

} // namespace

std::vector<std::pair<std::uint32_t, std::uint32_t>> shortestEdits(std::span<const std::uint32_t> a,
                                                                   const Symbols& symbolsOfA,
                                                                   std::span<const std::uint32_t> b,
                                                                   const Symbols& symbolsOfB)
{
    return EditGraph(a, symbolsOfA, b, symbolsOfB).pairs();
}

} // namespace chronoscope
