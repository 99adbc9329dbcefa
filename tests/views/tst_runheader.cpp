// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/openrun.h"
#include "views/common/copyablelabel.h"
#include "views/common/pill.h"
#include "views/history/fieldstrip.h"
#include "views/history/historybudget.h"
#include "views/history/runheader.h"

#include <QClipboard>
#include <QMenu>
#include <QToolButton>
#include <QtTest>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

QByteArray completedRun()
{
    return R"(
        WorkflowExecutionStarted type=OrderFulfilment workflowId=order-full queue=orders input="[1,2]" originalExecutionRunId=01a2089a-4711-4711-1234567980b
        WorkflowTaskScheduled queue=orders
        t=1s WorkflowTaskStarted worker=16173@vm
        t=2s WorkflowTaskCompleted worker=16173@vm
        t=6470ms WorkflowExecutionCompleted result=true
    )";
}

CopyableLabel* labelNamed(const QWidget& widget, const QString& name)
{
    for (CopyableLabel* label : widget.findChildren<CopyableLabel*>()) {
        if (label->accessibleName().startsWith(name + QLatin1Char(':')))
            return label;
    }
    return nullptr;
}

RunSnapshotPointer withFindings(std::initializer_list<Finding::Severity> severities)
{
    std::vector<Finding> findings;
    for (const Finding::Severity severity : severities) {
        Finding finding;
        finding.severity = severity;
        findings.push_back(finding);
    }
    return snapshotFromText(completedRun(), std::move(findings));
}

} // namespace

class TestRunHeader : public QObject {
    Q_OBJECT

private slots:
    void tellsTypeIdStatusAndDuration();
    void anOpenRunHasADurationSoFar();
    void anIdIsCopiedByAClickAndByTheKeyboard();
    void inputAndResultLeadToTheirEvents();
    void aFailedRunSaysWhyBesideItsStatus();
    void aPartOfAHistoryIsNamedByItsFile();
    void whatHasNoRoomGoesBehindMore();
    void nothingIsCutOffAt_data();
    void nothingIsCutOffAt();
    void theBudgetTellsEventsAndBytes();
    void aFileThatIsStillReadSaysSo();
    void findingsAreCountedByTheWorst_data();
    void findingsAreCountedByTheWorst();
    void whatTheRunDidIsCountedToo();
    void theFindingsButtonAsksForThem();
    void hostileTextIsShownLetterByLetter();
    void everythingHasAName();
};

void TestRunHeader::tellsTypeIdStatusAndDuration()
{
    OpenRun run(completedRun());
    RunHeader header(run.document);
    showAndAwait(header, QSize(1400, 90));
    QCOMPARE(labelNamed(header, QStringLiteral("Workflow type"))->value(), QStringLiteral("OrderFulfilment"));
    QCOMPARE(labelNamed(header, QStringLiteral("Workflow id"))->value(), QStringLiteral("order-full"));
    QCOMPARE(header.statusPill().words(), QStringLiteral("Completed"));
    QCOMPARE(labelNamed(header, QStringLiteral("Duration"))->shownText(), QStringLiteral("6.47 s"));
    QCOMPARE(labelNamed(header, QStringLiteral("Task queue"))->shownText(), QStringLiteral("orders"));
    QCOMPARE(labelNamed(header, QStringLiteral("Worker"))->shownText(), QStringLiteral("1 · 16173@vm"));
    const QString shortRunId = labelNamed(header, QStringLiteral("Run"))->shownText();
    QVERIFY2(shortRunId.size() <= 14 && shortRunId.contains(QChar(0x2026)), qPrintable(shortRunId));
}

void TestRunHeader::anOpenRunHasADurationSoFar()
{
    OpenRun run(smallRun());
    RunHeader header(run.document);
    showAndAwait(header, QSize(1400, 90));
    QCOMPARE(header.statusPill().words(), QStringLiteral("Running"));
    QVERIFY(labelNamed(header, QStringLiteral("Duration"))->shownText().endsWith(QStringLiteral("so far")));
}

