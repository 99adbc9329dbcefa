// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace chronoscope {

/// A folder of the house and the other folders whose headers it may include.
struct Room {
    QString folder;
    QStringList mayKnow;
};

/// Who may know whom: the one table. An arrow never runs back up, and a room may always know itself.
inline const std::vector<Room>& rooms()
{
    static const QStringList core{QStringLiteral("models/core")};
    static const QStringList history = core + QStringList{QStringLiteral("models/history")};
    static const QStringList payload = history + QStringList{QStringLiteral("models/payload")};
    static const QStringList statistics = payload + QStringList{QStringLiteral("models/statistics")};
    static const QStringList replay = payload + QStringList{QStringLiteral("models/replay")};
    static const QStringList state = payload + QStringList{QStringLiteral("models/state")};
    static const QStringList lint = statistics + replay + state + QStringList{QStringLiteral("models/lint")};
    static const QStringList compare = replay + QStringList{QStringLiteral("models/compare")};
    static const QStringList chains = replay + QStringList{QStringLiteral("models/chains")};
    static const QStringList formats = history + QStringList{QStringLiteral("models/formats")};
    static const QStringList search = payload + QStringList{QStringLiteral("models/search")};
    static const QStringList filter = search + QStringList{QStringLiteral("models/filter")};
    static const QStringList redaction = payload + formats + QStringList{QStringLiteral("models/redaction")};
    static const QStringList exporting =
        payload + formats + QStringList{QStringLiteral("models/timeline"), QStringLiteral("models/export")};
    static const QStringList replayTest = exporting + QStringList{QStringLiteral("models/replaytest")};
    static const QStringList session = filter + formats + statistics + state + lint + compare + chains +
                                       QStringList{QStringLiteral("models/timeline"), QStringLiteral("models/tables"),
                                                   QStringLiteral("models/store"), QStringLiteral("models/session")};
    static const QStringList common = session + QStringList{QStringLiteral("views/common")};
    static const QStringList everyView =
        common + QStringList{QStringLiteral("views/timeline"),    QStringLiteral("views/history"),
                             QStringLiteral("views/payload"),     QStringLiteral("views/mainwindow"),
                             QStringLiteral("models/redaction"),  QStringLiteral("models/export"),
                             QStringLiteral("models/replaytest"), QStringLiteral("views/export"),
                             QStringLiteral("views/charts"),      QStringLiteral("views/replay"),
                             QStringLiteral("views/compare"),     QStringLiteral("views/chains")};
    static const std::vector<Room> table{
        {QStringLiteral("models/core"), {}},
        {QStringLiteral("models/store"), core},
        {QStringLiteral("models/history"), core},
        {QStringLiteral("models/formats"), history},
        {QStringLiteral("models/payload"), history},
        {QStringLiteral("models/redaction"), redaction},
        {QStringLiteral("models/search"), payload},
        {QStringLiteral("models/filter"), search},
        {QStringLiteral("models/timeline"), history},
        {QStringLiteral("models/statistics"), payload},
        {QStringLiteral("models/export"), exporting},
        {QStringLiteral("models/replaytest"), replayTest},
        {QStringLiteral("models/replay"), replay},
        {QStringLiteral("models/state"), state},
        {QStringLiteral("models/lint"), lint},
        {QStringLiteral("models/compare"), compare},
        {QStringLiteral("models/chains"), chains},
        {QStringLiteral("models/tables"), statistics + lint + compare + chains},
        {QStringLiteral("models/session"), session},
        {QStringLiteral("views/common"), session},
        {QStringLiteral("views/timeline"), common},
        {QStringLiteral("views/payload"), common},
        // The detail pane shows payloads inside events.
        {QStringLiteral("views/history"), common + QStringList{QStringLiteral("views/payload")}},
        {QStringLiteral("views/export"),
         common + QStringList{QStringLiteral("models/redaction"), QStringLiteral("models/export"),
                              QStringLiteral("models/replaytest"), QStringLiteral("views/timeline")}},
        // The only room that knows Qt Charts.
        {QStringLiteral("views/charts"), common + QStringList{QStringLiteral("models/export")}},
        // Its table of workflow tasks looks and behaves like those of events and groups.
        {QStringLiteral("views/replay"), common + QStringList{QStringLiteral("views/history")}},
        {QStringLiteral("views/compare"),
         common + QStringList{QStringLiteral("views/timeline"), QStringLiteral("models/export")}},
        {QStringLiteral("views/chains"), common + QStringList{QStringLiteral("views/timeline")}},
        {QStringLiteral("views/mainwindow"), everyView},
        // A program of its own, which must stay small: it shares the words of a protocol, and nothing else.
        {QStringLiteral("app/jqhelper"), {QStringLiteral("models/search")}},
        {QStringLiteral("app"), everyView},
    };
    return table;
}

} // namespace chronoscope
