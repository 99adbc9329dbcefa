// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/causality.h"
#include "models/history/eventgroup.h"

#include <optional>
#include <vector>

namespace chronoscope {

/// Cause and effect in different groups: an arrow from one bar of the timeline to another.
struct GroupLink {
    EventIndex cause;
    EventIndex effect;
    CauseKind kind = CauseKind::Command;

    friend bool operator==(const GroupLink&, const GroupLink&) = default;
};

/// Why a group is as it is: the links into it, in the order of its events, the main cause of each first.
/// Reads at most so many of its events and gives at most so many links.
[[nodiscard]] std::vector<GroupLink> causesOfGroup(const EventGroups& groups, const Causality& causality,
                                                   GroupIndex group, std::size_t most);
/// What came of a group: the links out of it, in the order of its events. Bounded likewise.
[[nodiscard]] std::vector<GroupLink> effectsOfGroup(const EventGroups& groups, const Causality& causality,
                                                    GroupIndex group, std::size_t most);

/// The step from an event back along main causes into another group; none where the chain begins.
[[nodiscard]] std::optional<GroupLink> linkBack(const EventGroups& groups, const Causality& causality, EventIndex from);
/// The step from an event on into another group: to the first thing that came of it or of what followed from it within
/// its own group; none where nothing did.
[[nodiscard]] std::optional<GroupLink> linkForward(const EventGroups& groups, const Causality& causality,
                                                   EventIndex from);

/// All steps back to where the chain began and on to where it ends, in the order of time; at most so many each way.
[[nodiscard]] std::vector<GroupLink> chainThrough(const EventGroups& groups, const Causality& causality,
                                                  EventIndex event, std::size_t most);

} // namespace chronoscope
