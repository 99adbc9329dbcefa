// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/jsonformat.h"
#include "models/payload/jsonscanner.h"

#include <QJsonDocument>
#include <QTest>

using namespace chronoscope;

namespace {

QString formatted(const std::string& json)
{
    const Result<std::string> result = formatJson(json);
    return result ? QString::fromStdString(*result) : QStringLiteral("error at ") + result.error().place;
}

/// Whether another reader of JSON sees another value.
bool jsonIsChanged(const QByteArray& before, const QByteArray& after)
{
    return QJsonDocument::fromJson("[" + before + "]") != QJsonDocument::fromJson("[" + after + "]");
}

std::string withoutWhiteSpace(std::string text)
{
    std::erase_if(text, [](char character) { return character == ' ' || character == '\n'; });
    return text;
}

} // namespace

class JsonFormatTest : public QObject {
    Q_OBJECT

private slots:
    void anObjectHasALineForEachMember()
    {
        QCOMPARE(formatted(R"({"id":"A-1","nested":{"amount":144.48},"empty":{},"none":[]})"),
                 QStringLiteral("{\n"
                                "  \"id\": \"A-1\",\n"
                                "  \"nested\": {\n"
                                "    \"amount\": 144.48\n"
                                "  },\n"
                                "  \"empty\": {},\n"
                                "  \"none\": []\n"
                                "}"));
    }

    void aShortListOfPlainValuesStaysOnOneLine()
    {
        QCOMPARE(formatted("[1,2,  3,\"x\",null]"), QStringLiteral("[1, 2, 3, \"x\", null]"));
    }

    void aListOfObjectsHasALineForEachElement()
    {
        QCOMPARE(formatted(R"([{"a":1},[2,[3]]])"),
                 QStringLiteral("[\n  {\n    \"a\": 1\n  },\n  [\n    2,\n    [3]\n  ]\n]"));
    }

    void numbersAndEscapesKeepTheirSpelling_data()
    {
        QTest::addColumn<QString>("spelling");
        QTest::newRow("integer beyond 64 bits") << QStringLiteral("123456789012345678901234567890");
        QTest::newRow("integer beyond 53 bits") << QStringLiteral("9007199254740993");
        QTest::newRow("trailing zeros") << QStringLiteral("1.500000");
        QTest::newRow("exponent") << QStringLiteral("1E+400");
        QTest::newRow("negative zero") << QStringLiteral("-0.0");
        QTest::newRow("Python's not a number") << QStringLiteral("NaN");
        QTest::newRow("Python's infinity") << QStringLiteral("-Infinity");
        QTest::newRow("escapes") << QStringLiteral("\"\\n\\/\\\"\\\\u00e9\"");
        QTest::newRow("text beyond ASCII") << QStringLiteral("\"žluťoučký 😀\"");
    }

    void numbersAndEscapesKeepTheirSpelling()
    {
        QFETCH(QString, spelling);
        QCOMPARE(formatted(spelling.toStdString()), spelling);
        QCOMPARE(formatted("{\"k\":" + spelling.toStdString() + "}"),
                 QStringLiteral("{\n  \"k\": %1\n}").arg(spelling));
    }

