// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/storeerror.h"

#include <QCoreApplication>

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

namespace chronoscope {

namespace {

QString translated(const char* text)
{
    return QCoreApplication::translate("Store", text);
}

/// Extended codes carry the plain one in their lowest byte (sqlite.org/rescode.html).
int plainCode(const SQLite::Exception& exception)
{
    return exception.getErrorCode() & 0xff;
}

void describe(Error& error, int code)
{
    switch (code) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        error.message = translated("Another program keeps the store of marks and recent files locked.");
        error.remedy = translated("Close the other Chronoscope, if it hangs, and try again.");
        break;
    case SQLITE_FULL:
        error.code = Error::Code::Limit;
        error.message = translated("There is no room left: the disk is full, or the store has its greatest size.");
        error.remedy = translated("Make room and try again. What was stored before is unharmed.");
        break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        error.code = Error::Code::Permission;
        error.message = translated("The store of marks and recent files may not be changed.");
        error.remedy = translated("Give yourself the right to write to this file and its folder.");
        break;
    case SQLITE_CANTOPEN:
        error.code = Error::Code::Permission;
        error.message = translated("The store of marks and recent files could not be opened.");
        error.remedy = translated("Give yourself the right to read and write this file and its folder.");
        break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        error.code = Error::Code::Schema;
        error.message = translated("The store of marks and recent files is damaged.");
        error.remedy = translated("Start Chronoscope again: it puts the file aside and begins a new one.");
        break;
    default:
        error.message = translated("The store of marks and recent files could not be used.");
        error.remedy = translated("Look whether the disk has room and works.");
        break;
    }
}

} // namespace

Error storeError(const QString& path, const SQLite::Exception& exception)
{
    Error error;
    error.code = Error::Code::Io;
    error.place = path;
    error.detail = QString::fromUtf8(exception.what());
    describe(error, plainCode(exception));
    return error;
}

bool isDamage(const SQLite::Exception& exception)
{
    return plainCode(exception) == SQLITE_CORRUPT || plainCode(exception) == SQLITE_NOTADB;
}

bool isHeldByAnother(const SQLite::Exception& exception)
{
    return plainCode(exception) == SQLITE_BUSY || plainCode(exception) == SQLITE_LOCKED;
}

Error limitError(const QString& message, const QString& remedy)
{
    Error error;
    error.code = Error::Code::Limit;
    error.message = message;
    error.remedy = remedy;
    return error;
}

} // namespace chronoscope
