// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lintcommand.h"

#include "app/consoleoutput.h"
#include "app/exitcode.h"
#include "app/inputfiles.h"
#include "app/jsonwriter.h"
#include "models/core/format.h"
#include "models/lint/lint.h"

namespace chronoscope {

namespace {

std::vector<Lint> lintsOf(const RunSnapshot& run)
{
    const auto tasks = WorkflowTasks::build(run.groups, run.summary);
    const auto states = StateIndex::build(run.groups);
    return lintRun(run, *tasks, *states);
}

QString eventIds(const Lint& lint, const RunSnapshot& run)
{
    QStringList ids;
    for (const EventIndex event : lint.events)
        ids.append(QString::number(run.history->eventId(event)));
    return ids.join(QLatin1Char(','));
}

/// "warning: order.json: event 12,15: retryStorm: what happened What to do"
QString lineOf(const Lint& lint, const RunSnapshot& run)
{
    QString file = run.sourceName;
    if (run.runInSource > 0)
        file += QLatin1Char('#') + QString::number(run.runInSource + 1);
    return singleLine(toString(lint.severity) + QLatin1String(": ") + file + QLatin1String(": event ") +
                          eventIds(lint, run) + QLatin1String(": ") + toString(lint.kind) + QLatin1String(": ") +
                          lint.message + QLatin1Char(' ') + lint.remedy,
                      8000);
}

void writeJson(JsonWriter& json, const Lint& lint, const RunSnapshot& run)
{
    json.beginObject();
    json.member("file", run.sourceName);
    json.member("run", std::int64_t{run.runInSource} + 1);
    json.member("workflowId", run.summary.workflowId);
    json.member("runId", run.summary.runId);
    json.member("severity", toString(lint.severity));
    json.member("kind", toString(lint.kind));
    json.member("message", lint.message);
    json.member("remedy", lint.remedy);
    json.key("events");
    json.beginArray(JsonWriter::Layout::Inline);
    for (const EventIndex event : lint.events)
        json.number(run.history->eventId(event));
    json.endArray();
    json.endObject();
}

} // namespace

int runLint(const LintOptions& options)
{
    const auto inputs = expandInputs(options.files);
    if (!inputs) {
        printError(inputs.error());
        return Refused;
    }
    ConsoleOutput output;
    JsonWriter json(output);
    if (options.asJson)
        json.beginArray();
    bool isClean = true;
    const int result = forEachInput(*inputs, [&](const std::vector<RunSnapshotPointer>& runs) {
        for (const RunSnapshotPointer& run : runs) {
            for (const Lint& lint : lintsOf(*run)) {
                isClean = isClean && lint.severity == Lint::Severity::Note;
                if (options.asJson)
                    writeJson(json, lint, *run);
                else
                    output.writeLine(lineOf(lint, *run));
            }
        }
        // Goes on when nobody reads any more: the exit code still speaks of every file.
        return true;
    });
    if (options.asJson) {
        json.endArray();
        json.finish();
    }
    if (const auto written = output.finish(); !written) {
        printError(written.error());
        return Refused;
    }
    if (result != AllFine)
        return result;
    return isClean ? AllFine : HasFindings;
}

} // namespace chronoscope
