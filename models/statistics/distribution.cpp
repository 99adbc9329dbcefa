// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/statistics/distribution.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace chronoscope {

namespace {

constexpr std::int64_t Largest = std::numeric_limits<std::int64_t>::max();

/// Divides the samples at the bounds, of which the first is not above the smallest value and the last is above the
/// largest; bins below the first sample are left out, so are those above the last.
std::vector<SampleBin> divide(std::span<const Sample> samples, std::span<const std::int64_t> bounds)
{
    std::vector<SampleBin> bins;
    auto begin = samples.begin();
    for (std::size_t position = 0; position + 1 < bounds.size() && begin != samples.end(); ++position) {
        const std::int64_t to = bounds[position + 1];
        // The last bin holds what no bound can be above of.
        const auto end =
            to == Largest ? samples.end() : std::ranges::lower_bound(begin, samples.end(), to, {}, &Sample::value);
        if (begin != end || !bins.empty())
            bins.push_back({bounds[position], to, std::span(begin, end)});
        begin = end;
    }
    return bins;
}

std::int64_t multiplied(std::int64_t value, std::int64_t factor)
{
    return value > Largest / factor ? Largest : value * factor;
}

} // namespace

Distribution::Distribution(std::vector<Sample> samples) : m_samples(std::move(samples))
{
    std::ranges::sort(m_samples);
}

const Sample& Distribution::quantile(int permille) const
{
    const std::size_t rank = (static_cast<std::size_t>(permille) * m_samples.size() + 999) / 1000;
    return m_samples[std::clamp<std::size_t>(rank, 1, m_samples.size()) - 1];
}

std::int64_t Distribution::total() const
{
    std::int64_t total = 0;
    for (const Sample& sample : m_samples) {
        if (sample.value > Largest - total)
            return Largest;
        total += sample.value;
    }
    return total;
}

std::vector<SampleBin> durationBins(const Distribution& distribution)
{
    if (distribution.isEmpty())
        return {};
    constexpr std::int64_t Second = NanosecondsPerSecond;
    constexpr std::int64_t Hour = 3600 * Second;
    constexpr std::int64_t Day = 24 * Hour;
    std::vector<std::int64_t> bounds{0};
    for (std::int64_t decade = NanosecondsPerMicrosecond; decade <= Second; decade *= 10) {
        for (const std::int64_t step : {1, 2, 5})
            bounds.push_back(step * decade);
    }
    for (const std::int64_t seconds : {10, 20, 30, 60, 120, 300, 600, 1200, 1800})
        bounds.push_back(seconds * Second);
    for (const std::int64_t hours : {1, 2, 5, 12})
        bounds.push_back(hours * Hour);
    for (std::int64_t decade = Day; bounds.back() <= distribution.maximum().value && bounds.back() < Largest;
         decade = multiplied(decade, 10)) {
        for (const std::int64_t step : {1, 2, 5}) {
            if (const std::int64_t bound = multiplied(decade, step); bound > bounds.back())
                bounds.push_back(bound);
        }
    }
    return divide(distribution.samples(), bounds);
}

std::vector<SampleBin> powerBins(const Distribution& distribution, std::int64_t first, std::int64_t factor)
{
    if (distribution.isEmpty())
        return {};
    std::vector<std::int64_t> bounds{0, first};
    while (bounds.back() <= distribution.maximum().value && bounds.back() < Largest)
        bounds.push_back(multiplied(bounds.back(), factor));
    return divide(distribution.samples(), bounds);
}

std::vector<SampleBin> logarithmicBins(const Distribution& distribution, std::size_t mostBins)
{
    std::vector<SampleBin> bins;
    if (distribution.isEmpty() || mostBins == 0)
        return bins;
    const auto logarithm = [](std::int64_t value) {
        return std::log(static_cast<double>(std::max<std::int64_t>(value, 1)));
    };
    const double low = logarithm(distribution.minimum().value);
    const double span = logarithm(distribution.maximum().value) - low;
    const auto binOf = [&](std::int64_t value) {
        const double part = span > 0 ? (logarithm(value) - low) / span : 0;
        return std::min(static_cast<std::size_t>(part * static_cast<double>(mostBins)), mostBins - 1);
    };
    const std::span<const Sample> samples = distribution.samples();
    for (std::size_t begin = 0; begin < samples.size();) {
        const std::size_t bin = binOf(samples[begin].value);
        std::size_t end = begin + 1;
        while (end < samples.size() && binOf(samples[end].value) == bin)
            ++end;
        const std::int64_t last = samples[end - 1].value;
        bins.push_back({samples[begin].value, last == Largest ? last : last + 1, samples.subspan(begin, end - begin)});
        begin = end;
    }
    return bins;
}

} // namespace chronoscope
