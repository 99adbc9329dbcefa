// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/findingcollector.h"
#include "tests/formats/readevent.h"

#include <QElapsedTimer>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

Observation unknownField(std::string path, std::int64_t eventId)
{
    return {Finding::Kind::UnknownField, std::move(path), "1", eventId, eventId * 100};
}

Observation invalidValue(std::int64_t eventId)
{
    return {Finding::Kind::InvalidValue, "field", "odd", eventId, eventId * 100};
}

} // namespace

class TestFindingCollector : public QObject {
    Q_OBJECT

private slots:
    void theSamePathIsCountedWhateverThePositions();
    void defectsAreListedOneByOneUpToALimit();
    void laterPartsAreAddedInOrder();
    void manyDifferentPathsAreBounded();
    void aHostileFileGivesABoundedList();
    void manyKeysOfOnePayloadStayFast();
};

void TestFindingCollector::theSamePathIsCountedWhateverThePositions()
{
    FindingCollector collector;
    collector.add(unknownField("links[0].x", 3));
    collector.add(unknownField("links[7].x", 9));
    const auto findings = collector.findings("f.json");
    QCOMPARE(findings.size(), std::size_t{1});
    QCOMPARE(findings.front().file, QString("f.json"));
    QCOMPARE(findings.front().field, QString("links[].x"));
    QCOMPARE(findings.front().eventId, std::optional<std::int64_t>(3));
    QCOMPARE(findings.front().byteOffset, std::optional<std::int64_t>(300));
    QVERIFY(findings.front().message.contains("2"));
}

void TestFindingCollector::defectsAreListedOneByOneUpToALimit()
{
    FindingCollector collector;
    for (int id = 1; id <= 150; ++id)
        collector.add(invalidValue(id));
    const auto findings = collector.findings({});
    QCOMPARE(findings.size(), std::size_t{101});
    QCOMPARE(findings[99].eventId, std::optional<std::int64_t>(100));
    QVERIFY(findings[100].message.contains("50"));
}

void TestFindingCollector::laterPartsAreAddedInOrder()
{
    FindingCollector all;
    for (int part = 0; part < 3; ++part) {
        FindingCollector collector;
        for (int id = 1; id <= 60; ++id)
            collector.add(invalidValue(part * 60 + id));
        collector.add(unknownField("x", part));
        all.append(std::move(collector));
    }
    const auto findings = all.findings({});
    QCOMPARE(findings.size(), std::size_t{102});
    QCOMPARE(findings[60].eventId, std::optional<std::int64_t>(61));
    QVERIFY(findings[100].message.contains("3"));
    QVERIFY(findings[101].message.contains("80"));
}

void TestFindingCollector::manyDifferentPathsAreBounded()
{
    FindingCollector collector;
    for (int id = 1; id <= 10'000; ++id)
        collector.add(unknownField("field" + std::to_string(id), id));
    const auto findings = collector.findings({});
    QCOMPARE(findings.size(), std::size_t{201});
    QVERIFY(findings.back().message.contains("800"));
}

void TestFindingCollector::aHostileFileGivesABoundedList()
{
    QByteArray events = R"({"eventId":"1","eventType":6})";
    for (int id = 2; id <= 3000; ++id)
        events += R"(,{"eventId":")" + QByteArray::number(id) + R"(",@})";
    const ReadRun run = onlyRun("{\"events\":[" + events + "]}");
    QVERIFY2(run.findings.size() < 210, qPrintable(QString::number(run.findings.size())));
}

void TestFindingCollector::manyKeysOfOnePayloadStayFast()
{
    QByteArray metadata;
    for (int key = 0; key < 60'000; ++key)
        metadata += (key > 0 ? ",\"" : "\"") + QByteArray::number(key % 50'000) + R"(":"eA==")";
    QElapsedTimer timer;
    timer.start();
    const ReadEvent read = readActivity(R"("input":{"payloads":[{"metadata":{)" + metadata + R"(},"data":""}]})");
    QCOMPARE(activity(read).input().payloads(0).metadata().size(), std::size_t{50'000});
    QCOMPARE(read.unknown().size(), std::size_t{10'000});
    QVERIFY(timer.elapsed() < 5000);
}

QTEST_GUILESS_MAIN(TestFindingCollector)
#include "tst_findingcollector.moc"