    void escapesThatHideReadableTextAreResolved_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("shown");
        QTest::newRow("letter") << QByteArray("\"Mar\\u00eda\"") << QStringLiteral("\"María\"");
        QTest::newRow("picture") << QByteArray("\"\\ud83d\\ude42\"") << QStringLiteral("\"🙂\"");
        QTest::newRow("key") << QByteArray("{\"\\u0441\":1}") << QStringLiteral("{\n  \"с\": 1\n}");
        QTest::newRow("list") << QByteArray("[\"\\u0441\"]") << QStringLiteral("[\"с\"]");
        QTest::newRow("NUL stays") << QByteArray("\"\\u0000\"") << QStringLiteral("\"\\u0000\"");
        QTest::newRow("ASCII stays") << QByteArray("\"\\u0022\\u003c\"") << QStringLiteral("\"\\u0022\\u003c\"");
        QTest::newRow("direction stays") << QByteArray("\"\\u202e\"") << QStringLiteral("\"\\u202e\"");
        QTest::newRow("lone surrogate stays") << QByteArray("\"\\ud83d!\"") << QStringLiteral("\"\\ud83d!\"");
        QTest::newRow("escaped backslash") << QByteArray("\"\\\\u00ed\"") << QStringLiteral("\"\\\\u00ed\"");
    }

    void escapesThatHideReadableTextAreResolved()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, shown);
        QCOMPARE(formatted(json.toStdString()), shown);
        QVERIFY(!jsonIsChanged(json, shown.toUtf8()));
    }

    void whatIsNotJsonIsRefusedWithItsPlace_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<int>("byte");
        QTest::newRow("nothing") << QByteArray("") << 0;
        QTest::newRow("blank") << QByteArray("  ") << 2;
        QTest::newRow("word") << QByteArray("hello") << 0;
        QTest::newRow("cut") << QByteArray("{\"a\":") << 5;
        QTest::newRow("two values") << QByteArray("1 2") << 2;
        QTest::newRow("trailing comma") << QByteArray("{\"a\":1,}") << 7;
        QTest::newRow("trailing comma in a list") << QByteArray("[1,]") << 3;
        QTest::newRow("key without quotes") << QByteArray("{a:1}") << 1;
        QTest::newRow("missing colon") << QByteArray("{\"a\" 1}") << 5;
        QTest::newRow("wrong bracket") << QByteArray("[{\"a\":1]]") << 7;
        QTest::newRow("line break in a string") << QByteArray("\"a\nb\"") << 0;
        QTest::newRow("open string") << QByteArray("[\"abc") << 1;
        QTest::newRow("NUL") << QByteArray("\0", 1) << 0;
    }

    void whatIsNotJsonIsRefusedWithItsPlace()
    {
        QFETCH(QByteArray, json);
        QFETCH(int, byte);
        const Result<std::string> result = formatJson(json.toStdString());
        QVERIFY(!result.has_value());
        QCOMPARE(result.error().code, Error::Code::Parse);
        QCOMPARE(result.error().place, QStringLiteral("byte %1").arg(byte));
    }

    void formattingTwiceChangesNothing()
    {
        const std::string once = *formatJson(R"({"a":[1,{"b":[]}],"c":"[1,2]"})");
        QCOMPARE(QString::fromStdString(*formatJson(once)), QString::fromStdString(once));
    }

    void hostileNestingCostsNoStackAndLittleMemory()
    {
        constexpr std::size_t Depth = 300000;
        std::string json(Depth, '[');
        json += "{\"a\":1}";
        json.append(Depth, ']');
        const Result<std::string> result = formatJson(json);
        QVERIFY(result.has_value());
        QVERIFY2(result->size() <= json.size() * 6, qPrintable(QString::number(result->size())));
        QVERIFY(withoutWhiteSpace(*result) == json);
    }

    void theEndOfTheWhiteSpaceBudgetLosesNothing()
    {
        std::string json = std::string(40, '[');
        for (int element = 0; element < 50000; ++element)
            json += element == 0 ? "{\"k\":1}" : ",2";
        json += std::string(40, ']');
        const Result<std::string> result = formatJson(json);
        QVERIFY(result.has_value());
        QVERIFY(withoutWhiteSpace(*result) == json);
        QVERIFY(result->size() < json.size() * 6);
    }

    void aCancelledFormattingSaysSo()
    {
        CancellationSource source;
        source.cancel();
        const Result<std::string> result = formatJson("[1]", source.token());
        QVERIFY(!result.has_value());
        QVERIFY(result.error().isCancelled());
    }

    void theCompactFormIsOneBoundedLine()
    {
        QCOMPARE(compactJson("{\n  \"id\" : 7,\n \"list\":[1,2]\n}", 200),
                 QStringLiteral("{\"id\": 7, \"list\": [1, 2]}"));
        QCOMPARE(compactJson("[1,2,3,4,5,6,7,8]", 8), QStringLiteral("[1, 2, …"));
        const QString huge = compactJson("\"" + std::string(1000000, 'x') + "\"", 50);
        QCOMPARE(huge.size(), 50);
        QVERIFY(huge.endsWith(QChar(0x2026)));
    }

    void theCompactFormOfSomethingElseIsTheTextItself()
    {
        QCOMPARE(compactJson("not json", 50), QStringLiteral("not json"));
        QCOMPARE(compactJson(std::string("\"a\0b", 4), 50), QStringLiteral("\"a\uFFFDb"));
    }

    void membersAreFoundByTheirText()
    {
        const std::string json = " {\"a\" : 1, \"b\\\"\": [1, {\"x\": 2}], \"c\": \"},\"} ";
        const std::vector<JsonMember> members = jsonMembers(json, 100);
        QCOMPARE(members.size(), std::size_t{3});
        QCOMPARE(unescapeJsonString(members[1].key), QStringLiteral("b\""));
        QCOMPARE(std::string(members[1].value), std::string(R"([1, {"x": 2}])"));
        QCOMPARE(std::string(members[2].value), std::string("\"},\""));
        QVERIFY(jsonMembers("17", 100).empty());
        QCOMPARE(jsonMembers("[1,2,3,4]", 2).size(), std::size_t{2});
    }

    void escapesOfAStringAreResolved_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QString>("text");
        QTest::newRow("plain") << QByteArray("\"abc\"") << QStringLiteral("abc");
        QTest::newRow("line break") << QByteArray("\"a\\nb\"") << QStringLiteral("a\nb");
        QTest::newRow("surrogate pair") << QByteArray("\"\\ud83d\\ude00\"") << QStringLiteral("😀");
        QTest::newRow("lone surrogate") << QByteArray("\"\\ud83d!\"") << QStringLiteral("\uFFFD!");
        QTest::newRow("broken escape") << QByteArray("\"\\u12\"") << QStringLiteral("\uFFFD12");
        QTest::newRow("slash") << QByteArray("\"\\/\\\\\"") << QStringLiteral("/\\");
    }

    void escapesOfAStringAreResolved()
    {
        QFETCH(QByteArray, token);
        QFETCH(QString, text);
        QCOMPARE(unescapeJsonString(token.toStdString()), text);
    }
};

QTEST_GUILESS_MAIN(JsonFormatTest)
#include "tst_jsonformat.moc"
