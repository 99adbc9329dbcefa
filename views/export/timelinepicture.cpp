// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/export/timelinepicture.h"

#include "models/export/runwriter.h"
#include "views/timeline/rendertimeline.h"

#include <QCoreApplication>
#include <QImage>
#include <QPainter>
#include <QSvgGenerator>

#include <cmath>

namespace chronoscope {

namespace {

/// In units; the height follows from what there is to draw.
constexpr int UsualWidth = 1600;

bool writePng(const RunSnapshot& run, QSize size, const PictureOptions& options, QIODevice& device)
{
    const QSize pixels(static_cast<int>(std::lround(size.width() * options.scale)),
                       static_cast<int>(std::lround(size.height() * options.scale)));
    QImage image(pixels, QImage::Format_RGB32);
    if (image.isNull())
        return false;
    image.setDevicePixelRatio(options.scale);
    QPainter painter(&image);
    renderTimeline(run, painter, size, Theme::get(options.theme), {});
    painter.end();
    return image.save(&device, "PNG");
}

bool writeSvg(const RunSnapshot& run, QSize size, const PictureOptions& options, QIODevice& device)
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
    renderTimeline(run, painter, size, Theme::get(options.theme), {});
    return painter.end();
}

Error pictureError(const QString& reason)
{
    Error error;
    error.code = Error::Code::Io;
    error.message = QCoreApplication::translate("TimelinePicture", "The picture could not be written: %1.").arg(reason);
    return error;
}

} // namespace

RunWriter pictureWriter(ExportFormat format, const PictureOptions& options)
{
    return [format, options](const RunSnapshot& run, QIODevice& device,
                             const ExportOptions& exportOptions) -> Result<void> {
        if (exportOptions.cancellation.isCancelled())
            return tl::unexpected(Error::cancelled());
        const QSize size = options.size.isEmpty() ? timelineRenderSize(run, UsualWidth, {}) : options.size;
        const bool isWritten =
            format == ExportFormat::Png ? writePng(run, size, options, device) : writeSvg(run, size, options, device);
        if (isWritten)
            return {};
        return tl::unexpected(pictureError(device.errorString()));
    };
}

RunWriter documentOrPictureWriter(ExportFormat format, const PictureOptions& options)
{
    return isPicture(format) ? pictureWriter(format, options) : runWriter(format);
}

} // namespace chronoscope
