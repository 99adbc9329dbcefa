// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <vector>

class QTimeZone;

namespace chronoscope {

class IdleGaps;

/// One mark of the ruler.
struct RulerTick {
    std::int64_t time = 0; ///< ns since 1970 UTC
    QString label;
};

/// How the ruler writes times.
struct RulerFormat {
    bool sinceStart = true;          ///< "+1.5 s" after the origin, else the clock of the zone
    std::int64_t origin = 0;         ///< start of the run, ns since 1970 UTC
    const QTimeZone* zone = nullptr; ///< for the clock; UTC when null
};

/// The distance between two ticks in ns: a round number (1, 2, 5 and powers of ten of a second; 1, 2, 5, 10, 15, 30
/// of minutes and seconds; 1, 2, 3, 6, 12 hours; days) of which at most so many fit into the span.
[[nodiscard]] std::int64_t rulerStep(std::int64_t span, int mostTicks);

/// The ticks in [start, end], each at a round time, with labels that tell neighbours apart and nothing more. Where gaps
/// are given they have no ticks, and what is left of the span has at most so many, but for one more after each gap.
[[nodiscard]] std::vector<RulerTick> rulerTicks(std::int64_t start, std::int64_t end, int mostTicks,
                                                const RulerFormat& format, const IdleGaps* gaps = nullptr);

} // namespace chronoscope
