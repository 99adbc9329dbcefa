// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/instant.h"

#include <cstddef>

namespace chronoscope {

/// Divides a stretch of time into bins of one width, which is a round number (1, 2, 5, 10, ... of a second or less; 1, 2,
/// 5, 10, 15, 30 minutes; 1, 2, 3, 6, 12 hours; days). The last bin may reach beyond the end.
class TimeBins {
public:
    /// As many bins as fit, at most so many (at least one). A stretch that is empty, or not valid, has one bin.
    TimeBins(Instant start, Instant end, std::size_t mostBins);

    [[nodiscard]] std::size_t count() const { return m_count; }
    [[nodiscard]] Duration width() const { return m_width; }
    /// The bin that a time lies in; what lies outside goes to the first or the last.
    [[nodiscard]] std::size_t binOf(Instant time) const;
    [[nodiscard]] Instant startOf(std::size_t bin) const;
    [[nodiscard]] Instant endOf(std::size_t bin) const { return startOf(bin + 1); }

private:
    Instant m_start{0};
    Duration m_width{1};
    std::size_t m_count = 1;
};

} // namespace chronoscope
