// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/replaytestarguments.h"

#include "app/commandoutline.h"

#include <QFile>

#include <CLI/CLI.hpp>

namespace chronoscope {

CLI::App* ReplayTestArguments::addTo(CLI::App& application)
{
    std::vector<std::string> sdks;
    for (const ReplaySdk sdk : replaySdks())
        sdks.push_back(toString(sdk).toStdString());
    CLI::App* command = application.add_subcommand(
        "replay-test", tr("Write runs as regression tests for the replayer of their SDK").toStdString());
    command->add_option("FILE", m_files, tr("Histories, folders, or - for standard input").toStdString())
        ->type_name("")
        ->required();
    command->add_option("-o,--output", m_output, tr("A folder; made where it is missing").toStdString())
        ->required()
        ->type_name("FOLDER");
    command->add_option("--sdk", m_sdk, tr("The SDK, where the history does not tell").toStdString())
        ->check(oneOf(sdks))
        ->type_name("SDK");
    command->add_flag("--force", m_isForced, tr("Replace files that are there already").toStdString());
    command->footer(tr("\nFor each run two files are written: the history as JSON, and a test that replays\n"
                       "it against the workflow code of the repository it is dropped into. The test\n"
                       "fails when the code would no longer do what it did. SDKs: typescript, python,\n"
                       "go, java, dotnet, ruby. Names are made of workflow type and run id.\n"
                       "\nExit codes: 0 written, 2 something was refused or not written.\n"
                       "\nExample:\n"
                       "  chronoscope replay-test order.json --output tests/replay/")
                        .toStdString());
    return command;
}

ReplayTestOptions ReplayTestArguments::interpret() const
{
    ReplayTestOptions options;
    for (const std::string& file : m_files)
        options.files.append(QFile::decodeName(QByteArray::fromStdString(file)));
    options.output = QFile::decodeName(QByteArray::fromStdString(m_output));
    options.sdk = replaySdkFromName(QString::fromStdString(m_sdk));
    options.replaceExisting = m_isForced;
    return options;
}

} // namespace chronoscope
