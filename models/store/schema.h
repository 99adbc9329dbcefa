// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace SQLite {
class Database;
}

namespace chronoscope {

/// The tables that this program knows, as a number in the file (SQLite's user_version). 0: a file without any.
constexpr int SchemaVersion = 2;

/// Says in the file whose it is (SQLite's application_id).
constexpr int StoreApplicationId = 0x43687273;

/// All may throw SQLite::Exception.
[[nodiscard]] int schemaVersion(SQLite::Database& database);
/// False for the file of another program.
[[nodiscard]] bool isOurs(SQLite::Database& database);
/// Makes or changes the tables until they are those of SchemaVersion, in one transaction: all of it or nothing.
void migrate(SQLite::Database& database);

} // namespace chronoscope
