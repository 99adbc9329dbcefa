// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inputfiles.h"

#include "app/consoleoutput.h"
#include "app/exitcode.h"
#include "models/formats/runloader.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QThread>

#include <algorithm>

namespace chronoscope {

namespace {

Error emptyFolder(const QString& path)
{
    Error error;
    error.code = Error::Code::Io;
    error.place = path;
    error.message = QCoreApplication::translate("InputFiles", "There is no readable file in this folder.");
    error.remedy = QCoreApplication::translate("InputFiles", "Name a folder that holds exported histories.");
    return error;
}

Error standardInputTwice()
{
    Error error;
    error.code = Error::Code::Schema;
    error.place = QCoreApplication::translate("InputFiles", "standard input");
    error.message = QCoreApplication::translate("InputFiles", "Standard input can be read only once.");
    error.remedy = QCoreApplication::translate("InputFiles", "Name \"-\" once.");
    return error;
}

} // namespace

Result<std::vector<InputFile>> expandInputs(const QStringList& arguments)
{
    std::vector<InputFile> inputs;
    if (arguments.count(QStringLiteral("-")) > 1)
        return tl::unexpected(standardInputTwice());
    for (const QString& argument : arguments) {
        if (argument == QLatin1String("-") || !QFileInfo(argument).isDir()) {
            inputs.push_back({argument, false});
            continue;
        }
        const QFileInfoList files = QDir(argument).entryInfoList(QDir::Files | QDir::Readable, QDir::Name);
        if (files.isEmpty())
            return tl::unexpected(emptyFolder(argument));
        for (const QFileInfo& file : files)
            inputs.push_back({file.filePath(), true});
    }
    return inputs;
}

Result<std::vector<RunSnapshotPointer>> loadInput(const InputFile& input)
{
    LoadOptions options;
    options.threads = std::max(1, QThread::idealThreadCount());
    const auto source = input.path == QLatin1String("-") ? openStandardInput() : openFile(input.path);
    return source.and_then([&options](const auto& bytes) { return loadRuns(*bytes, options); });
}

int forEachInput(const std::vector<InputFile>& inputs,
                 const std::function<bool(const std::vector<RunSnapshotPointer>&)>& visit)
{
    bool isRefused = false;
    bool hasOpened = false;
    for (const InputFile& input : inputs) {
        const auto runs = loadInput(input);
        if (!runs) {
            printError(runs.error());
            // A folder may hold a README; but a damaged or unreadable file in it is worth a complaint.
            isRefused = isRefused || !input.isFromFolder || runs.error().code != Error::Code::Schema;
            continue;
        }
        hasOpened = true;
        if (!visit(*runs))
            break;
    }
    return isRefused || !hasOpened ? Refused : AllFine;
}

} // namespace chronoscope
