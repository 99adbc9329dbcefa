// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/base64.h"
#include "models/formats/eventpath.h"
#include "models/formats/jsonscalars.h"
#include "models/formats/jsonstring.h"
#include "models/formats/jsontext.h"

#include <QtTest>

#include <limits>
#include <random>

using namespace chronoscope;

class TestJsonText : public QObject {
    Q_OBJECT

private slots:
    void aValueEndsWhereItsBracketsClose_data();
    void aValueEndsWhereItsBracketsClose();
    void aValueWithoutAnEndTellsWhy();
    void onlyJsonIsWellFormed_data();
    void onlyJsonIsWellFormed();
    void deepNestingIsRefusedWithoutHarm();
    void escapesAreResolved_data();
    void escapesAreResolved();
    void quotedTextReadsBack();
    void layoutChangesNoValue();
    void base64RoundTrips();
    void base64RefusesOtherText_data();
    void base64RefusesOtherText();
    void base64TakesTheUrlSafeAlphabetAndMissingPadding();
    void timestampsAreRead_data();
    void timestampsAreRead();
    void durationsAreRead_data();
    void durationsAreRead();
    void timesAreWrittenAsProtobufWritesThem();
    void integersMayBeWrittenAsWholeNumbers_data();
    void integersMayBeWrittenAsWholeNumbers();
    void pathsSplitIntoParentAndName_data();
    void pathsSplitIntoParentAndName();
};

void TestJsonText::aValueEndsWhereItsBracketsClose_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("end");
    QTest::newRow("object") << QByteArray(R"({"a":[1,{}]},)") << 12;
    QTest::newRow("bracket in a string") << QByteArray(R"({"a":"]}\"}"} )") << 13;
    QTest::newRow("string that ends in a backslash") << QByteArray(R"(["\\"]])") << 6;
    QTest::newRow("number") << QByteArray("12, 13") << 2;
    QTest::newRow("string") << QByteArray(R"("ab" )") << 4;
}

void TestJsonText::aValueEndsWhereItsBracketsClose()
{
    QFETCH(const QByteArray, text);
    QFETCH(const int, end);
    QCOMPARE(jsontext::skipValue(text.toStdString(), 0), static_cast<std::size_t>(end));
}

void TestJsonText::aValueWithoutAnEndTellsWhy()
{
    auto failure = jsontext::SkipFailure::None;
    QCOMPARE(jsontext::skipValue(R"({"a":[1)", 0, &failure), jsontext::NotFound);
    QCOMPARE(failure, jsontext::SkipFailure::Cut);
    QCOMPARE(jsontext::skipValue(R"({"a":"b)", 0, &failure), jsontext::NotFound);
    QCOMPARE(failure, jsontext::SkipFailure::Cut);
    QCOMPARE(jsontext::skipValue(R"({"a":[1}])", 0, &failure), jsontext::NotFound);
    QCOMPARE(failure, jsontext::SkipFailure::Mismatch);
}

void TestJsonText::onlyJsonIsWellFormed_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isJson");
    for (const char* text : {"{}", "[]", "[1]", R"([1,-2.5e+3,true,false,null,"x"])", R"( {"a" : {"b":[{}]}} )", "0",
                             "-0.0", R"("\u00e9\n")"})
        QTest::newRow(text) << QByteArray(text) << true;
    for (const char* text :
         {"",   "{",   "[1,]",  "{,}", R"({"a"})", R"({"a":})", R"({"a":1,})", "[1 2]", "01",    "1.",  ".5",   "+1",
          "1e", "nul", "nulll", "[}",  "{]",       R"("\x")",   R"("\u12")",   "{} {}", "{a:1}", "'a'", "[1:2]"})
        QTest::newRow(text) << QByteArray(text) << false;
}

void TestJsonText::onlyJsonIsWellFormed()
{
    QFETCH(const QByteArray, text);
    QFETCH(const bool, isJson);
    QCOMPARE(jsontext::isWellFormed(text.toStdString()), isJson);
}

void TestJsonText::deepNestingIsRefusedWithoutHarm()
{
    const std::string deep = std::string(1'000'000, '[') + std::string(1'000'000, ']');
    QVERIFY(!jsontext::isWellFormed(deep));
    QCOMPARE(jsontext::skipValue(deep, 0), jsontext::NotFound);
    QVERIFY(jsontext::isWellFormed(std::string(900, '[') + std::string(900, ']')));
}

void TestJsonText::escapesAreResolved_data()
{
    QTest::addColumn<QByteArray>("inner");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isExact");
    QTest::newRow("plain") << QByteArray("abc") << QByteArray("abc") << true;
    QTest::newRow("short escapes") << QByteArray(R"(\"\\\/\b\f\n\r\t)") << QByteArray("\"\\/\b\f\n\r\t") << true;
    QTest::newRow("two bytes") << QByteArray(R"(\u00e9)") << QByteArray("\xC3\xA9") << true;
    QTest::newRow("surrogate pair") << QByteArray(R"(\ud83d\ude00)") << QByteArray("\xF0\x9F\x98\x80") << true;
    QTest::newRow("zero") << QByteArray(R"(\u0000)") << QByteArray("\0", 1) << true;
    QTest::newRow("lone surrogate") << QByteArray(R"(\ud83dx)") << QByteArray("\xEF\xBF\xBDx") << false;
    QTest::newRow("unknown escape") << QByteArray(R"(\q)") << QByteArray("\xEF\xBF\xBD") << false;
}