void TestRunHeader::anIdIsCopiedByAClickAndByTheKeyboard()
{
    OpenRun run(completedRun());
    RunHeader header(run.document);
    showAndAwait(header, QSize(1400, 90));
    CopyableLabel* runId = labelNamed(header, QStringLiteral("Run"));
    QTest::mouseClick(runId, Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("01a2089a-4711-4711-1234567980b"));
    CopyableLabel* workflowId = labelNamed(header, QStringLiteral("Workflow id"));
    workflowId->setFocus();
    QTest::keyClick(workflowId, Qt::Key_Return);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("order-full"));
    runId->setFocus();
    QTest::keyClick(runId, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("01a2089a-4711-4711-1234567980b"));
}

void TestRunHeader::inputAndResultLeadToTheirEvents()
{
    OpenRun run(completedRun());
    RunHeader header(run.document);
    showAndAwait(header, QSize(1800, 90));
    QTest::mouseClick(labelNamed(header, QStringLiteral("Result")), Qt::LeftButton);
    QCOMPARE(run.selectedEventId(), 5);
    QTest::mouseClick(labelNamed(header, QStringLiteral("Input")), Qt::LeftButton);
    QCOMPARE(run.selectedEventId(), 1);
}

void TestRunHeader::aFailedRunSaysWhyBesideItsStatus()
{
    OpenRun run(QByteArray("WorkflowExecutionStarted type=Order workflowId=w queue=q\n"
                           "t=1s WorkflowExecutionFailed failure=\"card declined\"\n"));
    RunHeader header(run.document);
    showAndAwait(header, QSize(800, 90));
    CopyableLabel* failure = labelNamed(header, QStringLiteral("Failure"));
    QVERIFY(failure->isVisible());
    QVERIFY(failure->shownText().contains(QStringLiteral("card declined")));
    QTest::mouseClick(failure, Qt::LeftButton);
    QCOMPARE(run.selectedEventId(), 2);

    run.document.setSnapshot(snapshotFromText(completedRun()));
    QVERIFY(!failure->isVisible());
}

void TestRunHeader::aPartOfAHistoryIsNamedByItsFile()
{
    OpenRun run(QByteArray("7 TimerStarted id=t\n"));
    RunHeader header(run.document);
    showAndAwait(header, QSize(800, 90));
    QCOMPARE(labelNamed(header, QStringLiteral("File"))->value(), QStringLiteral("test.json"));
}

void TestRunHeader::whatHasNoRoomGoesBehindMore()
{
    OpenRun run(completedRun());
    RunHeader header(run.document);
    showAndAwait(header, QSize(2400, 90));
    const int all = header.fields().shownFieldCount();
    auto* more = header.findChild<QToolButton*>();
    QVERIFY(!more->isVisible());
    header.resize(800, 90);
    QVERIFY(await([&] { return header.fields().shownFieldCount() < all; }));
    QVERIFY(more->isVisible());
    emit more->menu()->aboutToShow();
    QCOMPARE(more->menu()->actions().size(), all - header.fields().shownFieldCount());
}

void TestRunHeader::nothingIsCutOffAt_data()
{
    QTest::addColumn<int>("width");
    for (const int width : {640, 880, 1056, 1280, 1600, 1920})
        QTest::newRow(qPrintable(QString::number(width))) << width;
}

void TestRunHeader::nothingIsCutOffAt()
{
    QFETCH(int, width);
    OpenRun run(completedRun());
    RunHeader header(run.document);
    showAndAwait(header, QSize(width, 90));
    QCOMPARE(header.width(), width);
    const auto labels = header.fields().findChildren<CopyableLabel*>();
    for (const CopyableLabel* label : labels) {
        if (!label->isVisible())
            continue;
        QVERIFY2(header.fields().rect().right() >= label->geometry().right(), qPrintable(label->accessibleName()));
        QVERIFY2(label->width() >= label->sizeHint().width(), qPrintable(label->accessibleName()));
    }
    QVERIFY(header.rect().contains(header.findingsButton().geometry()));
    QVERIFY(header.budget().width() >= header.budget().minimumSizeHint().width());
}

