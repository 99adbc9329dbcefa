// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <SQLiteCpp/Column.h>

#include <string>

namespace chronoscope {

/// UTF-8 with its length, so that a text may hold NUL.
[[nodiscard]] inline std::string sqlText(const QString& text)
{
    return text.toStdString();
}

[[nodiscard]] inline QString textOf(const SQLite::Column& column)
{
    return QString::fromStdString(column.getString());
}

} // namespace chronoscope
