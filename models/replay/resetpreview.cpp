// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replay/resetpreview.h"

#include "models/history/eventtype.h"

#include <temporal/api/enums/v1/event_type.pb.h>
#include <temporal/api/history/v1/message.pb.h>

#include <string_view>
#include <unordered_set>

namespace chronoscope {

namespace {

namespace enums = temporal::api::enums::v1;

constexpr EventTypeSet ActivityTypes{10, 11, 12, 13, 14, 15, 16, 45};
constexpr EventTypeSet ChildResults{30, 31, 32, 33, 34, 35, 36};
constexpr EventTypeSet NexusResults{49, 50, 51, 52, 53};
/// What ends something that was open.
constexpr EventTypeSet ClosingTypes{12, 13, 14, 16, 18, 19, 23, 24, 30, 32, 33, 34, 35, 36, 38, 39, 43, 50, 51, 52, 53};
/// Written for commands of the workflow; accepted updates are looked at before.
constexpr EventTypeSet CommandTypes{2, 3, 10, 15, 17, 19, 21, 22, 25, 28, 29, 37, 40, 41, 43, 46, 48, 54};

/// Things that can be open, and that the code starts.
bool isOperation(GroupKind kind)
{
    switch (kind) {
    case GroupKind::Activity:
    case GroupKind::LocalActivity:
    case GroupKind::Timer:
    case GroupKind::ChildWorkflow:
    case GroupKind::SignalSent:
    case GroupKind::CancelSent:
    case GroupKind::NexusOperation:
    case GroupKind::SideEffect:
        return true;
    default:
        return false;
    }
}

class PreviewBuilder {
public:
    PreviewBuilder(const EventGroups& groups, const ReapplyExclusions& exclusions, EventIndex firstDropped)
        : m_groups(groups), m_exclusions(exclusions), m_firstDropped(firstDropped)
    {
    }

    /// Adds what is behind the first dropped event; the request ids that are kept are known from the events before it.
    void addRun(std::uint32_t run, const EventGroups& groups, EventIndex first, std::vector<DroppedEvent>& dropped)
    {
        const History& history = groups.history();
        for (std::size_t position = 0; position < history.size(); ++position) {
            const EventIndex event(position);
            if (event < first)
                rememberRequest(history.event(event));
            else
                dropped.push_back({run, event, run == 0 ? whyOfBase(event) : whyOfContinued(history.event(event))});
        }
    }

    [[nodiscard]] NotReapplied whyOfBase(EventIndex index)
    {
        const HistoryEvent& event = m_groups.history().event(index);
        const std::int32_t type = m_groups.history().type(index);
        if (ChildResults.contains(type))
            return beganBefore(index) ? NotReapplied::None : NotReapplied::ResultOfCommand;
        if (NexusResults.contains(type)) {
            if (!beganBefore(index))
                return NotReapplied::ResultOfCommand;
            return m_exclusions.nexus ? NotReapplied::Excluded : NotReapplied::None;
        }
        return whyOf(event, type, beganBefore(index));
    }

    [[nodiscard]] NotReapplied whyOfContinued(const HistoryEvent& event)
    {
        if (event.event_type() == enums::EVENT_TYPE_WORKFLOW_EXECUTION_STARTED)
            return NotReapplied::StartOfRun;
        if (ChildResults.contains(event.event_type()) || NexusResults.contains(event.event_type()))
            return NotReapplied::ResultOfCommand;
        return whyOf(event, event.event_type(), false);
    }

private:
    /// The group of the event began before the point.
    [[nodiscard]] bool beganBefore(EventIndex event) const
    {
        return m_groups.group(m_groups.groupOf(event)).firstEvent < m_firstDropped;
    }

    void rememberRequest(const HistoryEvent& event)
    {
        if (event.event_type() == enums::EVENT_TYPE_WORKFLOW_EXECUTION_OPTIONS_UPDATED)
            static_cast<void>(isNewRequest(event));
    }

    /// False when a callback was attached by the same request before.
    [[nodiscard]] bool isNewRequest(const HistoryEvent& event)
    {
        const auto& options = event.workflow_execution_options_updated_event_attributes();
        return options.attached_request_id().empty() || m_attachedRequests.insert(options.attached_request_id()).second;
    }

    [[nodiscard]] NotReapplied whyOf(const HistoryEvent& event, std::int32_t type, bool isOfKeptGroup)
    {
        switch (type) {
        case enums::EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED:
            return m_exclusions.signal ? NotReapplied::Excluded : NotReapplied::None;
        case enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ADMITTED:
            return m_exclusions.update ? NotReapplied::Excluded : NotReapplied::None;
        case enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED:
            if (!event.workflow_execution_update_accepted_event_attributes().has_accepted_request())
                return NotReapplied::ComesWithAdmission;
            return m_exclusions.update ? NotReapplied::Excluded : NotReapplied::None;
        case enums::EVENT_TYPE_WORKFLOW_EXECUTION_OPTIONS_UPDATED:
            return isNewRequest(event) ? NotReapplied::None : NotReapplied::CallbackAlreadyThere;
        case enums::EVENT_TYPE_WORKFLOW_EXECUTION_CANCEL_REQUESTED:
            return NotReapplied::CancelRequest;
        case enums::EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED:
        case enums::EVENT_TYPE_WORKFLOW_EXECUTION_TIMED_OUT:
            return NotReapplied::ClosedFromOutside;
        case enums::EVENT_TYPE_WORKFLOW_TASK_SCHEDULED:
        case enums::EVENT_TYPE_WORKFLOW_TASK_STARTED:
        case enums::EVENT_TYPE_WORKFLOW_TASK_COMPLETED:
        case enums::EVENT_TYPE_WORKFLOW_TASK_TIMED_OUT:
        case enums::EVENT_TYPE_WORKFLOW_TASK_FAILED:
            return NotReapplied::WorkflowTask;
        default:
            return CommandTypes.contains(type) ? NotReapplied::Command : whyOfResult(type, isOfKeptGroup);
        }
    }

