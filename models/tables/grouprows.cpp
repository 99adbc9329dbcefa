// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/grouprows.h"

#include "models/core/format.h"
#include "models/tables/attributefacts.h"
#include "models/tables/fieldtext.h"
#include "models/tables/tabletext.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <QCoreApplication>
#include <QTimeZone>

#include <algorithm>
#include <array>

namespace chronoscope {

namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr const char* Context = "chronoscope::GroupRows";
constexpr std::int64_t NanosecondsPerDay = 86'400 * NanosecondsPerSecond;
/// Groups are small; the attributes of a run that changes them thousands of times are not read as a whole.
constexpr std::size_t EventsRead = 64;

using Kinds = std::uint32_t;

template <typename... Kind>
constexpr Kinds of(Kind... kinds)
{
    return ((Kinds{1} << static_cast<unsigned>(kinds)) | ...);
}

/// A field that becomes a line of its own for some kinds of groups.
struct RowField {
    const char* path;
    const char* label;
    Kinds kinds;
    bool isFixedWidth;
};

using K = GroupKind;
constexpr std::array<RowField, 36> RowFields{{
    {"start_to_fire_timeout", QT_TRANSLATE_NOOP("chronoscope::GroupRows", "Duration"), of(K::Timer), true},
    {"activity_id", QT_TRANSLATE_NOOP("chronoscope::GroupRows", "Activity id"), of(K::Activity), true},
    {"workflow_id", QT_TRANSLATE_NOOP("chronoscope::GroupRows", "Workflow id"), of(K::ChildWorkflow), true},
    {"workflow_execution.workflow_id", QT_TRANSLATE_NOOP("chronoscope::GroupRows", "To workflow"),
     of(K::SignalSent, K::CancelSent), true},
    {"workflow_execution.run_id", QT_TRANSLATE_NOOP("chronoscope::GroupRows", "Run id"),
     of(K::ChildWorkflow, K::SignalSent, K::CancelSent), true},
    {"namespace", QT_TRANSLATE_NOOP("chronoscope::GroupRows", "Namespace"),
     of(K::ChildWorkflow, K::SignalSent, K::CancelSent), false},
    {"parent_close_policy", QT_TRANSLATE_NOOP("chronoscope::GroupRows", "If the parent closes"), of(K::ChildWorkflow),
     false},
    {"workflow_id_reuse_policy", QT_TRANSLATE_NOOP("chronoscope::GroupRows", "Reuse of the id"), of(K::ChildWorkflow),
     false},
    {"external_workflow_execution.workflow_id", QT_TRANSLATE_NOOP("chronoscope::GroupRows", "From workflow"),
     of(K::SignalReceived, K::Workflow), true},
    {"identity", QT_TRANSLATE_NOOP("chronoscope::GroupRows", "Sent by"), of(K::SignalReceived), true},
    {"identity", QT_TRANSLATE_NOOP("chronoscope::GroupRows", "Started by"), of(K::Workflow), true},
    {"identity", QT_TRANSLATE_NOOP("chronoscope::GroupRows", "Changed by"), of(K::Options, K::Pause), true},
    {"accepted_request.meta.identity", QT_TRANSLATE_NOOP("chronoscope::GroupRows", "Sent by"), of(K::Update), true},
    {"accepted_request.meta.update_id", QT_TRANSLATE_NOOP("chronoscope::GroupRows", "Update id"), of(K::Update), true},
    {"endpoint", QT_TRANSLATE_NOOP("chronoscope::GroupRows", "Endpoint"), of(K::NexusOperation), false},
    {"operation_token", QT_TRANSLATE_NOOP("chronoscope::GroupRows", "Operation token"), of(K::NexusOperation), true},
    {"reason", QT_TRANSLATE_NOOP("chronoscope::GroupRows", "Reason"),
     of(K::Workflow, K::CancelSent, K::Pause, K::Options), false},
    {"cause", QT_TRANSLATE_NOOP("chronoscope::GroupRows", "Cause"),
     of(K::WorkflowTask, K::ChildWorkflow, K::SignalSent, K::CancelSent, K::Workflow), false},
    {"timeout_type", QT_TRANSLATE_NOOP("chronoscope::GroupRows", "Timed out"), of(K::WorkflowTask), false},
    {"retry_state", QT_TRANSLATE_NOOP("chronoscope::GroupRows", "Not retried since"),
     of(K::Activity, K::ChildWorkflow, K::Workflow), false},
    {"marker_name", QT_TRANSLATE_NOOP("chronoscope::GroupRows", "Marker"),
     of(K::Marker, K::Version, K::SideEffect, K::LocalActivity), true},
    {"history_size_bytes", QT_TRANSLATE_NOOP("chronoscope::GroupRows", "History before it"), of(K::WorkflowTask), true},
    {"suggest_continue_as_new", QT_TRANSLATE_NOOP("chronoscope::GroupRows", "Server suggests"), of(K::WorkflowTask),
     false},
    {"deployment_version.build_id", QT_TRANSLATE_NOOP("chronoscope::GroupRows", "Build"), of(K::WorkflowTask), true},
    {"base_run_id", QT_TRANSLATE_NOOP("chronoscope::GroupRows", "Reset from run"), of(K::WorkflowTask), true},
    {"new_run_id", QT_TRANSLATE_NOOP("chronoscope::GroupRows", "Reset to run"), of(K::WorkflowTask), true},
    {"attempt", QT_TRANSLATE_NOOP("chronoscope::GroupRows", "Attempt"), of(K::WorkflowTask), true},
    {"cron_schedule", QT_TRANSLATE_NOOP("chronoscope::GroupRows", "Cron schedule"), of(K::ChildWorkflow, K::Workflow),
     true},
    {"initiator", QT_TRANSLATE_NOOP("chronoscope::GroupRows", "Started as"), of(K::Workflow), false},
    {"parent_workflow_execution.workflow_id", QT_TRANSLATE_NOOP("chronoscope::GroupRows", "Parent workflow"),
     of(K::Workflow), true},
    {"continued_execution_run_id", QT_TRANSLATE_NOOP("chronoscope::GroupRows", "Previous run"), of(K::Workflow), true},
    {"new_execution_run_id", QT_TRANSLATE_NOOP("chronoscope::GroupRows", "Next run"), of(K::Workflow), true},
    {"first_workflow_task_backoff", QT_TRANSLATE_NOOP("chronoscope::GroupRows", "First task after"), of(K::Workflow),
     true},
    {"workflow_execution_expiration_time", QT_TRANSLATE_NOOP("chronoscope::GroupRows", "Expires"), of(K::Workflow),
     true},
    {"attached_request_id", QT_TRANSLATE_NOOP("chronoscope::GroupRows", "Attached request"), of(K::Options), true},
    {"inherited_build_id", QT_TRANSLATE_NOOP("chronoscope::GroupRows", "Inherited build"), of(K::Workflow), true},
}};

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(chronoscope::GroupRows)
};

