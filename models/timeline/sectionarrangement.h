// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timeline/lanelayout.h"

#include <cstdint>
#include <unordered_set>
#include <vector>

namespace chronoscope {

/// How the user arranged the sections of one grouping: which are collapsed, hidden or pinned to the top, and in which
/// order they stand. Sections are known by their keys, so that the arrangement outlives a layout: sections that appear
/// later stand where they would without it, after the one before them.
class SectionArrangement {
public:
    SectionArrangement() = default;
    /// Nothing but these is out of the ordinary.
    explicit SectionArrangement(std::unordered_set<std::uint64_t> collapsed) : m_collapsed(std::move(collapsed)) {}

    [[nodiscard]] bool isCollapsed(std::uint64_t key) const { return m_collapsed.contains(key); }
    [[nodiscard]] bool isHidden(std::uint64_t key) const { return m_hidden.contains(key); }
    [[nodiscard]] bool isPinned(std::uint64_t key) const { return m_pinned.contains(key); }
    void setCollapsed(std::uint64_t key, bool isCollapsed) { set(m_collapsed, key, isCollapsed); }
    void setHidden(std::uint64_t key, bool isHidden) { set(m_hidden, key, isHidden); }
    void setPinned(std::uint64_t key, bool isPinned) { set(m_pinned, key, isPinned); }
    void showAll() { m_hidden.clear(); }

    /// Positions of the sections that are shown, from top to bottom: the pinned ones first.
    [[nodiscard]] std::vector<std::uint32_t> shownSections(const LaneLayout& layout) const;
    /// How many of the layout's sections are hidden.
    [[nodiscard]] std::uint32_t hiddenCount(const LaneLayout& layout) const;

    /// Moves a section up (negative) or down by so many among those that are shown, pinned ones among themselves; stops at
    /// the ends. False when nothing moved.
    bool move(const LaneLayout& layout, std::uint32_t section, int steps);
    /// Moves a section so that it stands before another one that is shown, or last for LaneLayout::None. Pinned ones stay
    /// above the others. False when nothing moved.
    bool moveBefore(const LaneLayout& layout, std::uint32_t section, std::uint32_t before);

private:
    static void set(std::unordered_set<std::uint64_t>& keys, std::uint64_t key, bool isIn);
    /// All sections in the user's order, hidden ones too.
    [[nodiscard]] std::vector<std::uint32_t> ordered(const LaneLayout& layout) const;
    void adoptOrder(const LaneLayout& layout, const std::vector<std::uint32_t>& order);

    std::unordered_set<std::uint64_t> m_collapsed;
    std::unordered_set<std::uint64_t> m_hidden;
    std::unordered_set<std::uint64_t> m_pinned;
    std::vector<std::uint64_t> m_order; ///< keys; empty until the user moved something
};

} // namespace chronoscope
