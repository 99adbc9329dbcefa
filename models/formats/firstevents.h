// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/historyreader.h"

#include <string_view>

namespace chronoscope {

/// How much of a file is looked at for the first screen, in bytes: about a hundred events, more than a window shows.
constexpr std::int64_t FirstEventsBytes = 96 * 1024;
/// Smaller files are read before anybody could look at a part of them.
constexpr std::int64_t FirstEventsMinimum = 768 * 1024;

/// Reads what is whole in the first bytes of a file of the given size (estimated where unknown) and tells the caller of
/// readHistories(). Says nothing when the bytes do not begin a plain list of events.
void announceFirstEvents(std::string_view head, std::int64_t size, const ReadOptions& options);

} // namespace chronoscope
