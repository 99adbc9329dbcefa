// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lintarguments.h"

#include <QFile>

#include <CLI/CLI.hpp>

namespace chronoscope {

CLI::App* LintArguments::addTo(CLI::App& application)
{
    CLI::App* command = application.add_subcommand(
        "lint", tr("Print what runs did that will hurt, with cause and remedy").toStdString());
    command->add_option("FILE", m_files, tr("Histories, folders, or - for standard input").toStdString())
        ->type_name("")
        ->required();
    command->add_flag("--json", m_asJson, tr("An array of objects, one for each lint").toStdString());
    command->footer(tr("\nLooks for workflow tasks that are stuck or fail again and again, nondeterminism,\n"
                       "limits that are near, retry storms, missing heartbeat timeouts, late timers,\n"
                       "patches used unevenly, large payloads, signals and updates that were never\n"
                       "handled, what was left open at the close, and rules of Temporal that a history\n"
                       "breaks. A lint is a line SEVERITY: FILE: event IDS: KIND: what happened, what to do.\n"
                       "Of several runs in a file FILE#N is the Nth. With --json a lint has file, run,\n"
                       "workflowId, runId, severity, kind, message, remedy and events. Whether the files\n"
                       "themselves are sound is told by \"chronoscope check\".\n"
                       "\nExit codes: 0 nothing above a note, 1 warnings or errors, 2 something was refused.\n"
                       "\nExamples:\n"
                       "  chronoscope lint order.json\n"
                       "  chronoscope lint --json histories/ | jq -r '.[] | select(.severity == \"error\").file'")
                        .toStdString());
    return command;
}

LintOptions LintArguments::interpret() const
{
    LintOptions options;
    for (const std::string& file : m_files)
        options.files.append(QFile::decodeName(QByteArray::fromStdString(file)));
    options.asJson = m_asJson;
    return options;
}

} // namespace chronoscope
