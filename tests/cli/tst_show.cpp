// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.h"

#include <QRegularExpression>
#include <QTest>

using namespace chronoscope::test;

/// `chronoscope show`, driven through the program itself. Expected values were read from the histories by hand.
class ShowTest : public QObject {
    Q_OBJECT

private slots:
    void aRunIsOneJsonObjectWithItsFacts();
    void everyEventIsInExactlyOneGroup();
    void groupsSayTheirKindStatusAndAttempts();
    void aFailureIsToldInOneLine();
    void anOpenRunHasNoCloseTime();
    void theEventListHoldsEveryEventWhole();
    void withoutTheOptionThereIsNoEventList();
    void theCriticalPathGoesFromStartToClose();
    void theCriticalPathIsListedForPeople();
    void severalRunsInAFileAreAnArray();
    void severalFilesAreAnArray();
    void concatenatedBatchesAreRead();
    void aFolderStandsForItsFiles();
    void standardInputIsADash();
    void peopleGetAHeaderGroupsAndFindings();
    void aCommonRunFitsIntoEightyColumns();
    void hostileTextCannotSteerTheTerminal();
    void hostileTextSurvivesInJson();
    void aDefectIsAFindingBesideTheRun();
    void aCutFileShowsWhatIsLeft();
    void whatIsNoHistoryIsRefusedInOneLine();
    void aMissingFileIsNamed();
    void whatCanBeReadIsShownBesideARefusedFile();
    void aReaderThatGoesAwayIsNoCrash();
    void aFullDiskIsAnError();
    void theLargestHistoryIsShown();

private:
    [[nodiscard]] Finished show(const QStringList& arguments, const QByteArray& standardInput = {}) const
    {
        return m_program.run(QStringList{QStringLiteral("show")} + arguments, standardInput);
    }

    Program m_program;
};

namespace {

/// The objects of an array.
QList<QJsonObject> objectsOf(const QJsonValue& array)
{
    QList<QJsonObject> objects;
    const QJsonArray values = array.toArray();
    for (const auto& value : values)
        objects.append(value.toObject());
    return objects;
}

QJsonObject groupWithEvent(const QJsonObject& run, int eventId)
{
    const QList<QJsonObject> groups = objectsOf(run["groups"]);
    for (const QJsonObject& group : groups) {
        if (group["events"].toArray().contains(eventId))
            return group;
    }
    return {};
}

QHash<QString, int> countByKind(const QJsonObject& run)
{
    QHash<QString, int> counts;
    const QList<QJsonObject> groups = objectsOf(run["groups"]);
    for (const QJsonObject& group : groups)
        ++counts[group["kind"].toString()];
    return counts;
}

/// A workflow that starts a timer and lets it fire, over and over.
QByteArray longRun(int eventCount)
{
    QByteArray json =
        R"({"events":[{"eventId":"1","eventTime":"2026-01-01T00:00:00Z",)"
        R"("eventType":"EVENT_TYPE_WORKFLOW_EXECUTION_STARTED","workflowExecutionStartedEventAttributes":)"
        R"({"workflowType":{"name":"Ticker"},"workflowId":"ticker-1","attempt":1}})";
    for (int id = 2; id <= eventCount; ++id) {
        const bool isStart = id % 2 == 0;
        json += ",\n{\"eventId\":\"" + QByteArray::number(id) + "\",\"eventTime\":\"2026-01-01T" +
                QByteArray::number(10 + id / 3600 % 14) + ':' + QByteArray::number(10 + id / 60 % 50) + ':' +
                QByteArray::number(10 + id % 50) + "Z\",\"eventType\":\"EVENT_TYPE_TIMER_" +
                (isStart ? "STARTED" : "FIRED") + "\",\"timer" + (isStart ? "Started" : "Fired") +
                "EventAttributes\":{\"timerId\":\"" + QByteArray::number(id / 2) + '"' +
                (isStart ? QByteArray() : ",\"startedEventId\":\"" + QByteArray::number(id - 1) + '"') + "}}";
    }
    return json + "]}";
}

} // namespace

