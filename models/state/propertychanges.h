// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/state/keyedtimeline.h"

#include <cstdint>
#include <string_view>

namespace temporal::api::common::v1 {
class Payload;
}

namespace chronoscope {

/// Adds what an event sets and removes of search attributes and memo: the start of the run, upserts, modified properties.
void addPropertyChanges(const HistoryEvent& event, EventIndex index, KeyedTimeline& searchAttributes,
                        KeyedTimeline& memo);

/// True for the values that delete a key: null, and an empty list (of the server: MergeMapOfPayload).
[[nodiscard]] bool deletesKey(const temporal::api::common::v1::Payload& payload);

/// The payload of a search attribute or of the memo that a state's entry stands for; null when the event has none.
[[nodiscard]] const temporal::api::common::v1::Payload* searchAttributePayload(const HistoryEvent& event,
                                                                               std::string_view key);
[[nodiscard]] const temporal::api::common::v1::Payload* memoPayload(const HistoryEvent& event, std::string_view key);

} // namespace chronoscope