    [[nodiscard]] static NotReapplied whyOfResult(std::int32_t type, bool isOfKeptGroup)
    {
        constexpr EventTypeSet Answers{23, 24, 38, 39};
        constexpr EventTypeSet NexusCancelAnswers{56, 57};
        if (ActivityTypes.contains(type))
            return isOfKeptGroup ? NotReapplied::ActivityResult : NotReapplied::ResultOfCommand;
        if (type == enums::EVENT_TYPE_TIMER_FIRED)
            return isOfKeptGroup ? NotReapplied::TimerResult : NotReapplied::ResultOfCommand;
        if (Answers.contains(type))
            return isOfKeptGroup ? NotReapplied::Answer : NotReapplied::ResultOfCommand;
        return NexusCancelAnswers.contains(type) ? NotReapplied::ResultOfCommand : NotReapplied::Other;
    }

    const EventGroups& m_groups;
    ReapplyExclusions m_exclusions;
    EventIndex m_firstDropped;
    std::unordered_set<std::string_view> m_attachedRequests; ///< views into the events
};

/// Looks for what is open at the point, and what begins behind it.
class OperationSorter {
public:
    OperationSorter(const EventGroups& groups, EventIndex firstDropped, const ReapplyExclusions& exclusions)
        : m_groups(groups), m_firstDropped(firstDropped), m_exclusions(exclusions)
    {
    }

    void sortInto(ResetPreview& preview) const
    {
        for (std::size_t position = 0; position < m_groups.size(); ++position) {
            const GroupIndex index(position);
            const EventGroup& group = m_groups.group(index);
            const bool isKept = group.firstEvent < m_firstDropped;
            if (!isKept && isOperation(group.kind))
                preview.runsAgain.push_back(index);
            else if (isKept && isOpen(index, group))
                preview.open.push_back({index, fateOf(index, group)});
        }
    }

private:
    [[nodiscard]] bool isOpen(GroupIndex index, const EventGroup& group) const
    {
        const bool canBeOpen = (isOperation(group.kind) && group.kind != GroupKind::LocalActivity &&
                                group.kind != GroupKind::SideEffect) ||
                               group.kind == GroupKind::Update;
        return canBeOpen && !hasMember(index, ClosingTypes, true);
    }

    /// An event of one of the types before the point, or behind it.
    [[nodiscard]] bool hasMember(GroupIndex index, EventTypeSet types, bool isBefore) const
    {
        for (const EventIndex event : m_groups.members(index)) {
            if ((event < m_firstDropped) == isBefore && types.contains(m_groups.history().type(event)))
                return true;
        }
        return false;
    }

    [[nodiscard]] OpenFate fateOf(GroupIndex index, const EventGroup& group) const
    {
        switch (group.kind) {
        case GroupKind::Activity:
            return hasMember(index, {enums::EVENT_TYPE_ACTIVITY_TASK_STARTED}, true) ? OpenFate::FailsByReset
                                                                                     : OpenFate::ScheduledAgain;
        case GroupKind::ChildWorkflow:
            return hasMember(index, ChildResults, false) ? OpenFate::ResultReapplied : OpenFate::GoesOn;
        case GroupKind::NexusOperation:
            if (!hasMember(index, NexusResults, false))
                return OpenFate::GoesOn;
            return m_exclusions.nexus ? OpenFate::ResultExcluded : OpenFate::ResultReapplied;
        case GroupKind::SignalSent:
        case GroupKind::CancelSent:
            return OpenFate::SentAgain;
        default:
            return OpenFate::GoesOn;
        }
    }

    const EventGroups& m_groups;
    EventIndex m_firstDropped;
    ReapplyExclusions m_exclusions;
};

/// The run that a history continued as by continue-as-new; retries and cron runs are not followed by the server.
QString continuedAs(const History& history)
{
    if (history.isEmpty())
        return {};
    const HistoryEvent& last = history.event(EventIndex(history.size() - 1));
    if (last.event_type() != enums::EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW)
        return {};
    return QString::fromStdString(last.workflow_execution_continued_as_new_event_attributes().new_execution_run_id());
}

} // namespace

std::int32_t reappliedAs(std::int32_t eventType)
{
    return eventType == enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED
               ? enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ADMITTED
               : eventType;
}

ResetPreview ResetPreview::build(const EventGroups& groups, const ResetPoint& point,
                                 const ReapplyExclusions& exclusions,
                                 std::span<const std::shared_ptr<const EventGroups>> continuedRuns)
{
    ResetPreview preview;
    preview.point = point;
    preview.exclusions = exclusions;
    const EventIndex first{std::size_t{point.lastKept.value} + 1};
    PreviewBuilder builder(groups, exclusions, first);
    builder.addRun(0, groups, first, preview.dropped);
    preview.missingRunId = continuedAs(groups.history());
    for (std::size_t run = 0; run < continuedRuns.size() && !preview.missingRunId.isEmpty(); ++run) {
        builder.addRun(static_cast<std::uint32_t>(run + 1), *continuedRuns[run], EventIndex(std::size_t{0}),
                       preview.dropped);
        preview.missingRunId = continuedAs(continuedRuns[run]->history());
    }
    for (const DroppedEvent& event : preview.dropped)
        ++preview.m_counts[static_cast<std::size_t>(event.why)];
    OperationSorter(groups, first, exclusions).sortInto(preview);
    return preview;
}

} // namespace chronoscope
