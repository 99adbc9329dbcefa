// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/export/exportformat.h"
#include "models/export/exportoptions.h"

namespace chronoscope {

/// The writer of a format; empty for pictures, which views paint.
/// The same run gives the same bytes, whatever the number of threads.
[[nodiscard]] RunWriter runWriter(ExportFormat format);

} // namespace chronoscope
