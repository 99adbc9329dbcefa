// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/history/criticalpathpane.h"

#include "tests/tables/chargerun.h"
#include "tests/views/openrun.h"
#include "views/history/runtableview.h"
#include "views/mainwindow/runpane.h"
#include "views/timeline/criticalpathoverlay.h"
#include "views/timeline/timelinepane.h"
#include "views/timeline/timelineview.h"

#include <QLabel>
#include <QtTest>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

std::shared_ptr<const CriticalPath> pathOf(OpenRun& run)
{
    return std::make_shared<const CriticalPath>(criticalPathOf(*run.document.snapshot()));
}

} // namespace

class TestCriticalPathPane : public QObject {
    Q_OBJECT

private slots:
    void sharesAreSaidLargestFirst();
    void movedTimesAreSaid();
    void aRunWithoutTimesHasNoShares();
    void goingToARowSelectsTheEventThatEndedTheWait();
    void aRowStaysSelectedWhenTheSelectionComesBack();
    void thePaneComesWithTheLineInTheTimeline();
    void everythingHasAName();
};

void TestCriticalPathPane::sharesAreSaidLargestFirst()
{
    OpenRun run(chargeRun());
    CriticalPathPane pane(run.document);
    QCOMPARE(pane.sharesText(), "Looking for the critical path");
    pane.setPath(pathOf(run));
    QCOMPARE(pane.sharesText(), QStringLiteral("Critical path: 100 ms · Runs 40.0 % · Workflow task 35.0 % · "
                                               "Workflow task waits for a worker 15.0 % · Waits for its start 10.0 %"));
}

void TestCriticalPathPane::movedTimesAreSaid()
{
    OpenRun run("WorkflowExecutionStarted\nTimerStarted id=t t=none\nt=1s TimerFired id=t\n");
    CriticalPathPane pane(run.document);
    pane.setPath(pathOf(run));
    QVERIFY2(pane.sharesText().endsWith(QLatin1String("times that are missing or run back were moved: 1")),
             qPrintable(pane.sharesText()));
}

void TestCriticalPathPane::aRunWithoutTimesHasNoShares()
{
    OpenRun run("t=none WorkflowExecutionStarted");
    CriticalPathPane pane(run.document);
    pane.setPath(pathOf(run));
    QCOMPARE(pane.sharesText(), "Critical path: 0 s");
}

void TestCriticalPathPane::goingToARowSelectsTheEventThatEndedTheWait()
{
    OpenRun run(chargeRun());
    CriticalPathPane pane(run.document);
    pane.setPath(pathOf(run));
    showAndAwait(pane, {700, 260});
    pane.table().setFocus();
    QTest::keyClick(&pane.table(), Qt::Key_Down);
    QTest::keyClick(&pane.table(), Qt::Key_Down);
    const qint64 before = run.selectedEventId();
    QTest::keyClick(&pane.table(), Qt::Key_Down);
    QVERIFY(run.selectedEventId() > before);
    QCOMPARE(run.selectedEventId(), pane.table().currentIndex().data(SortableTableModel::EventIdRole).toLongLong());
}

/// The pane leads to the table and the timeline, and does not follow them: several parts may end with one event.
void TestCriticalPathPane::aRowStaysSelectedWhenTheSelectionComesBack()
{
    OpenRun run(chargeRun());
    CriticalPathPane pane(run.document);
    pane.setPath(pathOf(run));
    pane.table().showSource(2U);
    run.selectEventId(3);
    QCOMPARE(pane.table().currentSource(), std::optional(2U));
}

void TestCriticalPathPane::thePaneComesWithTheLineInTheTimeline()
{
    OpenRun run(chargeRun());
    RunPane pane(run.document);
    showAndAwait(pane, {1280, 800});
    QVERIFY(pane.findChildren<CriticalPathPane*>().isEmpty());
    CriticalPathOverlay& line = pane.timeline().view().criticalPath();
    line.setVisible(true);
    QVERIFY(await([&] { return line.path() != nullptr; }));
    auto* const list = pane.findChild<CriticalPathPane*>();
    QVERIFY(list);
    QVERIFY(list->isVisible());
    QCOMPARE(list->table().model()->rowCount(), 6);
    line.setVisible(false);
    QVERIFY(!list->isVisible());
}

void TestCriticalPathPane::everythingHasAName()
{
    OpenRun run(chargeRun());
    CriticalPathPane pane(run.document);
    QCOMPARE(namelessWidgets(pane), QStringList());
    for (const QLabel* label : pane.findChildren<QLabel*>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
}

QTEST_MAIN(TestCriticalPathPane)
#include "tst_criticalpathpane.moc"