void TestRunHeader::theBudgetTellsEventsAndBytes()
{
    OpenRun run(completedRun());
    RunHeader header(run.document);
    showAndAwait(header, QSize(1400, 90));
    const QString words = header.budget().words();
    QVERIFY2(words.startsWith(QStringLiteral("5 of 51,200 events · ")), qPrintable(words));
    QVERIFY2(words.endsWith(QStringLiteral(" of 50 MB")), qPrintable(words));
    QVERIFY(header.budget().filledPart() >= 5.0 / 51'200);
}

void TestRunHeader::aFileThatIsStillReadSaysSo()
{
    auto snapshot = std::make_shared<RunSnapshot>(*snapshotFromText(completedRun()));
    snapshot->isComplete = false;
    snapshot->estimatedEventCount = 51'200;
    OpenRun run(snapshot);
    RunHeader header(run.document);
    showAndAwait(header, QSize(1400, 90));
    QCOMPARE(header.budget().words(), QStringLiteral("reading… 5 of about 51,200 events"));
    QCOMPARE(header.statusPill().words(), QStringLiteral("Reading…"));
    run.document.setSnapshot(snapshotFromText(completedRun()));
    QCOMPARE(header.statusPill().words(), QStringLiteral("Completed"));
}

void TestRunHeader::findingsAreCountedByTheWorst_data()
{
    using Severity = Finding::Severity;
    QTest::addColumn<RunSnapshotPointer>("snapshot");
    QTest::addColumn<QString>("words");
    QTest::newRow("none") << withFindings({}) << QStringLiteral("none");
    QTest::newRow("notes") << withFindings({Severity::Note, Severity::Note}) << QStringLiteral("2 notes");
    QTest::newRow("warning") << withFindings({Severity::Note, Severity::Warning}) << QStringLiteral("1 warning");
    QTest::newRow("error") << withFindings({Severity::Warning, Severity::Error}) << QStringLiteral("1 error");
}

void TestRunHeader::findingsAreCountedByTheWorst()
{
    QFETCH(RunSnapshotPointer, snapshot);
    QFETCH(QString, words);
    OpenRun run(snapshot);
    const RunHeader header(run.document);
    QCOMPARE(header.findingsButton().words(), words);
}

void TestRunHeader::whatTheRunDidIsCountedToo()
{
    OpenRun run("WorkflowExecutionStarted type=Order queue=orders\nWorkflowTaskScheduled\nWorkflowTaskStarted\n"
                "WorkflowTaskFailed cause=WorkflowWorkerUnhandledFailure failure=boom\n");
    RunHeader header(run.document);
    header.show();
    QTRY_COMPARE_WITH_TIMEOUT(header.findingsButton().words(), QStringLiteral("1 error"), AwaitTimeout);
}

void TestRunHeader::theFindingsButtonAsksForThem()
{
    OpenRun run(withFindings({Finding::Severity::Note}));
    RunHeader header(run.document);
    showAndAwait(header, QSize(1400, 90));
    QSignalSpy requested(&header, &RunHeader::findingsRequested);
    QTest::mouseClick(&header.findingsButton(), Qt::LeftButton);
    header.findingsButton().setFocus();
    QTest::keyClick(&header.findingsButton(), Qt::Key_Space);
    QCOMPARE(requested.count(), 2);
}

void TestRunHeader::hostileTextIsShownLetterByLetter()
{
    OpenRun run(QByteArray("WorkflowExecutionStarted type=\"<h1>&Big</h1>\" workflowId=w queue=q\n"));
    RunHeader header(run.document);
    showAndAwait(header, QSize(1400, 90));
    CopyableLabel* type = labelNamed(header, QStringLiteral("Workflow type"));
    QCOMPARE(type->shownText(), QStringLiteral("<h1>&Big</h1>"));
    QVERIFY(type->shortcut().isEmpty());
    QVERIFY(toolTipAt(*type, type->rect().center()).contains(QStringLiteral("&lt;h1&gt;")));
}

void TestRunHeader::everythingHasAName()
{
    OpenRun run(completedRun());
    RunHeader header(run.document);
    showAndAwait(header, QSize(900, 90));
    QCOMPARE(namelessWidgets(header), QStringList());
}

QTEST_MAIN(TestRunHeader)
#include "tst_runheader.moc"
