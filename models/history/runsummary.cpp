// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/runsummary.h"

#include "models/history/eventtype.h"
#include "models/history/sdkguess.h"

#include <temporal/api/enums/v1/event_type.pb.h>
#include <temporal/api/enums/v1/failed_cause.pb.h>
#include <temporal/api/history/v1/message.pb.h>

#include <QCoreApplication>

#include <array>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace chronoscope {

namespace {

namespace enums = temporal::api::enums::v1;
namespace history_v1 = temporal::api::history::v1;

QString text(const std::string& utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

// Older servers and SDKs wrote only fields that the schema calls deprecated today.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

/// "deployment.build" or what there was before it, the newest spelling first; empty when the task does not tell.
QString deploymentOf(const history_v1::WorkflowTaskCompletedEventAttributes& completed)
{
    if (completed.has_deployment_version() && !completed.deployment_version().build_id().empty()) {
        const QString name = text(completed.deployment_version().deployment_name());
        const QString build = text(completed.deployment_version().build_id());
        return name.isEmpty() ? build : name + QLatin1Char('.') + build;
    }
    if (!completed.worker_deployment_version().empty())
        return text(completed.worker_deployment_version());
    if (!completed.worker_version().build_id().empty())
        return text(completed.worker_version().build_id());
    return text(completed.binary_checksum());
}

#pragma GCC diagnostic pop

/// Folds the events of a run into its summary, oldest first.
class SummaryBuilder {
public:
    explicit SummaryBuilder(const History& history) : m_history(history) {}

    [[nodiscard]] RunSummary build()
    {
        for (std::size_t position = 0; position < m_history.size(); ++position)
            add(EventIndex(position));
        m_summary.eventCount = static_cast<std::int64_t>(m_history.size());
        m_summary.lastEvent = m_history.latest();
        m_summary.historyBytes = historyBytes();
        if (m_summary.sdkName.isEmpty()) {
            m_summary.sdkName = guessSdk(m_history);
            m_summary.isSdkGuessed = !m_summary.sdkName.isEmpty();
        }
        return std::move(m_summary);
    }

private:
    void add(EventIndex index)
    {
        const std::int32_t type = m_history.type(index);
        const HistoryEvent& event = m_history.event(index);
        switch (type) {
        case enums::EVENT_TYPE_WORKFLOW_EXECUTION_STARTED:
            return addStart(index, event.workflow_execution_started_event_attributes());
        case enums::EVENT_TYPE_WORKFLOW_TASK_STARTED:
            return addTaskStart(index, event.workflow_task_started_event_attributes());
        case enums::EVENT_TYPE_WORKFLOW_TASK_COMPLETED:
            return addTaskCompletion(event.workflow_task_completed_event_attributes());
        case enums::EVENT_TYPE_WORKFLOW_TASK_TIMED_OUT:
            ++m_summary.failedWorkflowTasks;
            return;
        case enums::EVENT_TYPE_WORKFLOW_TASK_FAILED:
            return addTaskFailure(event.workflow_task_failed_event_attributes());
        case enums::EVENT_TYPE_ACTIVITY_TASK_COMPLETED:
            return addWorker(event.activity_task_completed_event_attributes().identity());
        case enums::EVENT_TYPE_ACTIVITY_TASK_FAILED:
            return addWorker(event.activity_task_failed_event_attributes().identity());
        case enums::EVENT_TYPE_ACTIVITY_TASK_CANCELED:
            return addWorker(event.activity_task_canceled_event_attributes().identity());
        case enums::EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_INITIATED:
            return addNamespace(event.start_child_workflow_execution_initiated_event_attributes().namespace_());
        case enums::EVENT_TYPE_WORKFLOW_EXECUTION_PAUSED:
            m_summary.isPaused = true;
            return;
        case enums::EVENT_TYPE_WORKFLOW_EXECUTION_UNPAUSED:
            m_summary.isPaused = false;
            return;
        default:
            if (isClosingEventType(type))
                addClose(index, type, event);
        }
    }

    void addStart(EventIndex index, const history_v1::WorkflowExecutionStartedEventAttributes& start)
    {
        if (m_summary.startedEvent.isValid())
            return;
        m_summary.startedEvent = index;
        m_summary.start = m_history.time(index);
        m_summary.workflowId = text(start.workflow_id());
        m_summary.runId = text(start.original_execution_run_id());
        m_summary.firstRunId = text(start.first_execution_run_id());
        m_summary.workflowType = text(start.workflow_type().name());
        m_summary.taskQueue = text(start.task_queue().name());
        m_summary.parentWorkflowId = text(start.parent_workflow_execution().workflow_id());
        m_summary.parentRunId = text(start.parent_workflow_execution().run_id());
        m_summary.parentNamespace = text(start.parent_workflow_namespace());
        m_summary.continuedFromRunId = text(start.continued_execution_run_id());
        m_summary.cronSchedule = text(start.cron_schedule());
        m_summary.attempt = start.attempt();
        // The server does not let a child live in another namespace than its parent.
        addNamespace(start.parent_workflow_namespace());
    }

    void addTaskStart(EventIndex index, const history_v1::WorkflowTaskStartedEventAttributes& started)
    {
        if (started.history_size_bytes() <= 0)
            return;
        m_sizedEvent = index;
        m_recordedBytes = started.history_size_bytes();
    }

    void addTaskCompletion(const history_v1::WorkflowTaskCompletedEventAttributes& completed)
    {
        addWorker(completed.identity());
        // Name and version are recorded only when they change.
        if (!completed.sdk_metadata().sdk_name().empty())
            m_summary.sdkName = text(completed.sdk_metadata().sdk_name());
        if (!completed.sdk_metadata().sdk_version().empty())
            m_summary.sdkVersion = text(completed.sdk_metadata().sdk_version());
        if (const QString deployment = deploymentOf(completed); !deployment.isEmpty())
            m_summary.deployment = deployment;
    }

    void addTaskFailure(const history_v1::WorkflowTaskFailedEventAttributes& failed)
    {
        ++m_summary.failedWorkflowTasks;
        // A reset makes a new run whose history begins as a copy of the old one's.
        if (failed.cause() == enums::WORKFLOW_TASK_FAILED_CAUSE_RESET_WORKFLOW && !failed.new_run_id().empty())
            m_summary.runId = text(failed.new_run_id());
    }

    void addWorker(const std::string& identity)
    {
        if (!identity.empty() && m_workers.insert(identity).second)
            m_summary.workers.append(text(identity));
    }

    void addNamespace(const std::string& name)
    {
        if (m_summary.nameSpace.isEmpty() && !name.empty())
            m_summary.nameSpace = text(name);
    }

    void addClose(EventIndex index, std::int32_t type, const HistoryEvent& event)
    {
        m_summary.closeEvent = index;
        m_summary.close = m_history.time(index);
        switch (type) {
        case enums::EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED:
            m_summary.status = Status::Completed;
            m_summary.newRunId = text(event.workflow_execution_completed_event_attributes().new_execution_run_id());
            break;
        case enums::EVENT_TYPE_WORKFLOW_EXECUTION_FAILED:
            m_summary.status = Status::Failed;
            m_summary.newRunId = text(event.workflow_execution_failed_event_attributes().new_execution_run_id());
            break;
        case enums::EVENT_TYPE_WORKFLOW_EXECUTION_TIMED_OUT:
            m_summary.status = Status::TimedOut;
            m_summary.newRunId = text(event.workflow_execution_timed_out_event_attributes().new_execution_run_id());
            break;
        case enums::EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED:
            m_summary.status = Status::Cancelled;
            break;
        case enums::EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED:
            m_summary.status = Status::Terminated;
            break;
        default:
            m_summary.status = Status::ContinuedAsNew;
            m_summary.newRunId =
                text(event.workflow_execution_continued_as_new_event_attributes().new_execution_run_id());
        }
    }

    /// The size that the server wrote into a task's start is that of the events before it.
    [[nodiscard]] std::int64_t historyBytes() const
    {
        if (!m_sizedEvent.isValid())
            return m_history.totalBytes();
        std::int64_t bytes = m_recordedBytes;
        for (std::size_t position = m_sizedEvent.value; position < m_history.size(); ++position)
            bytes += m_history.byteSize(EventIndex(position));
        return bytes;
    }

    const History& m_history;
    RunSummary m_summary;
    std::unordered_set<std::string_view> m_workers; ///< views into the events
    EventIndex m_sizedEvent;                        ///< the last task start that has a size
    std::int64_t m_recordedBytes = 0;
};

} // namespace

RunSummary RunSummary::of(const History& history)
{
    RunSummary summary = SummaryBuilder(history).build();
    if (summary.closeEvent.isValid())
        summary.isPaused = false;
    return summary;
}

QString RunSummary::sdkDisplayName() const
{
    if (sdkName.isEmpty())
        return {};
    static constexpr std::array<std::pair<const char*, const char*>, 8> Names{{
        {"temporal-go", "Go"},
        {"temporal-java", "Java"},
        {"temporal-python", "Python"},
        {"temporal-typescript", "TypeScript"},
        {"temporal-dotnet", ".NET"},
        {"temporal-ruby", "Ruby"},
        {"temporal-php", "PHP"},
        {"temporal-rust", "Rust"},
    }};
    QString name = sdkName;
    for (const auto& [recorded, shown] : Names) {
        if (sdkName == QLatin1String(recorded))
            name = QLatin1String(shown);
    }
    if (!sdkVersion.isEmpty())
        name += QLatin1Char(' ') + sdkVersion;
    return isSdkGuessed ? QCoreApplication::translate("RunSummary", "%1 (guessed)").arg(name) : name;
}

Duration RunSummary::duration() const
{
    const Instant end = close.isValid() ? close : lastEvent;
    if (!start.isValid() || !end.isValid())
        return {};
    return end - start;
}

} // namespace chronoscope
