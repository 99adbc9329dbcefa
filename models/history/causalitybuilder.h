// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/causality.h"

#include <string_view>
#include <unordered_map>

namespace chronoscope {

/// Finds the causes of one history's events, in one pass in their order. Used once, by Causality::build().
class CausalityBuilder {
public:
    explicit CausalityBuilder(const History& history);

    [[nodiscard]] std::shared_ptr<const Causality> build();

private:
    void addEvent(EventIndex event);
    void addNamedCauses(EventIndex event);
    /// Of a workflow task: what the workflow has to be told, or why it is told again.
    void addTaskCauses(EventIndex scheduled);
    /// What a waiting workflow task brings besides what it was scheduled for.
    void addDelivered(EventIndex started);
    void addNexusCauses(EventIndex event);
    void addAdmission(EventIndex accepted);
    void addHandlers(EventIndex event);
    /// Keeps what later events look for.
    void remember(EventIndex event);
    void rememberTask(EventIndex event);
    void rememberOperation(EventIndex event);
    [[nodiscard]] bool isContinuation(EventIndex scheduled) const;
    [[nodiscard]] Origin originOf(EventIndex event) const;
    /// Which workflow tasks were scheduled for updates: those tell so later.
    void findUpdateTasks();
    void addCause(EventIndex cause, CauseKind kind);
    void listEffects();

    const History& m_history;
    std::shared_ptr<Causality> m_result;
    EventIndex m_current;              ///< the event whose causes are being added
    EventIndex m_commandTask;          ///< the completed task whose commands stand here
    EventIndex m_failedTask;           ///< the failed or timed out task after which none was scheduled yet
    std::vector<EventIndex> m_untold;  ///< what came since the workflow was told last
    std::vector<EventIndex> m_changes; ///< options that changed since: they wake where nothing else does
    std::vector<bool> m_isForUpdate;   ///< by event; empty without updates
    /// By the scheduled event of a Nexus operation.
    std::unordered_map<std::uint32_t, EventIndex> m_operationStarts;
    std::unordered_map<std::uint32_t, EventIndex> m_operationCancels;
    /// By update id.
    std::unordered_map<std::string_view, EventIndex> m_admissions;
    std::unordered_map<std::string_view, EventIndex> m_acceptances;
};

} // namespace chronoscope
