// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rendercommand.h"

#include "app/consoleoutput.h"
#include "app/exitcode.h"
#include "app/inputfiles.h"
#include "models/export/safefile.h"
#include "views/export/timelinepicture.h"
#include "views/mainwindow/themechoice.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace chronoscope {

namespace {

Error outputError(const QString& path, const QString& message, const QString& remedy = {})
{
    Error error;
    error.code = Error::Code::Io;
    error.place = path;
    error.message = message;
    error.remedy = remedy;
    return error;
}

Result<RunSnapshotPointer> chooseRun(const RenderOptions& options)
{
    return loadInput({options.file, false})
        .and_then([&options](const std::vector<RunSnapshotPointer>& runs) -> Result<RunSnapshotPointer> {
            const auto wanted = static_cast<std::size_t>(options.run);
            if (wanted > runs.size())
                return tl::unexpected(outputError(
                    options.file, QCoreApplication::translate("RenderCommand", "There is no run %1; the file holds %2.")
                                      .arg(options.run)
                                      .arg(runs.size())));
            if (runs.size() > 1)
                printNotice(
                    QCoreApplication::translate("RenderCommand", "%1: drawing run %2 of %3; choose another with --run.")
                        .arg(options.file)
                        .arg(options.run)
                        .arg(runs.size()));
            return runs[wanted - 1];
        });
}

Result<ExportFormat> chooseFormat(const QString& path)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    if (ending == QLatin1String("png"))
        return ExportFormat::Png;
    if (ending == QLatin1String("svg"))
        return ExportFormat::Svg;
    return tl::unexpected(
        outputError(path, QCoreApplication::translate("RenderCommand", "The ending tells no format that can be drawn."),
                    QCoreApplication::translate("RenderCommand", "Name a file that ends in .png or .svg.")));
}

Result<void> writePicture(const RunSnapshot& run, ExportFormat format, const RenderOptions& options)
{
    const Theme::Kind theme = themeFromName(options.theme).value_or(Theme::Kind::Light);
    const RunWriter write = pictureWriter(format, {theme, options.size, options.scale});
    return writeFileSafely(options.output, ExistingFile::Replace,
                           [&](QIODevice& device) { return write(run, device, {}); });
}

} // namespace

int runRender(const RenderOptions& options)
{
    const auto written = chooseFormat(options.output).and_then([&options](ExportFormat format) {
        return chooseRun(options).and_then(
            [&options, format](const RunSnapshotPointer& run) { return writePicture(*run, format, options); });
    });
    if (!written) {
        printError(written.error());
        return Refused;
    }
    return AllFine;
}

} // namespace chronoscope