void ShowTest::aRunIsOneJsonObjectWithItsFacts()
{
    const Finished finished = show({sampleFile(), "--json"});
    QCOMPARE(finished.errors, QByteArray());
    QVERIFY(finished.isNormalExit);
    QCOMPARE(finished.exitCode, 0);
    const QJsonObject run = finished.object();
    QCOMPARE(run["workflowId"].toString(), "order-full");
    QCOMPARE(run["runId"].toString(), "01a2089a-650f-787d-8208-54a0ceca980b");
    QCOMPARE(run["workflowType"].toString(), "OrderFulfilment");
    QCOMPARE(run["status"].toString(), "completed");
    QCOMPARE(run["startTime"].toString(), "2026-11-23T13:31:05.871557300Z");
    QCOMPARE(run["closeTime"].toString(), "2026-11-23T13:31:12.338934657Z");
    QCOMPARE(run["events"].toInt(), 121);
    QCOMPARE(run["taskQueue"].toString(), "orders");
    QCOMPARE(run["sdk"]["name"].toString(), "temporal-python");
    QCOMPARE(run["parent"], QJsonValue(QJsonValue::Null));
    QCOMPARE(run["findings"], QJsonValue(QJsonArray()));
}

void ShowTest::everyEventIsInExactlyOneGroup()
{
    const QJsonObject run = show({sampleFile(), "--json"}).object();
    QList<int> events;
    const QList<QJsonObject> groups = objectsOf(run["groups"]);
    for (const QJsonObject& group : groups) {
        const QJsonArray members = group["events"].toArray();
        for (const auto& event : members)
            events.append(event.toInt());
    }
    std::sort(events.begin(), events.end());
    QList<int> all(121);
    std::iota(all.begin(), all.end(), 1);
    QCOMPARE(events, all);
}

void ShowTest::groupsSayTheirKindStatusAndAttempts()
{
    const QJsonObject run = show({sampleFile(), "--json"}).object();
    const QHash<QString, int> counts = countByKind(run);
    QCOMPARE(counts["workflow"], 1);
    QCOMPARE(counts["workflowTask"], 20);
    QCOMPARE(counts["activity"], 9);
    QCOMPARE(counts["localActivity"], 1);
    QCOMPARE(counts["timer"], 5);
    QCOMPARE(counts["childWorkflow"], 1);
    QCOMPARE(counts["signalReceived"], 3);
    QCOMPARE(counts["update"], 4);

    const QJsonObject card = groupWithEvent(run, 35);
    QCOMPARE(card["kind"].toString(), "activity");
    QCOMPARE(card["name"].toString(), "charge_card");
    QCOMPARE(card["status"].toString(), "completed");
    QCOMPARE(card["attempts"].toInt(), 3);
    QCOMPARE(card["events"].toArray(), QJsonArray({35, 66, 67}));
    QCOMPARE(card["start"].toString(), "2026-11-23T13:31:07.376651714Z");
    QCOMPARE(card["end"].toString(), "2026-11-23T13:31:09.453441831Z");

    QCOMPARE(groupWithEvent(run, 72)["status"].toString(), "cancelled");
    QCOMPARE(groupWithEvent(run, 71)["status"].toString(), "completed");
    QCOMPARE(groupWithEvent(run, 36)["status"].toString(), "instant");
    QCOMPARE(groupWithEvent(run, 36)["name"].toString(), "add_note");
    QCOMPARE(groupWithEvent(run, 84)["events"].toArray(), QJsonArray({84, 85, 105}));
}

void ShowTest::aFailureIsToldInOneLine()
{
    const Finished finished = show({"-", "--json"}, failedRun());
    const QJsonObject run = finished.object();
    QCOMPARE(run["status"].toString(), "failed");
    QVERIFY(run["failure"].toString().contains("no trip"));
    const QJsonObject flight = groupWithEvent(run, 5);
    QCOMPARE(flight["status"].toString(), "failed");
    QCOMPARE(flight["attempts"].toInt(), 4);
    QVERIFY(flight["failure"].toString().contains("no seats"));
    QCOMPARE(groupWithEvent(run, 2)["failure"], QJsonValue(QJsonValue::Null));

    const QStringList lines = show({"-"}, failedRun()).outputLines();
    QCOMPARE(lines.filter("no seats").size(), 1);
    QVERIFY(!lines.filter("no trip").isEmpty());
}

