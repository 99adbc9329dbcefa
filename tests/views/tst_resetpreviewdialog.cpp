// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/chainfiles.h"
#include "views/replay/resetpreviewdialog.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTreeView>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

/// A run of three workflow tasks; the last one waits for a worker.
const QByteArray Run = R"(
    WorkflowExecutionStarted type=Order id="order 'one'" originalExecutionRunId=run-1
    WorkflowTaskScheduled
    t=5ms WorkflowTaskStarted worker=w1
    t=10ms WorkflowTaskCompleted worker=w1
    ActivityTaskScheduled id=a type=Charge
    t=20ms WorkflowExecutionSignaled name=go
    WorkflowTaskScheduled
    t=25ms WorkflowTaskStarted worker=w1
    t=30ms WorkflowTaskCompleted worker=w1
    TimerStarted id=t1
    t=40ms WorkflowExecutionSignaled name=stop
    WorkflowTaskScheduled
)";

struct Preview : ChainWindow {
    explicit Preview(const QByteArray& run = Run) { add("run.json", run); }

    ResetPreviewDialog& show()
    {
        action("previewReset").trigger();
        return settled();
    }

    ResetPreviewDialog& settled()
    {
        auto* const dialog = window.findChild<ResetPreviewDialog*>();
        if (!dialog || !await([dialog] { return dialog->previewed() != nullptr; }))
            qFatal("no preview is shown");
        return *dialog;
    }

    [[nodiscard]] Document& document() const { return window.currentRun()->document(); }
};

QStringList sections(const ResetPreviewDialog& dialog)
{
    QStringList texts;
    const QAbstractItemModel& model = *dialog.tree().model();
    for (int row = 0; row < model.rowCount(); ++row)
        texts.append(model.index(row, 0).data().toString());
    return texts;
}

QCheckBox& box(const ResetPreviewDialog& dialog, const QString& text)
{
    for (QCheckBox* box : dialog.findChildren<QCheckBox*>())
        if (box->text().remove('&') == text)
            return *box;
    qFatal("the dialog has no box %s", qPrintable(text));
}

} // namespace

/// A reset is looked at before it is done, and never done here.
class TestResetPreviewDialog : public QObject {
    Q_OBJECT

private slots:
    void init() { QSettings().clear(); }

    void itBeginsWithTheLastTaskThatIsPossible();
    void itBeginsWithThePlaceInReplay();
    void itSaysWhatWouldHappen();
    void anotherTaskIsAnotherPreview();
    void anEarlierAttemptLeavesMoreBehind();
    void whatIsExcludedIsNotReapplied();
    void theCommandCanBeCopied();
    void aTaskThatCannotBeResetToSaysWhy();
    void goingToARowSelectsItsEvent();
    void signalsOfTheContinuedRunComeFromItsFile();
    void theTreeIsAProperModel();
    void itClosesWithItsRun();
};

void TestResetPreviewDialog::itBeginsWithTheLastTaskThatIsPossible()
{
    Preview preview;
    const ResetPreviewDialog& dialog = preview.show();
    QCOMPARE(dialog.taskBox().value(), 2);
    QVERIFY(dialog.windowTitle().contains("order 'one'"));
}

void TestResetPreviewDialog::itBeginsWithThePlaceInReplay()
{
    Preview preview;
    preview.document().replayPosition().moveTo(EventIndex(std::size_t{4}));
    QCOMPARE(preview.show().taskBox().value(), 1);
}

void TestResetPreviewDialog::itSaysWhatWouldHappen()
{
    Preview preview;
    ResetPreviewDialog& dialog = preview.show();
    QCOMPARE(dialog.summaryText(),
             "Events left behind: 4 · reapplied: 1 · operations that run again: 1 · open at the point: 1");
    QCOMPARE(sections(dialog).mid(0, 3),
             (QStringList{"Reapplied (1)", "Runs again, as the code decides (1)", "Open at the point (1)"}));
}

void TestResetPreviewDialog::anotherTaskIsAnotherPreview()
{
    Preview preview;
    ResetPreviewDialog& dialog = preview.show();
    dialog.chooseTask(TaskIndex(std::size_t{0}));
    preview.settled();
    QCOMPARE(sections(dialog).front(), "Reapplied (2)");
    QVERIFY(dialog.commandText().contains("--event-id 4 "));
}

