// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/eventtype.h"

#include <span>
#include <vector>

namespace chronoscope {

/// A field of an event type that names another event of the same run, as temporal/api/history/v1/message.proto says.
struct EventReferenceField {
    std::int32_t eventType = 0; ///< of the event that has the field
    const char* name = "";      ///< JSON name: "scheduledEventId"
    std::int64_t (*read)(const HistoryEvent& event) = nullptr;
    EventTypeSet targets;    ///< types that it may name
    bool joinsGroup = false; ///< both events are about the same thing and belong to one group

    /// "activityTaskStartedEventAttributes.scheduledEventId"
    [[nodiscard]] QString path() const;
};

/// The fields of a type that name other events, those that say most about the group first. Empty for unknown types.
[[nodiscard]] std::span<const EventReferenceField> referenceFieldsOf(std::int32_t eventType);

/// One field that is set, with what it names.
struct EventReference {
    const EventReferenceField* field = nullptr; ///< static data
    std::int64_t eventId = 0;                   ///< the event that it names; it may be missing from the history
};

/// Every event that an event names, for links. Ids of events of other workflows are not among them.
[[nodiscard]] std::vector<EventReference> referencesOf(const HistoryEvent& event);

} // namespace chronoscope
