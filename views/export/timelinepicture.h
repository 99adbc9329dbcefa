// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/export/exportformat.h"
#include "models/export/exportoptions.h"
#include "views/common/theme.h"

#include <QSize>

namespace chronoscope {

struct PictureOptions {
    Theme::Kind theme = Theme::Kind::Light;
    QSize size;       ///< in units; empty: 1600 wide and as high as all lanes need
    double scale = 1; ///< pixels of a PNG, or points of an SVG, for each unit
};

/// The writer of a picture of the timeline; the format is Svg or Png. The same colours on every desktop.
/// Any thread may run it, and needs a QGuiApplication.
[[nodiscard]] RunWriter pictureWriter(ExportFormat format, const PictureOptions& options);

/// The writer of any format; pictures with these options.
[[nodiscard]] RunWriter documentOrPictureWriter(ExportFormat format, const PictureOptions& options);

} // namespace chronoscope
