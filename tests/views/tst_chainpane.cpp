// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/chainfiles.h"
#include "views/chains/chainpane.h"
#include "views/chains/chainsection.h"
#include "views/common/infobar.h"
#include "views/mainwindow/startpage.h"
#include "views/timeline/timelinepane.h"
#include "views/timeline/timelineview.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QWheelEvent>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

/// A window in which the chain is shown as one, with all its lanes.
struct OneChain : ChainWindow {
    OneChain()
    {
        add("1.json", FirstRun);
        add("3.json", ThirdRun);
        add("2.json", SecondRun);
    }

    ChainPane& show()
    {
        action("chainAsOne").trigger();
        auto* const pane = window.findChild<ChainPane*>();
        if (!pane || !await([pane] { return areBuilt(*pane); }))
            qFatal("the chain is not shown");
        return *pane;
    }

    static bool areBuilt(const ChainPane& pane)
    {
        return std::ranges::all_of(pane.sections(), [](const ChainSection* section) { return section->isBuilt(); });
    }

    static QString text(const ChainSection& section)
    {
        QStringList texts;
        for (const QLabel* label : section.findChildren<QLabel*>())
            texts.append(label->text());
        return texts.join(' ');
    }
};

} // namespace

/// The runs of a chain stand below each other on one clock.
class TestChainPane : public QObject {
    Q_OBJECT

private slots:
    void init() { QSettings().clear(); }

    void everyRunHasItsHeadingAndItsLanes();
    void theHandOverIsSaid();
    void runsZoomAsOne();
    void aRunThatIsNotOpenKeepsItsPlace();
    void aRunThatIsNotOpenCanBeLookedFor();
    void theChainFollowsWhatIsOpened();
    void selectingHereSelectsInTheRun();
    void aKeyGoesToTheRunAndItsSelection();
    void theWheelScrollsTheChainWhereLanesEnd();
    void namesAreAsWideInEveryRun();
    void theTabIsShownAgainInsteadOfTwice();
    void theTabClosesByItsKeyAndLeavesTheRunsOpen();
    void theTabGoesWithItsLastRun();
};

void TestChainPane::everyRunHasItsHeadingAndItsLanes()
{
    OneChain chain;
    const ChainPane& pane = chain.show();
    QCOMPARE(pane.sections().size(), std::size_t{3});
    for (const ChainSection* section : pane.sections())
        QVERIFY(section->timeline()->view().contentHeight() > 0);
    QVERIFY(chain.text(*pane.sections().at(0)).contains("Run 1 of 3"));
    QCOMPARE(pane.sections().at(2)->snapshot()->summary.runId, "r3");
}

void TestChainPane::theHandOverIsSaid()
{
    OneChain chain;
    const ChainPane& pane = chain.show();
    QVERIFY(chain.text(*pane.sections().at(1)).contains("continued as new, 1 s after the run before it ended"));
    QVERIFY(chain.text(*pane.sections().at(2)).contains("continued as new as the run before it ended"));
}

void TestChainPane::runsZoomAsOne()
{
    OneChain chain;
    ChainPane& pane = chain.show();
    const auto rangeOf = [&](std::size_t section) {
        const TimeRange range = pane.sections().at(section)->lightDocument()->viewRange().range();
        return std::pair(range.start, range.end);
    };
    QCOMPARE(rangeOf(0), rangeOf(2));
    const std::pair part(DslStart + Duration{500 * NanosecondsPerMillisecond},
                         DslStart + Duration{2500 * NanosecondsPerMillisecond});
    pane.sections().at(1)->lightDocument()->viewRange().show(part.first, part.second);
    QCOMPARE(rangeOf(0), part);
    QCOMPARE(rangeOf(2), part);
    QCOMPARE(pane.viewRange().start(), part.first);
    // The run's own tab stays where it was.
    QVERIFY(chain.workspace.documents().front()->viewRange().isWholeRun());
    pane.viewRange().showWholeRun();
    QCOMPARE(rangeOf(1).first, pane.viewRange().fullStart());
}

void TestChainPane::aRunThatIsNotOpenKeepsItsPlace()
{
    OneChain chain;
    chain.workspace.close(chain.workspace.documents().back());
    QTRY_VERIFY(!chain.chains().isPending());
    const ChainPane& pane = chain.show();
    QCOMPARE(pane.sections().size(), std::size_t{3});
    QVERIFY(!pane.sections().at(1)->snapshot());
    QVERIFY(chain.text(*pane.sections().at(1)).contains("not open"));
}

