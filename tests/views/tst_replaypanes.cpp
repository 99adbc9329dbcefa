// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/breakpointsmodel.h"
#include "models/tables/statetreemodel.h"
#include "tests/support/await.h"
#include "tests/views/openrun.h"
#include "tests/views/opentimeline.h"
#include "views/common/theme.h"
#include "views/replay/breakpointdialog.h"
#include "views/replay/breakpointspane.h"
#include "views/replay/stateconditionrow.h"
#include "views/replay/statepane.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSpinBox>
#include <QTreeView>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

/// The pane of the state, shown, over an order that is stepped through.
struct OpenState {
    explicit OpenState() : run(orderRun()), pane(run.document) { showAndAwait(pane, {400, 500}); }

    /// Goes after an event and waits for the state.
    void goTo(qint64 id)
    {
        run.document.replayPosition().moveTo(id == 0 ? EventIndex()
                                                     : run.document.snapshot()->history->findEventId(id).value());
        QVERIFY(await([this] { return run.document.replay().isReady(); }));
    }
    /// All rows that can be seen, "  name | value | change".
    [[nodiscard]] QStringList rows() const
    {
        QStringList lines;
        for (QModelIndex index = pane.model().index(0, 0); index.isValid(); index = pane.tree().indexBelow(index)) {
            const auto change = static_cast<ChangeKind>(index.data(StateTreeModel::ChangeRole).toInt());
            lines.append(QString(index.parent().isValid() ? "  " : "") + index.data().toString() + " | " +
                         QString::number(static_cast<int>(change)));
        }
        return lines;
    }

    OpenRun run;
    StatePane pane;
};

struct OpenBreakpoints {
    explicit OpenBreakpoints() : run(orderRun()), pane(run.document) { showAndAwait(pane, {400, 300}); }

    [[nodiscard]] Breakpoints& breakpoints() { return run.document.breakpointHits().breakpoints(); }
    [[nodiscard]] QStringList texts() const
    {
        QStringList lines;
        const QAbstractItemModel& model = *pane.list().model();
        for (int row = 0; row < model.rowCount(); ++row)
            lines.append(model.index(row, 0).data().toString());
        return lines;
    }
    [[nodiscard]] BreakpointDialog& dialog() const
    {
        auto* const dialog = pane.findChild<BreakpointDialog*>();
        if (!dialog)
            qFatal("no dialog is open");
        return *dialog;
    }

    OpenRun run;
    BreakpointsPane pane;
};

template <typename Widget>
Widget& named(const QWidget& parent, const QString& accessibleName)
{
    const QList<Widget*> widgets = parent.findChildren<Widget*>();
    for (Widget* const widget : widgets) {
        if (widget->accessibleName() == accessibleName)
            return *widget;
    }
    qFatal("nothing is called %s", qPrintable(accessibleName));
}

Breakpoint onTimers()
{
    return {true, {CategoryCondition{GroupKind::Timer}}, {}};
}

} // namespace

/// What the panes of replay show, and what is done in them.
class TestReplayPanes : public QObject {
    Q_OBJECT

private slots:
    void theStateTeachesHowToBegin();
    void theStateShowsWhatIsOpen();
    void whatChangedInTheStepStandsOut();
    void severalEventsAreOneStep();
    void onTheWayBackTheEventOfThePlaceCounts();
    void beforeTheFirstEventNothingIsKnown();
    void whatWasCollapsedStaysSo();
    void aRowLeadsToItsEvent();
    void aHiddenStateCostsNothingAndCatchesUp();
    void theStateFollowsTheRunThatGrows();
    void anEmptyListTeachesHowToSetABreakpoint();
    void breakpointsSayHowOftenTheyStop();
    void spaceSwitchesABreakpointOff();
    void deleteRemovesOneAfterTheOther();
    void theDialogSetsABreakpoint();
    void theDialogChangesABreakpointAndKeepsTheRest();
    void theDialogAsksForAtLeastOneThing();
    void namesOfHistoriesStayPlainText();
    void everyControlHasAName();
};

void TestReplayPanes::theStateTeachesHowToBegin()
{
    OpenState open;
    QVERIFY2(open.pane.headText().contains("F10"), qPrintable(open.pane.headText()));
    auto& begin = *open.pane.findChild<QPushButton*>();
    QVERIFY(begin.isVisible());
    QVERIFY(!open.run.document.replay().isBuilding());
    begin.click();
    QVERIFY(open.run.document.replayPosition().isActive());
}

void TestReplayPanes::theStateShowsWhatIsOpen()
{
    OpenState open;
    open.goTo(11);
    const QStringList rows = open.rows();
    QVERIFY2(rows.join('\n').contains("send_mail"), qPrintable(rows.join('\n')));
    QVERIFY2(rows.filter("Timers").size() == 1, qPrintable(rows.join('\n')));
    QVERIFY2(!rows.join('\n').contains("charge 144.48"), qPrintable(rows.join('\n')));
}

