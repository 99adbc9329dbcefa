// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compare/jsoncomparison.h"

#include <QtTest>

using namespace chronoscope;

namespace {

/// "$.a: 1 -> 2", one line a change.
QStringList print(const std::string& a, const std::string& b, const NameSet& ignored = {}, std::size_t most = 100)
{
    QStringList lines;
    const std::vector<JsonChange> changes = compareJson(a, b, ignored, most);
    if (areEqualJson(a, b, ignored) != changes.empty())
        qFatal("the short and the long comparison contradict each other");
    for (const JsonChange& change : changes) {
        lines.append(QStringLiteral("%1: %2 -> %3")
                         .arg(change.path, change.side == Side::OnlyB ? QStringLiteral("nothing") : change.inA,
                              change.side == Side::OnlyA ? QStringLiteral("nothing") : change.inB));
    }
    return lines;
}

} // namespace

class TestJsonComparison : public QObject {
    Q_OBJECT

private slots:
    void theSameValueWrittenInAnotherWayIsTheSame_data();
    void theSameValueWrittenInAnotherWayIsTheSame();
    void aChangedValueIsToldByItsPath();
    void membersThatOneSideLacksAreTold();
    void anElementThatCameInChangesNothingAroundIt();
    void ignoredKeysAreLeftOutAtEveryDepth();
    void otherKindsOfValuesAreChanges();
    void noMoreThanAskedForAreTold();
    void longValuesAreCut();
    void damagedTextsAreCompared();
    void aKeyThatIsThereTwiceIsNotGuessedAt();
    void deepNestingIsCompared();
};

void TestJsonComparison::theSameValueWrittenInAnotherWayIsTheSame_data()
{
    QTest::addColumn<QByteArray>("a");
    QTest::addColumn<QByteArray>("b");
    QTest::newRow("order of members") << QByteArray(R"({"a":1,"b":2})") << QByteArray(R"({"b":2,"a":1})");
    QTest::newRow("white space") << QByteArray(R"( [1, {"a" : 2}] )") << QByteArray("[1,\n{\"a\":2}]");
    QTest::newRow("escapes") << QByteArray(R"("\u00e9")") << QByteArray("\"é\"");
    QTest::newRow("escaped key") << QByteArray(R"({"\u0061":1})") << QByteArray(R"({"a":1})");
}

void TestJsonComparison::theSameValueWrittenInAnotherWayIsTheSame()
{
    QFETCH(const QByteArray, a);
    QFETCH(const QByteArray, b);
    QCOMPARE(print(a.toStdString(), b.toStdString()), QStringList());
}

void TestJsonComparison::aChangedValueIsToldByItsPath()
{
    QCOMPARE(print(R"({"items":[{"n":1},{"n":2}]})", R"({"items":[{"n":1},{"n":"x"}]})"),
             QStringList{"$.items[1].n: 2 -> \"x\""});
    QCOMPARE(print("1", "2"), QStringList{"$: 1 -> 2"});
}

void TestJsonComparison::membersThatOneSideLacksAreTold()
{
    QCOMPARE(print(R"({"a":1,"b":2})", R"({"b":2,"c":[3]})"),
             (QStringList{"$.a: 1 -> nothing", "$.c: nothing -> [3]"}));
}

void TestJsonComparison::anElementThatCameInChangesNothingAroundIt()
{
    QCOMPARE(print("[1,2,3,4]", "[1,9,2,3,4]"), QStringList{"$[1]: nothing -> 9"});
    QCOMPARE(print("[1,1,1]", "[1,1]"), QStringList{"$[2]: 1 -> nothing"});
}

void TestJsonComparison::ignoredKeysAreLeftOutAtEveryDepth()
{
    QCOMPARE(print(R"({"at":1,"x":{"at":2,"y":3}})", R"({"at":5,"x":{"at":6,"y":3}})", {"at"}), QStringList());
}

void TestJsonComparison::otherKindsOfValuesAreChanges()
{
    QCOMPARE(print(R"({"a":[]})", R"({"a":{}})"), QStringList{"$.a: [] -> {}"});
}

void TestJsonComparison::noMoreThanAskedForAreTold()
{
    QCOMPARE(print("[1,2,3]", "[4,5,6]", {}, 2).size(), 2);
}

void TestJsonComparison::longValuesAreCut()
{
    const auto changes = compareJson('"' + std::string(100'000, 'x') + '"', "1", {}, 10);
    QCOMPARE(changes.size(), std::size_t{1});
    QVERIFY(changes.front().inA.size() <= 200);
}

void TestJsonComparison::damagedTextsAreCompared()
{
    QVERIFY(!print(R"({"a":1,)", R"({"a":2,)").isEmpty());
    QVERIFY(!print("[1,2", "{").isEmpty());
    QVERIFY(!print(R"({"a" 1})", R"({"a" 2})").isEmpty());
    QVERIFY(!print("[1] x", "[1] y").isEmpty());
    QCOMPARE(print("", ""), QStringList());
}

void TestJsonComparison::aKeyThatIsThereTwiceIsNotGuessedAt()
{
    QCOMPARE(print(R"({"a":1,"a":2})", R"({"a":1,"a":3})"), QStringList{R"($: {"a":1,"a":2} -> {"a":1,"a":3})"});
}

void TestJsonComparison::deepNestingIsCompared()
{
    const std::string open(200'000, '[');
    const std::string close(200'000, ']');
    QCOMPARE(print(open + "1" + close, open + "2" + close).size(), 1);
    QCOMPARE(print(open + "1", open + "2").size(), 1);
}

QTEST_GUILESS_MAIN(TestJsonComparison)

#include "tst_jsoncomparison.moc"
