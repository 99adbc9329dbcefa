// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The words for tasks, jobs and commands: those that scripts see, and those for people.
#include "models/replay/workflowtasks.h"

#include <temporal/api/enums/v1/command_type.pb.h>

#include <QCoreApplication>

#include <array>
#include <string>

namespace chronoscope {

namespace {

namespace enums = temporal::api::enums::v1;

struct Words {
    const char* name;
    const char* displayName; ///< source text for translation
};

constexpr std::array<Words, JobKindCount> JobWords{{
    {"initializeWorkflow", QT_TRANSLATE_NOOP("JobKind", "Workflow initialized")},
    {"notifyHasPatch", QT_TRANSLATE_NOOP("JobKind", "Version recorded")},
    {"updateRandomSeed", QT_TRANSLATE_NOOP("JobKind", "Random seed changed")},
    {"signalWorkflow", QT_TRANSLATE_NOOP("JobKind", "Signal received")},
    {"doUpdate", QT_TRANSLATE_NOOP("JobKind", "Update requested")},
    {"fireTimer", QT_TRANSLATE_NOOP("JobKind", "Timer fired")},
    {"resolveActivity", QT_TRANSLATE_NOOP("JobKind", "Activity resolved")},
    {"resolveChildWorkflowExecutionStart", QT_TRANSLATE_NOOP("JobKind", "Start of child workflow resolved")},
    {"resolveChildWorkflowExecution", QT_TRANSLATE_NOOP("JobKind", "Child workflow resolved")},
    {"cancelWorkflow", QT_TRANSLATE_NOOP("JobKind", "Cancel requested")},
    {"resolveSignalExternalWorkflow", QT_TRANSLATE_NOOP("JobKind", "Sent signal resolved")},
    {"resolveRequestCancelExternalWorkflow", QT_TRANSLATE_NOOP("JobKind", "Sent cancel request resolved")},
    {"resolveNexusOperationStart", QT_TRANSLATE_NOOP("JobKind", "Start of Nexus operation resolved")},
    {"resolveNexusOperation", QT_TRANSLATE_NOOP("JobKind", "Nexus operation resolved")},
    {"resolveLocalActivity", QT_TRANSLATE_NOOP("JobKind", "Local activity resolved")},
    {"replaySideEffect", QT_TRANSLATE_NOOP("JobKind", "Side effect recorded")},
    {"other", QT_TRANSLATE_NOOP("JobKind", "Other")},
}};

struct CommandWords {
    enums::CommandType type;
    const char* displayName; ///< source text for translation
};

constexpr std::array<CommandWords, 17> CommandDisplayNames{{
    {enums::COMMAND_TYPE_SCHEDULE_ACTIVITY_TASK, QT_TRANSLATE_NOOP("CommandType", "Schedule activity")},
    {enums::COMMAND_TYPE_REQUEST_CANCEL_ACTIVITY_TASK, QT_TRANSLATE_NOOP("CommandType", "Cancel activity")},
    {enums::COMMAND_TYPE_START_TIMER, QT_TRANSLATE_NOOP("CommandType", "Start timer")},
    {enums::COMMAND_TYPE_COMPLETE_WORKFLOW_EXECUTION, QT_TRANSLATE_NOOP("CommandType", "Complete workflow")},
    {enums::COMMAND_TYPE_FAIL_WORKFLOW_EXECUTION, QT_TRANSLATE_NOOP("CommandType", "Fail workflow")},
    {enums::COMMAND_TYPE_CANCEL_TIMER, QT_TRANSLATE_NOOP("CommandType", "Cancel timer")},
    {enums::COMMAND_TYPE_CANCEL_WORKFLOW_EXECUTION, QT_TRANSLATE_NOOP("CommandType", "Cancel workflow")},
    {enums::COMMAND_TYPE_REQUEST_CANCEL_EXTERNAL_WORKFLOW_EXECUTION,
     QT_TRANSLATE_NOOP("CommandType", "Cancel external workflow")},
    {enums::COMMAND_TYPE_RECORD_MARKER, QT_TRANSLATE_NOOP("CommandType", "Record marker")},
    {enums::COMMAND_TYPE_CONTINUE_AS_NEW_WORKFLOW_EXECUTION, QT_TRANSLATE_NOOP("CommandType", "Continue as new")},
    {enums::COMMAND_TYPE_START_CHILD_WORKFLOW_EXECUTION, QT_TRANSLATE_NOOP("CommandType", "Start child workflow")},
    {enums::COMMAND_TYPE_SIGNAL_EXTERNAL_WORKFLOW_EXECUTION,
     QT_TRANSLATE_NOOP("CommandType", "Signal external workflow")},
    {enums::COMMAND_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES,
     QT_TRANSLATE_NOOP("CommandType", "Upsert search attributes")},
    {enums::COMMAND_TYPE_PROTOCOL_MESSAGE, QT_TRANSLATE_NOOP("CommandType", "Answer update")},
    {enums::COMMAND_TYPE_MODIFY_WORKFLOW_PROPERTIES, QT_TRANSLATE_NOOP("CommandType", "Modify properties")},
    {enums::COMMAND_TYPE_SCHEDULE_NEXUS_OPERATION, QT_TRANSLATE_NOOP("CommandType", "Schedule Nexus operation")},
    {enums::COMMAND_TYPE_REQUEST_CANCEL_NEXUS_OPERATION, QT_TRANSLATE_NOOP("CommandType", "Cancel Nexus operation")},
}};

/// "COMMAND_TYPE_START_TIMER" as "startTimer".
QString camelCased(const std::string& constant)
{
    QString name = QString::fromStdString(constant).mid(QLatin1String("COMMAND_TYPE_").size()).toLower();
    for (qsizetype underscore = name.indexOf(QLatin1Char('_')); underscore >= 0;
         underscore = name.indexOf(QLatin1Char('_'), underscore)) {
        name.remove(underscore, 1);
        if (underscore < name.size())
            name[underscore] = name.at(underscore).toUpper();
    }
    return name;
}

} // namespace

QString toString(JobKind kind)
{
    return QLatin1String(JobWords[static_cast<std::size_t>(kind)].name);
}

QString displayName(JobKind kind)
{
    return QCoreApplication::translate("JobKind", JobWords[static_cast<std::size_t>(kind)].displayName);
}

QString commandTypeName(std::int32_t type)
{
    if (type <= 0 || !enums::CommandType_IsValid(type))
        return QStringLiteral("command%1").arg(type);
    return camelCased(enums::CommandType_Name(static_cast<enums::CommandType>(type)));
}

QString commandDisplayName(std::int32_t type)
{
    for (const CommandWords& words : CommandDisplayNames) {
        if (words.type == type)
            return QCoreApplication::translate("CommandType", words.displayName);
    }
    return QCoreApplication::translate("CommandType", "Command %1").arg(type);
}

QString toString(TaskOutcome outcome)
{
    static constexpr std::array Names{"open", "completed", "failed", "timedOut"};
    return QLatin1String(Names[static_cast<std::size_t>(outcome)]);
}

QString toString(Unassigned reason)
{
    static constexpr std::array<const char*, UnassignedCount> Names{
        "none", "workflowTask", "serverBookkeeping", "closedFromOutside", "afterClose", "unknownType", "outOfPlace"};
    return QLatin1String(Names[static_cast<std::size_t>(reason)]);
}

} // namespace chronoscope