void TestReplayPanes::whatChangedInTheStepStandsOut()
{
    OpenState open;
    open.goTo(4);
    open.goTo(5);
    const QString mark = QString("| %1").arg(static_cast<int>(ChangeKind::New));
    const QStringList rows = open.rows().filter("charge 144.48");
    QVERIFY2(rows.size() == 1 && rows.front().contains(mark), qPrintable(open.rows().join('\n')));
    QVERIFY2(open.pane.headText().startsWith("After event 5 · 1 change"), qPrintable(open.pane.headText()));
}

void TestReplayPanes::severalEventsAreOneStep()
{
    OpenState open;
    open.goTo(9);
    open.goTo(11);
    const QString mark = QString("| %1").arg(static_cast<int>(ChangeKind::New));
    QCOMPARE(open.rows().filter(mark).size(), 2);
    QVERIFY2(open.pane.headText().endsWith("since event 9"), qPrintable(open.pane.headText()));
}

void TestReplayPanes::onTheWayBackTheEventOfThePlaceCounts()
{
    OpenState open;
    open.goTo(11);
    open.goTo(5);
    QVERIFY2(open.pane.headText().endsWith("since event 4"), qPrintable(open.pane.headText()));
    QCOMPARE(open.rows().filter("charge 144.48").size(), 1);
}

void TestReplayPanes::beforeTheFirstEventNothingIsKnown()
{
    OpenState open;
    open.goTo(0);
    QCOMPARE(open.pane.headText(), QString("Before the first event: nothing is known yet"));
}

void TestReplayPanes::whatWasCollapsedStaysSo()
{
    OpenState open;
    open.goTo(5);
    const QModelIndex activities = open.pane.model().sectionIndex(StateSection::Activities);
    QVERIFY(open.pane.tree().isExpanded(activities));
    open.pane.tree().collapse(activities);
    open.goTo(8);
    QVERIFY(!open.pane.tree().isExpanded(open.pane.model().sectionIndex(StateSection::Activities)));
    // Even when it went away in between.
    open.goTo(3);
    open.goTo(5);
    QVERIFY(!open.pane.tree().isExpanded(open.pane.model().sectionIndex(StateSection::Activities)));
    QVERIFY(open.pane.tree().isExpanded(open.pane.model().sectionIndex(StateSection::Run)));
}

