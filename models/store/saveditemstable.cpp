// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/saveditemstable.h"

#include "models/core/format.h"
#include "models/store/sqltext.h"
#include "models/store/storeerror.h"
#include "models/store/storelimits.h"

#include <QCoreApplication>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

#include <cstdint>

namespace chronoscope {

namespace {

QString translated(const char* text)
{
    return QCoreApplication::translate("Store", text);
}

Result<void> checkName(const QString& name)
{
    if (name.trimmed().isEmpty())
        return tl::unexpected(limitError(translated("The name is empty."), translated("Write a name.")));
    if (name.size() > storelimits::NameCharacters) {
        return tl::unexpected(limitError(
            translated("The name is longer than %1 characters.").arg(formatCount(storelimits::NameCharacters)),
            translated("Choose a shorter name.")));
    }
    return {};
}

Result<void> checkItem(const SavedItem& item)
{
    if (item.content.size() > storelimits::ContentCharacters || item.workflowType.size() > storelimits::IdCharacters) {
        return tl::unexpected(limitError(translated("What is to be saved is longer than %1 characters.")
                                             .arg(formatCount(storelimits::ContentCharacters)),
                                         translated("Save a simpler one.")));
    }
    return checkName(item.name);
}

void bindKey(SQLite::Statement& statement, int first, SavedKind kind, const SavedItem& item)
{
    statement.bind(first, static_cast<int>(kind));
    statement.bind(first + 1, sqlText(item.workflowType));
    statement.bind(first + 2, sqlText(item.name));
}

bool exists(SQLite::Database& database, SavedKind kind, const SavedItem& item)
{
    SQLite::Statement query(database, "SELECT 1 FROM saved_items WHERE kind = ? AND workflow_type = ? AND name = ?");
    bindKey(query, 1, kind, item);
    return query.executeStep();
}

} // namespace

std::vector<SavedItem> readSavedItems(SQLite::Database& database, SavedKind kind)
{
    std::vector<SavedItem> items;
    SQLite::Statement query(database, "SELECT name, content, workflow_type FROM saved_items WHERE kind = ? "
                                      "ORDER BY name COLLATE NOCASE, name, workflow_type LIMIT ?");
    query.bind(1, static_cast<int>(kind));
    query.bind(2, static_cast<std::int64_t>(storelimits::SavedItems));
    while (query.executeStep())
        items.push_back({textOf(query.getColumn(0)), textOf(query.getColumn(1)), textOf(query.getColumn(2))});
    return items;
}

Result<void> saveItem(SQLite::Database& database, SavedKind kind, const SavedItem& item)
{
    if (auto checked = checkItem(item); !checked)
        return checked;
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    SQLite::Statement count(database, "SELECT count(*) FROM saved_items WHERE kind = ?");
    count.bind(1, static_cast<int>(kind));
    count.executeStep();
    if (count.getColumn(0).getInt64() >= storelimits::SavedItems && !exists(database, kind, item)) {
        return tl::unexpected(
            limitError(translated("There are %1 saved ones already.").arg(formatCount(storelimits::SavedItems)),
                       translated("Remove some that you no longer need.")));
    }
    SQLite::Statement insert(database,
                             "INSERT INTO saved_items (kind, workflow_type, name, content) VALUES (?, ?, ?, ?) "
                             "ON CONFLICT DO UPDATE SET content = excluded.content");
    bindKey(insert, 1, kind, item);
    insert.bind(4, sqlText(item.content));
    insert.exec();
    transaction.commit();
    return {};
}

Result<void> renameSavedItem(SQLite::Database& database, SavedKind kind, const SavedItem& item, const QString& name)
{
    if (auto checked = checkName(name); !checked)
        return checked;
    if (name == item.name)
        return {};
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    if (exists(database, kind, {name, {}, item.workflowType})) {
        return tl::unexpected(limitError(translated("The name \"%1\" is taken.").arg(singleLine(name)),
                                         translated("Choose another name, or remove the other one first.")));
    }
    SQLite::Statement update(database,
                             "UPDATE saved_items SET name = ? WHERE kind = ? AND workflow_type = ? AND name = ?");
    update.bind(1, sqlText(name));
    bindKey(update, 2, kind, item);
    if (update.exec() == 0) {
        return tl::unexpected(limitError(translated("\"%1\" is no longer there.").arg(singleLine(item.name)),
                                         translated("Another Chronoscope may have removed it; save it anew.")));
    }
    transaction.commit();
    return {};
}

void removeSavedItem(SQLite::Database& database, SavedKind kind, const SavedItem& item)
{
    SQLite::Statement remove(database, "DELETE FROM saved_items WHERE kind = ? AND workflow_type = ? AND name = ?");
    bindKey(remove, 1, kind, item);
    remove.exec();
}

} // namespace chronoscope
