// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rendercommand.h"

#include "app/consoleoutput.h"
#include "app/exitcode.h"
#include "app/inputfiles.h"
#include "views/common/theme.h"
#include "views/mainwindow/themechoice.h"
#include "views/timeline/rendertimeline.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QImage>
#include <QPainter>
#include <QSaveFile>
#include <QSvgGenerator>

#include <cmath>
#include <functional>

namespace chronoscope {

namespace {

/// In units; the height follows from what there is to draw.
constexpr int UsualWidth = 1600;

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

void draw(const RunSnapshot& run, QPainter& painter, QSize size, const RenderOptions& options)
{
    const Theme& theme = Theme::get(themeFromName(options.theme).value_or(Theme::Kind::Light));
    renderTimeline(run, painter, size, theme, {});
}

bool writePng(const RunSnapshot& run, QSize size, const RenderOptions& options, QIODevice& device)
{
    const QSize pixels(static_cast<int>(std::lround(size.width() * options.scale)),
                       static_cast<int>(std::lround(size.height() * options.scale)));
    QImage image(pixels, QImage::Format_RGB32);
    if (image.isNull())
        return false;
    image.setDevicePixelRatio(options.scale);
    QPainter painter(&image);
    draw(run, painter, size, options);
    painter.end();
    return image.save(&device, "PNG");
}

bool writeSvg(const RunSnapshot& run, QSize size, const RenderOptions& options, QIODevice& device)
{
    QSvgGenerator generator;
    generator.setOutputDevice(&device);
    // 96 dots an inch are one CSS pixel a unit.
    generator.setResolution(96);
    generator.setSize(size * options.scale);
    generator.setViewBox(QRect(QPoint(0, 0), size));
    generator.setTitle(run.summary.workflowType + QLatin1Char(' ') + run.summary.workflowId);
    QPainter painter;
    if (!painter.begin(&generator))
        return false;
    draw(run, painter, size, options);
    return painter.end();
}

using Writer = bool (*)(const RunSnapshot&, QSize, const RenderOptions&, QIODevice&);

Result<Writer> chooseWriter(const QString& path)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    if (ending == QLatin1String("png"))
        return writePng;
    if (ending == QLatin1String("svg"))
        return writeSvg;
    return tl::unexpected(
        outputError(path, QCoreApplication::translate("RenderCommand", "The ending tells no format that can be drawn."),
                    QCoreApplication::translate("RenderCommand", "Name a file that ends in .png or .svg.")));
}

/// Written aside and renamed, so that a failure leaves the old file as it was.
Result<void> writeFile(const RunSnapshot& run, const RenderOptions& options, Writer writer)
{
    const QSize size = options.size.isEmpty() ? timelineRenderSize(run, UsualWidth, {}) : options.size;
    QSaveFile file(options.output);
    const auto cannotWrite = [&] {
        return tl::unexpected(outputError(
            options.output, QCoreApplication::translate("RenderCommand", "The picture could not be written: %1.")
                                .arg(file.errorString())));
    };
    if (!file.open(QIODevice::WriteOnly))
        return cannotWrite();
    if (!writer(run, size, options, file)) {
        file.cancelWriting();
        return cannotWrite();
    }
    if (!file.commit())
        return cannotWrite();
    return {};
}

} // namespace

int runRender(const RenderOptions& options)
{
    const auto written = chooseWriter(options.output).and_then([&options](Writer writer) {
        return chooseRun(options).and_then(
            [&options, writer](const RunSnapshotPointer& run) { return writeFile(*run, options, writer); });
    });
    if (!written) {
        printError(written.error());
        return Refused;
    }
    return AllFine;
}

} // namespace chronoscope
