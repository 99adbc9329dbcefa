// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whatever happens to a file: every event that is whole in it opens, and findings name the rest.
#include "tests/formats/readerhelpers.h"
#include "tests/support/historygenerator.h"
#include "tests/support/sharedfolder.h"

#include <QElapsedTimer>
#include <random>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

using Ids = std::vector<std::int64_t>;

/// Forms of one history, with where each of its events ends in the bytes.
struct Form {
    QByteArray bytes;
    std::vector<qsizetype> eventEnds;
};

Form jsonForm(const History& history, bool isIndented)
{
    Form form{toJson(history, isIndented), {}};
    // Events end where the next one begins, less the comma and white space between them.
    const QByteArray key = "\"eventId\"";
    qsizetype at = form.bytes.indexOf(key);
    while (at >= 0) {
        const qsizetype next = form.bytes.indexOf(key, at + 1);
        const qsizetype bracket = form.bytes.lastIndexOf('}', next < 0 ? form.bytes.lastIndexOf(']') : next);
        form.eventEnds.push_back(bracket + 1);
        at = next;
    }
    return form;
}

Form binaryForm(const History& history)
{
    Form form{toBinary(history), {}};
    temporal::api::history::v1::History part;
    for (std::size_t index = 0; index < history.size(); ++index) {
        *part.add_events() = history.event(EventIndex(index));
        form.eventEnds.push_back(static_cast<qsizetype>(part.ByteSizeLong()));
    }
    return form;
}

QByteArray eventText(int id)
{
    return R"({"eventId":")" + QByteArray::number(id) +
           R"(","eventType":"EVENT_TYPE_TIMER_FIRED","timerFiredEventAttributes":{"timerId":"t"}})";
}

QByteArray file(const QByteArrayList& events)
{
    return "{\"events\":[" + events.join(",\n") + "]}";
}

const Finding* findingOfKind(const ReadRun& run, Finding::Kind kind)
{
    for (const Finding& finding : run.findings) {
        if (finding.kind == kind)
            return &finding;
    }
    return nullptr;
}

} // namespace

class TestDamagedFiles : public QObject {
    Q_OBJECT

private slots:
    void aCutFileGivesEveryEventBeforeTheCut_data();
    void aCutFileGivesEveryEventBeforeTheCut();
    void aCutFileSaysWhereAndWhichEvent();
    void aCutBetweenEventsIsNoticed();
    void damageCostsOnlyTheEventsItTouches_data();
    void damageCostsOnlyTheEventsItTouches();
    void eventsNestedInDamagedOnesAreNotTakenForEvents();
    void aLostBracketDoesNotSwallowTheNextEvent();
    void bytesThatAreNotUtf8AreReplacedAndReported();
    void controlCharactersInTextsAreRepaired();
    void textsThatAreNotUtf8InBinaryAreRepaired();
    void aDamagedBinaryEventLeavesTheOthers();
    void garbageAnywhereNeverHarms_data();
    void garbageAnywhereNeverHarms();
    void hostileNestingStaysFast();
};

void TestDamagedFiles::aCutFileGivesEveryEventBeforeTheCut_data()
{
    QTest::addColumn<int>("form");
    QTest::newRow("indented JSON") << 0;
    QTest::newRow("JSON on one line") << 1;
    QTest::newRow("binary") << 2;
}

