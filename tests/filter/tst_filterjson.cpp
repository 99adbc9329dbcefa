// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter/filterjson.h"

#include <QTest>

using namespace chronoscope;

namespace {

FilterConditions oneOfEach()
{
    return {CategoryCondition{GroupKind::LocalActivity},
            StatusCondition{Status::TimedOut},
            TypeCondition{GroupKind::Activity, QStringLiteral("charge \"card\" ünï")},
            EventTypeCondition{12},
            EventTypeCondition{0},
            WorkerCondition{QStringLiteral("1@host")},
            TimeCondition{TimeRange{Instant(1'762'263'067'376'123'456), Instant(1'762'263'067'376'123'457)}},
            TextCondition{SearchQuery{QStringLiteral("a.*b"), SearchMode::Regex, true}},
            TextCondition{SearchQuery{QStringLiteral(".amount > 100"), SearchMode::Jq, false}}};
}

} // namespace

/// Filters on their way to the store and back.
class TestFilterJson : public QObject {
    Q_OBJECT

private slots:
    void whatIsWrittenIsReadBack();
    void everyCategoryAndStatusHasAWord();
    void noConditionsAreFiltersToo();
    void theTextIsTheDocumentedOne();
    void hostileTextIsRefused_data();
    void hostileTextIsRefused();
    void aFilterThatIsNotUnderstoodIsNamed();
    void filtersOfANewerVersionAreRefused();
    void tooManyAndTooMuchAreRefused();
};

void TestFilterJson::whatIsWrittenIsReadBack()
{
    const auto read = filtersFromJson(filtersToJson(oneOfEach()));
    QVERIFY(read.has_value());
    QVERIFY(*read == oneOfEach());
}

void TestFilterJson::everyCategoryAndStatusHasAWord()
{
    FilterConditions conditions;
    for (std::size_t kind = 0; kind < GroupKindCount; ++kind)
        conditions.emplace_back(CategoryCondition{static_cast<GroupKind>(kind)});
    for (std::size_t status = 0; status < StatusCount; ++status)
        conditions.emplace_back(StatusCondition{static_cast<Status>(status)});
    const auto read = filtersFromJson(filtersToJson(conditions));
    QVERIFY(read.has_value());
    QVERIFY(*read == conditions);
}

void TestFilterJson::noConditionsAreFiltersToo()
{
    const auto read = filtersFromJson(filtersToJson({}));
    QVERIFY(read.has_value());
    QVERIFY(read->empty());
}

void TestFilterJson::theTextIsTheDocumentedOne()
{
    QCOMPARE(
        filtersToJson({TypeCondition{GroupKind::Activity, QStringLiteral("charge_card")}, EventTypeCondition{12},
                       StatusCondition{Status::TimedOut}}),
        QByteArray(R"({"conditions":[{"of":"activity","type":"charge_card"},{"eventType":"ActivityTaskCompleted"},)"
                   R"({"status":"timedOut"}],"version":1})"));
}

void TestFilterJson::hostileTextIsRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char* name, const QByteArray& condition) {
        QTest::newRow(name) << R"({"version":1,"conditions":[)" + condition + "]}";
    };
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no json") << QByteArray("{\"version\":1");
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("no version") << QByteArray(R"({"conditions":[]})");
    QTest::newRow("version as text") << QByteArray(R"({"version":"1","conditions":[]})");
    QTest::newRow("conditions no list") << QByteArray(R"({"version":1,"conditions":{}})");
    QTest::newRow("deeply nested") << QByteArray(100'000, '[');
    row("a number", "7");
    row("an empty one", "{}");
    row("unknown key", R"({"colour":"red"})");
    row("a key more", R"({"status":"failed","not":true})");
    row("two subjects", R"({"status":"failed","category":"timer"})");
    row("unknown status", R"({"status":"Failed"})");
    row("status as number", R"({"status":3})");
    row("unknown category", R"({"category":"everything"})");
    row("type of nothing", R"({"type":"a","of":"nothing"})");
    row("unknown event type", R"({"eventType":"ActivityTaskExploded"})");
    row("endless name", R"({"worker":")" + QByteArray(1'001, 'x') + "\"}");
    row("time as number", R"({"from":1,"to":2})");
    row("time as words", R"({"from":"yesterday","to":"today"})");
    row("time out of bounds", R"({"from":"0","to":"9223372036854775807"})");
    row("time beyond numbers", R"({"from":"0","to":"99999999999999999999"})");
    row("time backwards", R"({"from":"2","to":"1"})");
    row("text without words", R"({"text":"","mode":"text","caseSensitive":false})");
    row("text of unknown mode", R"({"text":"a","mode":"glob","caseSensitive":false})");
    row("case as number", R"({"text":"a","mode":"text","caseSensitive":0})");
    row("endless text", R"({"text":")" + QByteArray(10'001, 'x') + R"(","mode":"text","caseSensitive":false})");
}

void TestFilterJson::hostileTextIsRefused()
{
    QFETCH(const QByteArray, json);
    const auto read = filtersFromJson(json);
    QVERIFY(!read);
    QVERIFY(!read.error().message.isEmpty());
    QVERIFY(!read.error().remedy.isEmpty());
}

void TestFilterJson::aFilterThatIsNotUnderstoodIsNamed()
{
    const auto read = filtersFromJson(R"({"version":1,"conditions":[{"status":"failed"},{"status":"odd"}]})");
    QVERIFY(!read);
    QCOMPARE(read.error().code, Error::Code::Schema);
    QCOMPARE(read.error().place, QStringLiteral("filter 2"));
}

void TestFilterJson::filtersOfANewerVersionAreRefused()
{
    const auto read = filtersFromJson(R"({"version":2,"conditions":[{"status":"failed"}]})");
    QVERIFY(!read);
    QVERIFY(read.error().message.contains(QStringLiteral("newer version")));
}

void TestFilterJson::tooManyAndTooMuchAreRefused()
{
    const FilterConditions many(MaximumConditions + 1, StatusCondition{Status::Failed});
    const auto tooMany = filtersFromJson(filtersToJson(many));
    QVERIFY(!tooMany);
    QCOMPARE(tooMany.error().code, Error::Code::Limit);
    const auto tooLong = filtersFromJson(QByteArray(LongestFilterJson + 1, ' '));
    QVERIFY(!tooLong);
    QCOMPARE(tooLong.error().code, Error::Code::Limit);
}

QTEST_MAIN(TestFilterJson)
#include "tst_filterjson.moc"