class RowWriter {
public:
    RowWriter(const RunSnapshot& snapshot, GroupIndex index, const QTimeZone& zone)
        : m_snapshot(snapshot)
        , m_index(index)
        , m_group(snapshot.groups->group(index))
        , m_zone(zone)
        , m_runStart(runStart(snapshot))
        , m_events(snapshot.groups->members(index))
    {
        m_events = m_events.first(std::min(m_events.size(), EventsRead));
        const Duration span = snapshot.history->latest() - snapshot.history->earliest();
        m_needsDate = snapshot.history->earliest().isValid() && span.nanoseconds > NanosecondsPerDay;
    }

    std::vector<DetailRow> write()
    {
        addSummary();
        addTimes();
        addPlace();
        addPolicies();
        for (const RowField& field : RowFields) {
            if ((field.kinds & of(m_group.kind)) != 0)
                addField(field);
        }
        return std::move(m_rows);
    }

private:
    void add(const QString& label, const QString& value, bool isFixedWidth, const QString& remark = {},
             const QString& exact = {})
    {
        if (!value.isEmpty())
            m_rows.push_back({label, value, remark, exact.isEmpty() ? value : exact, isFixedWidth});
    }

    void addSummary()
    {
        const QString summary = m_snapshot.groups->summary(m_index);
        add(Texts::tr("Summary"), singleLine(summary), false, {}, summary);
    }

    void addTime(const QString& label, Instant time, const QString& remark)
    {
        if (!time.isValid())
            return;
        const QString text = m_needsDate ? formatDateTime(time, m_zone) : formatTimeOfDay(time, m_zone);
        add(label, text, true, remark, formatRfc3339(time));
    }

