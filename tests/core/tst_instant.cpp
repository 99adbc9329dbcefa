// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/instant.h"
#include "models/core/strongindex.h"

#include <QtTest>

#include <limits>
#include <type_traits>
#include <unordered_set>

using namespace chronoscope;

using AppleIndex = StrongIndex<struct AppleTag>;
using PearIndex = StrongIndex<struct PearTag>;

static_assert(!std::is_convertible_v<AppleIndex, PearIndex>, "an index of one array is no index of another");
static_assert(!std::is_convertible_v<int, AppleIndex>, "a number is no index unless somebody says so");

class TestInstant : public QObject {
    Q_OBJECT

private slots:
    void anInstantIsNotRecordedUntilItIsSet();
    void theEpochIsAnInstant();
    void instantsAreOrdered();
    void instantsAndDurationsCompute();
    void anyTwoInstantsOfTheRangeHaveADifference();
    void anIndexIsNoneUntilItIsSet();
    void indicesAreOrderedAndHashed();
};

void TestInstant::anInstantIsNotRecordedUntilItIsSet()
{
    QVERIFY(!Instant().isValid());
}

void TestInstant::theEpochIsAnInstant()
{
    QVERIFY(Instant(0).isValid());
    QVERIFY(Instant(-1).isValid());
}

void TestInstant::instantsAreOrdered()
{
    QVERIFY(Instant(1) < Instant(2));
    QVERIFY(Instant(2) == Instant(2));
    QVERIFY(Instant() < Instant(0));
}

void TestInstant::instantsAndDurationsCompute()
{
    QCOMPARE((Instant(50) - Instant(20)).nanoseconds, 30);
    QCOMPARE((Instant(20) - Instant(50)).nanoseconds, -30);
    QCOMPARE((Instant(20) + Duration{30}).nanoseconds(), 50);
    QCOMPARE((Duration{2} + Duration{3} - Duration{10}).nanoseconds, -5);
}

void TestInstant::anyTwoInstantsOfTheRangeHaveADifference()
{
    constexpr Instant Earliest(EarliestSecond * NanosecondsPerSecond);
    constexpr Instant Latest(LatestSecond * NanosecondsPerSecond);
    static_assert((Latest - Earliest).nanoseconds > 0, "the difference fits");
    static_assert((Earliest - Latest).nanoseconds < 0, "the difference fits");
    QVERIFY(Earliest < Latest);
}

void TestInstant::anIndexIsNoneUntilItIsSet()
{
    QVERIFY(!AppleIndex().isValid());
    QVERIFY(AppleIndex(0U).isValid());
}

void TestInstant::indicesAreOrderedAndHashed()
{
    QVERIFY(AppleIndex(1U) < AppleIndex(2U));
    const std::unordered_set<AppleIndex> set{AppleIndex(1U), AppleIndex(2U), AppleIndex(1U)};
    QCOMPARE(set.size(), 2U);
}

QTEST_GUILESS_MAIN(TestInstant)
#include "tst_instant.moc"
