// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/statearguments.h"

#include <QFile>

#include <CLI/CLI.hpp>

#include <limits>

namespace chronoscope {

CLI::App* StateArguments::addTo(CLI::App& application)
{
    CLI::App* command = application.add_subcommand(
        "state", tr("Print what a workflow's state was right after one of its events").toStdString());
    command->add_option("FILE", m_file, tr("A history, or - for standard input").toStdString())
        ->type_name("")
        ->required();
    command->add_option("--at", m_eventId, tr("Id of the event").toStdString())->type_name("N")->required();
    command->add_option("--run", m_run, tr("Which run, where the file holds several (1)").toStdString())
        ->check(CLI::Range(1, std::numeric_limits<int>::max()).description(""))
        ->type_name("N");
    command->add_flag("--json", m_asJson, tr("An object with all of it, for scripts").toStdString());
    command->footer(tr("\nThe state is what the history tells: open activities, timers, child workflows, Nexus\n"
                       "operations, updates, signals and cancel requests, what was received and noted down,\n"
                       "search attributes, memo, versions and patches, SDK, and the limits used. What the\n"
                       "event itself changed is marked. Attempts of an activity are recorded when it closes,\n"
                       "and unknown until then.\n"
                       "\nWith --json: file, run, at, status, paused, cancelRequestedEventId, activities, timers,\n"
                       "childWorkflows, nexusOperations, updates, signalsSent, cancelsSent, workflowTask,\n"
                       "signalsReceived, updatesCompleted, localActivities, sideEffects, otherMarkers,\n"
                       "searchAttributes, memo, versions, sdkName, sdkVersion, buildId, deployment, coreFlags,\n"
                       "languageFlags, eventCount, historyBytes, failedWorkflowTasks. Events are named by id.\n"
                       "\nExit codes: 0 printed, 2 something was refused, for instance an id that is not there.\n"
                       "\nExamples:\n"
                       "  chronoscope state order.json --at 42\n"
                       "  chronoscope state order.json --at 42 --json | jq '.activities[].name'")
                        .toStdString());
    return command;
}

StateOptions StateArguments::interpret() const
{
    return {QFile::decodeName(QByteArray::fromStdString(m_file)), m_run, m_eventId, m_asJson};
}

} // namespace chronoscope
