// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/error.h"
#include "models/store/mark.h"

#include <vector>

namespace SQLite {
class Database;
}

namespace chronoscope {

/// The table of marks. Functions of the store's thread; all may throw SQLite::Exception.
[[nodiscard]] std::vector<Mark> readMarks(SQLite::Database& database, const RunKey& run);
[[nodiscard]] Result<void> putMark(SQLite::Database& database, const RunKey& run, const Mark& mark);
void removeMark(SQLite::Database& database, const RunKey& run, const QUuid& id);

} // namespace chronoscope
