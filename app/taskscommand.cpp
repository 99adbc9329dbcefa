// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/taskscommand.h"

#include "app/consoleoutput.h"
#include "app/exitcode.h"
#include "app/inputfiles.h"
#include "app/jsonwriter.h"
#include "app/tasksjson.h"
#include "app/taskstext.h"

#include <QCoreApplication>

namespace chronoscope {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(TasksCommand)
};

Result<RunSnapshotPointer> chooseRun(const TasksOptions& options)
{
    const auto choose = [&options](const std::vector<RunSnapshotPointer>& runs) -> Result<RunSnapshotPointer> {
        const auto wanted = static_cast<std::size_t>(options.run.value_or(1));
        if (wanted > runs.size()) {
            Error error;
            error.code = Error::Code::Schema;
            error.place = options.file;
            error.message = Texts::tr("There is no run %1; the file holds %2.").arg(wanted).arg(runs.size());
            return tl::unexpected(error);
        }
        if (runs.size() > 1 && !options.run)
            printNotice(Texts::tr("%1: the tasks of the first of %2 runs; choose another with --run.")
                            .arg(options.file)
                            .arg(runs.size()));
        return runs[wanted - 1];
    };
    return loadInput({options.file, false}).and_then(choose);
}

void write(const RunSnapshot& run, const TasksOptions& options, ConsoleOutput& output)
{
    const auto tasks = WorkflowTasks::build(run.groups, run.summary);
    if (!options.asJson) {
        writeTasksText(run, *tasks, output);
        return;
    }
    JsonWriter json(output);
    writeTasksJson(run, *tasks, json);
    json.finish();
}

} // namespace

int runTasks(const TasksOptions& options)
{
    ConsoleOutput output;
    const auto written = chooseRun(options)
                             .map([&](const RunSnapshotPointer& run) { write(*run, options, output); })
                             .and_then([&output] { return output.finish(); });
    if (written)
        return AllFine;
    printError(written.error());
    return Refused;
}

} // namespace chronoscope
