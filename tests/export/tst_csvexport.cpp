// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/csvrow.h"
#include "tests/export/exporthelpers.h"
#include "tests/formats/readerhelpers.h"
#include "tests/support/historygenerator.h"

#include <limits>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

/// A strict reader of RFC 4180: rows end in CR LF, quotes stand around whole cells only. Ends the test program where the
/// text breaks the rules.
QList<QStringList> parseCsv(const QByteArray& bytes)
{
    QList<QStringList> rows;
    QStringList row;
    qsizetype at = 0;
    while (at < bytes.size()) {
        QByteArray cell;
        if (bytes[at] == '"') {
            for (++at;; ++at) {
                if (at >= bytes.size())
                    qFatal("a quote is not closed");
                if (bytes[at] == '"' && (at + 1 == bytes.size() || bytes[at + 1] != '"'))
                    break;
                if (bytes[at] == '"')
                    ++at;
                cell += bytes[at];
            }
            ++at;
        } else {
            for (; at < bytes.size() && bytes[at] != ',' && bytes[at] != '\r'; ++at) {
                if (bytes[at] == '"' || bytes[at] == '\n')
                    qFatal("a cell needs quotes");
                cell += bytes[at];
            }
        }
        row << QString::fromUtf8(cell);
        if (at < bytes.size() && bytes[at] == ',') {
            ++at;
            continue;
        }
        if (bytes.mid(at, 2) != "\r\n")
            qFatal("a row does not end in CR LF");
        at += 2;
        rows << row;
        row.clear();
    }
    return rows;
}

QByteArray cellOf(const QString& text)
{
    std::string target;
    CsvRow row(target);
    row.text(text);
    return QByteArray::fromStdString(target);
}

QByteArray secondsOf(std::int64_t nanoseconds)
{
    std::string target;
    CsvRow row(target);
    row.seconds({nanoseconds});
    return QByteArray::fromStdString(target);
}

const QByteArray SmallRun = R"(
WorkflowExecutionStarted type=Order queue=orders
t=5ms WorkflowTaskScheduled queue=orders
t=8ms WorkflowTaskStarted worker=w1
t=10ms WorkflowTaskCompleted
ActivityTaskScheduled id=a type=Charge queue=orders input="[1]"
t=40ms ActivityTaskStarted id=a attempt=3 worker=w1 lastFailure="no, answer"
t=60ms ActivityTaskCompleted id=a result="true"
)";

} // namespace

class TestCsvExport : public QObject {
    Q_OBJECT

private slots:
    void cellsAreQuotedWhereTheyMustBe();
    void formulasGetAnApostrophe_data();
    void formulasGetAnApostrophe();
    void secondsAreExact();
    void eachEventIsARow();
    void eachGroupIsARow();
    void hostileNamesStayInTheirCells();
    void everyRowHasAsManyCellsAsThereAreColumns();
};

void TestCsvExport::cellsAreQuotedWhereTheyMustBe()
{
    QCOMPARE(cellOf("plain text"), QByteArray("plain text"));
    QCOMPARE(cellOf("a,b"), QByteArray("\"a,b\""));
    QCOMPARE(cellOf("say \"x\""), QByteArray("\"say \"\"x\"\"\""));
    QCOMPARE(cellOf("two\nlines"), QByteArray("\"two\nlines\""));
    QCOMPARE(cellOf("é"), QByteArray("é"));
    QCOMPARE(cellOf(QString(QChar(u'\0'))), QByteArray("\xEF\xBF\xBD"));
}

void TestCsvExport::formulasGetAnApostrophe_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "'=1"})
        QTest::newRow(qPrintable(QString::fromLatin1(text).trimmed())) << QString::fromLatin1(text);
}

void TestCsvExport::formulasGetAnApostrophe()
{
    QFETCH(const QString, text);
    const QString cell = parseCsv(cellOf(text) + "\r\n").front().front();
    QVERIFY(cell.startsWith('\''));
    QCOMPARE(cell.mid(1), text);
}

