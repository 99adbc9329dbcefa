// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/sectionfolder.h"

#include "models/timeline/gallop.h"

#include <algorithm>
#include <limits>

namespace chronoscope {

SectionFolder::SectionFolder(const LaneLayout& layout, const LaneSection& section, const TimeScale& scale,
                             const DrawResolution& resolution, std::vector<DrawItem>& items)
    : m_layout(layout)
    , m_section(section)
    , m_scale(scale)
    , m_resolution(resolution)
    , m_items(items)
    , m_firstItem(items.size())
{
}

std::int64_t SectionFolder::startOf(std::uint32_t ordinal) const
{
    return m_layout.starts()[m_section.byStart[ordinal]];
}

void SectionFolder::fold()
{
    const auto ordinals = static_cast<std::uint32_t>(m_section.byStart.size());
    const auto failureEnd = [this](std::size_t index) { return m_layout.bar(m_section.failuresByEnd[index]).end; };
    m_ordinal = gallop(0U, ordinals, m_scale.start(), [this](std::uint32_t ordinal) { return startOf(ordinal); });
    m_failure = gallop(std::size_t{0}, m_section.failuresByEnd.size(), m_scale.start(), failureEnd);
    for (int left = 0; left < m_scale.width(); left += m_resolution.foldWidth) {
        Cell cell{left, std::min(left + m_resolution.foldWidth, m_scale.width()), m_scale.time(left), m_scale.end()};
        if (cell.right < m_scale.width())
            cell.to = m_scale.time(cell.right);
        else if (cell.to < std::numeric_limits<std::int64_t>::max())
            ++cell.to;
        if (isCovered(cell))
            append(itemOf(cell));
    }
    markFailureBeyond();
}

bool SectionFolder::isCovered(const Cell& cell)
{
    m_stretch = gallop(m_stretch, m_section.stretches.size(), cell.from,
                       [this](std::size_t index) { return m_section.stretches[index].end; });
    return m_stretch < m_section.stretches.size() && m_section.stretches[m_stretch].start < cell.to;
}

DrawItem SectionFolder::itemOf(const Cell& cell)
{
    const CoveredStretch& stretch = m_section.stretches[m_stretch];
    const auto ordinals = static_cast<std::uint32_t>(m_section.byStart.size());
    const std::uint32_t nextOrdinal =
        gallop(m_ordinal, ordinals, cell.to, [this](std::uint32_t ordinal) { return startOf(ordinal); });
    const std::size_t nextFailure =
        gallop(m_failure, m_section.failuresByEnd.size(), cell.to,
               [this](std::size_t index) { return m_layout.bar(m_section.failuresByEnd[index]).end; });
    const bool beganBefore = stretch.start < cell.from;
    const bool isFirstOfStretch = m_items.size() == m_firstItem || m_items.back().right < cell.left;
    DrawItem item;
    item.left = item.runLeft = cell.left;
    item.right = cell.right;
    item.isFolded = true;
    item.count = nextOrdinal - m_ordinal + (beganBefore && isFirstOfStretch ? 1U : 0U);
    item.failedCount = static_cast<std::uint32_t>(nextFailure - m_failure);
    item.status = Status::Completed;
    const std::uint32_t lastBefore = std::max(stretch.firstOrdinal, std::max(m_ordinal, 1U) - 1);
    item.bar = m_section.byStart[nextOrdinal > m_ordinal ? m_ordinal : lastBefore];
    for (; m_failure < nextFailure; ++m_failure) {
        const std::uint32_t position = m_section.failuresByEnd[m_failure];
        if (LaneLayout::isWorse(m_layout.bar(position).status, item.status)) {
            item.bar = position;
            item.status = m_layout.bar(position).status;
        }
    }
    item.kind = m_layout.bar(item.bar).kind;
    m_ordinal = nextOrdinal;
    return item;
}

void SectionFolder::append(const DrawItem& item)
{
    const bool joins = m_items.size() > m_firstItem && m_items.back().right == item.left && item.failedCount == 0 &&
                       m_items.back().failedCount == 0;
    if (joins) {
        m_items.back().right = item.right;
        m_items.back().count += item.count;
    } else {
        m_items.push_back(item);
    }
}

void SectionFolder::markFailureBeyond()
{
    if (m_failure >= m_section.failuresByEnd.size() || m_section.earliestFailureStart[m_failure] > m_scale.end())
        return;
    while (m_layout.starts()[m_section.failuresByEnd[m_failure]] > m_scale.end())
        ++m_failure;
    // Such a bar covers the right edge, so there is an item to take the last cell from.
    const std::uint32_t position = m_section.failuresByEnd[m_failure];
    DrawItem mark = m_items.back();
    mark.left = mark.runLeft = std::max(mark.left, m_scale.width() - m_resolution.foldWidth);
    mark.bar = position;
    mark.kind = m_layout.bar(position).kind;
    mark.isCutRight = true;
    if (m_items.back().failedCount > 0 || mark.left == m_items.back().left) {
        mark.failedCount = m_items.back().failedCount + 1;
        mark.status = LaneLayout::isWorse(mark.status, m_layout.bar(position).status) ? mark.status
                                                                                      : m_layout.bar(position).status;
        m_items.back() = mark;
        return;
    }
    m_items.back().right = mark.left;
    mark.count = 1;
    mark.failedCount = 1;
    mark.status = m_layout.bar(position).status;
    m_items.push_back(mark);
}

} // namespace chronoscope
