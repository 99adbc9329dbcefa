// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/diffarguments.h"

#include <QFile>

#include <CLI/CLI.hpp>

#include <limits>

namespace chronoscope {

CLI::App* DiffArguments::addTo(CLI::App& application)
{
    CLI::App* command =
        application.add_subcommand("diff", tr("Print how a run differs from another, by what happened").toStdString());
    command->add_option("A", m_fileA, tr("A history, or - for standard input").toStdString())
        ->type_name("")
        ->required();
    command->add_option("B", m_fileB, tr("The history to compare it with").toStdString())->type_name("")->required();
    const auto addRun = [&](const char* name, int& run, const QString& explanation) {
        command->add_option(name, run, explanation.toStdString())
            ->check(CLI::Range(1, std::numeric_limits<int>::max()).description(""))
            ->type_name("N");
    };
    addRun("--run-a", m_runA, tr("Which run, where A holds several (1)"));
    addRun("--run-b", m_runB, tr("Which run, where B holds several (1)"));
    command->add_option("--ignore", m_ignored, tr("What is no difference; may be given again").toStdString())
        ->allow_extra_args(false)
        ->type_name("WHAT");
    command->add_flag("--strict", m_isStrict, tr("Compare times, ids and identities, too").toStdString());
    command->add_flag("--json", m_asJson, tr("An object with all of it, for scripts").toStdString());
    command->add_option("-o,--output", m_output, tr("Write into a file instead; replaced when it exists").toStdString())
        ->type_name("PATH");
    command->footer(tr("\nOperations are paired by kind, name, content and order, not by row: what was inserted\n"
                       "changes nothing behind it. WHAT is a kind of difference (missing, inserted, outcome,\n"
                       "changed, moved, slower, faster), timing, workflowTasks, the name of a field (input) or\n"
                       "a key in JSON payloads. What differs between any two runs is ignored unless --strict is\n"
                       "given: times, ids of events, tasks, runs and requests, ids that SDKs count, identities,\n"
                       "stack traces. Slower is by at least 100 ms and a quarter.\n"
                       "\nWith --json: a and b (file, run, workflowId, runId, workflowType, status, events),\n"
                       "pairedGroups, counts by kind, and differences (kind, groupKind, name, a, b, changes,\n"
                       "isCut; order of what was moved). a and b of a difference are null or have event,\n"
                       "events, status, start, durationNanoseconds. A change has eventA, eventB, path,\n"
                       "valuePath (in a JSON payload), side (both, onlyA, onlyB), a and b.\n"
                       "\nExit codes: 0 no difference, 1 differences, 2 something was refused.\n"
                       "\nExamples:\n"
                       "  chronoscope diff good.json bad.json\n"
                       "  chronoscope diff before.json after.json --ignore timing --ignore workflowTasks\n"
                       "  chronoscope diff a.json b.json --json | jq '.differences[] | select(.kind == \"outcome\")'")
                        .toStdString());
    return command;
}

DiffOptions DiffArguments::interpret() const
{
    DiffOptions options;
    options.a = {QFile::decodeName(QByteArray::fromStdString(m_fileA)),
                 m_runA > 0 ? std::optional(m_runA) : std::nullopt};
    options.b = {QFile::decodeName(QByteArray::fromStdString(m_fileB)),
                 m_runB > 0 ? std::optional(m_runB) : std::nullopt};
    options.output = QFile::decodeName(QByteArray::fromStdString(m_output));
    options.asJson = m_asJson;
    options.compare.isStrict = m_isStrict;
    for (const std::string& word : m_ignored)
        options.compare.ignore(QString::fromStdString(word));
    return options;
}

} // namespace chronoscope
