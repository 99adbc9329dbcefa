// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/error.h"

#include <QStringList>

namespace SQLite {
class Database;
}

namespace chronoscope {

/// The table of recent files. Functions of the store's thread; all may throw SQLite::Exception.
[[nodiscard]] QStringList readRecentFiles(SQLite::Database& database);
[[nodiscard]] Result<QStringList> addRecentFiles(SQLite::Database& database, const QStringList& paths);
void clearRecentFiles(SQLite::Database& database);

} // namespace chronoscope
