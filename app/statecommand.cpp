// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/statecommand.h"

#include "app/consoleoutput.h"
#include "app/exitcode.h"
#include "app/inputfiles.h"
#include "app/jsonwriter.h"
#include "app/statejson.h"
#include "app/statetext.h"
#include "models/state/stateindex.h"

#include <QCoreApplication>

namespace chronoscope {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(StateCommand)
};

Error usageError(const QString& place, const QString& message, const QString& remedy = {})
{
    Error error;
    error.code = Error::Code::Schema;
    error.place = place;
    error.message = message;
    error.remedy = remedy;
    return error;
}

Result<RunSnapshotPointer> chooseRun(const StateOptions& options)
{
    return loadInput({options.file, false})
        .and_then([&options](const std::vector<RunSnapshotPointer>& runs) -> Result<RunSnapshotPointer> {
            const auto wanted = static_cast<std::size_t>(options.run);
            if (wanted > runs.size())
                return tl::unexpected(
                    usageError(options.file,
                               Texts::tr("There is no run %1; the file holds %2.").arg(options.run).arg(runs.size())));
            if (runs.size() > 1)
                printNotice(Texts::tr("%1: the state of run %2 of %3; choose another with --run.")
                                .arg(options.file)
                                .arg(options.run)
                                .arg(runs.size()));
            return runs[wanted - 1];
        });
}

Result<EventIndex> findEvent(const History& history, const StateOptions& options)
{
    if (const auto event = history.findEventId(options.eventId))
        return *event;
    if (history.isEmpty())
        return tl::unexpected(usageError(options.file, Texts::tr("The run has no events.")));
    return tl::unexpected(usageError(options.file, Texts::tr("There is no event %1.").arg(options.eventId),
                                     Texts::tr("Ids of this run are from %1 to %2.")
                                         .arg(history.eventId(EventIndex(0U)))
                                         .arg(history.eventId(EventIndex(history.size() - 1)))));
}

void write(const RunSnapshot& run, EventIndex event, const StateOptions& options, ConsoleOutput& output)
{
    const auto states = StateIndex::build(run.groups);
    if (!options.asJson)
        return writeStateText(states, event, output);
    JsonWriter json(output);
    writeStateJson(run, states->stateAfter(event), json);
    json.finish();
}

} // namespace

int runState(const StateOptions& options)
{
    ConsoleOutput output;
    const auto written = chooseRun(options)
                             .and_then([&](const RunSnapshotPointer& run) {
                                 return findEvent(*run->history, options).map([&](EventIndex event) {
                                     write(*run, event, options, output);
                                 });
                             })
                             .and_then([&output] { return output.finish(); });
    if (written)
        return AllFine;
    printError(written.error());
    return Refused;
}

} // namespace chronoscope
