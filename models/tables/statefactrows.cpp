// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/statefactrows.h"

#include "models/history/runsummary.h"

#include <algorithm>
#include <array>

namespace chronoscope {

namespace {

/// limit.numPendingActivities.error and its likes for children, signals and cancel requests.
constexpr std::int64_t PendingLimit = 2'000;
/// history.maximumSignalsPerExecution.
constexpr std::int64_t SignalLimit = 10'000;
/// history.maxTotalUpdates.
constexpr std::int64_t UpdateLimit = 2'000;

class FactRows {
public:
    explicit FactRows(const ShownState& shown, StateSection section) : m_shown(shown), m_section(section) {}

    [[nodiscard]] std::vector<StateRow> ofRun()
    {
        const RunState& state = m_shown.state;
        const FactChanges& changes = m_shown.changes.facts;
        add(StateFact::Status, changes.status);
        addIf(state.isPaused, StateFact::Paused, changes.isPaused);
        addIf(state.cancelRequested.isValid(), StateFact::CancelRequested, changes.cancelRequested).event =
            state.cancelRequested;
        addWorkflowTask();
        addIf(state.failedWorkflowTasks > 0, StateFact::FailedWorkflowTasks, changes.failedWorkflowTasks);
        if (!state.closedItems.empty())
            add(StateFact::ClosedItems, false);
        return take();
    }

    [[nodiscard]] std::vector<StateRow> ofSdk()
    {
        const RunState& state = m_shown.state;
        const FactChanges& changes = m_shown.changes.facts;
        addIf(!state.sdkName.empty() || !state.sdkVersion.empty(), StateFact::Sdk, changes.sdk);
        addIf(!state.deployment.empty(), StateFact::Deployment, changes.build);
        addIf(!state.buildId.empty(), StateFact::Build, changes.build);
        addFlags(StateFact::CoreFlag, state.coreFlags, changes.coreFlags);
        addFlags(StateFact::LanguageFlag, state.languageFlags, changes.languageFlags);
        return take();
    }

    [[nodiscard]] std::vector<StateRow> ofLimits()
    {
        static constexpr std::array Facts{
            StateFact::Events,      StateFact::Bytes,       StateFact::OpenActivities, StateFact::OpenChildWorkflows,
            StateFact::OpenSignals, StateFact::OpenCancels, StateFact::Signals,        StateFact::Updates};
        for (const StateFact fact : Facts) {
            const auto use = limitUse(m_shown.state, fact);
            if (use && use->used > 0)
                add(fact, false);
        }
        return take();
    }

private:
    StateRow& add(StateFact fact, bool isChanged)
    {
        StateRow& row = m_rows.emplace_back();
        row.kind = StateRow::Kind::Fact;
        row.section = m_section;
        row.fact = fact;
        row.change = isChanged ? ChangeKind::Changed : ChangeKind::None;
        return row;
    }

    /// A fact that is there; or no longer, which is told once.
    StateRow& addIf(bool isThere, StateFact fact, bool isChanged)
    {
        if (!isThere && !isChanged)
            return m_notShown;
        StateRow& row = add(fact, isChanged);
        if (!isThere)
            row.change = ChangeKind::Closed;
        return row;
    }

    void addWorkflowTask()
    {
        const auto& changes = m_shown.changes.items;
        // Changes of the task are the first ones; where one closed and another opened, the other is told.
        const auto changed = std::find_if(changes.rbegin(), changes.rend(), [](const ItemChange& change) {
            return change.section == StateSection::WorkflowTask;
        });
        const OpenItem& task = m_shown.state.workflowTask;
        if (!task.group.isValid() && changed == changes.rend())
            return;
        StateRow& row = add(StateFact::WorkflowTask, false);
        row.change = changed == changes.rend() ? ChangeKind::None : changed->kind;
        row.item = task.group.isValid() ? task : changed->item;
        row.event = row.item.started.isValid() ? row.item.started : row.item.opened;
    }

    void addFlags(StateFact fact, const std::vector<std::uint32_t>& flags, const std::vector<std::uint32_t>& changed)
    {
        std::vector<std::uint32_t> all;
        std::ranges::set_union(flags, changed, std::back_inserter(all));
        if (all.size() > MaximumStateRows)
            all.resize(MaximumStateRows); // No SDK has so many.
        for (const std::uint32_t flag : all) {
            StateRow& row = add(fact, false);
            row.number = flag;
            if (std::ranges::binary_search(changed, flag))
                row.change = std::ranges::binary_search(flags, flag) ? ChangeKind::New : ChangeKind::Closed;
        }
    }

    [[nodiscard]] std::vector<StateRow> take() { return std::move(m_rows); }

    const ShownState& m_shown;
    StateSection m_section;
    std::vector<StateRow> m_rows;
    StateRow m_notShown;
};

std::int64_t sizeOf(const auto& list)
{
    return static_cast<std::int64_t>(list.size());
}

} // namespace

std::vector<StateRow> factRows(const ShownState& shown, StateSection section)
{
    switch (section) {
    case StateSection::Run:
        return FactRows(shown, section).ofRun();
    case StateSection::Sdk:
        return FactRows(shown, section).ofSdk();
    case StateSection::Limits:
        return FactRows(shown, section).ofLimits();
    default:
        return {};
    }
}

std::optional<LimitUse> limitUse(const RunState& state, StateFact fact)
{
    switch (fact) {
    case StateFact::Events:
        return LimitUse{state.eventCount, HistoryEventLimit};
    case StateFact::Bytes:
        return LimitUse{state.historyBytes, HistoryByteLimit};
    case StateFact::OpenActivities:
        return LimitUse{sizeOf(state.activities), PendingLimit};
    case StateFact::OpenChildWorkflows:
        return LimitUse{sizeOf(state.childWorkflows), PendingLimit};
    case StateFact::OpenSignals:
        return LimitUse{sizeOf(state.signalsSent), PendingLimit};
    case StateFact::OpenCancels:
        return LimitUse{sizeOf(state.cancelsSent), PendingLimit};
    case StateFact::Signals:
        return LimitUse{sizeOf(state.signalsReceived), SignalLimit};
    case StateFact::Updates:
        return LimitUse{sizeOf(state.updates) + sizeOf(state.updatesCompleted), UpdateLimit};
    default:
        return std::nullopt;
    }
}

std::vector<StateRow> factsOfItem(const StateRow& itemRow)
{
    const OpenItem& item = itemRow.item;
    std::vector<StateRow> rows;
    const auto add = [&](StateFact fact, EventIndex event) {
        StateRow& row = rows.emplace_back(itemRow);
        row.kind = StateRow::Kind::Fact;
        row.change = ChangeKind::None;
        row.fact = fact;
        row.event = event;
    };
    const bool isActivity = itemRow.section == StateSection::Activities;
    if (itemRow.section != StateSection::NexusOperations)
        add(StateFact::Id, {});
    add(StateFact::Opened, item.opened);
    if (item.started.isValid())
        add(StateFact::Started, item.started);
    if (isActivity) {
        add(StateFact::Attempt, {});
        add(StateFact::LastFailure, item.lastFailure);
    }
    if (item.cancelRequested.isValid())
        add(StateFact::ItemCancelRequested, item.cancelRequested);
    if (item.due.isValid())
        add(StateFact::Due, {});
    return rows;
}

} // namespace chronoscope
