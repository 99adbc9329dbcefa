// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/document.h"
#include "tests/support/await.h"
#include "tests/support/historydsl.h"
#include "tests/support/historygenerator.h"
#include "tests/views/openrun.h"
#include "tests/views/windowfixture.h"
#include "views/common/segmentedbuttons.h"
#include "views/compare/comparedialog.h"
#include "views/compare/comparedtimelines.h"
#include "views/compare/comparepane.h"
#include "views/compare/differencetablemodel.h"
#include "views/mainwindow/comparetabs.h"
#include "views/mainwindow/runpane.h"
#include "views/timeline/timelinepane.h"

#include <QAbstractButton>
#include <QAction>
#include <QCheckBox>
#include <QFile>
#include <QListView>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

const QByteArray FirstRun = R"(
    WorkflowExecutionStarted type=Order id=order-1
    WorkflowTaskScheduled
    t=5ms WorkflowTaskStarted worker=w1
    t=10ms WorkflowTaskCompleted worker=w1
    ActivityTaskScheduled id=1 type=Reserve input=1
    t=20ms ActivityTaskStarted id=1 worker=w1
    t=100ms ActivityTaskCompleted id=1
    ActivityTaskScheduled id=2 type=Charge input={"amount":1}
    t=200ms ActivityTaskStarted id=2 worker=w1
    t=300ms ActivityTaskCompleted id=2
)";
/// An hour later: Reserve took two seconds, Charge got another amount and failed, and Refund came on top.
const QByteArray SecondRun = R"(
    t=3600s WorkflowExecutionStarted type=Order id=order-1
    WorkflowTaskScheduled
    t=3600005ms WorkflowTaskStarted worker=w1
    t=3600010ms WorkflowTaskCompleted worker=w1
    ActivityTaskScheduled id=1 type=Reserve input=1
    t=3600020ms ActivityTaskStarted id=1 worker=w1
    t=3602010ms ActivityTaskCompleted id=1
    ActivityTaskScheduled id=2 type=Charge input={"amount":2}
    t=3602200ms ActivityTaskStarted id=2 worker=w1
    t=3602300ms ActivityTaskFailed id=2 failure="no funds"
    ActivityTaskScheduled id=3 type=Refund
)";

struct ComparedRuns {
    OpenRun a;
    OpenRun b;
    ComparePane pane{a.document, b.document};

    explicit ComparedRuns(const QByteArray& textA = FirstRun, const QByteArray& textB = SecondRun) : a(textA), b(textB)
    {
        QSignalSpy compared(&pane, &ComparePane::compared);
        showAndAwait(pane, {1200, 800});
        if (!pane.model().runs() && !awaitSignal(compared))
            qFatal("the runs were not compared");
    }

    [[nodiscard]] QStringList column(int column) const
    {
        QStringList texts;
        for (int row = 0; row < pane.model().rowCount(); ++row)
            texts.append(pane.model().index(row, column).data().toString());
        return texts;
    }
    QAction& action(const char* name) const { return *pane.findChild<QAction*>(QLatin1String(name)); }
};

/// Two files in a window.
struct CompareWindow : WindowFixture {
    QTemporaryDir folder;

    QString write(const QString& name, const QByteArray& text) const
    {
        const QString path = folder.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(toJson(*historyFromText(text))) < 0)
            qFatal("%s could not be written", qPrintable(path));
        return path;
    }
    void openBoth()
    {
        open(write("b.json", SecondRun));
        open(write("a.json", FirstRun));
    }
    [[nodiscard]] QAction& compareWith() const { return *window.findChild<QAction*>("compareWith"); }
    [[nodiscard]] QTabWidget& tabs() const { return find<QTabWidget>(); }
    CompareDialog& ask()
    {
        compareWith().trigger();
        return find<CompareDialog>();
    }
    ComparePane& compare()
    {
        ask().findChild<QListView*>()->setFocus();
        for (QPushButton* button : find<CompareDialog>().findChildren<QPushButton*>()) {
            if (button->isDefault())
                button->click();
        }
        return find<ComparePane>();
    }
};

} // namespace

