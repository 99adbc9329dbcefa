// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/history.h"

#include <QString>

namespace chronoscope {

/// A set of event types, for tables of what may refer to what. Numbers are those of temporal.api.enums.v1.EventType.
class EventTypeSet {
public:
    constexpr EventTypeSet() = default;
    constexpr EventTypeSet(std::initializer_list<int> types)
    {
        for (const int type : types)
            m_bits |= std::uint64_t{1} << type;
    }
    /// False for numbers that the schema lacks.
    [[nodiscard]] constexpr bool contains(int type) const
    {
        return type >= 0 && type < 64 && ((m_bits >> type) & 1U) != 0;
    }
    [[nodiscard]] constexpr bool isEmpty() const { return m_bits == 0; }
    friend constexpr bool operator==(EventTypeSet, EventTypeSet) = default;

private:
    std::uint64_t m_bits = 0;
};

/// "ActivityTaskScheduled": the name in Temporal's documentation. "EventType77" for numbers that the schema lacks,
/// "Unspecified" for 0.
[[nodiscard]] QString eventTypeName(std::int32_t type);
/// The name of an event's type; for a type that the schema lacks the text that stood in the file, on one line.
[[nodiscard]] QString eventTypeName(const History& history, EventIndex event);

/// Translated for people: "Activity task scheduled".
[[nodiscard]] QString eventTypeDisplayName(std::int32_t type);
[[nodiscard]] QString eventTypeDisplayName(const History& history, EventIndex event);

/// Key of the attributes in JSON: "activityTaskScheduledEventAttributes". Empty for numbers that the schema lacks.
[[nodiscard]] QString eventAttributesKey(std::int32_t type);

/// True for the types that end a run: completed, failed, timed out, cancelled, terminated, continued as new.
[[nodiscard]] bool isClosingEventType(std::int32_t type);

} // namespace chronoscope
