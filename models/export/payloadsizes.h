// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/history.h"

#include <cstdint>
#include <memory>
#include <span>

namespace chronoscope {

/// How many bytes of payload data some events hold, by what the payloads are to them.
struct PayloadSizes {
    std::int64_t input = 0;
    std::int64_t result = 0;
    std::int64_t other = 0;

    [[nodiscard]] std::int64_t total() const { return input + result + other; }
};

[[nodiscard]] PayloadSizes payloadSizes(const std::shared_ptr<const History>& history,
                                        std::span<const EventIndex> events);

} // namespace chronoscope
