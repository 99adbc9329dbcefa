// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compare/sequencealignment.h"

#include "models/compare/shortestedits.h"

#include <algorithm>

namespace chronoscope {

namespace {

constexpr std::uint32_t None = SequencePairs::None;

class SequenceAligner {
public:
    SequenceAligner(std::span<const Symbols> a, std::span<const Symbols> b) : m_a(a), m_b(b)
    {
        m_pairs.inB.assign(a.front().size(), None);
        m_pairs.inA.assign(b.front().size(), None);
    }

    SequencePairs align(const CancellationToken& cancellation)
    {
        extendForward(0);
        extendBackward(0);
        for (std::size_t level = 0; level < m_a.size(); ++level) {
            if (cancellation.isCancelled())
                break;
            pairLoners(level);
            extendForward(level);
            extendBackward(level);
            alignGaps(level);
        }
        pairInOrder(m_a.size() - 1);
        return std::move(m_pairs);
    }

private:
    using Positions = std::span<const std::uint32_t>;

    void pair(std::uint32_t a, std::uint32_t b)
    {
        m_pairs.inB[a] = b;
        m_pairs.inA[b] = a;
    }

    static std::vector<std::uint32_t> unpairedBySymbol(const Symbols& symbols, const std::vector<std::uint32_t>& paired)
    {
        std::vector<std::uint32_t> positions;
        for (std::uint32_t position = 0; position < paired.size(); ++position) {
            if (paired[position] == None)
                positions.push_back(position);
        }
        std::sort(positions.begin(), positions.end(), [&symbols](std::uint32_t left, std::uint32_t right) {
            return std::pair(symbols[left], left) < std::pair(symbols[right], right);
        });
        return positions;
    }

    /// Hands over the unpaired elements that share a symbol, those of a and those of b, in order.
    template <typename Visit>
    void forEachSymbol(std::size_t level, const Visit& visit)
    {
        const Symbols& a = m_a[level];
        const Symbols& b = m_b[level];
        const std::vector<std::uint32_t> left = unpairedBySymbol(a, m_pairs.inB);
        const std::vector<std::uint32_t> right = unpairedBySymbol(b, m_pairs.inA);
        const auto endOfSymbol = [](const std::vector<std::uint32_t>& positions, const Symbols& symbols,
                                    std::size_t first) {
            std::size_t end = first;
            while (end < positions.size() && symbols[positions[end]] == symbols[positions[first]])
                ++end;
            return end;
        };
        std::size_t i = 0;
        std::size_t j = 0;
        while (i < left.size() && j < right.size()) {
            const std::uint64_t symbolOfA = a[left[i]];
            const std::uint64_t symbolOfB = b[right[j]];
            if (symbolOfA < symbolOfB) {
                ++i;
            } else if (symbolOfB < symbolOfA) {
                ++j;
            } else {
                const std::size_t endOfA = endOfSymbol(left, a, i);
                const std::size_t endOfB = endOfSymbol(right, b, j);
                visit(Positions(left).subspan(i, endOfA - i), Positions(right).subspan(j, endOfB - j));
                i = endOfA;
                j = endOfB;
            }
        }
    }

    void pairLoners(std::size_t level)
    {
        forEachSymbol(level, [this](Positions a, Positions b) {
            if (a.size() == 1 && b.size() == 1)
                pair(a.front(), b.front());
        });
    }

    void pairInOrder(std::size_t level)
    {
        forEachSymbol(level, [this](Positions a, Positions b) {
            for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
                pair(a[i], b[i]);
        });
    }

    [[nodiscard]] bool canPair(std::size_t level, std::uint32_t a, std::uint32_t b) const
    {
        return m_pairs.inB[a] == None && m_pairs.inA[b] == None && m_a[level][a] == m_b[level][b];
    }

    /// Before the first elements stands a pair that both have.
    void extendForward(std::size_t level)
    {
        std::uint32_t next = 0;
        for (std::uint32_t a = 0; a < m_pairs.inB.size(); ++a) {
            if (m_pairs.inB[a] == None && next < m_pairs.inA.size() && canPair(level, a, next))
                pair(a, next);
            next = m_pairs.inB[a] == None ? None : m_pairs.inB[a] + 1;
        }
    }

    void extendBackward(std::size_t level)
    {
        std::uint32_t before = static_cast<std::uint32_t>(m_pairs.inA.size());
        for (std::size_t end = m_pairs.inB.size(); end > 0; --end) {
            const auto a = static_cast<std::uint32_t>(end - 1);
            if (m_pairs.inB[a] == None && before != 0 && before != None && canPair(level, a, before - 1))
                pair(a, before - 1);
            before = m_pairs.inB[a];
        }
    }

    /// Between pairs that don't cross the elements are aligned by their order.
    void alignGaps(std::size_t level)
    {
        const std::vector<bool> isInOrder = longestIncreasing(m_pairs.inB);
        std::vector<std::uint32_t> gapOfA;
        std::vector<std::uint32_t> gapOfB;
        std::uint32_t nextOfB = 0;
        const auto closeGap = [&](std::uint32_t endOfB) {
            for (; nextOfB < endOfB; ++nextOfB) {
                if (m_pairs.inA[nextOfB] == None)
                    gapOfB.push_back(nextOfB);
            }
            for (const auto& [a, b] : shortestEdits(gapOfA, m_a[level], gapOfB, m_b[level]))
                pair(a, b);
            gapOfA.clear();
            gapOfB.clear();
        };
        for (std::uint32_t a = 0; a < isInOrder.size(); ++a) {
            if (isInOrder[a])
                closeGap(m_pairs.inB[a]);
            else if (m_pairs.inB[a] == None)
                gapOfA.push_back(a);
        }
        closeGap(static_cast<std::uint32_t>(m_pairs.inA.size()));
    }

    std::span<const Symbols> m_a;
    std::span<const Symbols> m_b;
    SequencePairs m_pairs;
};

} // namespace

SequencePairs alignSequences(std::span<const Symbols> a, std::span<const Symbols> b,
                             const CancellationToken& cancellation)
{
    return SequenceAligner(a, b).align(cancellation);
}

std::vector<bool> longestIncreasing(std::span<const std::uint32_t> numbers)
{
    // Patience: the top of a pile is the smallest end of an increasing subsequence of the pile's length.
    std::vector<std::uint32_t> tops;
    std::vector<std::uint32_t> before(numbers.size(), None);
    for (std::uint32_t position = 0; position < numbers.size(); ++position) {
        if (numbers[position] == None)
            continue;
        const auto pile =
            std::lower_bound(tops.begin(), tops.end(), numbers[position],
                             [&numbers](std::uint32_t top, std::uint32_t number) { return numbers[top] < number; });
        if (pile != tops.begin())
            before[position] = *(pile - 1);
        if (pile == tops.end())
            tops.push_back(position);
        else
            *pile = position;
    }
    std::vector<bool> isInOrder(numbers.size(), false);
    for (std::uint32_t position = tops.empty() ? None : tops.back(); position != None; position = before[position])
        isInOrder[position] = true;
    return isInOrder;
}

} // namespace chronoscope