void TestResetPreviewDialog::anEarlierAttemptLeavesMoreBehind()
{
    Preview preview(R"(
        WorkflowExecutionStarted type=Order id=order originalExecutionRunId=run-1
        WorkflowTaskScheduled
        WorkflowTaskStarted
        WorkflowTaskFailed
        WorkflowExecutionSignaled name=go
        WorkflowTaskScheduled
        WorkflowTaskStarted
        WorkflowTaskCompleted
    )");
    ResetPreviewDialog& dialog = preview.show();
    QVERIFY(dialog.attemptBox().isVisible());
    QCOMPARE(dialog.attemptBox().text(), "attempt 2 of 2");
    QCOMPARE(sections(dialog).front(), "Reapplied (0)");
    dialog.attemptBox().setValue(1);
    preview.settled();
    QCOMPARE(sections(dialog).front(), "Reapplied (1)");
    QVERIFY(dialog.commandText().contains("--event-id 4 "));
}

void TestResetPreviewDialog::whatIsExcludedIsNotReapplied()
{
    Preview preview;
    ResetPreviewDialog& dialog = preview.show();
    box(dialog, "Signals").click();
    preview.settled();
    QCOMPARE(sections(dialog).front(), "Reapplied (0)");
    QVERIFY(sections(dialog).contains("Not reapplied: Excluded by your choice (1)"));
    QVERIFY(dialog.commandText().endsWith("--reapply-exclude Signal"));
    box(dialog, "Signals").click();
    box(dialog, "Nexus results").click();
    preview.settled();
    QVERIFY(dialog.commandText().contains("cannot exclude Nexus results alone"));
}

void TestResetPreviewDialog::theCommandCanBeCopied()
{
    Preview preview;
    ResetPreviewDialog& dialog = preview.show();
    dialog.findChild<QLineEdit*>()->setText("it's broken");
    for (QPushButton* button : dialog.findChildren<QPushButton*>())
        if (button->text().remove('&') == "Copy")
            button->click();
    QCOMPARE(QGuiApplication::clipboard()->text(),
             "temporal workflow reset --workflow-id 'order '\\''one'\\''' --run-id run-1 --event-id 9 "
             "--reason 'it'\\''s broken'");
}

void TestResetPreviewDialog::aTaskThatCannotBeResetToSaysWhy()
{
    Preview preview;
    ResetPreviewDialog& dialog = preview.show();
    dialog.chooseTask(TaskIndex(std::size_t{2}));
    QVERIFY(dialog.findChild<QLabel*>("taskText")->text().startsWith("Cannot be reset to"));
    QVERIFY(!dialog.previewed());
    QVERIFY(dialog.commandText().isEmpty());
    QCOMPARE(dialog.tree().model()->rowCount(), 0);
}

void TestResetPreviewDialog::goingToARowSelectsItsEvent()
{
    Preview preview;
    ResetPreviewDialog& dialog = preview.show();
    const QAbstractItemModel& model = *dialog.tree().model();
    const QModelIndex signal = model.index(0, 0, model.index(0, 0));
    QCOMPARE(signal.data().toString(), "11");
    emit dialog.tree().activated(signal);
    QCOMPARE(preview.document().snapshot()->history->eventId(preview.document().selection().event()), std::int64_t{11});
}

void TestResetPreviewDialog::signalsOfTheContinuedRunComeFromItsFile()
{
    Preview preview(SecondRun);
    ResetPreviewDialog& dialog = preview.show();
    QVERIFY(dialog.summaryText().contains("continued as r3, which is not open"));
    preview.add("3.json", ThirdRun);
    QTRY_VERIFY(dialog.previewed() && dialog.previewed()->runs.size() == 2);
    QVERIFY(!dialog.summaryText().contains("not open"));
    const QAbstractItemModel& model = *dialog.tree().model();
    QCOMPARE(model.index(1, 0, model.index(0, 0)).data().toString(), "3 of continued run 1");
}

void TestResetPreviewDialog::theTreeIsAProperModel()
{
    Preview preview;
    ResetPreviewDialog& dialog = preview.show();
    const QAbstractItemModelTester tester(dialog.tree().model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    box(dialog, "Signals").click();
    preview.settled();
    dialog.chooseTask(TaskIndex(std::size_t{2}));
    QCOMPARE(dialog.tree().model()->rowCount(), 0);
}

void TestResetPreviewDialog::itClosesWithItsRun()
{
    Preview preview;
    QPointer<ResetPreviewDialog> dialog = &preview.show();
    preview.workspace.close(&preview.document());
    QTRY_VERIFY(!dialog);
}

QTEST_MAIN(TestResetPreviewDialog)
#include "tst_resetpreviewdialog.moc"
