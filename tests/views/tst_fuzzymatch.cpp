// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/fuzzymatch.h"

#include <QElapsedTimer>
#include <QTest>

using namespace chronoscope;

namespace {

int scoreOf(const QString& letters, const QString& name)
{
    const auto match = fuzzyMatch(letters, name);
    return match ? match->score : -1000;
}

std::vector<int> positionsOf(const QString& letters, const QString& name)
{
    const auto match = fuzzyMatch(letters, name);
    return match ? match->positions : std::vector<int>();
}

} // namespace

/// What comes first when somebody types a few letters.
class TestFuzzyMatch : public QObject {
    Q_OBJECT

private slots:
    void lettersInOrderMatch();
    void lettersInAnotherOrderDoNotMatch();
    void nothingTypedFitsEverything();
    void caseMakesNoDifference();
    void theFirstLettersOfWordsBeatLettersInside();
    void theBeginningOfANameBeatsItsMiddle();
    void lettersInARowBeatScatteredOnes();
    void ofEqualMatchesTheShorterNameWins();
    void thePositionsAreThoseOfTheBestMatch();
    void hugeTextsCostLittle();
};

void TestFuzzyMatch::lettersInOrderMatch()
{
    QVERIFY(fuzzyMatch(u"opf", u"Open Folder"));
    QVERIFY(fuzzyMatch(u"Open Folder", u"Open Folder"));
}

void TestFuzzyMatch::lettersInAnotherOrderDoNotMatch()
{
    QVERIFY(!fuzzyMatch(u"fo", u"Of"));
    QVERIFY(!fuzzyMatch(u"openn", u"Open"));
    QVERIFY(!fuzzyMatch(u"x", u""));
}

void TestFuzzyMatch::nothingTypedFitsEverything()
{
    QCOMPARE(scoreOf("", "Open"), 0);
    QCOMPARE(scoreOf("", ""), 0);
}

void TestFuzzyMatch::caseMakesNoDifference()
{
    QCOMPARE(scoreOf("OPEN", "open"), scoreOf("open", "open"));
    QVERIFY(fuzzyMatch(u"ÄNDERN", u"ändern"));
}

void TestFuzzyMatch::theFirstLettersOfWordsBeatLettersInside()
{
    QVERIFY(scoreOf("zs", "Zoom to Selection") > scoreOf("zs", "Size zeros"));
    QVERIFY(scoreOf("nf", "Next Failure") > scoreOf("nf", "Confirm"));
}

void TestFuzzyMatch::theBeginningOfANameBeatsItsMiddle()
{
    QVERIFY(scoreOf("find", "Find Next") > scoreOf("find", "Show Findings"));
}

void TestFuzzyMatch::lettersInARowBeatScatteredOnes()
{
    QVERIFY(scoreOf("mark", "Next Mark") > scoreOf("mark", "Measure Another Range Kept"));
}

void TestFuzzyMatch::ofEqualMatchesTheShorterNameWins()
{
    QVERIFY(scoreOf("mark", "Mark") > scoreOf("mark", "Mark Everything There Is"));
}

void TestFuzzyMatch::thePositionsAreThoseOfTheBestMatch()
{
    // Not the f of "of", which comes first.
    QCOMPARE(positionsOf("fi", "Out of Find"), (std::vector<int>{7, 8}));
    QCOMPARE(positionsOf("zs", "Zoom to Selection"), (std::vector<int>{0, 8}));
    QCOMPARE(positionsOf("pc", "payloadCount"), (std::vector<int>{0, 7}));
}

void TestFuzzyMatch::hugeTextsCostLittle()
{
    QElapsedTimer clock;
    clock.start();
    QVERIFY(fuzzyMatch(QString(100'000, 'a'), QString(1'000'000, 'a')));
    QVERIFY2(clock.elapsed() < 200, qPrintable(QString::number(clock.elapsed())));
}

QTEST_APPLESS_MAIN(TestFuzzyMatch)
#include "tst_fuzzymatch.moc"