void TestDamagedFiles::aCutFileGivesEveryEventBeforeTheCut()
{
    QFETCH(const int, form);
    const auto history = generateHistory({.eventCount = 60, .payloadBytes = 60});
    const Form whole = form == 2 ? binaryForm(*history) : jsonForm(*history, form == 0);
    QCOMPARE(whole.eventEnds.size(), history->size());
    const std::vector<std::string> all = canonicalEvents(*history);
    for (qsizetype size = 1; size < whole.bytes.size(); size += 7) {
        const auto ends = std::upper_bound(whole.eventEnds.begin(), whole.eventEnds.end(), size);
        const auto expected = static_cast<std::size_t>(ends - whole.eventEnds.begin());
        const auto runs = readBytes(whole.bytes.left(size));
        if (expected == 0) {
            QVERIFY(!runs.has_value());
            continue;
        }
        QVERIFY2(runs.has_value(), qPrintable(QString("cut at %1").arg(size)));
        const std::vector<std::string> read = canonicalEvents(*runs->front().history);
        QVERIFY2(read.size() == expected,
                 qPrintable(QString("cut at %1: %2 events of %3").arg(size).arg(read.size()).arg(expected)));
        QVERIFY(std::equal(read.begin(), read.end(), all.begin()));
        // A binary history that ends with an event is whole.
        const bool isNoticeable = form != 2 || (ends != whole.eventEnds.begin() && *(ends - 1) != size);
        QCOMPARE(findingOfKind(runs->front(), Finding::Kind::CutFile) != nullptr, isNoticeable);
    }
}

void TestDamagedFiles::aCutFileSaysWhereAndWhichEvent()
{
    const QByteArray bytes = file({eventText(1), eventText(2), eventText(3)});
    const qsizetype third = bytes.lastIndexOf("{\"eventId\"");
    const ReadRun run = onlyRun(bytes.left(third + 60));
    QCOMPARE(idsOf(*run.history), Ids({1, 2}));
    QCOMPARE(kindsOf(run.findings), QStringList({"cutFile"}));
    QCOMPARE(run.findings.front().eventId, std::optional<std::int64_t>(3));
    QCOMPARE(run.findings.front().byteOffset, std::optional<std::int64_t>(third));
    QVERIFY(run.findings.front().severity == Finding::Severity::Error);
    QVERIFY(!run.findings.front().remedy.isEmpty());
}

void TestDamagedFiles::aCutBetweenEventsIsNoticed()
{
    const QByteArray bytes = "{\"events\":[" + eventText(1) + "," + eventText(2);
    for (const char* end : {"", ",", ", \n", "]"}) {
        const ReadRun run = onlyRun(bytes + end);
        QCOMPARE(idsOf(*run.history), Ids({1, 2}));
        QCOMPARE(kindsOf(run.findings), QStringList({"cutFile"}));
    }
}

void TestDamagedFiles::damageCostsOnlyTheEventsItTouches_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Ids>("ids");
    QTest::addColumn<qint64>("offset");
    const QByteArray good = file({eventText(1), eventText(2), eventText(3)});
    const qsizetype second = good.indexOf(R"({"eventId":"2")");
    const qsizetype third = good.indexOf(R"({"eventId":"3")");
    const auto inserted = [&](qsizetype at, const QByteArray& text) { return QByteArray(good).insert(at, text); };
    QTest::newRow("garbage between events") << inserted(third, "@@@garbage@@@ ") << Ids{1, 2, 3} << qint64(third);
    QTest::newRow("garbage inside of an event") << inserted(second + 15, "@@") << Ids{1, 3} << qint64(second);
    QTest::newRow("quote inside of an event") << inserted(second + 15, "\"") << Ids{1, 3} << qint64(second);
    QTest::newRow("opening bracket too much") << inserted(second + 14, "{") << Ids{1, 3} << qint64(second);
    QTest::newRow("closing bracket too much") << inserted(second + 15, "]}") << Ids{1, 3} << qint64(second);
    QTest::newRow("event without its beginning") << QByteArray(good).remove(second, 30) << Ids{1, 3} << qint64(second);
    QTest::newRow("event without its end") << QByteArray(good).remove(third - 30, 28) << Ids{1, 3} << qint64(second);
    QTest::newRow("list of members")
        << QByteArray(good).replace(
               R"("eventType":"EVENT_TYPE_TIMER_FIRED","timerFiredEventAttributes":{"timerId":"t"}},
{"eventId":"3")",
               R"("links":["a":{"b":1}]},
{"eventId":"3")")
        << Ids{1, 3} << qint64(second);
    QTest::newRow("value that is none") << QByteArray(good).replace("\"2\"", "two") << Ids{1, 3} << qint64(second);
    QTest::newRow("missing comma inside")
        << QByteArray(good).replace("\"2\",", "\"2\" ") << Ids{1, 3} << qint64(second);
    QTest::newRow("missing comma between")
        << QByteArray(good).replace(",\n" + eventText(3), "\n" + eventText(3)) << Ids{1, 2, 3} << qint64(third - 1);
    QTest::newRow("a number between events") << inserted(third, "17, ") << Ids{1, 2, 3} << qint64(third);
}

