// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/compare/rundifference.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace chronoscope {

/// How to make one run out of another: for each event of b which event of a it is made of, and what is written over it;
/// or the whole event, where a has none like it. Holds all that a lacks, and needs b no more. A value.
struct EditScript {
    /// What is written over a message of an event.
    struct Patch {
        std::vector<std::int32_t> path;    ///< fields to walk down from the event, by number
        std::vector<std::int32_t> cleared; ///< fields to empty first; 0 stands for all that the schema lacks
        std::string bytes;                 ///< merged into the message then: binary protobuf
    };
    struct Edit {
        EventIndex source; ///< in a; not valid for a new event
        std::uint32_t firstPatch = 0;
        std::uint32_t patchCount = 0;
        std::uint32_t firstUnknown = 0; ///< what the schema could not hold of the event
        std::uint32_t unknownCount = 0;
    };

    std::size_t sourceEventCount = 0; ///< of a
    std::vector<Edit> edits;          ///< an event of b each, in order
    std::vector<Patch> patches;
    std::vector<UnknownJson> unknown;

    /// Of all that it holds beside what it takes from a.
    [[nodiscard]] std::size_t patchBytes() const;
};

/// The script that makes b out of a. Nothing is ignored in it. Costs as much as b has that a lacks; meant for the pool.
[[nodiscard]] EditScript editScriptOf(const RunDifference& difference);

/// The events of b, from those of a and the script alone. Errors: Schema when the script was not made for this run.
[[nodiscard]] Result<std::shared_ptr<const History>> applyEditScript(const EditScript& script, const History& a);

/// The same from a difference.
[[nodiscard]] Result<std::shared_ptr<const History>> applyDifference(const RunDifference& difference, const History& a);

} // namespace chronoscope