void TestJsonText::escapesAreResolved()
{
    QFETCH(const QByteArray, inner);
    QFETCH(const QByteArray, text);
    QFETCH(const bool, isExact);
    bool wasExact = !isExact;
    QCOMPARE(QByteArray::fromStdString(jsontext::unescaped(inner.toStdString(), &wasExact)), text);
    QCOMPARE(wasExact, isExact);
}

void TestJsonText::quotedTextReadsBack()
{
    const std::string text = "a\"b\\c\n\x01\x7F \xC3\xA9 \xF0\x9F\x98\x80";
    std::string quoted;
    jsontext::appendQuoted(quoted, text);
    QVERIFY(jsontext::isWellFormed(quoted));
    QCOMPARE(jsontext::unescaped(std::string_view(quoted).substr(1, quoted.size() - 2)), text);
    std::string broken;
    jsontext::appendQuoted(broken, "a\xFF"
                                   "b");
    QCOMPARE(broken, std::string("\"a\xEF\xBF\xBD"
                                 "b\""));
}

void TestJsonText::layoutChangesNoValue()
{
    const std::string json = R"({"a" : [1, {"b":"x, [y] "},[ ]] ,"c":{ }})";
    std::string indented;
    jsontext::appendIndented(indented, json, 0);
    QCOMPARE(
        indented,
        std::string("{\n  \"a\": [\n    1,\n    {\n      \"b\": \"x, [y] \"\n    },\n    []\n  ],\n  \"c\": {}\n}"));
    std::string compact;
    jsontext::appendCompact(compact, indented);
    QCOMPARE(compact, std::string(R"({"a":[1,{"b":"x, [y] "},[]],"c":{}})"));
}

void TestJsonText::base64RoundTrips()
{
    std::mt19937 random(7);
    for (std::size_t size = 0; size < 200; ++size) {
        std::string bytes(size, '\0');
        for (char& byte : bytes)
            byte = static_cast<char>(random());
        std::string back;
        QVERIFY(decodeBase64(encodeBase64(bytes), back));
        QCOMPARE(back, bytes);
        QCOMPARE(QByteArray::fromStdString(encodeBase64(bytes)), QByteArray::fromStdString(bytes).toBase64());
    }
}

void TestJsonText::base64RefusesOtherText_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* text :
         {"Hello, World!", "json/plain", "Keyword", "canary", "A", "QQ=", "QR==", "Q===", "=", "QUJD\n"})
        QTest::newRow(text) << QByteArray(text);
}

void TestJsonText::base64RefusesOtherText()
{
    QFETCH(const QByteArray, text);
    std::string target = "x";
    QVERIFY(!decodeBase64(text.toStdString(), target));
    QVERIFY(target.empty());
}

void TestJsonText::base64TakesTheUrlSafeAlphabetAndMissingPadding()
{
    std::string standard;
    std::string urlSafe;
    QVERIFY(decodeBase64("+/+/AA==", standard));
    QVERIFY(decodeBase64("-_-_AA", urlSafe));
    QCOMPARE(urlSafe, standard);
}

void TestJsonText::timestampsAreRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<int>("nanos");
    QTest::newRow("nanoseconds") << QByteArray("2026-01-02T03:04:05.678901234Z") << qint64{1767323045} << 678901234;
    QTest::newRow("no fraction") << QByteArray("1970-01-01T00:00:00Z") << qint64{0} << 0;
    QTest::newRow("one digit") << QByteArray("1970-01-01T00:00:01.5Z") << qint64{1} << 500000000;
    QTest::newRow("offset") << QByteArray("1970-01-01T02:00:00+02:00") << qint64{0} << 0;
    QTest::newRow("Go's zero time") << QByteArray("0001-01-01T00:00:00Z") << qint64{-62135596800} << 0;
    QTest::newRow("leap day") << QByteArray("2024-02-29T00:00:00Z") << qint64{1709164800} << 0;
    for (const char* bad : {"", "2026-01-02", "2026-01-02T03:04:05", "2026-02-30T00:00:00Z", "2026-13-01T00:00:00Z",
                            "2026-01-02T24:00:00Z", "2026-01-02T03:04:05.Z", "2026-01-02T03:04:05.1234567891Z",
                            "0000-01-01T00:00:00Z", "2026-01-02T03:04:05Zx", "1656707328774"})
        QTest::newRow(bad) << QByteArray(bad) << std::numeric_limits<qint64>::min() << 0;
}