void TestDamagedFiles::damageCostsOnlyTheEventsItTouches()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const Ids, ids);
    QFETCH(const qint64, offset);
    const ReadRun run = onlyRun(bytes);
    QCOMPARE(idsOf(*run.history), ids);
    QCOMPARE(kindsOf(run.findings), QStringList({"damagedEvent"}));
    QCOMPARE(run.findings.front().byteOffset, std::optional<std::int64_t>(offset));
}

void TestDamagedFiles::eventsNestedInDamagedOnesAreNotTakenForEvents()
{
    const QByteArray linked =
        R"({"eventId":"2","eventType":6,@@"links":[{"workflowEvent":{"eventRef":{"eventId":"9","eventType":"EVENT_TYPE_TIMER_FIRED"}}}]})";
    const ReadRun run = onlyRun(file({eventText(1), linked, eventText(3)}));
    QCOMPARE(idsOf(*run.history), Ids({1, 3}));
}

void TestDamagedFiles::aLostBracketDoesNotSwallowTheNextEvent()
{
    QByteArray broken = eventText(2);
    broken.chop(1);
    const ReadRun run = onlyRun(file({eventText(1), broken, eventText(3), eventText(4)}));
    QCOMPARE(idsOf(*run.history), Ids({1, 3, 4}));
    QCOMPARE(run.findings.front().eventId, std::optional<std::int64_t>(2));
}

void TestDamagedFiles::bytesThatAreNotUtf8AreReplacedAndReported()
{
    const QByteArray bytes =
        file({eventText(1), QByteArray(eventText(2)).replace("\"t\"", "\"t\xFFz\""), eventText(3)});
    const ReadRun run = onlyRun(bytes);
    QCOMPARE(idsOf(*run.history), Ids({1, 2, 3}));
    QCOMPARE(run.history->event(EventIndex(1U)).timer_fired_event_attributes().timer_id(),
             std::string("t\xEF\xBF\xBDz"));
    QCOMPARE(kindsOf(run.findings), QStringList({"invalidValue"}));
    QCOMPARE(run.findings.front().byteOffset, std::optional<std::int64_t>(bytes.indexOf('\xFF')));
    QCOMPARE(run.findings.front().eventId, std::optional<std::int64_t>(2));
}

void TestDamagedFiles::controlCharactersInTextsAreRepaired()
{
    const ReadRun run =
        onlyRun(file({eventText(1), QByteArray(eventText(2)).replace("\"t\"", QByteArray("\"a\nb\0c\"", 7))}));
    QCOMPARE(run.history->event(EventIndex(1U)).timer_fired_event_attributes().timer_id(), std::string("a\nb\0c", 5));
    QCOMPARE(kindsOf(run.findings), QStringList({"invalidValue"}));
}

void TestDamagedFiles::textsThatAreNotUtf8InBinaryAreRepaired()
{
    temporal::api::history::v1::History message;
    for (int id = 1; id <= 3; ++id) {
        HistoryEvent& added = *message.add_events();
        added.set_event_id(id);
        added.set_event_type(temporal::api::enums::v1::EVENT_TYPE_TIMER_FIRED);
        added.mutable_timer_fired_event_attributes()->set_timer_id("tXz");
    }
    QByteArray bytes = QByteArray::fromStdString(message.SerializeAsString());
    const qsizetype at = bytes.indexOf("tXz", bytes.indexOf("tXz") + 1) + 1;
    bytes[at] = '\xFF';
    const ReadRun run = onlyRun(bytes);
    QCOMPARE(idsOf(*run.history), Ids({1, 2, 3}));
    QCOMPARE(run.history->event(EventIndex(1U)).timer_fired_event_attributes().timer_id(), std::string("t?z"));
    QCOMPARE(kindsOf(run.findings), QStringList({"invalidValue"}));
    QCOMPARE(run.findings.front().eventId, std::optional<std::int64_t>(2));
    QCOMPARE(run.findings.front().field, QString("timerFiredEventAttributes.timerId"));
    QCOMPARE(run.findings.front().byteOffset, std::optional<std::int64_t>(at - 1));
}

