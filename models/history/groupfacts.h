// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/eventgroup.h"
#include "models/history/nametable.h"

namespace chronoscope {

class MarkerReader;

/// One event on its way into its group, which has been found already.
struct EventInGroup {
    const HistoryEvent& event;
    std::int32_t type;
    Instant time;
    EventGroup& group;
    NameTable& names;

    void close(Status status) const
    {
        group.status = status;
        group.end = time;
    }
};

/// The kind of group that an event of this type belongs to. Markers are told apart by MarkerReader.
[[nodiscard]] GroupKind groupKindOf(std::int32_t eventType);

/// Each function adds what an event tells about its group; one for each family of kinds.
void addWorkflowFacts(const EventInGroup& entry);
void addWorkflowTaskFacts(const EventInGroup& entry);
void addActivityFacts(const EventInGroup& entry);
void addTimerFacts(const EventInGroup& entry);
void addChildWorkflowFacts(const EventInGroup& entry);
void addNexusOperationFacts(const EventInGroup& entry);
void addUpdateFacts(const EventInGroup& entry);
/// Signals received and sent, and cancel requests sent.
void addMessageFacts(const EventInGroup& entry);
/// Local activities, versions, side effects and other markers. Decides the kind of the group.
void addMarkerFacts(const EventInGroup& entry, MarkerReader& reader);
/// Search attributes, memo, options and pauses.
void addPropertyFacts(const EventInGroup& entry);

} // namespace chronoscope