void ShowTest::anOpenRunHasNoCloseTime()
{
    const Files files;
    QByteArray json = failedRun();
    const auto afterScheduling = json.indexOf(R"({"eventId":"6")");
    const QString path = files.write("open.json", json.left(json.lastIndexOf(',', afterScheduling)) + "]}");
    const QJsonObject run = show({path, "--json"}).object();
    QCOMPARE(run["status"].toString(), "running");
    QCOMPARE(run["closeTime"], QJsonValue(QJsonValue::Null));
    const QJsonObject activity = groupWithEvent(run, 5);
    QCOMPARE(activity["status"].toString(), "scheduled");
    QCOMPARE(activity["end"], QJsonValue(QJsonValue::Null));
}

void ShowTest::theEventListHoldsEveryEventWhole()
{
    const QJsonObject run = show({sampleFile(), "--json", "--events"}).object();
    const QJsonArray shown = run["eventList"].toArray();
    const QJsonArray original = QJsonDocument::fromJson(Files::read(sampleFile()))["events"].toArray();
    QCOMPARE(shown.size(), 121);
    // An activity, its late start with a failure, and the end: whole, as the server wrote them.
    for (const int position : {34, 65, 120})
        QCOMPARE(shown[position].toObject(), original[position].toObject());
}

void ShowTest::withoutTheOptionThereIsNoEventList()
{
    QVERIFY(!show({sampleFile(), "--json"}).object().contains("eventList"));
}

void ShowTest::theCriticalPathGoesFromStartToClose()
{
    const QJsonObject run = show({sampleFile(), "--json", "--critical-path"}).object();
    const QJsonObject path = run["criticalPath"].toObject();
    QCOMPARE(path["start"], run["startTime"]);
    QCOMPARE(path["end"], run["closeTime"]);
    QJsonValue end = path["start"];
    for (const QJsonValue& part : path["parts"].toArray()) {
        QCOMPARE(part["start"], end);
        end = part["end"];
    }
    QCOMPARE(end, path["end"]);
    QVERIFY(!show({sampleFile(), "--json"}).object().contains("criticalPath"));
}

void ShowTest::theCriticalPathIsListedForPeople()
{
    const QByteArray text = show({sampleFile(), "--critical-path"}).output;
    QVERIFY2(text.contains("\nCritical path: "), text);
    QVERIFY2(text.contains("Failed attempts and backoff"), text);
    QVERIFY(!show({sampleFile()}).output.contains("Critical path"));
}

void ShowTest::severalRunsInAFileAreAnArray()
{
    const Files files;
    const QString path = files.write("runs.json", '[' + failedRun("first") + ',' + failedRun("second") + ']');
    const QJsonArray runs = show({path, "--json"}).array();
    QCOMPARE(runs.size(), 2);
    QCOMPARE(runs[0]["workflowId"].toString(), "first");
    QCOMPARE(runs[1]["workflowId"].toString(), "second");
    QCOMPARE(runs[1]["source"]["run"].toInt(), 2);
}

void ShowTest::severalFilesAreAnArray()
{
    const Files files;
    const QString other = files.write("other.json", failedRun());
    const Finished finished = show({sampleFile(), other, "--json"});
    QCOMPARE(finished.exitCode, 0);
    const QJsonArray runs = finished.array();
    QCOMPARE(runs.size(), 2);
    QCOMPARE(runs[0]["workflowId"].toString(), "order-full");
    QCOMPARE(runs[1]["workflowId"].toString(), "booking-1");
}

void ShowTest::concatenatedBatchesAreRead()
{
    const Finished finished = show({"-", "--json"}, failedRun("one") + '\n' + failedRun("two") + '\n');
    QCOMPARE(finished.exitCode, 0);
    QCOMPARE(finished.array().size(), 2);
}

void ShowTest::aFolderStandsForItsFiles()
{
    const Files files;
    files.write("a.json", failedRun("a"));
    files.write("b.json", failedRun("b"));
    files.write("README.md", "Histories of last week.\n");
    const Finished finished = show({files.folder(), "--json"});
    QCOMPARE(finished.exitCode, 0);
    QCOMPARE(finished.array().size(), 2);
    // The file that is no history is not passed over in silence.
    QCOMPARE(finished.errorLines().size(), 1);
    QVERIFY(finished.errorLines().constFirst().contains("README.md"));
}

