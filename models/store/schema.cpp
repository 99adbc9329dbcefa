// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/schema.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Transaction.h>

#include <array>
#include <cstddef>
#include <string>

namespace chronoscope {

namespace {

/// Entry n leads from version n to version n + 1. What was released once never changes; a new version is a new entry.
constexpr std::array<const char*, SchemaVersion> Migrations{
    R"(
    CREATE TABLE recent_files (
        path TEXT NOT NULL PRIMARY KEY,
        place INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE saved_items (
        kind INTEGER NOT NULL,
        workflow_type TEXT NOT NULL,
        name TEXT NOT NULL,
        content TEXT NOT NULL,
        PRIMARY KEY (kind, workflow_type, name)
    ) STRICT;
    )",
    R"(
    CREATE TABLE marks (
        id TEXT NOT NULL PRIMARY KEY,
        workflow_id TEXT NOT NULL,
        run_id TEXT NOT NULL,
        event_id INTEGER,
        time INTEGER,
        kind INTEGER NOT NULL,
        note TEXT NOT NULL,
        CHECK (event_id IS NOT NULL OR time IS NOT NULL)
    ) STRICT;
    CREATE INDEX marks_of_run ON marks (run_id, workflow_id);
    )",
};

} // namespace

int schemaVersion(SQLite::Database& database)
{
    return database.execAndGet("PRAGMA user_version").getInt();
}

bool isOurs(SQLite::Database& database)
{
    const bool isEmpty = database.execAndGet("SELECT count(*) FROM sqlite_schema").getInt() == 0;
    return isEmpty || database.execAndGet("PRAGMA application_id").getInt() == StoreApplicationId;
}

void migrate(SQLite::Database& database)
{
    if (schemaVersion(database) >= SchemaVersion)
        return;
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    // Another program may have been faster.
    for (int version = schemaVersion(database); version < SchemaVersion; ++version)
        database.exec(Migrations.at(static_cast<std::size_t>(version)));
    database.exec("PRAGMA application_id = " + std::to_string(StoreApplicationId));
    database.exec("PRAGMA user_version = " + std::to_string(SchemaVersion));
    transaction.commit();
}

} // namespace chronoscope