    /// "(+1.505 s)" since the start of the run.
    [[nodiscard]] QString offset(Instant time) const
    {
        return m_runStart.isValid() && time.isValid() ? QStringLiteral("(%1)").arg(formatOffset(time - m_runStart))
                                                      : QString();
    }

    void addTimes()
    {
        addTime(startLabel(), m_group.start, offset(m_group.start));
        if (const std::optional<Duration> queued = queueTime(m_group))
            addTime(Texts::tr("Started"), m_group.started, Texts::tr("(%1 later)").arg(formatDuration(*queued)));
        if (m_group.status == Status::Instant || !m_group.end.isValid() || m_group.isOpen())
            return;
        const std::optional<Duration> ran = runTime(m_group);
        const bool isTimer = m_group.kind == GroupKind::Timer;
        const QString remark = !ran      ? QString()
                               : isTimer ? Texts::tr("(after %1)").arg(formatDuration(*ran))
                                         : Texts::tr("(ran %1)").arg(formatDuration(*ran));
        addTime(isTimer && m_group.status == Status::Completed ? Texts::tr("Fired") : Texts::tr("Closed"), m_group.end,
                remark);
    }

    [[nodiscard]] QString startLabel() const
    {
        switch (m_group.kind) {
        case GroupKind::Activity:
        case GroupKind::WorkflowTask:
        case GroupKind::NexusOperation:
            return Texts::tr("Scheduled");
        case GroupKind::Workflow:
        case GroupKind::Timer:
            return Texts::tr("Started");
        case GroupKind::ChildWorkflow:
        case GroupKind::SignalSent:
        case GroupKind::CancelSent:
            return Texts::tr("Initiated");
        case GroupKind::SignalReceived:
            return Texts::tr("Received");
        case GroupKind::Update:
            return Texts::tr("Accepted");
        default:
            return Texts::tr("Recorded");
        }
    }

    void addPlace()
    {
        const QString queue = m_snapshot.groups->taskQueue(m_index);
        add(Texts::tr("Task queue"), singleLine(queue), true, {}, queue);
        const QString worker = m_snapshot.groups->worker(m_index);
        add(Texts::tr("Worker"), singleLine(worker), true, {}, worker);
    }

    void addPolicies()
    {
        if (m_events.empty())
            return;
        if (const Message* attributes = attributesOf(m_snapshot.history->event(m_events.front())))
            add(Texts::tr("Timeouts"), timeoutsText(*attributes), true);
        const Message* policy = findAttributeMessage(*m_snapshot.history, m_events, "retry_policy");
        if (!policy)
            return;
        add(Texts::tr("Retry"), retryPolicyText(*policy), true);
        add(Texts::tr("Never retried"), notRetriedText(*policy), true);
    }

    void addField(const RowField& row)
    {
        const std::optional<AttributeField> found = findAttribute(*m_snapshot.history, m_events, row.path);
        if (!found || found->field->is_repeated())
            return;
        const QString raw = rawFieldText(*found->message, found->field, -1);
        add(Texts::tr(row.label), fieldValue(*found), row.isFixedWidth, {}, raw);
    }

    [[nodiscard]] QString fieldValue(const AttributeField& found) const
    {
        switch (found.field->cpp_type()) {
        case FieldDescriptor::CPPTYPE_ENUM:
            return enumWords(found);
        case FieldDescriptor::CPPTYPE_BOOL:
            return Texts::tr("to continue as new");
        case FieldDescriptor::CPPTYPE_INT64:
            return formatBytes(found.message->GetReflection()->GetInt64(*found.message, found.field));
        default:
            return fieldText(*found.message, found.field, -1, m_zone);
        }
    }

    const RunSnapshot& m_snapshot;
    GroupIndex m_index;
    const EventGroup& m_group;
    const QTimeZone& m_zone;
    Instant m_runStart;
    std::span<const EventIndex> m_events;
    bool m_needsDate = false;
    std::vector<DetailRow> m_rows;
};

} // namespace

std::vector<DetailRow> groupRows(const RunSnapshot& snapshot, GroupIndex group, const QTimeZone& zone)
{
    return RowWriter(snapshot, group, zone).write();
}

} // namespace chronoscope