void TestCsvExport::secondsAreExact()
{
    QCOMPARE(secondsOf(0), QByteArray("0"));
    QCOMPARE(secondsOf(1'500'000'000), QByteArray("1.5"));
    QCOMPARE(secondsOf(-2'000'001), QByteArray("-0.002000001"));
    QCOMPARE(secondsOf(std::numeric_limits<std::int64_t>::min()), QByteArray("-9223372036.854775808"));
}

void TestCsvExport::eachEventIsARow()
{
    const auto rows = parseCsv(exported(snapshotOf(historyFromText(SmallRun)), ExportFormat::EventCsv));
    QCOMPARE(rows.size(), 8);
    const QStringList& columns = rows.front();
    const auto cell = [&](int row, const char* column) { return rows[row][columns.indexOf(QLatin1String(column))]; };
    QCOMPARE(cell(1, "eventId"), "1");
    QCOMPARE(cell(1, "time"), "2026-01-02T03:04:05Z");
    QCOMPARE(cell(6, "sinceStartSeconds"), "0.04");
    QCOMPARE(cell(6, "type"), "ActivityTaskStarted");
    QCOMPARE(cell(6, "groupKind"), "activity");
    QCOMPARE(cell(6, "groupName"), "Charge");
    QCOMPARE(cell(6, "groupFirstEventId"), "5");
    QVERIFY(cell(6, "failure").contains("no, answer"));
    QCOMPARE(cell(7, "payloads"), "true");
    QCOMPARE(cell(7, "payloadBytes"), "4");
}

void TestCsvExport::eachGroupIsARow()
{
    const auto rows = parseCsv(exported(snapshotOf(historyFromText(SmallRun)), ExportFormat::GroupCsv));
    const QStringList& columns = rows.front();
    const auto activity = std::find_if(rows.begin(), rows.end(), [&columns](const QStringList& row) {
        return row[columns.indexOf(QLatin1String("kind"))] == "activity";
    });
    QVERIFY(activity != rows.end());
    const auto cell = [&](const char* column) { return (*activity)[columns.indexOf(QLatin1String(column))]; };
    QCOMPARE(cell("firstEventId"), "5");
    QCOMPARE(cell("lastEventId"), "7");
    QCOMPARE(cell("events"), "3");
    QCOMPARE(cell("name"), "Charge");
    QCOMPARE(cell("status"), "completed");
    QCOMPARE(cell("attempts"), "3");
    QCOMPARE(cell("queueSeconds"), "0.03");
    QCOMPARE(cell("durationSeconds"), "0.05");
    QCOMPARE(cell("worker"), "w1");
    QCOMPARE(cell("inputBytes"), "3");
    QCOMPARE(cell("resultBytes"), "4");
    QVERIFY(cell("failure").contains("no, answer"));
}

void TestCsvExport::hostileNamesStayInTheirCells()
{
    const QByteArray json = R"({"events":[
        {"eventId":"1","eventType":"EVENT_TYPE_ACTIVITY_TASK_SCHEDULED","activityTaskScheduledEventAttributes":
         {"activityId":"a","activityType":{"name":"=cmd|' /C calc'!A0"}}},
        {"eventId":"2","eventType":"EVENT_TYPE_ACTIVITY_TASK_SCHEDULED","activityTaskScheduledEventAttributes":
         {"activityId":"b","activityType":{"name":"x\",\r\n=y"}}}]})";
    const RunSnapshot run = snapshotOf(onlyRun(json).history);
    const auto rows = parseCsv(exported(run, ExportFormat::GroupCsv));
    const auto name = rows.front().indexOf("name");
    QStringList names;
    for (const QStringList& row : rows)
        names << row[name];
    QCOMPARE(names, (QStringList{"name", "'=cmd|' /C calc'!A0", "x\",\r\n=y"}));
}

void TestCsvExport::everyRowHasAsManyCellsAsThereAreColumns()
{
    const RunSnapshot run = snapshotOf(generateHistory({.eventCount = 3000, .seed = 3}));
    for (const ExportFormat format : {ExportFormat::EventCsv, ExportFormat::GroupCsv}) {
        const auto rows = parseCsv(exported(run, format));
        const std::size_t expected = format == ExportFormat::EventCsv ? run.history->size() : run.groups->size();
        QCOMPARE(static_cast<std::size_t>(rows.size()), expected + 1);
        for (const QStringList& row : rows)
            QCOMPARE(row.size(), rows.front().size());
    }
}

QTEST_GUILESS_MAIN(TestCsvExport)
#include "tst_csvexport.moc"
