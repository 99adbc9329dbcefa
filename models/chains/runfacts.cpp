// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/chains/runfacts.h"

#include <temporal/api/enums/v1/event_type.pb.h>
#include <temporal/api/enums/v1/failed_cause.pb.h>
#include <temporal/api/enums/v1/workflow.pb.h>
#include <temporal/api/history/v1/message.pb.h>

#include <QCoreApplication>

#include <array>

namespace chronoscope {

namespace {

namespace enums = temporal::api::enums::v1;

struct Word {
    const char* word;
    const char* displayName;
};

/// In the order of SuccessionKind.
constexpr std::array<Word, SuccessionKindCount> KindWords{{
    {"continuedAsNew", QT_TRANSLATE_NOOP("SuccessionKind", "continued as new")},
    {"retried", QT_TRANSLATE_NOOP("SuccessionKind", "retried")},
    {"cron", QT_TRANSLATE_NOOP("SuccessionKind", "by cron")},
    {"reset", QT_TRANSLATE_NOOP("SuccessionKind", "reset")},
}};

QString text(const std::string& utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

SuccessionKind kindOf(enums::ContinueAsNewInitiator initiator)
{
    switch (initiator) {
    case enums::CONTINUE_AS_NEW_INITIATOR_RETRY:
        return SuccessionKind::Retried;
    case enums::CONTINUE_AS_NEW_INITIATOR_CRON_SCHEDULE:
        return SuccessionKind::Cron;
    default:
        return SuccessionKind::ContinuedAsNew;
    }
}

/// A run that failed or timed out goes on by its retry policy or, once that has given up, by its cron schedule.
SuccessionKind kindOf(enums::RetryState state)
{
    return state == enums::RETRY_STATE_IN_PROGRESS ? SuccessionKind::Retried : SuccessionKind::Cron;
}

class FactsReader {
public:
    explicit FactsReader(const History& history) : m_history(history) {}

    void readInto(RunFacts& facts)
    {
        for (std::size_t position = 0; position < m_history.size(); ++position) {
            const EventIndex index(position);
            switch (m_history.type(index)) {
            case enums::EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_INITIATED:
                addInitiated(facts, index);
                break;
            case enums::EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_STARTED:
                addStarted(facts, index);
                break;
            case enums::EVENT_TYPE_WORKFLOW_TASK_FAILED:
                addReset(facts, index);
                break;
            default:
                break;
            }
        }
        if (facts.startedEvent.isValid())
            addStart(facts);
        if (facts.closeEvent.isValid())
            addClose(facts);
    }

private:
    void addInitiated(RunFacts& facts, EventIndex index)
    {
        const HistoryEvent& event = m_history.event(index);
        m_childOf[event.event_id()] = facts.children.size();
        facts.children.push_back({text(event.start_child_workflow_execution_initiated_event_attributes().workflow_id()),
                                  QString(), index, event.event_id()});
    }

    void addStarted(RunFacts& facts, EventIndex index)
    {
        const auto& started = m_history.event(index).child_workflow_execution_started_event_attributes();
        const auto found = m_childOf.find(started.initiated_event_id());
        if (found != m_childOf.end())
            facts.children[found->second].runId = text(started.workflow_execution().run_id());
        else
            facts.children.push_back({text(started.workflow_execution().workflow_id()),
                                      text(started.workflow_execution().run_id()), EventIndex(),
                                      started.initiated_event_id()});
    }

    void addReset(RunFacts& facts, EventIndex index)
    {
        const auto& failed = m_history.event(index).workflow_task_failed_event_attributes();
        if (failed.cause() != enums::WORKFLOW_TASK_FAILED_CAUSE_RESET_WORKFLOW || failed.base_run_id().empty())
            return;
        facts.resetFromRunId = text(failed.base_run_id());
        facts.resetEvent = index;
        facts.began = m_history.time(index);
    }

    void addStart(RunFacts& facts) const
    {
        const auto& start = m_history.event(facts.startedEvent).workflow_execution_started_event_attributes();
        facts.continuedBy = kindOf(start.initiator());
        facts.parentInitiatedEventId = start.parent_initiated_event_id();
    }

    void addClose(RunFacts& facts) const
    {
        const HistoryEvent& close = m_history.event(facts.closeEvent);
        if (close.has_workflow_execution_continued_as_new_event_attributes())
            facts.nextBy = kindOf(close.workflow_execution_continued_as_new_event_attributes().initiator());
        else if (close.has_workflow_execution_failed_event_attributes())
            facts.nextBy = kindOf(close.workflow_execution_failed_event_attributes().retry_state());
        else if (close.has_workflow_execution_timed_out_event_attributes())
            facts.nextBy = kindOf(close.workflow_execution_timed_out_event_attributes().retry_state());
        else
            facts.nextBy = SuccessionKind::Cron;
    }

    const History& m_history;
    std::unordered_map<std::int64_t, std::size_t> m_childOf; ///< by id of the initiated event
};

} // namespace

QString toString(SuccessionKind kind)
{
    return QLatin1String(KindWords[static_cast<std::size_t>(kind)].word);
}

QString displayName(SuccessionKind kind)
{
    return QCoreApplication::translate("SuccessionKind", KindWords[static_cast<std::size_t>(kind)].displayName);
}

RunFacts RunFacts::of(const RunSnapshot& run)
{
    const RunSummary& summary = run.summary;
    RunFacts facts;
    facts.workflowId = summary.workflowId;
    facts.runId = summary.runId;
    facts.firstRunId = summary.firstRunId;
    facts.nameSpace = summary.nameSpace;
    facts.continuedFromRunId = summary.continuedFromRunId;
    facts.newRunId = summary.newRunId;
    facts.parentWorkflowId = summary.parentWorkflowId;
    facts.parentRunId = summary.parentRunId;
    facts.parentNamespace = summary.parentNamespace;
    facts.startedEvent = summary.startedEvent;
    facts.closeEvent = summary.closeEvent;
    facts.status = summary.status;
    facts.began = summary.start;
    facts.ended = summary.close;
    facts.eventCount = summary.eventCount;
    FactsReader(*run.history).readInto(facts);
    return facts;
}

} // namespace chronoscope
