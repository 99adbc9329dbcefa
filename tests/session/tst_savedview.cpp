// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/savedview.h"
#include "models/session/viewrange.h"

#include <QTest>

using namespace chronoscope;

/// A view as JSON, and a visible range that fits every run.
class TestSavedView : public QObject {
    Q_OBJECT

private slots:
    void aViewComesBackAsItWas();
    void aViewOfTheWholeRunSaysNothingOfARange();
    void whatIsNoViewIsRefused_data();
    void whatIsNoViewIsRefused();
    void theVisiblePartFitsALongerRun();
    void theWholeRunStaysTheWholeRun();
};

void TestSavedView::aViewComesBackAsItWas()
{
    SavedView view;
    view.filters = {StatusCondition{Status::Failed}, WorkerCondition{"1@host \"quoted\""}};
    view.grouping = Grouping::Worker;
    view.foldsIdleTime = true;
    view.range = RangePart{0.25, 0.5};
    view.columns = QByteArray("\0\1\2\xff", 4);
    const Result<SavedView> read = savedViewFromJson(savedViewToJson(view));
    QVERIFY2(read, qPrintable(read ? QString() : read.error().oneLine()));
    QVERIFY(*read == view);
}

void TestSavedView::aViewOfTheWholeRunSaysNothingOfARange()
{
    const QByteArray json = savedViewToJson({});
    QVERIFY(!json.contains("range"));
    QVERIFY(savedViewFromJson(json).value() == SavedView());
}

void TestSavedView::whatIsNoViewIsRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("place");
    const QByteArray filters = R"("filters":{"version":1,"conditions":[]})";
    QTest::newRow("no JSON") << QByteArray("columns") << QString();
    QTest::newRow("empty") << QByteArray() << QString();
    QTest::newRow("another version") << QByteArray(R"({"version":2})") << "version";
    QTest::newRow("unknown grouping") << QByteArray(R"({"version":1,"grouping":"moon",)" + filters + "}") << "grouping";
    QTest::newRow("range turned round")
        << QByteArray(R"({"version":1,"grouping":"worker","range":{"from":0.5,"to":0.25},)" + filters + "}") << "range";
    QTest::newRow("range of words")
        << QByteArray(R"({"version":1,"grouping":"worker","range":{"from":"start","to":"end"},)" + filters + "}")
        << "range";
    QTest::newRow("range beyond the run")
        << QByteArray(R"({"version":1,"grouping":"worker","range":{"from":0,"to":1e300},)" + filters + "}") << "range";
}

void TestSavedView::whatIsNoViewIsRefused()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, place);
    const Result<SavedView> read = savedViewFromJson(json);
    QVERIFY(!read);
    QCOMPARE(read.error().place, place);
    QVERIFY(!read.error().remedy.isEmpty());
}

void TestSavedView::theVisiblePartFitsALongerRun()
{
    ViewRange one;
    one.setFullRange(Instant(0), Instant(1'000'000'000));
    one.show(Instant(250'000'000), Instant(500'000'000));
    ViewRange longer;
    longer.setFullRange(Instant(7'000'000'000), Instant(11'000'000'000));
    showPart(longer, visiblePart(one));
    QCOMPARE(longer.start().nanoseconds(), 8'000'000'000);
    QCOMPARE(longer.end().nanoseconds(), 9'000'000'000);
}

void TestSavedView::theWholeRunStaysTheWholeRun()
{
    ViewRange one;
    one.setFullRange(Instant(0), Instant(1'000'000'000));
    ViewRange other;
    other.setFullRange(Instant(0), Instant(5'000'000'000));
    other.show(Instant(1'000'000'000), Instant(2'000'000'000));
    showPart(other, visiblePart(one));
    QVERIFY(other.isWholeRun());
}

QTEST_GUILESS_MAIN(TestSavedView)

#include "tst_savedview.moc"
