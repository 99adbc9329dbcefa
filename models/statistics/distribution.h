// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/history.h"

#include <cstdint>
#include <span>
#include <vector>

namespace chronoscope {

/// A measured value (nanoseconds, bytes or a count) and the event that leads to what was measured.
struct Sample {
    std::int64_t value = 0;
    EventIndex event;

    friend auto operator<=>(const Sample&, const Sample&) = default;
};

/// Values in order. A quantile is taken by nearest rank: the smallest value that at least so large a part of all values
/// does not exceed. So it is always a value that was measured, and leads to its event; nothing is interpolated.
class Distribution {
public:
    static constexpr int Median = 500;
    static constexpr int P90 = 900;
    static constexpr int P99 = 990;

    Distribution() = default;
    explicit Distribution(std::vector<Sample> samples);

    [[nodiscard]] bool isEmpty() const { return m_samples.empty(); }
    [[nodiscard]] std::size_t count() const { return m_samples.size(); }
    /// Smallest value first; of equal values the earlier event.
    [[nodiscard]] std::span<const Sample> samples() const { return m_samples; }
    /// The sample of rank ceil(permille * count / 1000), counted from 1; of rank 1 for 0. There must be one.
    [[nodiscard]] const Sample& quantile(int permille) const;
    [[nodiscard]] const Sample& minimum() const { return m_samples.front(); }
    [[nodiscard]] const Sample& maximum() const { return m_samples.back(); }
    /// The sum of all values; stays at the largest number where it would not fit.
    [[nodiscard]] std::int64_t total() const;

private:
    std::vector<Sample> m_samples;
};

/// Neighbouring samples that one mark stands for.
struct SampleBin {
    std::int64_t from = 0; ///< inclusive
    std::int64_t to = 0;   ///< exclusive
    std::span<const Sample> samples;
};

/// Divides times at 0 and at round ones, from a microsecond to years: 1, 2, 5, 10, ... up to seconds, then as clocks and
/// calendars do. Bins without gap from the one of the smallest to the one of the largest value; empty bins are in it, too.
/// None for an empty distribution; the distribution must outlive the bins.
[[nodiscard]] std::vector<SampleBin> durationBins(const Distribution& distribution);
/// The same, divided at 0, the first bound, and that times the factor again and again, as sizes are read.
[[nodiscard]] std::vector<SampleBin> powerBins(const Distribution& distribution, std::int64_t first,
                                               std::int64_t factor);
/// At most so many bins of equal width on a logarithmic scale, without the empty ones; values below 1 count as 1.
[[nodiscard]] std::vector<SampleBin> logarithmicBins(const Distribution& distribution, std::size_t mostBins);

} // namespace chronoscope
