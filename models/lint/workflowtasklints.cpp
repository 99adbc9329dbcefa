// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Workflow tasks that fail or time out. The server writes down the first failure of several tries in a row only
// (transient workflow tasks), so one event may stand for many.
#include "models/core/format.h"
#include "models/history/eventtype.h"
#include "models/history/failuretext.h"
#include "models/lint/lintrules.h"
#include "models/lint/nondeterminismerror.h"
#include "models/lint/taskfailureadvice.h"

#include <temporal/api/enums/v1/event_type.pb.h>
#include <temporal/api/enums/v1/failed_cause.pb.h>
#include <temporal/api/enums/v1/workflow.pb.h>
#include <temporal/api/history/v1/message.pb.h>

#include <map>
#include <utility>

namespace chronoscope {

namespace {

namespace enums = temporal::api::enums::v1;

/// Closing again and again in vain is a loop; once is how Temporal works.
constexpr std::size_t ManyUnhandledCommands = 3;
constexpr int LongestFailure = 300;

struct TaskFailures {
    QString message;
    std::int32_t cause = 0;
    std::vector<EventIndex> events;
};

/// The last workflow task that ended, when it failed or timed out and the code has not closed the run; else not valid.
EventIndex failureAtEnd(const LintContext& context)
{
    if (context.isClosedByCode)
        return {};
    const History& history = context.history();
    for (std::size_t position = history.size(); position > 0; --position) {
        const EventIndex event(position - 1);
        switch (history.type(event)) {
        case enums::EVENT_TYPE_WORKFLOW_TASK_COMPLETED:
            return {};
        case enums::EVENT_TYPE_WORKFLOW_TASK_FAILED:
        case enums::EVENT_TYPE_WORKFLOW_TASK_TIMED_OUT:
            return event;
        default:
            break;
        }
    }
    return {};
}

QString headline(const QString& cause, const QString& message)
{
    QString text = message.isEmpty() ? cause : QStringLiteral("%1: %2").arg(cause, singleLine(message, LongestFailure));
    // A sentence follows.
    while (text.endsWith(QLatin1Char('.')))
        text.chop(1);
    return text;
}

/// How a reset, a moved cache, a failover and the end of a run from outside are written down: nothing that the code did.
bool isBookkeeping(const History& history, EventIndex event, std::int32_t cause)
{
    switch (cause) {
    case enums::WORKFLOW_TASK_FAILED_CAUSE_RESET_WORKFLOW:
    case enums::WORKFLOW_TASK_FAILED_CAUSE_RESET_STICKY_TASK_QUEUE:
    case enums::WORKFLOW_TASK_FAILED_CAUSE_FAILOVER_CLOSE_COMMAND:
        return true;
    case enums::WORKFLOW_TASK_FAILED_CAUSE_FORCE_CLOSE_COMMAND: {
        const EventIndex last(history.size() - 1);
        return event < last && isClosingEventType(history.type(last));
    }
    default:
        return false;
    }
}

void addUnhandledCommand(const TaskFailures& failures, Lints& lints)
{
    const bool isLoop = failures.events.size() >= ManyUnhandledCommands;
    const QString message =
        isLoop
            ? LintTexts::tr("The workflow wanted to close %1 times while signals or other events had come that it had "
                            "not been told of, and the server refused.")
                  .arg(failures.events.size())
            : LintTexts::tr("The workflow wanted to close while a signal or another event had come that it had not "
                            "been told of; the server refused, and told it first.");
    const QString remedy = isLoop ? LintTexts::tr("Take in all signals before closing or continuing as new, and let "
                                                  "senders send less often.")
                                  : LintTexts::tr("Nothing is to be done, as long as it is rare.");
    lints.push_back(makeLint(Lint::Kind::UnhandledCommand, isLoop ? Lint::Severity::Warning : Lint::Severity::Note,
                             message, remedy, failures.events));
}

void addFailures(const LintContext& context, const TaskFailures& failures, EventIndex atEnd, Lints& lints)
{
    const QString what = headline(taskFailureCauseName(failures.cause), failures.message);
    const QString remedy = taskFailureRemedy(failures.cause, failures.message);
    const bool isStuck = atEnd.isValid() && failures.events.back() == atEnd;
    const std::size_t count = failures.events.size();
    if (isStuck) {
        const QString end =
            context.close.isValid()
                ? LintTexts::tr("No workflow task was completed after that, until the run was ended from "
                                "outside.")
                : LintTexts::tr("No workflow task was completed since: the run stands still.");
        lints.push_back(makeLint(Lint::Kind::StuckWorkflowTask, Lint::Severity::Error,
                                 LintTexts::tr("The workflow task failed with %1. %2").arg(what, end), remedy,
                                 failures.events));
    } else if (count > 1) {
        lints.push_back(
            makeLint(Lint::Kind::RepeatedTaskFailure, Lint::Severity::Warning,
                     LintTexts::tr("Workflow tasks failed %1 times in the same way: %2.").arg(count).arg(what), remedy,
                     failures.events));
    } else {
        lints.push_back(makeLint(Lint::Kind::WorkflowTaskFailure, Lint::Severity::Note,
                                 LintTexts::tr("A workflow task failed, and a later try went on: %1.").arg(what),
                                 remedy, failures.events));
    }
}

void lintFailures(const LintContext& context, EventIndex atEnd, Lints& lints)
{
    std::map<std::pair<std::int32_t, QString>, TaskFailures> failures;
    const History& history = context.history();
    for (std::size_t position = 0; position < history.size(); ++position) {
        const EventIndex event(position);
        if (history.type(event) != enums::EVENT_TYPE_WORKFLOW_TASK_FAILED || isNondeterminism(history.event(event)))
            continue;
        const auto cause =
            static_cast<std::int32_t>(history.event(event).workflow_task_failed_event_attributes().cause());
        if (isBookkeeping(history, event, cause))
            continue;
        const FailureChain chain = failureOf(history.event(event));
        const bool hasMessage = !chain.isEmpty() && chain.links.front().kind != FailureKind::Cause;
        const QString message = hasMessage ? oneLine(chain) : QString();
        TaskFailures& same = failures[{cause, message}];
        same.message = message;
        same.cause = cause;
        same.events.push_back(event);
    }
    for (const auto& [key, same] : failures) {
        if (same.cause == enums::WORKFLOW_TASK_FAILED_CAUSE_UNHANDLED_COMMAND)
            addUnhandledCommand(same, lints);
        else
            addFailures(context, same, atEnd, lints);
    }
}

void lintTimeouts(const LintContext& context, EventIndex atEnd, Lints& lints)
{
    std::vector<EventIndex> sticky;
    std::vector<EventIndex> unanswered;
    for (std::size_t position = 0; position < context.history().size(); ++position) {
        const EventIndex event(position);
        if (context.history().type(event) != enums::EVENT_TYPE_WORKFLOW_TASK_TIMED_OUT)
            continue;
        const auto& timeout = context.history().event(event).workflow_task_timed_out_event_attributes();
        const bool isSticky = timeout.timeout_type() == enums::TIMEOUT_TYPE_SCHEDULE_TO_START;
        (isSticky ? sticky : unanswered).push_back(event);
    }
    if (!sticky.empty())
        lints.push_back(makeLint(
            Lint::Kind::StickyTimeout, Lint::Severity::Note,
            LintTexts::tr("The worker that had the run in its cache did not take a workflow task in time (%1): it "
                          "was stopped or busy, and another one had to replay the history.")
                .arg(eventList(context, sticky)),
            LintTexts::tr("Usual after a deployment. If it goes on, give workers more room for workflow tasks."),
            sticky));
    if (unanswered.empty())
        return;
    const bool isStuck = atEnd.isValid() && unanswered.back() == atEnd;
    const QString end = isStuck ? LintTexts::tr(" None was completed since.") : QString();
    lints.push_back(makeLint(
        Lint::Kind::WorkflowTaskTimeout, isStuck ? Lint::Severity::Error : Lint::Severity::Warning,
        LintTexts::tr("A worker took a workflow task and did not answer in time (%1): it crashed, was cut off, or "
                      "its code blocked.%2")
            .arg(eventList(context, unanswered), end),
        LintTexts::tr(
            "Look into the worker's log at that time; keep blocking calls and long computation out of workflow "
            "code."),
        unanswered));
}

} // namespace

void lintWorkflowTasks(const LintContext& context, Lints& lints)
{
    const EventIndex atEnd = failureAtEnd(context);
    lintFailures(context, atEnd, lints);
    lintTimeouts(context, atEnd, lints);
}

} // namespace chronoscope
