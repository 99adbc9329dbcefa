// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/timeordercheck.h"

#include "models/core/format.h"
#include "models/history/eventtype.h"

#include <temporal/api/enums/v1/event_type.pb.h>
#include <temporal/api/history/v1/message.pb.h>

#include <QCoreApplication>

namespace chronoscope {

namespace {

namespace enums = temporal::api::enums::v1;

constexpr EventTypeSet EndsOfTasks{enums::EVENT_TYPE_WORKFLOW_TASK_COMPLETED, enums::EVENT_TYPE_WORKFLOW_TASK_TIMED_OUT,
                                   enums::EVENT_TYPE_WORKFLOW_TASK_FAILED};

/// Workflow tasks, what a workflow's code asked for, and the close: the server writes them at once.
constexpr EventTypeSet NeverBuffered{enums::EVENT_TYPE_WORKFLOW_EXECUTION_STARTED,
                                     enums::EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED,
                                     enums::EVENT_TYPE_WORKFLOW_EXECUTION_FAILED,
                                     enums::EVENT_TYPE_WORKFLOW_EXECUTION_TIMED_OUT,
                                     enums::EVENT_TYPE_WORKFLOW_TASK_SCHEDULED,
                                     enums::EVENT_TYPE_WORKFLOW_TASK_STARTED,
                                     enums::EVENT_TYPE_WORKFLOW_TASK_COMPLETED,
                                     enums::EVENT_TYPE_WORKFLOW_TASK_TIMED_OUT,
                                     enums::EVENT_TYPE_WORKFLOW_TASK_FAILED,
                                     enums::EVENT_TYPE_ACTIVITY_TASK_SCHEDULED,
                                     enums::EVENT_TYPE_ACTIVITY_TASK_CANCEL_REQUESTED,
                                     enums::EVENT_TYPE_TIMER_STARTED,
                                     enums::EVENT_TYPE_TIMER_CANCELED,
                                     enums::EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED,
                                     enums::EVENT_TYPE_REQUEST_CANCEL_EXTERNAL_WORKFLOW_EXECUTION_INITIATED,
                                     enums::EVENT_TYPE_MARKER_RECORDED,
                                     enums::EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED,
                                     enums::EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW,
                                     enums::EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_INITIATED,
                                     enums::EVENT_TYPE_SIGNAL_EXTERNAL_WORKFLOW_EXECUTION_INITIATED,
                                     enums::EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES,
                                     enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED,
                                     enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_COMPLETED,
                                     enums::EVENT_TYPE_WORKFLOW_PROPERTIES_MODIFIED,
                                     enums::EVENT_TYPE_NEXUS_OPERATION_SCHEDULED,
                                     enums::EVENT_TYPE_NEXUS_OPERATION_CANCEL_REQUESTED};

bool isStartInWholeSeconds(std::int32_t type, Instant time)
{
    return type == enums::EVENT_TYPE_NEXUS_OPERATION_STARTED && time.nanoseconds() % NanosecondsPerSecond == 0;
}

Finding aboutTime(Finding::Kind kind, std::int64_t eventId, const QString& message)
{
    Finding finding;
    finding.severity = Finding::Severity::Warning;
    finding.kind = kind;
    finding.eventId = eventId;
    finding.field = QStringLiteral("eventTime");
    finding.message = message;
    return finding;
}

} // namespace

void TimeOrderCheck::check(EventIndex index)
{
    const Instant time = m_history.time(index);
    const std::int32_t type = m_history.type(index);
    const std::int64_t failoverVersion = m_history.event(index).version();
    if (index.value > 0 && failoverVersion != m_failoverVersion) {
        m_latest = {};
        m_taskStart = {};
    }
    m_failoverVersion = failoverVersion;
    if (time.isValid())
        checkTime(index, time);
    else
        reportMissing(index);
    follow(index, type, time);
}

void TimeOrderCheck::checkTime(EventIndex index, Instant time)
{
    const std::int32_t type = m_history.type(index);
    const HistoryEvent& event = m_history.event(index);
    if (type == enums::EVENT_TYPE_ACTIVITY_TASK_STARTED)
        return checkLateStart(index, time, event.activity_task_started_event_attributes().scheduled_event_id(), {});
    if (isStartInWholeSeconds(type, time))
        return checkLateStart(index, time, event.nexus_operation_started_event_attributes().scheduled_event_id(),
                              {NanosecondsPerSecond});
    if (m_mayBeBuffered && !NeverBuffered.contains(type)) {
        // It cannot have been buffered before the task started.
        if (m_taskStart.isValid() && time < m_history.time(m_taskStart))
            report(index, m_taskStart);
        return;
    }
    if (m_latest.isValid() && time < m_history.time(m_latest))
        report(index, m_latest);
}

void TimeOrderCheck::checkLateStart(EventIndex index, Instant time, std::int64_t scheduledId, Duration tolerance)
{
    const auto scheduled = scheduledId > 0 ? m_history.findEventId(scheduledId) : std::nullopt;
    if (!scheduled || *scheduled >= index || m_history.event(*scheduled).version() != m_failoverVersion)
        return;
    const Instant scheduledTime = m_history.time(*scheduled);
    if (scheduledTime.isValid() && time + tolerance < scheduledTime)
        report(index, *scheduled);
}

void TimeOrderCheck::follow(EventIndex index, std::int32_t type, Instant time)
{
    if (type == enums::EVENT_TYPE_WORKFLOW_EXECUTION_TIME_SKIPPING_TRANSITIONED) {
        m_latest = {};
        m_taskStart = {};
        return;
    }
    if (type == enums::EVENT_TYPE_WORKFLOW_TASK_STARTED) {
        m_taskStart = time.isValid() ? index : EventIndex();
        m_mayBeBuffered = false;
    } else if (EndsOfTasks.contains(type)) {
        m_mayBeBuffered = true;
    } else if (type == enums::EVENT_TYPE_WORKFLOW_TASK_SCHEDULED) {
        m_mayBeBuffered = false;
    }
    if (type == enums::EVENT_TYPE_ACTIVITY_TASK_STARTED || !time.isValid())
        return;
    if (!m_latest.isValid() || time > m_history.time(m_latest))
        m_latest = index;
}

void TimeOrderCheck::reportMissing(EventIndex index)
{
    if (!m_findings.wants(Finding::Kind::MissingTime))
        return;
    m_findings.add(aboutTime(Finding::Kind::MissingTime, m_history.eventId(index),
                             QCoreApplication::translate("HistoryCheck", "The event has no time.")));
}

void TimeOrderCheck::report(EventIndex index, EventIndex later)
{
    if (!m_findings.wants(Finding::Kind::TimeRunsBack))
        return;
    const QString message =
        QCoreApplication::translate("HistoryCheck", "%1 is %2 earlier than event %3 (%4), which came before it.")
            .arg(eventTypeName(m_history, index), formatDuration(m_history.time(later) - m_history.time(index)))
            .arg(m_history.eventId(later))
            .arg(eventTypeName(m_history, later));
    m_findings.add(aboutTime(Finding::Kind::TimeRunsBack, m_history.eventId(index), message));
}

} // namespace chronoscope