void TestChainPane::aRunThatIsNotOpenCanBeLookedFor()
{
    OneChain chain;
    chain.workspace.close(chain.workspace.documents().back());
    QTRY_VERIFY(!chain.chains().isPending());
    const ChainPane& pane = chain.show();
    pane.sections().at(1)->findChild<QPushButton*>()->click();
    QStringList notes;
    for (const InfoBar* bar : chain.window.findChildren<InfoBar*>())
        notes.append(bar->text());
    QVERIFY2(notes.join(' ').contains("Run r2 is not open"), qPrintable(notes.join(' ')));
}

void TestChainPane::theChainFollowsWhatIsOpened()
{
    OneChain chain;
    const ChainPane& pane = chain.show();
    chain.add("reset.json", SecondRun.left(SecondRun.indexOf("t=2200ms")) +
                                "t=4s WorkflowTaskFailed cause=ResetWorkflow baseRunId=r2 newRunId=x1");
    QTRY_COMPARE(pane.sections().size(), std::size_t{4});
    QVERIFY(chain.text(*pane.sections().at(3)).contains("reset"));
}

void TestChainPane::selectingHereSelectsInTheRun()
{
    OneChain chain;
    const ChainPane& pane = chain.show();
    pane.sections().at(0)->lightDocument()->selection().selectEvent(EventIndex(std::size_t{4}));
    QCOMPARE(chain.workspace.documents().front()->selection().event().value, 4u);
}

void TestChainPane::aKeyGoesToTheRunAndItsSelection()
{
    OneChain chain;
    const ChainPane& pane = chain.show();
    pane.sections().at(0)->lightDocument()->selection().selectEvent(EventIndex(std::size_t{4}));
    pane.sections().at(0)->timeline()->view().setFocus();
    QTest::keyClick(&pane.sections().at(0)->timeline()->view(), Qt::Key_J);
    QCOMPARE(chain.currentRunId(), "r1");
    QCOMPARE(chain.window.currentRun()->document().selection().event().value, 4u);
}

void TestChainPane::theWheelScrollsTheChainWhereLanesEnd()
{
    OneChain chain;
    chain.window.resize(1400, 400);
    const ChainPane& pane = chain.show();
    const QScrollBar& bar = *pane.findChild<QScrollArea*>()->verticalScrollBar();
    QTRY_VERIFY(bar.maximum() > 0);
    TimelineView& lanes = pane.sections().front()->timeline()->view();
    QWheelEvent turn(QPointF(50, 10), lanes.mapToGlobal(QPointF(50, 10)), {}, QPoint(0, -120), Qt::NoButton,
                     Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&lanes, &turn);
    QVERIFY(bar.value() > 0);
}

void TestChainPane::namesAreAsWideInEveryRun()
{
    OneChain chain;
    const ChainPane& pane = chain.show();
    QCOMPARE(pane.sections().front()->timeline()->labelWidth(), 210);
    pane.sections().at(1)->timeline()->setLabelWidth(260);
    for (const ChainSection* section : pane.sections())
        QCOMPARE(section->timeline()->labelWidth(), 260);
}

void TestChainPane::theTabIsShownAgainInsteadOfTwice()
{
    OneChain chain;
    const ChainPane& pane = chain.show();
    emit pane.sections().at(2)->runRequested(chain.workspace.documents().front());
    QCOMPARE(chain.currentRunId(), "r1");
    chain.action("chainAsOne").trigger();
    QCOMPARE(chain.window.findChildren<ChainPane*>().size(), 1);
    QVERIFY(!chain.window.currentRun());
}

void TestChainPane::theTabClosesByItsKeyAndLeavesTheRunsOpen()
{
    OneChain chain;
    chain.show();
    QTest::keySequence(&chain.window, QKeySequence(QKeySequence::Close));
    QTRY_COMPARE(chain.window.findChildren<ChainPane*>().size(), 0);
    QCOMPARE(chain.workspace.documents().size(), std::size_t{3});
    QVERIFY(chain.window.currentRun());
}

void TestChainPane::theTabGoesWithItsLastRun()
{
    OneChain chain;
    chain.show();
    while (!chain.workspace.documents().empty())
        chain.workspace.close(chain.workspace.documents().front());
    QTRY_COMPARE(chain.window.findChildren<ChainPane*>().size(), 0);
    QVERIFY(chain.find<StartPage>().isVisible());
}

QTEST_MAIN(TestChainPane)
#include "tst_chainpane.moc"
