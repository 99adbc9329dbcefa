// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/error.h"

namespace SQLite {
class Exception;
}

namespace chronoscope {

/// What SQLite said of the file, in the user's words.
[[nodiscard]] Error storeError(const QString& path, const SQLite::Exception& exception);

/// Whether SQLite said that the file is not what it should be.
[[nodiscard]] bool isDamage(const SQLite::Exception& exception);

/// Whether another program has kept the file for longer than we waited.
[[nodiscard]] bool isHeldByAnother(const SQLite::Exception& exception);

/// Something is longer, or there is more of it, than the store takes.
[[nodiscard]] Error limitError(const QString& message, const QString& remedy);

} // namespace chronoscope
