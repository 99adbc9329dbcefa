// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/format.h"
#include "models/lint/lintrules.h"
#include "models/payload/eventpayloads.h"
#include "models/statistics/payloadstatistics.h"

#include <algorithm>

namespace chronoscope {

namespace {

/// From this size on the SDKs' external storage takes a payload, unless configured otherwise (payload_size_threshold).
constexpr std::int64_t ExternalStorageThreshold = 256LL * 1024;

} // namespace

void lintPayloadSizes(const LintContext& context, Lints& lints)
{
    const History& history = context.history();
    std::vector<EventIndex> events;
    std::int64_t largest = 0;
    EventIndex largestEvent;
    for (std::size_t position = 0; position < history.size(); ++position) {
        const EventIndex event(position);
        // An event is larger than its payloads: most need no closer look.
        if (history.byteSize(event) < ExternalStorageThreshold)
            continue;
        std::int64_t size = 0;
        for (const EventPayload& payload : collectPayloads(context.snapshot.history, event))
            size = std::max(size, payload.payload.sizeBytes());
        if (size < ExternalStorageThreshold)
            continue;
        events.push_back(event);
        if (size > largest) {
            largest = size;
            largestEvent = event;
        }
    }
    if (events.empty())
        return;
    // The largest is where to go first when there are more than can be linked.
    std::rotate(events.begin(), std::find(events.begin(), events.end(), largestEvent), events.end());
    lints.push_back(makeLint(
        Lint::Kind::LargePayload, largest >= PayloadWarningBytes ? Lint::Severity::Warning : Lint::Severity::Note,
        LintTexts::tr(
            "Events with payloads of %1 and more: %2. The largest has %3 (event %4); the server refuses above %5.")
            .arg(formatBytes(ExternalStorageThreshold), formatCount(static_cast<std::int64_t>(events.size())),
                 formatBytes(largest), context.id(largestEvent), formatBytes(PayloadLimitBytes)),
        LintTexts::tr(
            "Turn on external storage in the workers' data converter, which takes payloads from %1 on, or pass "
            "references: a large history is slow to replay.")
            .arg(formatBytes(ExternalStorageThreshold)),
        events));
}

} // namespace chronoscope
