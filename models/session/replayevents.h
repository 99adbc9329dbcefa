// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/eventgroup.h"

namespace chronoscope {

/// True for events by which something failed, timed out, was terminated or refused, and for the start of an activity
/// that tells of an attempt that failed before. A local activity fails by its marker.
[[nodiscard]] bool isFailureEvent(const EventGroups& groups, EventIndex event);

/// True for the event at which its group came to the status it ended with: the event that closed it, or the only one that
/// it has.
[[nodiscard]] bool bringsFinalStatus(const EventGroups& groups, EventIndex event);

/// True for types of events by which an activity, timer, child workflow, Nexus operation, update, message to another
/// workflow, workflow task or the run itself is over.
[[nodiscard]] bool endsGroup(std::int32_t eventType);

} // namespace chronoscope
