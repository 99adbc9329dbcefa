// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/replaytestcommand.h"

#include "app/consoleoutput.h"
#include "app/exitcode.h"
#include "app/inputfiles.h"
#include "models/replaytest/replaytest.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace chronoscope {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ReplayTestCommand)
};

Error unknownSdk(const RunSnapshot& run)
{
    Error error;
    error.code = Error::Code::Schema;
    error.place = run.sourceName;
    error.message = Texts::tr("The history does not tell which SDK ran it.");
    error.remedy = Texts::tr("Name it with --sdk.");
    return error;
}

Error noFolder(const QString& path)
{
    Error error;
    error.code = Error::Code::Io;
    error.place = path;
    error.message = Texts::tr("This is no folder, and cannot be made one.");
    error.remedy = Texts::tr("Name a folder, or a new one in a folder that is there.");
    return error;
}

Result<QStringList> save(const RunSnapshot& run, const ReplayTestOptions& options)
{
    const std::optional<ReplaySdk> sdk = options.sdk ? options.sdk : replaySdkOf(run.summary);
    if (!sdk)
        return tl::unexpected(unknownSdk(run));
    return saveReplayTest(run, *sdk, options.output,
                          options.replaceExisting ? ExistingFile::Replace : ExistingFile::Keep);
}

} // namespace

int runReplayTest(const ReplayTestOptions& options)
{
    const auto inputs = expandInputs(options.files);
    if (!inputs) {
        printError(inputs.error());
        return Refused;
    }
    if (!QFileInfo(options.output).isDir() && !QDir().mkdir(options.output)) {
        printError(noFolder(options.output));
        return Refused;
    }
    ConsoleOutput output;
    bool hasFailed = false;
    const int loaded = forEachInput(*inputs, [&](const std::vector<RunSnapshotPointer>& runs) {
        for (const RunSnapshotPointer& run : runs) {
            const auto written = save(*run, options);
            hasFailed = hasFailed || !written;
            if (!written)
                printError(written.error());
            for (const QString& path : written.value_or(QStringList()))
                output.writeLine(path);
        }
        return true;
    });
    if (const auto printed = output.finish(); !printed) {
        printError(printed.error());
        return Refused;
    }
    return hasFailed ? Refused : loaded;
}

} // namespace chronoscope