void TestReplayPanes::aRowLeadsToItsEvent()
{
    OpenState open;
    open.goTo(11);
    const QModelIndex section = open.pane.model().sectionIndex(StateSection::Activities);
    open.pane.tree().setCurrentIndex(open.pane.model().index(0, 0, section));
    open.pane.tree().setFocus();
    QTest::keyClick(&open.pane.tree(), Qt::Key_Return);
    QCOMPARE(open.run.selectedEventId(), 8);
    QCOMPARE(open.run.document.replayPosition().event(), EventIndex(std::size_t{10}));
    QTest::keyClick(&open.pane.tree(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(open.run.document.replayPosition().event(), EventIndex(std::size_t{7}));
}

void TestReplayPanes::aHiddenStateCostsNothingAndCatchesUp()
{
    OpenState open;
    open.goTo(5);
    open.pane.hide();
    open.goTo(11);
    QCOMPARE(open.pane.model().shown().state.event, EventIndex(std::size_t{4}));
    open.pane.show();
    QCOMPARE(open.pane.model().shown().state.event, EventIndex(std::size_t{10}));
}

void TestReplayPanes::theStateFollowsTheRunThatGrows()
{
    OpenState open;
    open.goTo(5);
    open.run.document.setSnapshot(snapshotFromText(orderRun()));
    QVERIFY2(open.pane.headText().startsWith("Working out"), qPrintable(open.pane.headText()));
    QVERIFY(await([&] { return open.run.document.replay().isReady(); }));
    QVERIFY2(open.pane.headText().startsWith("After event 5"), qPrintable(open.pane.headText()));
}

void TestReplayPanes::anEmptyListTeachesHowToSetABreakpoint()
{
    OpenBreakpoints open;
    QVERIFY(open.pane.emptyText().contains("F9"));
    open.breakpoints().add(onTimers());
    QCOMPARE(open.pane.emptyText(), QString());
}

void TestReplayPanes::breakpointsSayHowOftenTheyStop()
{
    OpenBreakpoints open;
    open.breakpoints().add(onTimers());
    QVERIFY(await([&] { return open.run.document.breakpointHits().isReady(); }));
    const QModelIndex first = open.pane.list().model()->index(0, 0);
    QCOMPARE(first.data(BreakpointsModel::EventCountRole).toInt(), 4);
    QVERIFY(open.texts().front().startsWith("Category Timer · 4 "));
}

void TestReplayPanes::spaceSwitchesABreakpointOff()
{
    OpenBreakpoints open;
    open.breakpoints().add(onTimers());
    open.pane.list().setFocus();
    QTest::keyClick(&open.pane.list(), Qt::Key_Space);
    QVERIFY(!open.breakpoints().isAnyEnabled());
    QCOMPARE(open.pane.list().model()->index(0, 0).data(Qt::CheckStateRole).toInt(), static_cast<int>(Qt::Unchecked));
}

void TestReplayPanes::deleteRemovesOneAfterTheOther()
{
    OpenBreakpoints open;
    open.breakpoints().add(onTimers());
    open.breakpoints().add({true, {StatusCondition{Status::Failed}}, {}});
    open.pane.list().setFocus();
    QTest::keyClick(&open.pane.list(), Qt::Key_Delete);
    QCOMPARE(open.texts().size(), 1);
    QTest::keyClick(&open.pane.list(), Qt::Key_Delete);
    QVERIFY(open.breakpoints().list().empty());
    QVERIFY(!open.pane.emptyText().isEmpty());
}

void TestReplayPanes::theDialogSetsABreakpoint()
{
    OpenBreakpoints open;
    open.pane.addNew();
    BreakpointDialog& dialog = open.dialog();
    auto& about = named<QComboBox>(dialog, "What it is about");
    about.setCurrentIndex(about.findText("Activity charge_card", Qt::MatchStartsWith));
    named<QComboBox>(dialog, "Status that it brings").setCurrentText("Completed");
    named<QLineEdit>(dialog, "Text in it").setText("gateway");
    named<QComboBox>(dialog, "What is asked of the state").setCurrentText("Open timers");
    named<QSpinBox>(dialog, "At least").setValue(2);
    dialog.accept();
    const Breakpoint expected{true,
                              {TypeCondition{GroupKind::Activity, "charge_card"}, StatusCondition{Status::Completed},
                               TextCondition{SearchQuery{"gateway"}}},
                              {{StateCondition::Subject::OpenTimers, 2, {}}}};
    QCOMPARE(open.breakpoints().list(), std::vector{expected});
}

void TestReplayPanes::theDialogChangesABreakpointAndKeepsTheRest()
{
    OpenBreakpoints open;
    const Breakpoint before{
        false,
        {EventTypeCondition{10}, WorkerCondition{"w2"}},
        {{StateCondition::Subject::Paused, 1, {}}, {StateCondition::Subject::VersionTaken, 1, "fee"}}};
    open.breakpoints().add(before);
    open.pane.list().setFocus();
    QTest::keyClick(&open.pane.list(), Qt::Key_F2);
    QCOMPARE(open.dialog().breakpoint(), before);
    named<QComboBox>(open.dialog(), "Type of event").setCurrentIndex(0);
    open.dialog().accept();
    const Breakpoint after{false, {WorkerCondition{"w2"}}, before.state};
    QCOMPARE(open.breakpoints().list(), std::vector{after});
}

void TestReplayPanes::theDialogAsksForAtLeastOneThing()
{
    const OpenRun run(orderRun());
    BreakpointDialog dialog(*run.document.snapshot(), {});
    const auto isAcceptable = [&dialog] {
        const QList<QPushButton*> buttons = dialog.findChildren<QPushButton*>();
        return std::any_of(buttons.begin(), buttons.end(),
                           [](const QPushButton* button) { return button->isDefault() && button->isEnabled(); });
    };
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    QVERIFY(!isAcceptable());
    named<QLineEdit>(dialog, "Text in it").setText("gateway");
    QVERIFY(isAcceptable());
}

void TestReplayPanes::namesOfHistoriesStayPlainText()
{
    OpenRun run("WorkflowExecutionStarted type=Order\n"
                "ActivityTaskScheduled id=a type=<b>bold</b>\n");
    BreakpointsPane pane(run.document);
    run.document.breakpointHits().breakpoints().add(
        breakpointAt(*run.document.snapshot()->groups, EventIndex(std::size_t{1})));
    const QModelIndex first = pane.list().model()->index(0, 0);
    QVERIFY(first.data().toString().contains("<b>bold</b>"));
    QVERIFY(first.data(Qt::ToolTipRole).toString().contains("&lt;b&gt;"));
    const QList<QLabel*> labels = pane.findChildren<QLabel*>();
    for (const QLabel* const label : labels)
        QCOMPARE(label->textFormat(), Qt::PlainText);
}

void TestReplayPanes::everyControlHasAName()
{
    OpenState state;
    state.goTo(5);
    QCOMPARE(namelessWidgets(state.pane), QStringList());
    OpenBreakpoints breakpoints;
    breakpoints.breakpoints().add(onTimers());
    QCOMPARE(namelessWidgets(breakpoints.pane), QStringList());
}

QTEST_MAIN(TestReplayPanes)
#include "tst_replaypanes.moc"
