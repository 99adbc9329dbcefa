// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/error.h"
#include "models/payload/sharedbytes.h"

#include <functional>

class QWidget;

namespace chronoscope {

/// Asks for a file name and writes the bytes there, on the pool; nothing blocks and a failed writing leaves an existing
/// file as it was. The suggested name must be our own, never text of a history. Tells the end, unless the widget is gone
/// or the user thought better of it: the path, or what went wrong.
void saveBytesAs(QWidget* parent, const SharedBytes& bytes, const QString& suggestedName,
                 std::function<void(const Result<QString>&)> finished);

/// Writes the bytes. Blocks; call it on the pool. Errors: Io.
[[nodiscard]] Result<QString> writeBytes(const QString& path, const SharedBytes& bytes);

} // namespace chronoscope
