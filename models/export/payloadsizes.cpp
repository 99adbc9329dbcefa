// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/payloadsizes.h"

#include "models/payload/eventpayloads.h"

namespace chronoscope {

PayloadSizes payloadSizes(const std::shared_ptr<const History>& history, std::span<const EventIndex> events)
{
    PayloadSizes sizes;
    for (const EventIndex event : events) {
        for (const EventPayload& found : collectPayloads(history, event)) {
            std::int64_t& size = found.role == PayloadRole::Input    ? sizes.input
                                 : found.role == PayloadRole::Result ? sizes.result
                                                                     : sizes.other;
            size += found.payload.sizeBytes();
        }
    }
    return sizes;
}

} // namespace chronoscope
