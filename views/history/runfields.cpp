// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/history/runfields.h"

#include "models/core/format.h"
#include "models/history/failuretext.h"
#include "models/payload/eventpayloads.h"
#include "models/session/document.h"
#include "models/session/timedisplay.h"

#include <QCoreApplication>

namespace chronoscope {

namespace {

constexpr int RunIdCharacters = 14;
constexpr int PreviewCharacters = 32;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(RunHeader)
};

Field makeField(const QString& caption, const QString& value, const QString& explanation = {})
{
    Field field;
    field.caption = caption;
    field.value = value;
    field.explanation = explanation;
    field.isFixedWidth = true;
    return field;
}

QString startText(const Document& document)
{
    return formatDateTime(document.snapshot()->summary.start, document.timeDisplay().zone());
}

Field durationField(const RunSnapshot& snapshot)
{
    const RunSummary& summary = snapshot.summary;
    Field field = makeField(Texts::tr("Duration"), formatDuration(summary.duration()));
    if (!snapshot.isComplete)
        field.explanation = Texts::tr("So far; the file is still being read.");
    else if (!summary.close.isValid())
        field.explanation = Texts::tr("Until the last event; the run was open when its history was saved.");
    if (!field.explanation.isEmpty())
        field.shown = Texts::tr("%1 so far").arg(field.value);
    return field;
}

Field workersField(const QStringList& workers)
{
    Field field = makeField(Texts::tr("Worker"), workers.join(QLatin1Char('\n')));
    field.shown = Texts::tr("%1 · %2").arg(formatCount(workers.size()), workers.first());
    field.maximumCharacters = 28;
    return field;
}

void addText(std::vector<Field>& fields, const QString& caption, const QString& value, const QString& explanation = {})
{
    if (value.isEmpty())
        return;
    Field field = makeField(caption, value, explanation);
    field.maximumCharacters = 28;
    fields.push_back(std::move(field));
}

/// The values that an event was given or returned, on one line.
QString payloadsText(const std::shared_ptr<const History>& history, EventIndex event, PayloadRole role)
{
    std::vector<DecodedPayload> values;
    for (const EventPayload& payload : collectPayloads(history, event)) {
        if (payload.role == role)
            values.push_back(payload.payload);
    }
    return values.empty() ? QString() : payloadPreview(values);
}

/// A value that an event holds: its beginning, and the way to the event.
void addEventLink(std::vector<Field>& fields, Document& document, const QString& caption, const QString& value,
                  EventIndex event)
{
    if (value.isEmpty())
        return;
    Field field = makeField(caption, value, Texts::tr("Select the event that holds it."));
    field.maximumCharacters = PreviewCharacters;
    field.activate = [&document, event] { document.selection().selectEvent(event); };
    fields.push_back(std::move(field));
}

void addInputAndResult(std::vector<Field>& fields, Document& document)
{
    const RunSnapshot& snapshot = *document.snapshot();
    const RunSummary& summary = snapshot.summary;
    if (summary.startedEvent.isValid())
        addEventLink(fields, document, Texts::tr("Input"),
                     payloadsText(snapshot.history, summary.startedEvent, PayloadRole::Input), summary.startedEvent);
    if (!summary.closeEvent.isValid())
        return;
    const HistoryEvent& close = snapshot.history->event(summary.closeEvent);
    // A failure stands beside the status already.
    if (!carriesFailure(close))
        addEventLink(fields, document, Texts::tr("Result"),
                     payloadsText(snapshot.history, summary.closeEvent, PayloadRole::Result), summary.closeEvent);
}

} // namespace

std::vector<Field> runFields(Document& document)
{
    const RunSnapshot& snapshot = *document.snapshot();
    const RunSummary& summary = snapshot.summary;
    std::vector<Field> fields;
    addText(fields, Texts::tr("Started"), startText(document), formatRfc3339(summary.start));
    if (summary.start.isValid())
        fields.push_back(durationField(snapshot));
    if (summary.failedWorkflowTasks > 0)
        addText(fields, Texts::tr("Failed workflow tasks"),
                formatCount(static_cast<std::int64_t>(summary.failedWorkflowTasks)),
                Texts::tr("Workflow tasks that failed or timed out. Temporal retries them until the code is mended."));
    addText(fields, Texts::tr("Task queue"), summary.taskQueue);
    addText(fields, Texts::tr("SDK"), summary.sdkDisplayName());
    if (!summary.workers.isEmpty())
        fields.push_back(workersField(summary.workers));
    addText(fields, Texts::tr("Run"), summary.runId);
    if (!fields.empty() && fields.back().value == summary.runId)
        fields.back().maximumCharacters = RunIdCharacters;
    addInputAndResult(fields, document);
    addText(fields, Texts::tr("Parent"), summary.parentWorkflowId, summary.parentRunId);
    if (summary.attempt > 1)
        addText(fields, Texts::tr("Attempt"), formatCount(summary.attempt),
                Texts::tr("Attempt of the whole workflow."));
    addText(fields, Texts::tr("Cron"), summary.cronSchedule);
    addText(fields, Texts::tr("Deployment"), summary.deployment);
    addText(fields, Texts::tr("Continued from"), summary.continuedFromRunId, Texts::tr("The run before this one."));
    addText(fields, Texts::tr("Continues in"), summary.newRunId, Texts::tr("The next run of the workflow."));
    if (summary.firstRunId != summary.runId)
        addText(fields, Texts::tr("First run"), summary.firstRunId, Texts::tr("The first run of the chain."));
    addText(fields, Texts::tr("Namespace"), summary.nameSpace);
    addText(fields, Texts::tr("File"), snapshot.sourceName);
    return fields;
}

} // namespace chronoscope
