// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/lint/taskfailureadvice.h"

#include "models/lint/lintrules.h"

#include <temporal/api/enums/v1/failed_cause.pb.h>

#include <algorithm>
#include <array>
#include <optional>

namespace chronoscope {

namespace {

namespace enums = temporal::api::enums::v1;

struct Advice {
    std::int32_t cause;
    const char* remedy;
};

constexpr const char* BadAttributes = QT_TRANSLATE_NOOP(
    "Lint", "The server refused what the code asked for: correct the arguments of that command, and deploy.");
constexpr const char* PendingLimit = QT_TRANSLATE_NOOP(
    "Lint", "Start fewer at a time: wait for some to end before the next, or spread them over children.");
constexpr const char* TooLarge = QT_TRANSLATE_NOOP(
    "Lint", "Keep large values out of the history: turn on external storage, or pass references to where they are.");
constexpr const char* DuplicateId =
    QT_TRANSLATE_NOOP("Lint", "Leave the id to the SDK, or take one that nothing pending has.");

constexpr std::array<Advice, 24> Advices{{
    {enums::WORKFLOW_TASK_FAILED_CAUSE_BAD_SCHEDULE_ACTIVITY_ATTRIBUTES, BadAttributes},
    {enums::WORKFLOW_TASK_FAILED_CAUSE_BAD_REQUEST_CANCEL_ACTIVITY_ATTRIBUTES, BadAttributes},
    {enums::WORKFLOW_TASK_FAILED_CAUSE_BAD_START_TIMER_ATTRIBUTES, BadAttributes},
    {enums::WORKFLOW_TASK_FAILED_CAUSE_BAD_CANCEL_TIMER_ATTRIBUTES, BadAttributes},
    {enums::WORKFLOW_TASK_FAILED_CAUSE_BAD_RECORD_MARKER_ATTRIBUTES, BadAttributes},
    {enums::WORKFLOW_TASK_FAILED_CAUSE_BAD_COMPLETE_WORKFLOW_EXECUTION_ATTRIBUTES, BadAttributes},
    {enums::WORKFLOW_TASK_FAILED_CAUSE_BAD_FAIL_WORKFLOW_EXECUTION_ATTRIBUTES, BadAttributes},
    {enums::WORKFLOW_TASK_FAILED_CAUSE_BAD_CONTINUE_AS_NEW_ATTRIBUTES, BadAttributes},
    {enums::WORKFLOW_TASK_FAILED_CAUSE_BAD_SIGNAL_WORKFLOW_EXECUTION_ATTRIBUTES, BadAttributes},
    {enums::WORKFLOW_TASK_FAILED_CAUSE_BAD_START_CHILD_EXECUTION_ATTRIBUTES, BadAttributes},
    {enums::WORKFLOW_TASK_FAILED_CAUSE_BAD_SEARCH_ATTRIBUTES,
     QT_TRANSLATE_NOOP("Lint", "Register the search attribute in the namespace, with the type that the code writes.")},
    {enums::WORKFLOW_TASK_FAILED_CAUSE_BAD_SCHEDULE_NEXUS_OPERATION_ATTRIBUTES,
     QT_TRANSLATE_NOOP("Lint", "Register the Nexus endpoint, and check the name of service and operation.")},
    {enums::WORKFLOW_TASK_FAILED_CAUSE_START_TIMER_DUPLICATE_ID, DuplicateId},
    {enums::WORKFLOW_TASK_FAILED_CAUSE_SCHEDULE_ACTIVITY_DUPLICATE_ID, DuplicateId},
    {enums::WORKFLOW_TASK_FAILED_CAUSE_BAD_SIGNAL_INPUT_SIZE, TooLarge},
    {enums::WORKFLOW_TASK_FAILED_CAUSE_PENDING_CHILD_WORKFLOWS_LIMIT_EXCEEDED, PendingLimit},
    {enums::WORKFLOW_TASK_FAILED_CAUSE_PENDING_ACTIVITIES_LIMIT_EXCEEDED, PendingLimit},
    {enums::WORKFLOW_TASK_FAILED_CAUSE_PENDING_SIGNALS_LIMIT_EXCEEDED, PendingLimit},
    {enums::WORKFLOW_TASK_FAILED_CAUSE_PENDING_REQUEST_CANCEL_LIMIT_EXCEEDED, PendingLimit},
    {enums::WORKFLOW_TASK_FAILED_CAUSE_PENDING_NEXUS_OPERATIONS_LIMIT_EXCEEDED, PendingLimit},
    {enums::WORKFLOW_TASK_FAILED_CAUSE_BAD_UPDATE_WORKFLOW_EXECUTION_MESSAGE, BadAttributes},
    {enums::WORKFLOW_TASK_FAILED_CAUSE_UNHANDLED_UPDATE,
     QT_TRANSLATE_NOOP("Lint", "Update the SDK of the worker: it closed the run without answering an update.")},
    {enums::WORKFLOW_TASK_FAILED_CAUSE_FEATURE_DISABLED,
     QT_TRANSLATE_NOOP("Lint", "Turn the feature on in the namespace, or do without it.")},
    {enums::WORKFLOW_TASK_FAILED_CAUSE_FORCE_CLOSE_COMMAND,
     QT_TRANSLATE_NOOP("Lint", "Too much came while the task ran: answer faster, and let senders send less.")},
}};

/// Numbers that newer servers write and the pinned schema may lack.
constexpr std::int32_t GrpcMessageTooLarge = 36;
constexpr std::int32_t PayloadsTooLarge = 37;
constexpr std::int32_t ExternalStorageFailure = 38;

/// The rules of github.com/temporalio/rules that SDKs name in messages.
std::optional<QString> adviceByRule(const QString& message)
{
    if (message.contains(QLatin1String("TMPRL1101")) || message.contains(QLatin1String("deadlock")))
        return LintTexts::tr("Find what blocks the workflow's thread: input and output, locks, sleeping or a long "
                             "computation. Move it into an activity.");
    if (message.contains(QLatin1String("TMPRL1103")))
        return LintTexts::tr(TooLarge);
    if (message.contains(QLatin1String("TMPRL1105")))
        return LintTexts::tr("Configure the external storage on this worker that the one before it had.");
    if (message.contains(QLatin1String("StorageDriver")))
        return LintTexts::tr("Check that the worker reaches the external storage, with its rights, and that the object "
                             "there is whole.");
    return std::nullopt;
}

} // namespace

QString taskFailureRemedy(std::int32_t cause, const QString& message)
{
    if (const auto advice = adviceByRule(message))
        return *advice;
    if (cause == GrpcMessageTooLarge || cause == PayloadsTooLarge)
        return LintTexts::tr(TooLarge);
    if (cause == ExternalStorageFailure)
        return LintTexts::tr("Check that the worker reaches the external storage and may use it.");
    const auto advice =
        std::find_if(Advices.begin(), Advices.end(), [cause](const Advice& entry) { return entry.cause == cause; });
    if (advice != Advices.end())
        return LintTexts::tr(advice->remedy);
    return LintTexts::tr(
        "Correct the workflow's code and deploy it: the server tries the task again by itself, and the "
        "run goes on where it stood.");
}

QString taskFailureCauseName(std::int32_t cause)
{
    const auto* descriptor = enums::WorkflowTaskFailedCause_descriptor()->FindValueByNumber(cause);
    if (!descriptor)
        return LintTexts::tr("cause %1").arg(cause);
    QString name = QString::fromStdString(descriptor->name());
    name.remove(QLatin1String("WORKFLOW_TASK_FAILED_CAUSE_"));
    QString word;
    for (const QString& part : name.split(QLatin1Char('_')))
        word += part.left(1) + part.mid(1).toLower();
    return word;
}

} // namespace chronoscope