/// Two runs stand over each other, with what differs below.
class TestComparePane : public QObject {
    Q_OBJECT

private slots:
    void init() { QSettings().clear(); }

    void everyDifferenceIsARow();
    void runsThatAreTheSameSaySo();
    void oneKindCanBeLookedAtAlone();
    void bothTimelinesHaveACommonZero();
    void bothTimelinesZoomAsOne();
    void theRunsOwnViewsStayAsTheyAre();
    void aDifferenceIsSelectedInBothTimelines();
    void keysGoFromDifferenceToDifference();
    void theValuesOfADifferenceStandSideBySide();
    void workflowTasksCanBeLeftOut();
    void aRunThatGrowsIsComparedAnew();
    void everyControlHasAName();
    void differencesAreSavedAsJsonAndText();
    void whatCannotBeSavedIsSaid();
    void theCommandAsksAndComparesOnATabOfItsOwn();
    void theSameComparisonIsShownAgain();
    void aFileCanBeComparedWith();
    void closingARunEndsItsComparison();
    void closingTheComparisonLeavesTheRunsOpen();
    void aKeyGoesToTheRun();
    void hostileNamesAreShownLetterByLetter();
};

void TestComparePane::everyDifferenceIsARow()
{
    const ComparedRuns runs;
    QCOMPARE(runs.column(DifferenceTableModel::SubjectColumn),
             (QStringList{"Activity Reserve", "Activity Charge", "Activity Refund"}));
    QCOMPARE(runs.column(DifferenceTableModel::DescriptionColumn),
             (QStringList{"90 ms → 2 s, 1.91 s slower", "Completed → Failed", "only in B"}));
    QCOMPARE(runs.column(DifferenceTableModel::InAColumn), (QStringList{"5, 6, 7", "8, 9, 10", ""}));
    QCOMPARE(runs.column(DifferenceTableModel::SlowerColumn).first(), "+1.91 s");
}

void TestComparePane::runsThatAreTheSameSaySo()
{
    const ComparedRuns runs(FirstRun, FirstRun);
    QCOMPARE(runs.pane.model().rowCount(), 0);
    bool isSaid = false;
    for (const QLabel* label : runs.pane.findChildren<QLabel*>())
        isSaid = isSaid || (label->isVisible() && label->text().startsWith("No difference: both runs did the same"));
    QVERIFY(isSaid);
}

void TestComparePane::oneKindCanBeLookedAtAlone()
{
    const ComparedRuns runs;
    runs.pane.kinds().setCurrentIndex(1 + static_cast<int>(DifferenceKind::Inserted));
    QCOMPARE(runs.column(DifferenceTableModel::SubjectColumn), QStringList{"Activity Refund"});
    runs.pane.kinds().setCurrentIndex(0);
    QCOMPARE(runs.pane.model().rowCount(), 3);
}

void TestComparePane::bothTimelinesHaveACommonZero()
{
    const ComparedRuns runs;
    const ViewRange& a = runs.pane.timelines().documentA().viewRange();
    const ViewRange& b = runs.pane.timelines().documentB().viewRange();
    const Duration apart{3600 * NanosecondsPerSecond};
    QCOMPARE(b.start() - a.start(), apart);
    QCOMPARE(b.fullEnd() - a.fullEnd(), apart);
}

void TestComparePane::bothTimelinesZoomAsOne()
{
    const ComparedRuns runs;
    ViewRange& a = runs.pane.timelines().documentA().viewRange();
    ViewRange& b = runs.pane.timelines().documentB().viewRange();
    b.zoomAround(b.start(), 4);
    QVERIFY(!a.isWholeRun());
    QCOMPARE(a.span(), b.span());
}

void TestComparePane::theRunsOwnViewsStayAsTheyAre()
{
    ComparedRuns runs;
    runs.pane.timelines().documentA().viewRange().zoomAround(DslStart, 4);
    QVERIFY(runs.a.document.viewRange().isWholeRun());
    QVERIFY(runs.a.document.selection().isEmpty());
}

