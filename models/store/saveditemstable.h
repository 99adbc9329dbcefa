// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/error.h"
#include "models/store/saveditem.h"

#include <vector>

namespace SQLite {
class Database;
}

namespace chronoscope {

/// The table of saved filters and views. Functions of the store's thread; all may throw SQLite::Exception.
[[nodiscard]] std::vector<SavedItem> readSavedItems(SQLite::Database& database, SavedKind kind);
[[nodiscard]] Result<void> saveItem(SQLite::Database& database, SavedKind kind, const SavedItem& item);
[[nodiscard]] Result<void> renameSavedItem(SQLite::Database& database, SavedKind kind, const SavedItem& item,
                                           const QString& name);
void removeSavedItem(SQLite::Database& database, SavedKind kind, const SavedItem& item);

} // namespace chronoscope
