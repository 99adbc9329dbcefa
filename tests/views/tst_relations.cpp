// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/chainfiles.h"
#include "views/chains/relationsline.h"
#include "views/common/copyablelabel.h"
#include "views/common/infobar.h"
#include "views/history/eventtablepane.h"
#include "views/history/runheader.h"

#include <QMenu>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

RelationsLine& lineOf(const ChainWindow& chain)
{
    auto* const line = chain.window.currentRun()->header().findChild<RelationsLine*>();
    if (!line)
        qFatal("the header has no line of relations");
    return *line;
}

/// The link that shows this text.
CopyableLabel* linkOf(const ChainWindow& chain, const QString& text)
{
    for (CopyableLabel* label : lineOf(chain).findChildren<CopyableLabel*>())
        if (label->isVisible() && label->shownText() == text)
            return label;
    return nullptr;
}

InfoBar& noteOf(const ChainWindow& chain)
{
    for (InfoBar* bar : chain.window.findChildren<InfoBar*>())
        if (bar->isVisible())
            return *bar;
    qFatal("no note is shown");
}

} // namespace

/// A run leads to those that it is related to.
class TestRelations : public QObject {
    Q_OBJECT

private slots:
    void init() { QSettings().clear(); }

    void aRunThatIsAloneHasNoLine();
    void theLineSaysWhatTheRunCameOfAndWhatCameOfIt();
    void theLineFollowsWhatIsOpenedAndClosed();
    void linksLeadToOpenRuns();
    void keysLeadAlongTheChain();
    void theParentIsShownAtTheEventThatStartedTheChild();
    void theSelectedChildIsOfferedWhereItIsSelected();
    void childrenStandInAMenu();
    void aRunThatIsNotOpenIsLookedForInTheFolder();
    void hostileIdsStayText();
};

void TestRelations::aRunThatIsAloneHasNoLine()
{
    ChainWindow chain;
    chain.open(Sample);
    QTRY_VERIFY(!chain.chains().isPending());
    QVERIFY(!lineOf(chain).isVisible() || !lineOf(chain).text().contains("run"));
    QVERIFY(!chain.action("chainNext").isEnabled());
    QVERIFY(!chain.action("chainAsOne").isEnabled());
}

void TestRelations::theLineSaysWhatTheRunCameOfAndWhatCameOfIt()
{
    ChainWindow chain;
    chain.add("1.json", FirstRun);
    chain.add("3.json", ThirdRun);
    chain.add("2.json", SecondRun);
    QCOMPARE(lineOf(chain).text(), "Continued from r1 · run 2 of 3 · Continued as r3 · Show as one");
    QVERIFY(lineOf(chain).isVisible());
}

void TestRelations::theLineFollowsWhatIsOpenedAndClosed()
{
    ChainWindow chain;
    chain.add("2.json", SecondRun);
    QCOMPARE(lineOf(chain).text(),
             "Continued from r1 not open · run 2 of at least 3 (2 not open) · Continued as r3 not open");
    chain.add("3.json", ThirdRun);
    chain.workspace.close(chain.workspace.documents().back());
    QTRY_VERIFY(!chain.chains().isPending());
    QVERIFY(lineOf(chain).text().endsWith("Continued as r3 not open"));
}

void TestRelations::linksLeadToOpenRuns()
{
    ChainWindow chain;
    chain.add("1.json", FirstRun);
    chain.add("2.json", SecondRun);
    CopyableLabel* const link = linkOf(chain, "r1");
    QVERIFY(link);
    link->click();
    QCOMPARE(chain.currentRunId(), "r1");
}

void TestRelations::keysLeadAlongTheChain()
{
    ChainWindow chain;
    chain.add("1.json", FirstRun);
    chain.add("2.json", SecondRun);
    chain.add("3.json", ThirdRun);
    QTest::keyClick(&chain.window, Qt::Key_PageUp, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(chain.currentRunId(), "r2");
    QTest::keyClick(&chain.window, Qt::Key_PageUp, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(chain.currentRunId(), "r1");
    QVERIFY(!chain.action("chainPrevious").isEnabled());
    QTest::keyClick(&chain.window, Qt::Key_PageDown, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(chain.currentRunId(), "r2");
}

void TestRelations::theParentIsShownAtTheEventThatStartedTheChild()
{
    ChainWindow chain;
    chain.add("1.json", FirstRun);
    chain.add("child.json", ChildRun);
    QCOMPARE(lineOf(chain).text(), "Parent ledger");
    chain.action("chainParent").trigger();
    QCOMPARE(chain.currentRunId(), "r1");
    const Document& parent = chain.window.currentRun()->document();
    QCOMPARE(parent.snapshot()->history->eventId(chain.window.currentRun()->document().selection().event()),
             std::int64_t{6});
}

void TestRelations::theSelectedChildIsOfferedWhereItIsSelected()
{
    ChainWindow chain;
    chain.add("child.json", ChildRun);
    chain.add("1.json", FirstRun);
    RunPane& run = *chain.window.currentRun();
    // An activity is no child.
    run.document().selection().selectEvent(EventIndex(std::size_t{4}));
    QVERIFY(!chain.action("chainChild").isEnabled());
    run.document().selection().selectEvent(EventIndex(std::size_t{6}));
    QVERIFY(chain.action("chainChild").isEnabled());
    chain.action("chainChild").trigger();
    QCOMPARE(chain.currentRunId(), "s1");
}

void TestRelations::childrenStandInAMenu()
{
    ChainWindow chain;
    chain.add("child.json", ChildRun);
    chain.add("1.json", FirstRun);
    QVERIFY2(lineOf(chain).text().contains("1 child workflow(s), 1 open") ||
                 lineOf(chain).text().contains("1 child workflow, 1 open"),
             qPrintable(lineOf(chain).text()));
    QMenu* const menu = lineOf(chain).childrenMenu();
    QVERIFY(menu);
    emit menu->aboutToShow();
    QCOMPARE(menu->actions().size(), 1);
    QCOMPARE(menu->actions().front()->text(), "ship");
    menu->actions().front()->trigger();
    QCOMPARE(chain.currentRunId(), "s1");
}

void TestRelations::aRunThatIsNotOpenIsLookedForInTheFolder()
{
    ChainWindow chain;
    chain.write("some name.json", ThirdRun);
    chain.add("2.json", SecondRun);
    chain.action("chainNext").trigger();
    QVERIFY(noteOf(chain).text().contains("is not open"));
    // Nothing is read before the user agrees.
    QCOMPARE(chain.workspace.documents().size(), std::size_t{1});
    QAction* look = nullptr;
    for (QAction* action : chain.window.findChildren<QAction*>())
        if (action->text().startsWith("Look for It"))
            look = action;
    QVERIFY(look);
    look->trigger();
    QTRY_COMPARE(chain.currentRunId(), "r3");
}

void TestRelations::hostileIdsStayText()
{
    ChainWindow chain;
    chain.add("x.json",
              "WorkflowExecutionStarted type=Ledger id=ledger originalExecutionRunId=r2 firstExecutionRunId=r1 "
              "initiator=workflow continuedExecutionRunId=<b>&r</b>../../etc");
    QVERIFY2(lineOf(chain).text().contains("<b>&"), qPrintable(lineOf(chain).text()));
    QVERIFY(linkOf(chain, "<b>&r<…../etc") || lineOf(chain).text().contains("etc"));
}

QTEST_MAIN(TestRelations)
#include "tst_relations.moc"
