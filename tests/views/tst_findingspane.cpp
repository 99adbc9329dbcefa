// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/findingtablemodel.h"
#include "tests/views/openrun.h"
#include "views/common/segmentedbuttons.h"
#include "views/history/findingdetail.h"
#include "views/history/findingspane.h"
#include "views/history/runtableview.h"

#include <QHeaderView>
#include <QtTest>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

const QSize UsualSize(900, 240);

RunSnapshotPointer twoFindings()
{
    Finding note;
    note.severity = Finding::Severity::Note;
    note.message = QStringLiteral("A field of tomorrow was kept as it came.");
    note.remedy = QStringLiteral("Nothing is to be done.");
    note.file = QStringLiteral("order.json");
    note.field = QStringLiteral("attributes.tomorrow");
    note.eventId = 9;
    Finding error;
    error.severity = Finding::Severity::Error;
    error.message = QStringLiteral("<b>The file ends in the middle of an event.</b>");
    error.file = QStringLiteral("order.json");
    error.byteOffset = 12'345;
    return snapshotFromText(smallRun(), {note, error});
}

/// A run whose workflow task fails twice in the same way: events 4 and 7.
QByteArray failingRun()
{
    const QByteArray failedTask = "WorkflowTaskScheduled\nWorkflowTaskStarted\nWorkflowTaskFailed "
                                  "cause=WorkflowWorkerUnhandledFailure failure=<b>boom</b>\n";
    return "WorkflowExecutionStarted type=Order queue=orders\n" + failedTask + failedTask +
           "WorkflowTaskScheduled\nWorkflowTaskStarted\nWorkflowTaskCompleted\n";
}

void chooseRow(FindingsPane& pane, int row)
{
    pane.table().setCurrentIndex(pane.table().model()->index(row, 0));
}

} // namespace

class TestFindingsPane : public QObject {
    Q_OBJECT

private slots:
    void aSoundHistorySaysThatNothingWasFound();
    void aFileThatIsStillReadPromisesNothing();
    void severitiesAreCountedAndFiltered();
    void theWholeTextStandsBelowTheTable();
    void enterSelectsTheEvent();
    void aFindingWithoutEventSelectsNothing();
    void anotherSnapshotReplacesTheFindings();
    void shortWordsKeepTheirRoomInANarrowPane();
    void everythingHasAName();
    void whatTheRunDidIsLookedForWhenThePaneIsSeen();
    void theWayThroughTheEventsOfALintGoesRound();
    void aLintThatComesLaterLeavesTheCurrentFindingCurrent();
};

void TestFindingsPane::aSoundHistorySaysThatNothingWasFound()
{
    OpenRun run(smallRun());
    FindingsPane pane(run.document);
    showAndAwait(pane, UsualSize);
    QVERIFY(await([&] { return run.document.lints().isReady(); }));
    QCOMPARE(pane.emptyText(),
             QStringLiteral("No findings: every event is there, in order, and refers to events that exist, "
                            "and the run did nothing that stands out."));
    QVERIFY(!pane.table().isVisible());
}

void TestFindingsPane::aFileThatIsStillReadPromisesNothing()
{
    auto snapshot = std::make_shared<RunSnapshot>(*snapshotFromText(smallRun()));
    snapshot->isComplete = false;
    OpenRun run(snapshot);
    const FindingsPane pane(run.document);
    QVERIFY(pane.emptyText().contains(QStringLiteral("still being read")));
}

void TestFindingsPane::severitiesAreCountedAndFiltered()
{
    OpenRun run(twoFindings());
    FindingsPane pane(run.document);
    showAndAwait(pane, UsualSize);
    QCOMPARE(pane.table().model()->rowCount(), 2);
    constexpr int Errors = 1;
    constexpr int Warnings = 2;
    pane.severities().setCurrentIndex(Errors);
    QCOMPARE(pane.table().model()->rowCount(), 1);
    pane.severities().setCurrentIndex(Warnings);
    QCOMPARE(pane.emptyText(), QStringLiteral("No findings of this severity."));
}

void TestFindingsPane::theWholeTextStandsBelowTheTable()
{
    OpenRun run(twoFindings());
    FindingsPane pane(run.document);
    showAndAwait(pane, UsualSize);
    chooseRow(pane, 0);
    QCOMPARE(pane.detailText(), QStringLiteral("A field of tomorrow was kept as it came.\n"
                                               "Nothing is to be done.\n"
                                               "order.json, event 9, field attributes.tomorrow"));
    chooseRow(pane, 1);
    QVERIFY(pane.detailText().startsWith(QStringLiteral("<b>The file")));
    QVERIFY(pane.detailText().endsWith(QStringLiteral("byte 12,345")));
}