void TestDamagedFiles::aDamagedBinaryEventLeavesTheOthers()
{
    const auto history = generateHistory({.eventCount = 20});
    Form form = binaryForm(*history);
    // The length of the tenth event's time becomes too large for its event.
    const qsizetype tenth = form.eventEnds[8];
    const qsizetype time = form.bytes.indexOf('\x12', tenth + 3);
    form.bytes[time + 1] = '\x7F';
    const ReadRun run = onlyRun(form.bytes);
    QCOMPARE(run.history->size(), std::size_t{19});
    const Finding* finding = findingOfKind(run, Finding::Kind::DamagedEvent);
    QVERIFY(finding != nullptr);
    QCOMPARE(finding->eventId, std::optional<std::int64_t>(10));
}

void TestDamagedFiles::garbageAnywhereNeverHarms_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<std::size_t>("events");
    const auto history = generateHistory({.eventCount = 500, .payloadBytes = 40});
    QTest::newRow("JSON") << toJson(*history) << history->size();
    QTest::newRow("JSON on one line") << toJson(*history, false) << history->size();
    QTest::newRow("binary") << toBinary(*history) << history->size();
}

void TestDamagedFiles::garbageAnywhereNeverHarms()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const std::size_t, events);
    std::mt19937 random(11);
    for (int round = 0; round < 300; ++round) {
        QByteArray damaged = bytes;
        const auto at = static_cast<qsizetype>(random() % static_cast<std::uint32_t>(bytes.size()));
        const auto length = static_cast<qsizetype>(1 + random() % 40);
        switch (round % 3) {
        case 0:
            damaged.remove(at, length);
            break;
        case 1:
            for (qsizetype index = at; index < std::min(at + length, damaged.size()); ++index)
                damaged[index] = static_cast<char>(random());
            break;
        default:
            damaged.insert(at, QByteArray(length, static_cast<char>(random())));
        }
        const auto runs = readBytes(damaged);
        // One hole touches at most three events of JSON. Binary lengths that are gone take the rest with them.
        if (bytes.startsWith('{') && at > 20) {
            QVERIFY(runs.has_value());
            std::size_t read = 0;
            for (const ReadRun& run : *runs)
                read += run.history->size();
            QVERIFY2(read + 3 >= events, qPrintable(QString("round %1: %2 events").arg(round).arg(read)));
        }
    }
}

void TestDamagedFiles::hostileNestingStaysFast()
{
    // Each of these would take minutes if any step were quadratic.
    const QByteArrayList hostile{
        QByteArray(R"([{"eventId":1,"a":)").repeated(60'000),
        QByteArray("{\"eventId\":").repeated(90'000),
        "{\"events\":[" + QByteArray(R"({"eventId":"1",)").repeated(70'000),
        "{\"events\":[" + QByteArray("[").repeated(500'000),
        "[\"" + QByteArray("\\").repeated(1'000'000) + "\"]",
        QByteArray("{\"a\":").repeated(200'000),
        QByteArray("\"").repeated(1'000'000).prepend('['),
    };
    for (const QByteArray& bytes : hostile) {
        QElapsedTimer timer;
        timer.start();
        const auto runs = readBytes(bytes);
        QVERIFY2(timer.elapsed() < 5000, bytes.left(40).constData());
    }
}

QTEST_GUILESS_MAIN(TestDamagedFiles)
#include "tst_damagedfiles.moc"
