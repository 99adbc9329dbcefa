// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/search/textmatcher.h"

#include <QTest>

using namespace chronoscope;

/// What the words of a query match, and how a pattern that means nothing is refused.
class TestTextMatcher : public QObject {
    Q_OBJECT

private slots:
    void aQueryMatches_data();
    void aQueryMatches();
    void aBrokenPatternIsRefusedWithItsPlace_data();
    void aBrokenPatternIsRefusedWithItsPlace();
    void anEndlessPatternIsRefused();
    void aPatternThatExplodesElsewhereTakesLinearTime();
    void onlyPatternsWithoutTextAnchorsIgnoreTheirSurroundings_data();
    void onlyPatternsWithoutTextAnchorsIgnoreTheirSurroundings();
};

void TestTextMatcher::aQueryMatches_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<SearchMode>("mode");
    QTest::addColumn<bool>("isCaseSensitive");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("match"); // null when there is none

    const auto row = [](const char* name, const char* pattern, SearchMode mode, bool isCaseSensitive, const char* text,
                        const char* match) {
        QTest::newRow(name) << QString::fromUtf8(pattern) << mode << isCaseSensitive << QString::fromUtf8(text)
                            << (match ? QString::fromUtf8(match) : QString());
    };
    row("words stand anywhere", "card", SearchMode::Text, false, "the charge_card activity", "card");
    row("case is the same to words", "CARD", SearchMode::Text, false, "charge_Card", "Card");
    row("case counts on request", "CARD", SearchMode::Text, true, "charge_card", nullptr);
    row("case is folded beyond ASCII", "ÜBER", SearchMode::Text, false, "hinüber", "über");
    row("words are no pattern", "a.c*", SearchMode::Text, false, "abc a.c* x", "a.c*");
    row("a pattern is one", "c.rd+", SearchMode::Regex, true, "charge_cardd", "cardd");
    row("a pattern can ignore case", "c.RD", SearchMode::Regex, false, "charge_card", "card");
    row("a line begins in the middle of a text", "^at .*$", SearchMode::Regex, true, "Error: no\nat main.ts:3\nend",
        "at main.ts:3");
    row("a dot is a letter, not a byte", "f.r", SearchMode::Regex, true, "für", "für");
    row("a choice is taken whole", "x|card$", SearchMode::Regex, true, "charge_card", "card");
    row("not everything matches", "^card", SearchMode::Regex, true, "charge_card", nullptr);
}

void TestTextMatcher::aQueryMatches()
{
    QFETCH(QString, pattern);
    QFETCH(SearchMode, mode);
    QFETCH(bool, isCaseSensitive);
    QFETCH(QString, text);
    QFETCH(QString, match);

    const auto matcher = TextMatcher::compile({pattern, mode, isCaseSensitive});
    QVERIFY(matcher);
    const std::string bytes = text.toStdString();
    const auto found = matcher->find(bytes);
    QCOMPARE(found.has_value(), !match.isNull());
    if (found)
        QCOMPARE(QString::fromStdString(bytes.substr(found->start, found->length)), match);
}

void TestTextMatcher::aBrokenPatternIsRefusedWithItsPlace_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("line");

    QTest::newRow("an open group") << QStringLiteral("charge(card")
                                   << QStringLiteral("Pattern \"charge(card\": A parenthesis is not closed.");
    QTest::newRow("an open set") << QStringLiteral("charge[ca")
                                 << QStringLiteral("Pattern, character 7, \"[ca\": A bracket is not closed.");
    QTest::newRow("nothing to repeat") << QStringLiteral("a|*b")
                                       << QStringLiteral(
                                              "Pattern, character 3, \"*\": There is nothing to repeat here.");
    QTest::newRow("an unknown escape") << QStringLiteral("card\\y")
                                       << QStringLiteral("Pattern, character 5, \"\\y\": This escape is not known.");
    QTest::newRow("a range that runs back")
        << QStringLiteral("x[z-a]")
        << QStringLiteral("Pattern, character 3, \"z-a\": This is no valid set of characters.");
    QTest::newRow("a look ahead") << QStringLiteral("a(?=b)")
                                  << QStringLiteral("Pattern, character 2, \"(?=\": This kind of group is not known.");
    QTest::newRow("an escape of nothing")
        << QStringLiteral("card\\") << QStringLiteral("Pattern, character 5: The pattern ends in a backslash.");
}

void TestTextMatcher::aBrokenPatternIsRefusedWithItsPlace()
{
    QFETCH(QString, pattern);
    QFETCH(QString, line);

    const auto matcher = TextMatcher::compile({pattern, SearchMode::Regex, true});
    QVERIFY(!matcher);
    QCOMPARE(matcher.error().code, Error::Code::Schema);
    QCOMPARE(matcher.error().oneLine(), line + QStringLiteral(" Correct the pattern, or search for plain text."));
}

void TestTextMatcher::anEndlessPatternIsRefused()
{
    const auto matcher = TextMatcher::compile({QString(LongestQuery + 1, QLatin1Char('a')), SearchMode::Text, true});
    QVERIFY(!matcher);
    QCOMPARE(matcher.error().code, Error::Code::Limit);
}

void TestTextMatcher::aPatternThatExplodesElsewhereTakesLinearTime()
{
    const auto matcher = TextMatcher::compile({QStringLiteral("(a+)+$"), SearchMode::Regex, true});
    QVERIFY(matcher);
    QVERIFY(!matcher->find(std::string(200'000, 'a') + '!'));
}

void TestTextMatcher::onlyPatternsWithoutTextAnchorsIgnoreTheirSurroundings_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<bool>("ignores");
    QTest::newRow("plain") << QStringLiteral("a.c") << true;
    QTest::newRow("lines") << QStringLiteral("^a\\b.c$") << true;
    QTest::newRow("start of the text") << QStringLiteral("\\Aabc") << false;
    QTest::newRow("end of the text") << QStringLiteral("abc\\z") << false;
    QTest::newRow("lines switched off") << QStringLiteral("(?-m)^abc") << false;
}

void TestTextMatcher::onlyPatternsWithoutTextAnchorsIgnoreTheirSurroundings()
{
    QFETCH(QString, pattern);
    QFETCH(bool, ignores);
    QCOMPARE(TextMatcher::compile({pattern, SearchMode::Regex, true})->ignoresSurroundings(), ignores);
}

QTEST_GUILESS_MAIN(TestTextMatcher)
#include "tst_textmatcher.moc"
