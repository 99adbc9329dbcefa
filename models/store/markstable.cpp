// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/markstable.h"

#include "models/core/format.h"
#include "models/store/sqltext.h"
#include "models/store/storeerror.h"
#include "models/store/storelimits.h"

#include <QCoreApplication>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

#include <string>

namespace chronoscope {

namespace {

QString translated(const char* text)
{
    return QCoreApplication::translate("Store", text);
}

std::string idText(const QUuid& id)
{
    return id.toString(QUuid::WithoutBraces).toStdString();
}

/// A kind of a later program is shown as a plain mark.
MarkKind kindOf(int number)
{
    switch (static_cast<MarkKind>(number)) {
    case MarkKind::Plain:
    case MarkKind::Question:
    case MarkKind::Problem:
    case MarkKind::Good:
        return static_cast<MarkKind>(number);
    }
    return MarkKind::Plain;
}

Result<void> check(const RunKey& run, const Mark& mark)
{
    if (!run.isValid() || run.workflowId.size() > storelimits::IdCharacters ||
        run.runId.size() > storelimits::IdCharacters) {
        return tl::unexpected(
            limitError(translated("Marks are kept by workflow id and run id, and this run has none that can be used."),
                       translated("Export the history with its first event, which names the run.")));
    }
    if (mark.note.size() > storelimits::NoteCharacters) {
        return tl::unexpected(limitError(
            translated("The note is longer than %1 characters.").arg(formatCount(storelimits::NoteCharacters)),
            translated("Shorten it, or divide it among several marks.")));
    }
    return {};
}

void bindRun(SQLite::Statement& statement, int first, const RunKey& run)
{
    statement.bind(first, sqlText(run.runId));
    statement.bind(first + 1, sqlText(run.workflowId));
}

Mark markAt(SQLite::Statement& query)
{
    Mark mark;
    mark.id = QUuid::fromString(textOf(query.getColumn(0)));
    if (!query.isColumnNull(1))
        mark.eventId = query.getColumn(1).getInt64();
    if (!query.isColumnNull(2))
        mark.time = Instant(query.getColumn(2).getInt64());
    mark.kind = kindOf(query.getColumn(3).getInt());
    mark.note = textOf(query.getColumn(4));
    return mark;
}

} // namespace

std::vector<Mark> readMarks(SQLite::Database& database, const RunKey& run)
{
    std::vector<Mark> marks;
    SQLite::Statement query(database, "SELECT id, event_id, time, kind, note FROM marks "
                                      "WHERE run_id = ? AND workflow_id = ? "
                                      "ORDER BY time NULLS LAST, event_id, id LIMIT ?");
    bindRun(query, 1, run);
    query.bind(3, static_cast<std::int64_t>(storelimits::MarksOfRun));
    while (query.executeStep())
        marks.push_back(markAt(query));
    return marks;
}

Result<void> putMark(SQLite::Database& database, const RunKey& run, const Mark& mark)
{
    if (auto checked = check(run, mark); !checked)
        return checked;
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    SQLite::Statement count(database, "SELECT count(*) FROM marks WHERE run_id = ? AND workflow_id = ? AND id <> ?");
    bindRun(count, 1, run);
    count.bind(3, idText(mark.id));
    count.executeStep();
    if (count.getColumn(0).getInt64() >= storelimits::MarksOfRun) {
        return tl::unexpected(
            limitError(translated("This run has %1 marks already.").arg(formatCount(storelimits::MarksOfRun)),
                       translated("Remove some that you no longer need.")));
    }
    SQLite::Statement insert(database, "INSERT INTO marks (id, run_id, workflow_id, event_id, time, kind, note) "
                                       "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
                                       "event_id = excluded.event_id, time = excluded.time, kind = excluded.kind, "
                                       "note = excluded.note");
    insert.bind(1, idText(mark.id));
    bindRun(insert, 2, run);
    if (mark.eventId)
        insert.bind(4, *mark.eventId);
    if (mark.time.isValid())
        insert.bind(5, mark.time.nanoseconds());
    insert.bind(6, static_cast<int>(mark.kind));
    insert.bind(7, sqlText(mark.note));
    insert.exec();
    transaction.commit();
    return {};
}

void removeMark(SQLite::Database& database, const RunKey& run, const QUuid& id)
{
    SQLite::Statement remove(database, "DELETE FROM marks WHERE run_id = ? AND workflow_id = ? AND id = ?");
    bindRun(remove, 1, run);
    remove.bind(3, idText(id));
    remove.exec();
}

} // namespace chronoscope
