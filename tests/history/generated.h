// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/historygenerator.h"

#include <cstddef>
#include <cstdint>
#include <memory>

namespace chronoscope::test {

/// A generated history with small payloads: these tests are about its events.
[[nodiscard]] inline std::shared_ptr<const History> generated(std::uint64_t seed, std::size_t eventCount)
{
    GeneratorOptions options;
    options.seed = seed;
    options.eventCount = eventCount;
    options.payloadBytes = 20;
    return generateHistory(options);
}

} // namespace chronoscope::test
