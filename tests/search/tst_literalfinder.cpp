// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/search/literalfinder.h"
#include "models/search/textmatcher.h"

#include <QTest>

#include <random>

using namespace chronoscope;

namespace {

std::string lettersOf(const char* pattern, SearchMode mode, bool isCaseSensitive = false)
{
    const auto finder = LiteralFinder::of({QString::fromUtf8(pattern), mode, isCaseSensitive});
    return finder ? finder->letters() : std::string();
}

/// A text of few different letters, so that words are nearly there all the time.
std::string nearlyText(std::mt19937& random, std::size_t length)
{
    static const std::string letters = "aAbBcCkKsS_ {[";
    std::string text;
    while (text.size() < length) {
        const auto number = static_cast<unsigned>(random());
        // The long s and the sign for Kelvin, which are an s and a k to a search without case.
        if (number % 97 == 0)
            text += "\u017f";
        else if (number % 89 == 0)
            text += "\u212a";
        else
            text += letters[number % letters.size()];
    }
    return text;
}

} // namespace

/// The quick way to the letters that every match has.
class TestLiteralFinder : public QObject {
    Q_OBJECT

private slots:
    void theLongestRunOfPlainLettersIsTaken();
    void patternsWithOperatorsHaveNone();
    void caseIsFoldedForLettersOnly();
    void whatIsFoundIsWhatTheAutomatonAloneFinds_data();
    void whatIsFoundIsWhatTheAutomatonAloneFinds();
    void anchoredWordsAreFoundAtTheirLines();
};

void TestLiteralFinder::theLongestRunOfPlainLettersIsTaken()
{
    QCOMPARE(lettersOf("Gateway", SearchMode::Text), std::string("gateway"));
    QCOMPARE(lettersOf("WorkflowExecutionCompleted", SearchMode::Text), std::string("flowexecutioncompleted"));
    QCOMPARE(lettersOf("über alles", SearchMode::Text), std::string("ber alle"));
    QCOMPARE(lettersOf("a.c*", SearchMode::Text), std::string("a.c*"));
    QCOMPARE(lettersOf("^Completed$", SearchMode::Regex), std::string("completed"));
    QCOMPARE(lettersOf("kiss", SearchMode::Text), std::string());
    QCOMPARE(lettersOf("ab", SearchMode::Text), std::string());
}

void TestLiteralFinder::patternsWithOperatorsHaveNone()
{
    for (const char* pattern :
         {"charge|refund", "char.e", "(?-m)^charge", "\\bcharge", "charge+", "[c]harge", "cha{2}"})
        QCOMPARE(lettersOf(pattern, SearchMode::Regex), std::string());
    QCOMPARE(lettersOf("charge", SearchMode::Jq), std::string());
    QCOMPARE(lettersOf("charge", SearchMode::Text, true), std::string());
}

void TestLiteralFinder::caseIsFoldedForLettersOnly()
{
    const auto finder = LiteralFinder::of({QStringLiteral("a{b"), SearchMode::Text, false});
    QVERIFY(finder);
    QVERIFY(finder->find("xxA{Bxx", 0).has_value());
    QVERIFY(!finder->find("xxA[Bxx", 0).has_value());
    QVERIFY(!finder->find("A{B", 1).has_value());
}

void TestLiteralFinder::whatIsFoundIsWhatTheAutomatonAloneFinds_data()
{
    QTest::addColumn<QString>("words");
    for (const char* words : {"abc", "aBcA", "kabc", "abcs", "ssabck", "c_a", "a b", "{ab", "ſabc", "bKelvin"})
        QTest::newRow(words) << QString::fromUtf8(words);
}

void TestLiteralFinder::whatIsFoundIsWhatTheAutomatonAloneFinds()
{
    QFETCH(const QString, words);
    const auto quick = TextMatcher::compile({words, SearchMode::Text, false});
    // An empty group means nothing, but is an operator.
    QString pattern = words;
    pattern.replace(QLatin1Char('{'), QLatin1String("\\{"));
    const auto alone = TextMatcher::compile({QStringLiteral("()") + pattern, SearchMode::Regex, false});
    QVERIFY(quick && alone);
    std::mt19937 random(7);
    for (int round = 0; round < 300; ++round) {
        const std::string text = nearlyText(random, 200);
        for (std::size_t from = 0; from < 60; from += 7)
            QVERIFY(quick->find(text, from) == alone->find(text, from));
    }
}

void TestLiteralFinder::anchoredWordsAreFoundAtTheirLines()
{
    std::mt19937 random(11);
    for (const char* const pattern : {"^abc", "abc$", "^abca$", "^kabc", "abcs$"}) {
        const auto quick = TextMatcher::compile({QString::fromLatin1(pattern), SearchMode::Regex, false});
        const auto alone =
            TextMatcher::compile({QStringLiteral("()") + QString::fromLatin1(pattern), SearchMode::Regex, false});
        for (int round = 0; round < 200; ++round) {
            // Lines of the words themselves, and of others.
            std::string text;
            for (int line = 0; line < 20; ++line)
                text += (line % 3 == 0 ? "xABCa\nABC" : "abca\nKabcS") + nearlyText(random, 5) + '\n';
            for (std::size_t from = 0; from < 60; from += 7)
                QVERIFY(quick->find(text, from) == alone->find(text, from));
        }
    }
}

QTEST_APPLESS_MAIN(TestLiteralFinder)
#include "tst_literalfinder.moc"
