// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/statistics/payloadstatistics.h"

#include "models/payload/eventpayloads.h"

#include <QCoreApplication>

namespace chronoscope {

namespace {

PayloadUse useOf(PayloadRole role)
{
    return role == PayloadRole::Input    ? PayloadUse::Input
           : role == PayloadRole::Result ? PayloadUse::Result
                                         : PayloadUse::Other;
}

} // namespace

QString displayName(PayloadUse use)
{
    static constexpr std::array<const char*, PayloadUseCount> Names{
        QT_TRANSLATE_NOOP("PayloadUse", "Input"),
        QT_TRANSLATE_NOOP("PayloadUse", "Result"),
        QT_TRANSLATE_NOOP("PayloadUse", "Other"),
    };
    return QCoreApplication::translate("PayloadUse", Names[static_cast<std::size_t>(use)]);
}

std::size_t PayloadStatistics::count() const
{
    std::size_t count = 0;
    for (const Distribution& distribution : sizes)
        count += distribution.count();
    return count;
}

std::int64_t PayloadStatistics::total() const
{
    std::int64_t total = 0;
    for (const Distribution& distribution : sizes)
        total += distribution.total();
    return total;
}

PayloadStatistics payloadSizesOf(const ScopedRun& run, const CancellationToken& cancellation)
{
    PayloadStatistics statistics;
    std::array<std::vector<Sample>, PayloadUseCount> samples;
    for (std::size_t position = 0; position < run.history().size(); ++position) {
        if (cancellation.isCancelled()) {
            statistics.isComplete = false;
            break;
        }
        const EventIndex event(position);
        if (!run.includes(event))
            continue;
        for (const EventPayload& found : collectPayloads(run.snapshot().history, event)) {
            const std::int64_t bytes = found.payload.sizeBytes();
            samples[static_cast<std::size_t>(useOf(found.role))].push_back({bytes, event});
            if (bytes > PayloadWarningBytes)
                ++statistics.aboveWarning;
            statistics.externalBytes += found.payload.externalBytes;
            if (found.payload.externalBytes > 0)
                ++statistics.externalCount;
        }
    }
    for (std::size_t use = 0; use < PayloadUseCount; ++use)
        statistics.sizes[use] = Distribution(std::move(samples[use]));
    return statistics;
}

} // namespace chronoscope
