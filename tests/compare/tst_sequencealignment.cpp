// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compare/sequencealignment.h"
#include "models/compare/shortestedits.h"

#include <QtTest>

#include <algorithm>
#include <numeric>
#include <random>

using namespace chronoscope;

namespace {

Symbols symbolsOf(const char* text)
{
    const std::string_view letters(text);
    return {letters.begin(), letters.end()};
}

SequencePairs alignTexts(const char* a, const char* b)
{
    const std::vector<Symbols> levelsOfA{symbolsOf(a)};
    const std::vector<Symbols> levelsOfB{symbolsOf(b)};
    return alignSequences(levelsOfA, levelsOfB, {});
}

/// "0 1 - 2": for each element of a its position in b.
QString print(const SequencePairs& pairs)
{
    QStringList positions;
    for (const std::uint32_t position : pairs.inB)
        positions.append(position == SequencePairs::None ? QStringLiteral("-") : QString::number(position));
    return positions.join(QLatin1Char(' '));
}

} // namespace

class TestSequenceAlignment : public QObject {
    Q_OBJECT

private slots:
    void elementsArePaired_data();
    void elementsArePaired();
    void theMostParticularSymbolGoesFirst();
    void pairsAreOneToOneWhateverTheSequences();
    void hostileSequencesAreAligned_data();
    void hostileSequencesAreAligned();
    void theLongestIncreasingSubsequenceIsFound();
    void fewEditsAreTheFewest();
    void manyEditsAreGivenUp();
};

void TestSequenceAlignment::elementsArePaired_data()
{
    QTest::addColumn<QByteArray>("a");
    QTest::addColumn<QByteArray>("b");
    QTest::addColumn<QString>("expected");
    QTest::newRow("nothing") << QByteArray() << QByteArray() << QString();
    QTest::newRow("only a") << QByteArray("x") << QByteArray() << "-";
    QTest::newRow("the same") << QByteArray("xyxy") << QByteArray("xyxy") << "0 1 2 3";
    QTest::newRow("inserted") << QByteArray("xyz") << QByteArray("xwyz") << "0 2 3";
    QTest::newRow("missing") << QByteArray("xyz") << QByteArray("xz") << "0 - 1";
    QTest::newRow("one less of the same") << QByteArray("xxx") << QByteArray("xx") << "0 1 -";
    QTest::newRow("moved") << QByteArray("xyz") << QByteArray("yzx") << "2 0 1";
    QTest::newRow("two missing of a pattern") << QByteArray("xyxyxyxy") << QByteArray("xyyxyy") << "0 1 - 2 3 4 - 5";
}

void TestSequenceAlignment::elementsArePaired()
{
    QFETCH(const QByteArray, a);
    QFETCH(const QByteArray, b);
    QFETCH(const QString, expected);
    QCOMPARE(print(alignTexts(a.constData(), b.constData())), expected);
}

void TestSequenceAlignment::theMostParticularSymbolGoesFirst()
{
    // All have one name; by content the first of a is the second of b.
    const std::vector<Symbols> a{{1, 2}, {0, 0}};
    const std::vector<Symbols> b{{3, 1}, {0, 0}};
    QCOMPARE(print(alignSequences(a, b, {})), QStringLiteral("1 0"));
}

void TestSequenceAlignment::pairsAreOneToOneWhateverTheSequences()
{
    std::mt19937 random(1);
    for (int round = 0; round < 500; ++round) {
        const auto make = [&random](std::uint32_t most) {
            Symbols symbols(random() % 60);
            std::ranges::generate(symbols, [&] { return random() % most; });
            return symbols;
        };
        const auto letters = static_cast<std::uint32_t>(1 + random() % 20);
        const std::vector<Symbols> a{make(letters)};
        const std::vector<Symbols> b{make(letters)};
        const SequencePairs pairs = alignSequences(a, b, {});
        for (std::uint32_t i = 0; i < pairs.inB.size(); ++i) {
            if (pairs.inB[i] == SequencePairs::None)
                continue;
            QCOMPARE(pairs.inA[pairs.inB[i]], i);
            QCOMPARE(a.front()[i], b.front()[pairs.inB[i]]);
        }
        // Nothing is left alone that has a counterpart.
        for (std::uint64_t symbol = 0; symbol < letters; ++symbol) {
            const auto count = std::min(std::ranges::count(a.front(), symbol), std::ranges::count(b.front(), symbol));
            std::ptrdiff_t paired = 0;
            for (std::uint32_t i = 0; i < pairs.inB.size(); ++i)
                paired += a.front()[i] == symbol && pairs.inB[i] != SequencePairs::None ? 1 : 0;
            QCOMPARE(paired, count);
        }
    }
}

