// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/measuredrange.h"

#include <QSignalSpy>
#include <QTest>

using namespace chronoscope;

/// Two cursors that measure, whichever of them comes first in time.
class TestMeasuredRange : public QObject {
    Q_OBJECT

private slots:
    void thereIsNothingToMeasureAtFirst();
    void aRangeRunsFromTheEarlierToTheLaterCursor_data();
    void aRangeRunsFromTheEarlierToTheLaterCursor();
    void theMovingCursorMayPassTheOther();
    void swappedCursorsMoveTheOtherEnd();
    void movingACursorThatIsNotThereDoesNothing();
    void clearingForgetsBothCursors();
    void followersHearOnlyOfChanges();
    void anInstantThatWasNotRecordedSetsNoCursor();
    void bothEndsLieInsideOfTheRange();
};

namespace {

constexpr Instant at(std::int64_t nanoseconds)
{
    return Instant(nanoseconds);
}

} // namespace

void TestMeasuredRange::thereIsNothingToMeasureAtFirst()
{
    const MeasuredRange measured;
    QVERIFY(measured.isEmpty());
    QVERIFY(!measured.range());
    QVERIFY(!measured.anchor().isValid());
}

void TestMeasuredRange::aRangeRunsFromTheEarlierToTheLaterCursor_data()
{
    QTest::addColumn<qint64>("anchor");
    QTest::addColumn<qint64>("active");
    QTest::newRow("forwards") << qint64{10} << qint64{25};
    QTest::newRow("backwards") << qint64{25} << qint64{10};
}

void TestMeasuredRange::aRangeRunsFromTheEarlierToTheLaterCursor()
{
    QFETCH(const qint64, anchor);
    QFETCH(const qint64, active);
    MeasuredRange measured;
    measured.setRange(at(anchor), at(active));
    QVERIFY(measured.range() == (TimeRange{at(10), at(25)}));
    QVERIFY(measured.range()->span() == Duration{15});
    QVERIFY(measured.anchor() == at(anchor));
    QVERIFY(measured.active() == at(active));
}

void TestMeasuredRange::theMovingCursorMayPassTheOther()
{
    MeasuredRange measured;
    measured.setRange(at(10), at(25));
    measured.moveActive(at(4));
    QVERIFY(measured.range() == (TimeRange{at(4), at(10)}));
    QVERIFY(measured.anchor() == at(10));
}

void TestMeasuredRange::swappedCursorsMoveTheOtherEnd()
{
    MeasuredRange measured;
    measured.setRange(at(10), at(25));
    measured.swapCursors();
    measured.moveActive(at(12));
    QVERIFY(measured.range() == (TimeRange{at(12), at(25)}));
}

void TestMeasuredRange::movingACursorThatIsNotThereDoesNothing()
{
    MeasuredRange measured;
    measured.moveActive(at(4));
    measured.swapCursors();
    QVERIFY(measured.isEmpty());
}

void TestMeasuredRange::clearingForgetsBothCursors()
{
    MeasuredRange measured;
    measured.setRange(at(10), at(25));
    measured.clear();
    QVERIFY(measured.isEmpty());
    QVERIFY(!measured.active().isValid());
}

void TestMeasuredRange::followersHearOnlyOfChanges()
{
    MeasuredRange measured;
    const QSignalSpy changes(&measured, &MeasuredRange::changed);
    measured.clear();
    measured.setRange(at(10), at(25));
    measured.setRange(at(10), at(25));
    measured.moveActive(at(25));
    QCOMPARE(changes.count(), 1);
}

void TestMeasuredRange::anInstantThatWasNotRecordedSetsNoCursor()
{
    MeasuredRange measured;
    measured.setRange(Instant(), at(25));
    measured.setRange(at(10), Instant());
    QVERIFY(measured.isEmpty());
}

void TestMeasuredRange::bothEndsLieInsideOfTheRange()
{
    constexpr TimeRange range{at(10), at(25)};
    QVERIFY(range.contains(at(10)));
    QVERIFY(range.contains(at(25)));
    QVERIFY(!range.contains(at(9)));
    QVERIFY(!range.contains(at(26)));
    QVERIFY(!range.contains(Instant()));
}

QTEST_GUILESS_MAIN(TestMeasuredRange)
#include "tst_measuredrange.moc"
