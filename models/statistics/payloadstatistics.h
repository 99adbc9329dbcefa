// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cancellation.h"
#include "models/statistics/distribution.h"
#include "models/statistics/scopedrun.h"

#include <QString>

#include <array>

namespace chronoscope {

/// What payloads are to their events, coarser than PayloadRole.
enum class PayloadUse : std::uint8_t { Input, Result, Other };
constexpr std::size_t PayloadUseCount = 3;
[[nodiscard]] QString displayName(PayloadUse use);

/// Above these the server warns of, or refuses, what one command or request carries (limit.blobSize.warn and
/// limit.blobSize.error, defaults of server 1.32); a single payload that is larger is so, too.
constexpr std::int64_t PayloadWarningBytes = 512LL * 1024;
constexpr std::int64_t PayloadLimitBytes = 2LL * 1024 * 1024;

/// How many bytes of data each payload of the events of a scope holds, as it stands in the history: encoded, and where it
/// lies in external storage the claim alone.
struct PayloadStatistics {
    std::array<Distribution, PayloadUseCount> sizes; ///< by use; each sample leads to the event that holds it
    std::int64_t externalBytes = 0;                  ///< what claims refer to in external storage, as far as they say
    std::size_t externalCount = 0;
    std::size_t aboveWarning = 0; ///< larger than PayloadWarningBytes
    bool isComplete = true;       ///< false when it was cancelled

    [[nodiscard]] std::size_t count() const;
    [[nodiscard]] std::int64_t total() const;
};

/// Looks at every field of every event of the scope: some microseconds each. Meant for the pool.
[[nodiscard]] PayloadStatistics payloadSizesOf(const ScopedRun& run, const CancellationToken& cancellation);

} // namespace chronoscope