void TestComparePane::aDifferenceIsSelectedInBothTimelines()
{
    const ComparedRuns runs;
    runs.pane.table().setCurrentIndex(runs.pane.model().index(1, 0));
    const auto eventId = [](Document& document) {
        return document.snapshot()->history->eventId(document.selection().event());
    };
    QCOMPARE(eventId(runs.pane.timelines().documentA()), 10);
    QCOMPARE(eventId(runs.pane.timelines().documentB()), 10);
    runs.pane.table().setCurrentIndex(runs.pane.model().index(2, 0));
    QVERIFY(runs.pane.timelines().documentA().selection().isEmpty());
    QCOMPARE(eventId(runs.pane.timelines().documentB()), 11);
}

void TestComparePane::keysGoFromDifferenceToDifference()
{
    const ComparedRuns runs;
    QCOMPARE(runs.pane.table().currentIndex().row(), 0);
    runs.pane.timelines().paneA().setFocus();
    QTest::keyClick(runs.pane.focusWidget(), Qt::Key_F7);
    QCOMPARE(runs.pane.table().currentIndex().row(), 1);
    QTest::keyClick(runs.pane.focusWidget(), Qt::Key_F7, Qt::ShiftModifier);
    QCOMPARE(runs.pane.table().currentIndex().row(), 0);
}

void TestComparePane::theValuesOfADifferenceStandSideBySide()
{
    const ComparedRuns runs;
    runs.pane.table().setCurrentIndex(runs.pane.model().index(1, 0));
    const QAbstractItemModel& changes = *runs.pane.changes().model();
    QTRY_VERIFY(changes.rowCount() > 0);
    QCOMPARE(changes.index(0, 1).data().toString(), "input.payloads[0] $.amount");
    QCOMPARE(changes.index(0, 2).data().toString(), "1");
    QCOMPARE(changes.index(0, 3).data().toString(), "2");
}

void TestComparePane::workflowTasksCanBeLeftOut()
{
    const ComparedRuns runs(FirstRun, FirstRun + "WorkflowTaskScheduled\n");
    QCOMPARE(runs.pane.model().rowCount(), 1);
    for (QCheckBox* box : runs.pane.findChildren<QCheckBox*>()) {
        if (box->isChecked())
            box->click();
    }
    QTRY_VERIFY(runs.pane.model().runs() && runs.pane.model().rowCount() == 0);
}

void TestComparePane::aRunThatGrowsIsComparedAnew()
{
    ComparedRuns runs(FirstRun, FirstRun);
    runs.b.document.setSnapshot(snapshotFromText(SecondRun));
    QTRY_COMPARE(runs.pane.model().rowCount(), 3);
    QCOMPARE(runs.pane.timelines().documentB().snapshot(), runs.b.document.snapshot());
}

void TestComparePane::everyControlHasAName()
{
    const ComparedRuns runs;
    for (const QWidget* widget : runs.pane.findChildren<QWidget*>()) {
        const auto* const button = qobject_cast<const QAbstractButton*>(widget);
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() || widget->focusProxy())
            continue;
        QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                 qPrintable(widget->metaObject()->className() + QLatin1Char(' ') + widget->objectName()));
    }
}

void TestComparePane::differencesAreSavedAsJsonAndText()
{
    ComparedRuns runs;
    const QTemporaryDir folder;
    QSignalSpy saved(&runs.pane, &ComparePane::saved);
    runs.pane.save(folder.filePath("differences.json"));
    runs.pane.save(folder.filePath("differences.txt"));
    QVERIFY(awaitSignal(saved, 2));
    QFile json(folder.filePath("differences.json"));
    QVERIFY(json.open(QIODevice::ReadOnly));
    QVERIFY(json.readAll().contains("\"kind\":\"outcome\""));
    QFile text(folder.filePath("differences.txt"));
    QVERIFY(text.open(QIODevice::ReadOnly));
    QVERIFY(text.readAll().contains("+ Activity Refund"));
}