void ShowTest::standardInputIsADash()
{
    const Finished finished = show({"-", "--json"}, failedRun());
    QCOMPARE(finished.exitCode, 0);
    QCOMPARE(finished.object()["status"].toString(), "failed");
    QCOMPARE(finished.object()["events"].toInt(), 11);
}

void ShowTest::peopleGetAHeaderGroupsAndFindings()
{
    const Finished finished = show({sampleFile()});
    QCOMPARE(finished.exitCode, 0);
    const QStringList lines = finished.outputLines();
    QCOMPARE(lines.first(), "OrderFulfilment  order-full");
    QCOMPARE(lines.filter(QRegularExpression("^ *Status +Completed$")).size(), 1);
    QCOMPARE(lines.filter(QRegularExpression("^ *Start +Duration +Status +Tries +Kind +Name$")).size(), 1);
    QVERIFY(!lines.filter("2026-11-23 13:31:05.871 UTC").isEmpty());
    QVERIFY(!lines.filter("Python 1.35.0").isEmpty());
    const QStringList card = lines.filter("charge_card");
    QCOMPARE(card.size(), 1);
    QVERIFY(card.constFirst().contains("+1.505 s"));
    QVERIFY(card.constFirst().contains("2.08 s"));
    QCOMPARE(lines.last(), "Findings: none");
}

void ShowTest::aCommonRunFitsIntoEightyColumns()
{
    const Files files;
    files.write("booking.json", failedRun());
    QProcess process;
    process.setWorkingDirectory(files.folder());
    m_program.start(process, {"show", "booking.json", "--events"});
    for (const QString& line : Program::finish(process).outputLines())
        QVERIFY2(line.size() <= 80, qPrintable(line));
}

void ShowTest::hostileTextCannotSteerTheTerminal()
{
    const Files files;
    // Clears the screen, rings, breaks the line and turns the direction of writing.
    const QString path = files.write("hostile.json", failedRun(R"(\u001b[2J\u0007\nfake line\u202e\u009b31m)"));
    const Finished finished = show({path, "--events"});
    QCOMPARE(finished.exitCode, 0);
    const QString text = QString::fromUtf8(finished.output);
    for (const QChar character : text) {
        const bool isSafe =
            character == QLatin1Char('\n') || (character >= QLatin1Char(' ') && character != QChar(0x7F));
        QVERIFY2(isSafe, qPrintable(QString::number(character.unicode(), 16)));
        QVERIFY(character.unicode() < 0x80 || character.unicode() >= 0xA0);
        QVERIFY(character != QChar(0x202E));
    }
    QCOMPARE(finished.outputLines().filter("fake line").size(), 1);
    QVERIFY(finished.outputLines().constFirst().contains("fake line"));
}

void ShowTest::hostileTextSurvivesInJson()
{
    const Files files;
    const QString path =
        files.write("hostile.json", failedRun(R"(\u001b[2J\"\\\n\t\u202e\u009b\ud83d\ude00\u0000end)"));
    const Finished finished = show({path, "--json"});
    QCOMPARE(finished.exitCode, 0);
    const QString expected = QString::fromUtf16(u"\u001b[2J\"\\\n\t\u202e") + QChar(0x9B) +
                             QString::fromUtf16(u"\U0001F600") + QChar(u'\0') + QLatin1String("end");
    QCOMPARE(finished.object()["workflowId"].toString(), expected);
    QVERIFY(!finished.output.contains('\x1b'));
    QVERIFY(!finished.output.contains(QByteArray::fromHex("e280ae")));
}

void ShowTest::aDefectIsAFindingBesideTheRun()
{
    const Files files;
    const QString path = files.write("gap.json", runWithGap());
    const Finished finished = show({path, "--json"});
    QCOMPARE(finished.exitCode, 0);
    const QList<QJsonObject> findings = objectsOf(finished.object()["findings"]);
    QHash<QString, QJsonObject> byKind;
    for (const QJsonObject& finding : findings)
        byKind.insert(finding["kind"].toString(), finding);
    QVERIFY(byKind.contains("missingEvents"));
    const QJsonObject dangling = byKind.value("danglingReference");
    QCOMPARE(dangling["event"].toInt(), 7);
    QVERIFY(dangling["field"].toString().endsWith("startedEventId"));
    QCOMPARE(dangling["file"].toString(), path);
    QVERIFY(!dangling["message"].toString().isEmpty());
    QVERIFY(dangling.contains("severity"));
    QVERIFY(dangling.contains("offset"));
}

