// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/recentfilestable.h"

#include "models/store/sqltext.h"
#include "models/store/storeerror.h"
#include "models/store/storelimits.h"

#include <QCoreApplication>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

#include <algorithm>
#include <cstdint>

namespace chronoscope {

QStringList readRecentFiles(SQLite::Database& database)
{
    QStringList paths;
    SQLite::Statement query(database, "SELECT path FROM recent_files ORDER BY place DESC LIMIT ?");
    query.bind(1, static_cast<std::int64_t>(storelimits::RecentFiles));
    while (query.executeStep())
        paths.append(textOf(query.getColumn(0)));
    return paths;
}

Result<QStringList> addRecentFiles(SQLite::Database& database, const QStringList& paths)
{
    const auto isTooLong = [](const QString& path) { return path.size() > storelimits::PathCharacters; };
    if (std::ranges::any_of(paths, isTooLong)) {
        return tl::unexpected(
            limitError(QCoreApplication::translate("Store", "The path is too long to be kept among the recent files."),
                       QCoreApplication::translate("Store", "Move the file to a folder that is less deep.")));
    }
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    // Places count up, whatever the clocks of the programs say.
    SQLite::Statement insert(database, "INSERT INTO recent_files (path, place) "
                                       "VALUES (?, (SELECT coalesce(max(place), 0) + 1 FROM recent_files)) "
                                       "ON CONFLICT (path) DO UPDATE SET place = excluded.place");
    const qsizetype count = std::min(paths.size(), storelimits::RecentFiles);
    for (qsizetype position = count; position > 0; --position) {
        insert.bind(1, sqlText(paths[position - 1]));
        insert.exec();
        insert.reset();
    }
    SQLite::Statement prune(database, "DELETE FROM recent_files WHERE path NOT IN "
                                      "(SELECT path FROM recent_files ORDER BY place DESC LIMIT ?)");
    prune.bind(1, static_cast<std::int64_t>(storelimits::RecentFiles));
    prune.exec();
    QStringList all = readRecentFiles(database);
    transaction.commit();
    return all;
}

void clearRecentFiles(SQLite::Database& database)
{
    database.exec("DELETE FROM recent_files");
}

} // namespace chronoscope