void TestSequenceAlignment::hostileSequencesAreAligned_data()
{
    QTest::addColumn<int>("lettersOfA");
    QTest::addColumn<int>("lettersOfB");
    QTest::newRow("one letter") << 1 << 1;
    QTest::newRow("two letters") << 2 << 2;
    QTest::newRow("many letters") << 1000 << 1000;
    QTest::newRow("all different") << 100'000'000 << 100'000'000;
    QTest::newRow("one against many") << 1 << 1000;
}

void TestSequenceAlignment::hostileSequencesAreAligned()
{
    QFETCH(const int, lettersOfA);
    QFETCH(const int, lettersOfB);
    std::mt19937 random(1);
    const auto make = [&random](std::size_t size, int letters) {
        Symbols symbols(size);
        std::ranges::generate(symbols, [&] { return random() % static_cast<unsigned>(letters); });
        return std::vector<Symbols>{symbols, symbols, symbols};
    };
    const auto a = make(100'000, lettersOfA);
    const auto b = make(90'000, lettersOfB);
    const SequencePairs pairs = alignSequences(a, b, {});
    QCOMPARE(pairs.inB.size(), std::size_t{100'000});
}

void TestSequenceAlignment::theLongestIncreasingSubsequenceIsFound()
{
    const std::vector<std::uint32_t> numbers{3, SequencePairs::None, 4, 0, 5, 1, 6};
    QCOMPARE(longestIncreasing(numbers), (std::vector<bool>{true, false, true, false, true, false, true}));
    QVERIFY(longestIncreasing({}).empty());
}

void TestSequenceAlignment::fewEditsAreTheFewest()
{
    // Against the table that dynamic programming fills.
    std::mt19937 random(2);
    for (int round = 0; round < 300; ++round) {
        const auto make = [&random] {
            Symbols symbols(random() % 25);
            std::ranges::generate(symbols, [&] { return random() % 4; });
            return symbols;
        };
        const Symbols a = make();
        const Symbols b = make();
        std::vector<std::uint32_t> positionsOfA(a.size());
        std::vector<std::uint32_t> positionsOfB(b.size());
        std::iota(positionsOfA.begin(), positionsOfA.end(), 0U);
        std::iota(positionsOfB.begin(), positionsOfB.end(), 0U);
        std::vector<std::vector<std::size_t>> longest(a.size() + 1, std::vector<std::size_t>(b.size() + 1, 0));
        for (std::size_t i = 0; i < a.size(); ++i) {
            for (std::size_t j = 0; j < b.size(); ++j)
                longest[i + 1][j + 1] =
                    a[i] == b[j] ? longest[i][j] + 1 : std::max(longest[i][j + 1], longest[i + 1][j]);
        }
        auto pairs = shortestEdits(positionsOfA, a, positionsOfB, b);
        QCOMPARE(pairs.size(), longest[a.size()][b.size()]);
        std::ranges::sort(pairs);
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            QCOMPARE(a[pairs[i].first], b[pairs[i].second]);
            QVERIFY(i == 0 || (pairs[i - 1].first < pairs[i].first && pairs[i - 1].second < pairs[i].second));
        }
    }
}

void TestSequenceAlignment::manyEditsAreGivenUp()
{
    std::vector<std::uint32_t> positions(200);
    std::iota(positions.begin(), positions.end(), 0U);
    Symbols a(200, 1);
    Symbols b(200, 2);
    a.back() = 3;
    b.front() = 3;
    QVERIFY(shortestEdits(positions, a, positions, b).empty());
}

QTEST_GUILESS_MAIN(TestSequenceAlignment)

#include "tst_sequencealignment.moc"