void TestFindingsPane::enterSelectsTheEvent()
{
    OpenRun run(twoFindings());
    FindingsPane pane(run.document);
    showAndAwait(pane, UsualSize);
    chooseRow(pane, 0);
    QCOMPARE(run.selectedEventId(), 0);
    QTest::keyClick(&pane.table(), Qt::Key_Return);
    QCOMPARE(run.selectedEventId(), 9);
}

void TestFindingsPane::aFindingWithoutEventSelectsNothing()
{
    OpenRun run(twoFindings());
    FindingsPane pane(run.document);
    showAndAwait(pane, UsualSize);
    run.selectEventId(3);
    chooseRow(pane, 1);
    QTest::keyClick(&pane.table(), Qt::Key_Return);
    QCOMPARE(run.selectedEventId(), 3);
}

void TestFindingsPane::anotherSnapshotReplacesTheFindings()
{
    OpenRun run(twoFindings());
    FindingsPane pane(run.document);
    showAndAwait(pane, UsualSize);
    chooseRow(pane, 1);
    run.document.setSnapshot(snapshotFromText(smallRun()));
    QCOMPARE(pane.table().model()->rowCount(), 0);
    QCOMPARE(pane.detailText(), QString());
}

void TestFindingsPane::shortWordsKeepTheirRoomInANarrowPane()
{
    OpenRun run(twoFindings());
    FindingsPane pane(run.document);
    showAndAwait(pane, QSize(860, 300));
    const QHeaderView* header = pane.table().horizontalHeader();
    QVERIFY(header->length() <= pane.table().viewport()->width());
    const int word = pane.table().fontMetrics().horizontalAdvance(QStringLiteral("Severity"));
    QVERIFY(header->sectionSize(FindingTableModel::SeverityColumn) > word);
    QVERIFY(header->sectionSize(FindingTableModel::WhatColumn) > header->sectionSize(FindingTableModel::SubjectColumn));
}

void TestFindingsPane::everythingHasAName()
{
    OpenRun run(twoFindings());
    FindingsPane pane(run.document);
    showAndAwait(pane, UsualSize);
    chooseRow(pane, 0);
    QCOMPARE(namelessWidgets(pane), QStringList());
}

void TestFindingsPane::whatTheRunDidIsLookedForWhenThePaneIsSeen()
{
    OpenRun run(failingRun());
    FindingsPane pane(run.document);
    QVERIFY(!run.document.lints().isReady());
    showAndAwait(pane, UsualSize);
    QVERIFY(await([&] { return run.document.lints().isReady(); }));
    QCOMPARE(pane.table().model()->rowCount(), 1);
    chooseRow(pane, 0);
    QVERIFY2(pane.detailText().contains(QStringLiteral("failed 2 times in the same way")),
             qPrintable(pane.detailText()));
    QVERIFY(pane.detailText().contains(QStringLiteral("<b>boom</b>")));
}

void TestFindingsPane::theWayThroughTheEventsOfALintGoesRound()
{
    OpenRun run(failingRun());
    FindingsPane pane(run.document);
    showAndAwait(pane, UsualSize);
    QVERIFY(await([&] { return pane.table().model()->rowCount() == 1; }));
    chooseRow(pane, 0);
    QTest::keyClick(&pane.table(), Qt::Key_Return);
    QCOMPARE(run.selectedEventId(), 4);
    QCOMPARE(pane.detail().position(), QStringLiteral("event 4, 1 of 2"));
    pane.detail().goToNextEvent();
    QCOMPARE(run.selectedEventId(), 7);
    QCOMPARE(pane.detail().position(), QStringLiteral("event 7, 2 of 2"));
    pane.detail().goToNextEvent();
    QCOMPARE(run.selectedEventId(), 4);
    pane.detail().goToPreviousEvent();
    QCOMPARE(run.selectedEventId(), 7);
}

void TestFindingsPane::aLintThatComesLaterLeavesTheCurrentFindingCurrent()
{
    OpenRun run(snapshotFromText(failingRun(), twoFindings()->findings));
    FindingsPane pane(run.document);
    chooseRow(pane, 0);
    showAndAwait(pane, UsualSize);
    QVERIFY(await([&] { return pane.table().model()->rowCount() == 3; }));
    QVERIFY2(pane.detailText().startsWith(QStringLiteral("A field of tomorrow")), qPrintable(pane.detailText()));
}

QTEST_MAIN(TestFindingsPane)
#include "tst_findingspane.moc"
