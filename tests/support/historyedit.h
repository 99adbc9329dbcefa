// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/history.h"

#ifndef Q_MOC_RUN // moc cannot read the enums of the generated headers
#include <temporal/api/history/v1/message.pb.h>
#endif

#include <cstdint>
#include <memory>
#include <vector>

namespace chronoscope::test {

/// The events of a history, to be changed by a test.
[[nodiscard]] std::vector<HistoryEvent> eventsOf(const History& history);
/// A history of these events, in this order, as if they had been read from a file.
[[nodiscard]] std::shared_ptr<const History> historyOf(const std::vector<HistoryEvent>& events,
                                                       std::size_t eventsPerChunk = 1000);

/// The history as a careless tool might leave it: some events lost, some twice, some elsewhere. With an even seed those
/// that are left are numbered anew. The same on every machine.
[[nodiscard]] std::shared_ptr<const History> tornHistory(const History& history, std::uint64_t seed);

void setTime(HistoryEvent& event, Instant time);

} // namespace chronoscope::test
