// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/passingbars.h"

namespace chronoscope {

PassingBars::PassingBars(const LaneLayout& layout, const std::function<bool(std::uint32_t group)>& passesGroup)
{
    m_before.reserve(layout.barCount() + std::size_t{1});
    std::uint32_t passing = 0;
    m_before.push_back(passing);
    for (std::uint32_t position = 0; position < layout.barCount(); ++position) {
        passing += passesGroup(layout.bar(position).group) ? 1U : 0U;
        m_before.push_back(passing);
    }
}

} // namespace chronoscope
