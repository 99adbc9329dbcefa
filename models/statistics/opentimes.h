// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/eventgroup.h"

#include <vector>

namespace chronoscope {

/// When anything of a run was open: workflow tasks, activities, timers, children, operations, updates, requests, pauses.
/// The run itself does not count.
class OpenTimes {
public:
    struct Stretch {
        Instant start;
        Instant end;
    };

    /// Groups that never closed are open until the end of the run.
    OpenTimes(const EventGroups& groups, Instant runEnd);

    /// The stretches without overlap, earliest first.
    [[nodiscard]] const std::vector<Stretch>& stretches() const { return m_stretches; }
    /// The last stretch that begins before the time; null when none does.
    [[nodiscard]] const Stretch* lastBefore(Instant time) const;

private:
    std::vector<Stretch> m_stretches;
};

} // namespace chronoscope
