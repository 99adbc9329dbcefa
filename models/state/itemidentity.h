// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/history.h"

#include <string_view>

namespace chronoscope {

/// The id by which code and people know what an event opened: of the activity, timer, child workflow, update, or of the
/// workflow that was signalled or asked to cancel. Empty where there is none. UTF-8, a view into the event.
[[nodiscard]] std::string_view itemIdOf(const HistoryEvent& opened);

} // namespace chronoscope
