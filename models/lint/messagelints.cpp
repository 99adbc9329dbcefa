// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/format.h"
#include "models/history/causefields.h"
#include "models/lint/lintrules.h"

#include <temporal/api/enums/v1/event_type.pb.h>
#include <temporal/api/history/v1/message.pb.h>

#include <algorithm>
#include <set>

namespace chronoscope {

namespace {

namespace enums = temporal::api::enums::v1;

/// history.maximumBufferedEventsBatch of server 1.32 is 100: past it the server fails the workflow task to make room.
constexpr std::size_t ManyBuffered = 50;

/// The start of the last workflow task that a worker answered.
EventIndex lastAnsweredStart(const LintContext& context)
{
    const History& history = context.history();
    EventIndex started;
    EventIndex answered;
    for (std::size_t position = 0; position < history.size(); ++position) {
        const EventIndex event(position);
        const std::int32_t type = history.type(event);
        if (type == enums::EVENT_TYPE_WORKFLOW_TASK_STARTED)
            started = event;
        else if (type == enums::EVENT_TYPE_WORKFLOW_TASK_COMPLETED)
            answered = started;
    }
    return answered;
}

void lintSignals(const LintContext& context, Lints& lints)
{
    if (!context.close.isValid() || !context.isWhole)
        return;
    const History& history = context.history();
    const EventIndex answered = lastAnsweredStart(context);
    std::vector<EventIndex> unheard;
    std::set<QString> names;
    for (std::size_t position = answered.isValid() ? answered.value : 0; position < context.close.value; ++position) {
        const EventIndex event(position);
        if (history.type(event) != enums::EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED)
            continue;
        unheard.push_back(event);
        names.insert(quoted(context.groups().name(context.groups().groupOf(event))));
    }
    if (unheard.empty())
        return;
    const QString why =
        context.isClosedByCode
            ? LintTexts::tr("The run closed without telling the code of them.")
            : LintTexts::tr("The run was ended from outside before a workflow task told the code of them.");
    lints.push_back(makeLint(
        Lint::Kind::UnhandledSignal, Lint::Severity::Warning,
        LintTexts::tr("Signals were never handled: %1 (%2), the first %3. %4")
            .arg(formatCount(static_cast<std::int64_t>(unheard.size())), eventList(context, unheard), *names.begin(),
                 why),
        LintTexts::tr(
            "Whoever sent them was told that all is well: send them to the run that takes over, where it matters."),
        unheard));
}

void lintUpdates(const LintContext& context, Lints& lints)
{
    if (!context.close.isValid())
        return;
    const RunState atClose = context.states.stateAfter(context.close);
    std::vector<EventIndex> unfinished;
    unfinished.reserve(atClose.updates.size());
    for (const OpenItem& update : atClose.updates)
        unfinished.push_back(update.opened);
    if (unfinished.empty())
        return;
    lints.push_back(makeLint(
        Lint::Kind::UnfinishedUpdate, Lint::Severity::Warning,
        LintTexts::tr("The run closed while the update %1 was being handled (%2): who waits for it gets an error, and "
                      "what its handler had still to do is lost.")
            .arg(context.name(atClose.updates.front().group), eventList(context, unfinished)),
        LintTexts::tr("Wait in the workflow until all handlers have finished before it returns or continues as new."),
        unfinished));
}

/// Events that came while a worker had a workflow task stand behind its commands, with times from before its completion.
void lintBuffered(const LintContext& context, Lints& lints)
{
    const History& history = context.history();
    std::vector<EventIndex> starts;
    std::size_t most = 0;
    std::size_t count = 0;
    EventIndex ended, first;
    const auto finish = [&] {
        if (count >= ManyBuffered)
            starts.push_back(first);
        most = std::max(most, count);
        count = 0;
    };
    for (std::size_t position = 0; position < history.size(); ++position) {
        const EventIndex event(position);
        switch (history.type(event)) {
        case enums::EVENT_TYPE_WORKFLOW_TASK_COMPLETED:
        case enums::EVENT_TYPE_WORKFLOW_TASK_FAILED:
        case enums::EVENT_TYPE_WORKFLOW_TASK_TIMED_OUT:
            ended = event;
            continue;
        case enums::EVENT_TYPE_WORKFLOW_TASK_SCHEDULED:
            finish();
            ended = {};
            continue;
        default:
            break;
        }
        const bool isBuffered = ended.isValid() && wakesWorkflow(history.type(event)) &&
                                history.time(event).isValid() && history.time(event) < history.time(ended);
        if (isBuffered && ++count == 1)
            first = event;
    }
    finish();
    if (starts.empty())
        return;
    lints.push_back(makeLint(
        Lint::Kind::BufferedEvents, Lint::Severity::Warning,
        LintTexts::tr(
            "Up to %1 events came while one workflow task was running (from %2): the server holds back at most "
            "100, and then fails the task to make room.")
            .arg(formatCount(static_cast<std::int64_t>(most)), eventList(context, starts)),
        LintTexts::tr("Make workflow tasks shorter, or have senders gather what they send into fewer signals."),
        starts));
}

} // namespace

void lintMessages(const LintContext& context, Lints& lints)
{
    lintSignals(context, lints);
    lintUpdates(context, lints);
    lintBuffered(context, lints);
}

} // namespace chronoscope