void TestComparePane::whatCannotBeSavedIsSaid()
{
    ComparedRuns runs;
    const QTemporaryDir folder;
    QSignalSpy failed(&runs.pane, &ComparePane::failed);
    runs.pane.save(folder.filePath("nowhere/differences.json"));
    QVERIFY(awaitSignal(failed));
}

void TestComparePane::theCommandAsksAndComparesOnATabOfItsOwn()
{
    CompareWindow window;
    QVERIFY(!window.compareWith().isEnabled());
    window.openBoth();
    QVERIFY(window.compareWith().isEnabled());
    const ComparePane& pane = window.compare();
    QCOMPARE(window.tabs().currentWidget(), &pane);
    QCOMPARE(window.tabs().count(), 3);
    QTRY_VERIFY(pane.model().rowCount() == 3);
}

void TestComparePane::theSameComparisonIsShownAgain()
{
    CompareWindow window;
    window.openBoth();
    const ComparePane& pane = window.compare();
    window.tabs().setCurrentIndex(1);
    QCOMPARE(&window.compare(), &pane);
    QCOMPARE(window.tabs().count(), 3);
}

void TestComparePane::aFileCanBeComparedWith()
{
    CompareWindow window;
    window.open(window.write("a.json", FirstRun));
    CompareDialog& dialog = window.ask();
    emit dialog.fileChosen(window.write("b.json", SecondRun));
    dialog.accept();
    QTRY_VERIFY(qobject_cast<ComparePane*>(window.tabs().currentWidget()));
    const ComparePane& pane = window.find<ComparePane>();
    QVERIFY(pane.documentB().path().endsWith("b.json"));
    QTRY_COMPARE(pane.model().rowCount(), 3);
}

void TestComparePane::closingARunEndsItsComparison()
{
    CompareWindow window;
    window.openBoth();
    window.compare();
    window.workspace.close(window.workspace.documents().front());
    QVERIFY(!window.window.findChild<ComparePane*>());
    QCOMPARE(window.tabs().count(), 1);
}

void TestComparePane::closingTheComparisonLeavesTheRunsOpen()
{
    CompareWindow window;
    window.openBoth();
    window.compare();
    QTest::keySequence(&window.window, QKeySequence(QKeySequence::Close));
    QTRY_VERIFY(!window.window.findChild<ComparePane*>());
    QCOMPARE(window.workspace.documents().size(), std::size_t{2});
    QCOMPARE(window.tabs().count(), 2);
}

void TestComparePane::aKeyGoesToTheRun()
{
    CompareWindow window;
    window.openBoth();
    ComparePane& pane = window.compare();
    QTRY_COMPARE(pane.model().rowCount(), 3);
    pane.table().setCurrentIndex(pane.model().index(1, 0));
    pane.findChild<QAction*>("compareGoToB")->trigger();
    const auto* const run = qobject_cast<RunPane*>(window.tabs().currentWidget());
    QVERIFY(run);
    QCOMPARE(&run->document(), &pane.documentB());
    QCOMPARE(run->document().snapshot()->history->eventId(run->document().selection().event()), 10);
}

void TestComparePane::hostileNamesAreShownLetterByLetter()
{
    const ComparedRuns runs(FirstRun, FirstRun + "ActivityTaskScheduled id=9 type=<b>x</b>\n");
    QCOMPARE(runs.column(DifferenceTableModel::SubjectColumn), QStringList{"Activity <b>x</b>"});
    const QString tip =
        runs.pane.model().index(0, DifferenceTableModel::SubjectColumn).data(Qt::ToolTipRole).toString();
    QVERIFY2(!tip.contains("<b>"), qPrintable(tip));
    for (const QLabel* label : runs.pane.findChildren<QLabel*>())
        QVERIFY2(label->textFormat() == Qt::PlainText || label->text().isEmpty(), qPrintable(label->text()));
}

QTEST_MAIN(TestComparePane)

#include "tst_comparepane.moc"