void ShowTest::aCutFileShowsWhatIsLeft()
{
    const Files files;
    const QByteArray whole = failedRun();
    const QString path = files.write("cut.json", whole.left(whole.indexOf(R"("no seats")")));
    const Finished finished = show({path, "--json"});
    QCOMPARE(finished.exitCode, 0);
    // Events 1 to 6 are whole; what is left of event 7 may be shown too.
    QVERIFY(finished.object()["events"].toInt() >= 6);
    QStringList kinds;
    const QList<QJsonObject> findings = objectsOf(finished.object()["findings"]);
    for (const QJsonObject& finding : findings)
        kinds.append(finding["kind"].toString());
    QVERIFY2(kinds.contains("cutFile"), qPrintable(kinds.join(' ')));
}

void ShowTest::whatIsNoHistoryIsRefusedInOneLine()
{
    const Files files;
    const QString path = files.write("notes.txt", "Buy milk.\n");
    const Finished finished = show({path, "--json"});
    QVERIFY(finished.isNormalExit);
    QCOMPARE(finished.exitCode, 2);
    QCOMPARE(finished.output, QByteArray());
    QCOMPARE(finished.errorLines().size(), 1);
    QVERIFY2(finished.errorLines().constFirst().contains(path), finished.errors);
}

void ShowTest::aMissingFileIsNamed()
{
    const Files files;
    const Finished finished = show({files.path("nowhere.json")});
    QVERIFY(finished.isNormalExit);
    QCOMPARE(finished.exitCode, 2);
    QCOMPARE(finished.output, QByteArray());
    QCOMPARE(finished.errorLines().size(), 1);
    QVERIFY2(finished.errorLines().constFirst().contains("nowhere.json"), finished.errors);
}

void ShowTest::whatCanBeReadIsShownBesideARefusedFile()
{
    const Files files;
    const Finished finished = show({files.path("nowhere.json"), sampleFile(), "--json"});
    QCOMPARE(finished.exitCode, 2);
    QCOMPARE(finished.errorLines().size(), 1);
    QCOMPARE(finished.array().size(), 1);
    QCOMPARE(finished.array().first()["workflowId"].toString(), "order-full");
}

void ShowTest::aReaderThatGoesAwayIsNoCrash()
{
    const Files files;
    const QString path = files.write("long.json", longRun(20'001));
    QProcess process;
    m_program.start(process, {"show", path, "--json", "--events"});
    QVERIFY(process.waitForStarted());
    process.closeReadChannel(QProcess::StandardOutput);
    const Finished finished = Program::finish(process);
    QVERIFY(finished.isNormalExit);
    QCOMPARE(finished.exitCode, 0);
    QCOMPARE(finished.errors, QByteArray());
}

void ShowTest::aFullDiskIsAnError()
{
    const QString fullDevice = QStringLiteral("/dev/full");
    if (!QFile::exists(fullDevice))
        QSKIP("This system has no /dev/full, which every write to fails.");
    QProcess process;
    process.setStandardOutputFile(fullDevice);
    m_program.start(process, {"show", sampleFile()});
    const Finished finished = Program::finish(process);
    QVERIFY(finished.isNormalExit);
    QCOMPARE(finished.exitCode, 2);
    QCOMPARE(finished.errorLines().size(), 1);
    QVERIFY(finished.errorLines().constFirst().startsWith("standard output: "));
}

void ShowTest::theLargestHistoryIsShown()
{
    const Files files;
    const QString path = files.write("ticker.json", longRun(51'199));
    const Finished finished = show({path, "--json"});
    QVERIFY(finished.isNormalExit);
    QCOMPARE(finished.exitCode, 0);
    const QJsonObject run = finished.object();
    QCOMPARE(run["events"].toInt(), 51'199);
    // Events 2 and 3, 4 and 5, ... are a timer each.
    QCOMPARE(countByKind(run).value("timer"), 25'599);
}

QTEST_GUILESS_MAIN(ShowTest)
#include "tst_show.moc"
