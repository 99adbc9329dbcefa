// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/state/statedata.h"

namespace chronoscope {

/// What an event of some type does to the thing that it is about (temporal/api/history/v1/message.proto; the table of a
/// workflow's mutable state).
struct ItemEffect {
    enum class Kind : std::uint8_t {
        None,
        Opens,
        Starts,        ///< what is open; without its beginning in the file nothing tells when it would end
        StartsOrOpens, ///< also what has no beginning, since its end refers to this event as well
        RequestsCancel,
        Closes
    };

    Kind kind = Kind::None;
    ItemList list = ItemList::Activities;
};

/// None for types that are not about things that stay open, and for numbers that the schema lacks.
[[nodiscard]] ItemEffect itemEffectOf(std::int32_t eventType);

} // namespace chronoscope
