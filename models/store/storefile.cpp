// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/storefile.h"

#include "models/store/schema.h"
#include "models/store/storeerror.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <sqlite3.h>

#include <algorithm>
#include <string>
#include <utility>

namespace chronoscope {

namespace {

constexpr int LockMilliseconds = 5'000;
constexpr QFile::Permissions OwnerOnly = QFile::ReadOwner | QFile::WriteOwner;
constexpr QFile::Permissions OthersToo =
    QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;

QString translated(const char* text)
{
    return QCoreApplication::translate("Store", text);
}

Error errorAt(const QString& path, Error::Code code, const QString& message, const QString& remedy)
{
    Error error;
    error.code = code;
    error.place = path;
    error.message = message;
    error.remedy = remedy;
    return error;
}

/// The file must never have been readable by others, not even while it was empty, so we make it and not SQLite. What
/// SQLite puts beside it gets the same rights.
Result<void> prepareFile(const QString& path)
{
    const QDir folder = QFileInfo(path).absoluteDir();
    if (!folder.exists()) {
        // A folder that was there belongs to somebody else as well; ours is ours alone.
        if (!QDir().mkpath(folder.path()) || !QFile::setPermissions(folder.path(), OwnerOnly | QFile::ExeOwner)) {
            return tl::unexpected(errorAt(folder.path(), Error::Code::Permission,
                                          translated("The folder for marks and recent files could not be made."),
                                          translated("Give yourself the right to write to the folder around it.")));
        }
    }
    QFile file(path);
    if (file.open(QIODevice::WriteOnly | QIODevice::NewOnly, OwnerOnly))
        return {};
    if (!QFileInfo(path).isFile()) {
        return tl::unexpected(
            errorAt(path, Error::Code::Permission,
                    translated("The file for marks and recent files could not be made: %1.").arg(file.errorString()),
                    translated("Give yourself the right to write to its folder.")));
    }
    // Best effort: on a disk that knows no rights there is nothing to take away.
    if ((file.permissions() & OthersToo) != 0)
        file.setPermissions(file.permissions() & ~OthersToo);
    return {};
}

/// Throws what SQLite throws; a file that reads as a database but is not whole is damaged as well.
std::unique_ptr<SQLite::Database> openDatabase(const StoreOptions& options)
{
    auto database = std::make_unique<SQLite::Database>(QFile::encodeName(options.path).toStdString(),
                                                       SQLite::OPEN_READWRITE, options.busyMilliseconds);
    // What the file says is data: it shall not call functions, and its cells are checked before they are believed.
    database->exec("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA synchronous = FULL");
    const std::int64_t pageSize = database->execAndGet("PRAGMA page_size").getInt64();
    database->execAndGet("PRAGMA max_page_count = " + std::to_string(std::max<std::int64_t>(
                                                          1, options.mostBytes / std::max<std::int64_t>(1, pageSize))));
    const std::string verdict = database->execAndGet("PRAGMA quick_check(1)").getString();
    if (verdict != "ok")
        throw SQLite::Exception(verdict, SQLITE_CORRUPT);
    return database;
}

/// Whether another program has made the file whole or new since we looked.
bool isDamaged(const StoreOptions& options)
{
    try {
        openDatabase(options);
        return false;
    } catch (const SQLite::Exception& exception) {
        return isDamage(exception);
    }
}

/// Renames a damaged file and its journal, which would be taken for that of the next file. Answers with the new name.
Result<QString> putAside(const StoreOptions& options)
{
    const QString& path = options.path;
    QLockFile lock(path + QStringLiteral(".lock"));
    if (!lock.tryLock(LockMilliseconds) || !isDamaged(options))
        return QString();
    const QString stem = path + QStringLiteral(".damaged-") +
                         QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    QString aside = stem;
    for (int number = 2; QFileInfo::exists(aside); ++number)
        aside = stem + QLatin1Char('-') + QString::number(number);
    const QString journal = QStringLiteral("-journal");
    if (QFile::exists(path + journal) && !QFile::rename(path + journal, aside + journal))
        return tl::unexpected(errorAt(path, Error::Code::Io,
                                      translated("The store of marks and recent files is damaged and could not be put "
                                                 "aside."),
                                      translated("Move this file and its journal elsewhere and start again.")));
    if (!QFile::rename(path, aside))
        return tl::unexpected(errorAt(path, Error::Code::Io,
                                      translated("The store of marks and recent files is damaged and could not be put "
                                                 "aside."),
                                      translated("Move this file elsewhere and start again.")));
    return aside;
}

Result<void> checkOwner(SQLite::Database& database, const QString& path)
{
    if (!isOurs(database)) {
        return tl::unexpected(errorAt(path, Error::Code::Schema,
                                      translated("This file is the database of another program."),
                                      translated("Move it elsewhere and start again; until then marks and recent files "
                                                 "are not kept.")));
    }
    if (schemaVersion(database) > SchemaVersion) {
        return tl::unexpected(
            errorAt(path, Error::Code::Schema,
                    translated("This store of marks and recent files was written by a newer Chronoscope."),
                    translated("Use that version, or move the file elsewhere to begin a new one. It was not changed; "
                               "until then marks and recent files are not kept.")));
    }
    return {};
}

/// May throw SQLite::Exception.
Result<StoreFile> openPrepared(const StoreOptions& options)
{
    StoreFile file;
    file.database = openDatabase(options);
    if (auto checked = checkOwner(*file.database, options.path); !checked)
        return tl::unexpected(checked.error());
    // SQLite opens what may not be written for reading alone, and sees only later that it can't put a journal beside it.
    file.isReadOnly = sqlite3_db_readonly(file.database->getHandle(), "main") != 0 ||
                      !QFileInfo(QFileInfo(options.path).absolutePath()).isWritable();
    if (!file.isReadOnly || schemaVersion(*file.database) != SchemaVersion)
        migrate(*file.database);
    if (file.isReadOnly) {
        file.notice =
            errorAt(options.path, Error::Code::Permission,
                    translated("The store of marks and recent files may only be read; changes to them are not kept."),
                    translated("Give yourself the right to write to this file and its folder."));
    }
    return file;
}

Result<StoreFile> beginAnew(const StoreOptions& options)
{
    const Result<QString> aside = putAside(options);
    if (!aside)
        return tl::unexpected(aside.error());
    if (auto prepared = prepareFile(options.path); !prepared)
        return tl::unexpected(prepared.error());
    Result<StoreFile> file = openPrepared(options);
    if (file && !aside->isEmpty()) {
        file->notice =
            errorAt(*aside, Error::Code::Schema,
                    translated("The store of marks and recent files was damaged. It was put aside under this "
                               "name, and a new one begun."),
                    translated("Restore a copy of it from a backup, if you have one."));
    }
    return file;
}

} // namespace

Result<StoreFile> openStoreFile(const StoreOptions& options)
{
    if (auto prepared = prepareFile(options.path); !prepared)
        return tl::unexpected(prepared.error());
    try {
        try {
            return openPrepared(options);
        } catch (const SQLite::Exception& exception) {
            if (!isDamage(exception))
                throw;
        }
        return beginAnew(options);
    } catch (const SQLite::Exception& exception) {
        return tl::unexpected(storeError(options.path, exception));
    }
}

} // namespace chronoscope
