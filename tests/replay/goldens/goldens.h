// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QStringList>

#include <vector>

namespace chronoscope::test {

/// What tests/data/replay/derive.py says of a history.
struct Golden {
    QString name;
    QString history; ///< path below ../shared
    QJsonObject content;
};

/// All of tests/data/replay, by name.
[[nodiscard]] std::vector<Golden> goldens();

/// Where actual isn't what expected says, as "tasks[2].jobs[0].eventId: expected 7, got 9"; empty when all is there.
/// Fields that expected lacks are not looked at; lists must be of the same length. Times are compared as times, and an
/// activation that expected leaves open (null) may be any.
[[nodiscard]] QStringList differences(const QJsonValue& expected, const QJsonValue& actual, const QString& place);

/// The first of many lines, for a failure that can be read.
[[nodiscard]] QByteArray shown(const QStringList& lines);

/// What the program prints, read as JSON; an object with "failure" where that is none.
[[nodiscard]] QJsonObject programSays(const QStringList& arguments);

} // namespace chronoscope::test
