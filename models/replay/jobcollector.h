// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/replay/taskcuts.h"

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace chronoscope {

/// Finds what each workflow task tells, in the order of the family's SDKs. Keeps what a task has to know of those before it;
/// tasks are given oldest first, each once.
class JobCollector {
public:
    JobCollector(const EventGroups& groups, SdkFamily family);

    /// The jobs of the next task, whose first try started then, in order. They stay until the next call.
    [[nodiscard]] const std::vector<ActivationJob>& collect(const TaskCut& cut, Instant firstStarted);

private:
    struct Update {
        std::int64_t sequencingId = 0; ///< told before the first event behind this one
        ActivationJob job;
    };

    void addTold(const TaskCut& cut);
    void addToldEvent(EventIndex event, std::int32_t type);
    void addNexusResult(EventIndex event);
    void admit(EventIndex event, bool isAnswered);
    void addAnswers(const EventRange& block);
    void addAccepted(EventIndex event);
    void arrangeByPriority(Instant firstStarted);
    [[nodiscard]] std::uint16_t activationOf(EventIndex marker, Instant firstStarted, std::uint16_t last);
    void arrangeByHistory();
    [[nodiscard]] bool isCancelOfChild(EventIndex event) const;

    const EventGroups& m_groups;
    const History& m_history;
    const SdkFamily m_family;
    bool m_isInitialized = false;
    std::unordered_set<std::int64_t> m_startedOperations;    ///< Nexus, by the id of the scheduled event
    std::unordered_map<std::string, EventIndex> m_admitted;  ///< updates that no task accepted yet, by their id
    std::unordered_set<std::int64_t> m_askedLocalActivities; ///< by when they were first asked for, nanoseconds
    std::vector<ActivationJob> m_told;                       ///< by events before the task, in their order
    std::vector<ActivationJob> m_markers;                    ///< of the answer
    std::vector<Update> m_updates;                           ///< that the answer accepts
    std::vector<ActivationJob> m_jobs;
};

} // namespace chronoscope