void TestJsonText::timestampsAreRead()
{
    QFETCH(const QByteArray, text);
    QFETCH(const qint64, seconds);
    QFETCH(const int, nanos);
    const auto time = jsonscalars::timestamp(text.toStdString());
    QCOMPARE(time.has_value(), seconds != std::numeric_limits<qint64>::min());
    if (time) {
        QCOMPARE(time->seconds, seconds);
        QCOMPARE(time->nanos, nanos);
    }
}

void TestJsonText::durationsAreRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<int>("nanos");
    QTest::newRow("whole") << QByteArray("10s") << qint64{10} << 0;
    QTest::newRow("fraction") << QByteArray("1.500s") << qint64{1} << 500000000;
    QTest::newRow("nine digits") << QByteArray("10.000000001s") << qint64{10} << 1;
    QTest::newRow("negative") << QByteArray("-0.5s") << qint64{0} << -500000000;
    for (const char* bad : {"", "s", "10", "10m", "1 hour", "1.s", ".5s", "--1s", "99999999999999s", "1.5.5s"})
        QTest::newRow(bad) << QByteArray(bad) << std::numeric_limits<qint64>::min() << 0;
}

void TestJsonText::durationsAreRead()
{
    QFETCH(const QByteArray, text);
    QFETCH(const qint64, seconds);
    QFETCH(const int, nanos);
    const auto length = jsonscalars::duration(text.toStdString());
    QCOMPARE(length.has_value(), seconds != std::numeric_limits<qint64>::min());
    if (length) {
        QCOMPARE(length->seconds, seconds);
        QCOMPARE(length->nanos, nanos);
    }
}

void TestJsonText::timesAreWrittenAsProtobufWritesThem()
{
    QCOMPARE(jsonscalars::timestampText({1767323045, 678901234}), std::string("2026-01-02T03:04:05.678901234Z"));
    QCOMPARE(jsonscalars::timestampText({1767323045, 500000000}), std::string("2026-01-02T03:04:05.500Z"));
    QCOMPARE(jsonscalars::timestampText({-62135596800, 0}), std::string("0001-01-01T00:00:00Z"));
    QCOMPARE(jsonscalars::timestampText({std::numeric_limits<std::int64_t>::max(), 0}), std::string());
    QCOMPARE(jsonscalars::durationText({0, -500000000}), std::string("-0.500s"));
    QCOMPARE(jsonscalars::durationText({10, 0}), std::string("10s"));
    QCOMPARE(jsonscalars::durationText({1, -1}), std::string());
}

void TestJsonText::integersMayBeWrittenAsWholeNumbers_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("value");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("digits") << QByteArray("-12") << qint64{-12} << true;
    QTest::newRow("largest") << QByteArray("9223372036854775807") << std::numeric_limits<qint64>::max() << true;
    QTest::newRow("too large") << QByteArray("9223372036854775808") << qint64{0} << false;
    QTest::newRow("exponent") << QByteArray("1e3") << qint64{1000} << true;
    QTest::newRow("point") << QByteArray("5.0") << qint64{5} << true;
    QTest::newRow("fraction") << QByteArray("5.5") << qint64{0} << false;
    QTest::newRow("huge") << QByteArray("1e300") << qint64{0} << false;
    QTest::newRow("empty") << QByteArray() << qint64{0} << false;
    QTest::newRow("space") << QByteArray(" 5") << qint64{0} << false;
    QTest::newRow("not a number") << QByteArray("NaN") << qint64{0} << false;
}

void TestJsonText::integersMayBeWrittenAsWholeNumbers()
{
    QFETCH(const QByteArray, text);
    QFETCH(const qint64, value);
    QFETCH(const bool, isGood);
    const auto number = jsonscalars::signedInteger(text.toStdString());
    QCOMPARE(number.has_value(), isGood);
    QCOMPARE(number.value_or(0), value);
}

void TestJsonText::pathsSplitIntoParentAndName_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("parent");
    QTest::addColumn<QString>("name");
    QTest::newRow("field of the event") << "newField"
                                        << ""
                                        << "newField";
    QTest::newRow("nested") << "a.b.c"
                            << "a.b"
                            << "c";
    QTest::newRow("element") << "a.b[2]"
                             << "a.b"
                             << "[2]";
    QTest::newRow("below an element") << "a.b[2].c"
                                      << "a.b[2]"
                                      << "c";
    QTest::newRow("map key") << R"(a.b["x.y[\"z\"]"])"
                             << "a.b"
                             << R"(x.y["z"])";
    QTest::newRow("below a map key") << R"(a["x.y"].c)"
                                     << R"(a["x.y"])"
                                     << "c";
}

void TestJsonText::pathsSplitIntoParentAndName()
{
    QFETCH(const QString, path);
    QFETCH(const QString, parent);
    QFETCH(const QString, name);
    const auto [actualParent, actualName] = splitLastStep(path.toStdString());
    QCOMPARE(QString::fromStdString(actualParent), parent);
    QCOMPARE(QString::fromStdString(actualName), name);
}

QTEST_GUILESS_MAIN(TestJsonText)
#include "tst_jsontext.moc"
