// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/sortkeys.h"

#include <QTest>

using namespace chronoscope;

namespace {

std::vector<std::uint32_t> sorted(const SortKeys& keys, SortDirection direction)
{
    return sortedRows(RowIndex(keys.size()), keys, direction, {}).sources();
}

using Positions = std::vector<std::uint32_t>;

} // namespace

class TestSortKeys : public QObject {
    Q_OBJECT

private slots:
    void smallerKeysComeFirst();
    void equalKeysKeepTheOrderOfTheHistoryInBothDirections();
    void emptyCellsComeLastInBothDirections();
    void onlyTheGivenRowsAreSorted();
    void aCancelledSortChangesNothing();
    void equalTextsHaveEqualRanks();
    void anEmptyTextHasNoRank();
    void extremeNumbersKeepTheirOrder();
};

void TestSortKeys::smallerKeysComeFirst()
{
    QCOMPARE(sorted({30, 10, 20}, SortDirection::Ascending), (Positions{1, 2, 0}));
    QCOMPARE(sorted({30, 10, 20}, SortDirection::Descending), (Positions{0, 2, 1}));
}

void TestSortKeys::equalKeysKeepTheOrderOfTheHistoryInBothDirections()
{
    QCOMPARE(sorted({7, 5, 7, 5}, SortDirection::Ascending), (Positions{1, 3, 0, 2}));
    QCOMPARE(sorted({7, 5, 7, 5}, SortDirection::Descending), (Positions{0, 2, 1, 3}));
}

void TestSortKeys::emptyCellsComeLastInBothDirections()
{
    QCOMPARE(sorted({EmptySortKey, 2, EmptySortKey, 1}, SortDirection::Ascending), (Positions{3, 1, 0, 2}));
    QCOMPARE(sorted({EmptySortKey, 2, EmptySortKey, 1}, SortDirection::Descending), (Positions{1, 3, 0, 2}));
}

void TestSortKeys::onlyTheGivenRowsAreSorted()
{
    const RowIndex some({3, 0}, 4);
    QCOMPARE(sortedRows(some, {1, 0, 0, 9}, SortDirection::Ascending, {}).sources(), (Positions{0, 3}));
}

void TestSortKeys::aCancelledSortChangesNothing()
{
    CancellationSource source;
    source.cancel();
    const RowIndex rows({1, 0}, 2);
    QCOMPARE(sortedRows(rows, {}, SortDirection::Ascending, source.token()).sources(), rows.sources());
}

void TestSortKeys::equalTextsHaveEqualRanks()
{
    const std::vector<QString> texts{QStringLiteral("b"), QStringLiteral("a"), QStringLiteral("b")};
    const SortKeys ranks = ranksOf(texts);
    QCOMPARE(ranks[0], ranks[2]);
    QVERIFY(ranks[1] < ranks[0]);
}

void TestSortKeys::anEmptyTextHasNoRank()
{
    const std::vector<QString> texts{QString(), QStringLiteral("a")};
    QCOMPARE(ranksOf(texts)[0], EmptySortKey);
    QVERIFY(ranksOf(texts)[1] != EmptySortKey);
}

void TestSortKeys::extremeNumbersKeepTheirOrder()
{
    constexpr auto Largest = std::numeric_limits<std::int64_t>::max();
    QCOMPARE(sorted({Largest, EmptySortKey + 1, 0}, SortDirection::Ascending), (Positions{1, 2, 0}));
}

QTEST_GUILESS_MAIN(TestSortKeys)
#include "tst_sortkeys.moc"
