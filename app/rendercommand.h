// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QString>

namespace chronoscope {

/// `chronoscope render`: draws the timeline of one run into a PNG or SVG file.
struct RenderOptions {
    QString file;   ///< a file or "-"
    QString output; ///< its ending tells the format; an existing file is replaced
    QSize size;     ///< in device-independent pixels; empty: 1600 wide and as high as all lanes need
    QString theme = QStringLiteral("light");
    double scale = 1; ///< device pixels per device-independent pixel
    int run = 1;      ///< 1-based, where the file holds several runs
};

/// Blocks; needs a QGuiApplication. Returns an ExitCode.
[[nodiscard]] int runRender(const RenderOptions& options);

} // namespace chronoscope
