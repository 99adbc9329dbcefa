// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tasksarguments.h"

#include <QFile>

#include <CLI/CLI.hpp>

#include <limits>

namespace chronoscope {

CLI::App* TasksArguments::addTo(CLI::App& application)
{
    CLI::App* command = application.add_subcommand(
        "tasks", tr("Print the workflow tasks of a run: what each told the code, and the answer").toStdString());
    command->add_option("FILE", m_file, tr("A history, or - for standard input").toStdString())
        ->type_name("")
        ->required();
    command->add_option("--run", m_run, tr("Which run, where the file holds several (1)").toStdString())
        ->check(CLI::Range(1, std::numeric_limits<int>::max()).description(""))
        ->type_name("N");
    command->add_flag("--json", m_asJson, tr("An object with all of it, for scripts").toStdString());
    command->footer(tr("\nThe history is cut as the SDK that wrote it cuts it when it replays: SDKs on the shared\n"
                       "core (TypeScript, Python, .NET, Ruby, Rust), Go and Java differ. Where the history does\n"
                       "not name its SDK, it is guessed from markers and identities, and said to be a guess.\n"
                       "Failed and timed out tries, and tasks of the core that only keep local activities alive,\n"
                       "are attempts of the task that follows.\n"
                       "\nWith --json: file, run, workflowId, runId, sdk, tasks, and unassigned: events that are\n"
                       "neither told nor answered, with the reason. Events are named by id.\n"
                       "\nExit codes: 0 printed, 2 something was refused.\n"
                       "\nExamples:\n"
                       "  chronoscope tasks order.json\n"
                       "  chronoscope tasks order.json --json | jq '.tasks[] | {number, jobs, commands}'")
                        .toStdString());
    return command;
}

TasksOptions TasksArguments::interpret() const
{
    return {QFile::decodeName(QByteArray::fromStdString(m_file)), m_run > 0 ? std::optional(m_run) : std::nullopt,
            m_asJson};
}

} // namespace chronoscope
