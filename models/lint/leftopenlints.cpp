// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the code still had going on when it closed the run. What a termination or timeout left is no fault of the code.
#include "models/core/format.h"
#include "models/lint/lintrules.h"

#include <temporal/api/enums/v1/common.pb.h>
#include <temporal/api/enums/v1/workflow.pb.h>
#include <temporal/api/history/v1/message.pb.h>

namespace chronoscope {

namespace {

namespace enums = temporal::api::enums::v1;

QString countOf(const std::vector<EventIndex>& events)
{
    return formatCount(static_cast<std::int64_t>(events.size()));
}

/// Without those whose end was asked for: not to wait for it is a choice that SDKs offer.
std::vector<EventIndex> unattended(const std::vector<OpenItem>& items)
{
    std::vector<EventIndex> events;
    for (const OpenItem& item : items) {
        if (!item.cancelRequested.isValid())
            events.push_back(item.opened);
    }
    return events;
}

void lintActivitiesLeft(const LintContext& context, const RunState& state, Lints& lints)
{
    const std::vector<EventIndex> open = unattended(state.activities);
    if (open.empty())
        return;
    const QString name = context.name(context.groups().groupOf(open.front()));
    lints.push_back(makeLint(
        Lint::Kind::ActivityLeftOpen, Lint::Severity::Note,
        LintTexts::tr(
            "The run closed while activities were still open: %1 (%2), the first %3. Their results are dropped, "
            "and workers may go on with them for a while.")
            .arg(countOf(open), eventList(context, open), name),
        LintTexts::tr("Wait for them, or cancel them, before the workflow returns."), open));
}

void lintChildrenLeft(const LintContext& context, const RunState& state, Lints& lints)
{
    std::vector<EventIndex> terminated;
    std::vector<EventIndex> cancelled;
    for (const OpenItem& child : state.childWorkflows) {
        const HistoryEvent& event = context.history().event(child.opened);
        if (!event.has_start_child_workflow_execution_initiated_event_attributes())
            continue;
        const auto policy = event.start_child_workflow_execution_initiated_event_attributes().parent_close_policy();
        if (policy == enums::PARENT_CLOSE_POLICY_TERMINATE)
            terminated.push_back(child.opened);
        else if (policy == enums::PARENT_CLOSE_POLICY_REQUEST_CANCEL)
            cancelled.push_back(child.opened);
    }
    const QString remedy =
        LintTexts::tr("Wait for them, or start those that shall outlive the run with the parent close policy "
                      "abandon.");
    if (!terminated.empty())
        lints.push_back(makeLint(
            Lint::Kind::ChildLeftOpen, Lint::Severity::Note,
            LintTexts::tr(
                "Child workflows were open when the run closed, and their parent close policy terminates them: %1 "
                "(%2).")
                .arg(countOf(terminated), eventList(context, terminated)),
            remedy, terminated));
    if (!cancelled.empty())
        lints.push_back(makeLint(
            Lint::Kind::ChildLeftOpen, Lint::Severity::Note,
            LintTexts::tr(
                "Child workflows were open when the run closed, and their parent close policy cancels them: %1 "
                "(%2).")
                .arg(countOf(cancelled), eventList(context, cancelled)),
            remedy, cancelled));
}

void lintOperationsLeft(const LintContext& context, const RunState& state, Lints& lints)
{
    const std::vector<EventIndex> open = unattended(state.nexusOperations);
    if (open.empty())
        return;
    lints.push_back(
        makeLint(Lint::Kind::OperationLeftOpen, Lint::Severity::Note,
                 LintTexts::tr(
                     "The run closed while Nexus operations were still open: %1 (%2). They go on, and nobody hears how "
                     "they end.")
                     .arg(countOf(open), eventList(context, open)),
                 LintTexts::tr("Wait for them, or cancel them, before the workflow returns."), open));
}

} // namespace

void lintLeftOpen(const LintContext& context, Lints& lints)
{
    if (!context.isClosedByCode)
        return;
    const RunState state = context.states.stateAfter(context.close);
    lintActivitiesLeft(context, state, lints);
    lintChildrenLeft(context, state, lints);
    lintOperationsLeft(context, state, lints);
}

} // namespace chronoscope
