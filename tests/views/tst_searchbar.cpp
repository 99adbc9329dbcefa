// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/document.h"
#include "tests/support/await.h"
#include "tests/views/openrun.h"
#include "tests/views/opentimeline.h"
#include "views/common/theme.h"
#include "views/history/eventtablepane.h"
#include "views/history/runtableview.h"
#include "views/history/searchbar.h"
#include "views/history/searchhitlabel.h"
#include "views/mainwindow/runpane.h"
#include "views/timeline/timelineoverviewview.h"
#include "views/timeline/timelinerulerview.h"

#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QScrollBar>
#include <QToolButton>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

/// A run with all its panes, shown.
struct OpenPane {
    explicit OpenPane(const QByteArray& text = orderRun()) : run(text), pane(run.document)
    {
        qputenv("CHRONOSCOPE_JQ_PROGRAM", CHRONOSCOPE_JQ_HELPER);
        pane.timeline().setReducedMotion(true);
        showAndAwait(pane, {1400, 800});
        pane.timeline().setFocus();
    }

    [[nodiscard]] SearchBar& bar() const { return pane.searchBar(); }
    [[nodiscard]] QLineEdit& edit() const { return bar().edit(); }
    [[nodiscard]] Search& search() { return run.document.search(); }
    [[nodiscard]] bool type(const QString& words)
    {
        edit().setFocus();
        QTest::keyClicks(&edit(), words);
        return await([this] { return !search().isRunning(); });
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(&edit(), key, modifiers);
    }
    [[nodiscard]] QToolButton& button(const char* name) const
    {
        return *bar().findChild<QToolButton*>(QLatin1String(name));
    }
    template <typename Part>
    [[nodiscard]] Part& part() const
    {
        return *pane.findChild<Part*>();
    }

    OpenRun run;
    RunPane pane;
};

/// Pixels of exactly this colour.
int countPixels(const QImage& image, const QRect& area, const QColor& colour)
{
    int count = 0;
    const QRect inside = area.intersected(image.rect());
    for (int y = inside.top(); y <= inside.bottom(); ++y) {
        for (int x = inside.left(); x <= inside.right(); ++x)
            count += image.pixelColor(x, y) == colour ? 1 : 0;
    }
    return count;
}

} // namespace

/// The search of a run as a person uses it.
class TestSearchBar : public QObject {
    Q_OBJECT

private slots:
    void init() { Theme::apply(*qApp, Theme::Kind::Light); }

    void slashAndControlFOpenTheField();
    void typingCountsHits();
    void enterStepsAndSaysWhichHitItIs();
    void f3StepsFromAnywhereInThePane();
    void nStepsWhereNothingIsTyped();
    void nIsALetterInTheField();
    void escapeStopsASlowSearchAndKeepsItsWords();
    void controlEnterFiltersByTheWords();
    void theCurrentHitIsToldInWords();
    void hostileHitsStayPlainText();
    void escapeClearsAndThenLeaves();
    void nothingFoundIsSaid();
    void aBrokenPatternIsExplained();
    void regularExpressionAndFilterExcludeEachOther();
    void caseCountsOnRequest();
    void aFilterFindsPayloads();
    void aFilterThatFailsEverywhereSaysWhy();
    void payloadsThatAFilterCannotReadAreCounted();
    void hitsAreMarkedOnTheRuler();
    void hitsAreMarkedOnTheOverview();
    void hitsAreMarkedInTheTable();
    void everythingHasANameForAScreenReader();
    void aNarrowWindowKeepsTheField();
};

void TestSearchBar::slashAndControlFOpenTheField()
{
    OpenPane open;
    QTest::keyClick(open.pane.focusWidget(), Qt::Key_Slash);
    QVERIFY(open.edit().hasFocus());
    QCOMPARE(open.edit().text(), QString());
    open.pane.table().focusTable();
    QTest::keyClick(open.pane.focusWidget(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(open.edit().hasFocus());
}

void TestSearchBar::typingCountsHits()
{
    OpenPane open;
    QVERIFY(open.type(QStringLiteral("charge")));
    QTRY_COMPARE(open.bar().countText(), QStringLiteral("2 hits"));
    QCOMPARE(open.run.selectedEventId(), 0);
    QCOMPARE(open.edit().accessibleDescription(), QStringLiteral("2 hits"));
}

void TestSearchBar::enterStepsAndSaysWhichHitItIs()
{
    OpenPane open;
    QVERIFY(open.type(QStringLiteral("TimerStarted")));
    open.press(Qt::Key_Return);
    QCOMPARE(open.bar().countText(), QStringLiteral("1 of 2"));
    QCOMPARE(open.run.selectedEventId(), 10);
    open.press(Qt::Key_Return);
    QCOMPARE(open.bar().countText(), QStringLiteral("2 of 2"));
    QCOMPARE(open.run.selectedEventId(), 11);
    open.press(Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(open.bar().countText(), QStringLiteral("1 of 2"));
    QVERIFY(open.edit().hasFocus());
}

void TestSearchBar::f3StepsFromAnywhereInThePane()
{
    OpenPane open;
    QVERIFY(open.type(QStringLiteral("TimerStarted")));
    open.pane.timeline().setFocus();
    QTest::keyClick(open.pane.focusWidget(), Qt::Key_F3);
    QCOMPARE(open.run.selectedEventId(), 10);
    QTest::keyClick(open.pane.focusWidget(), Qt::Key_F3, Qt::ShiftModifier);
    QCOMPARE(open.run.selectedEventId(), 11);
}

void TestSearchBar::nStepsWhereNothingIsTyped()
{
    OpenPane open;
    QVERIFY(open.type(QStringLiteral("TimerStarted")));
    open.pane.table().focusTable();
    QTest::keyClick(open.pane.focusWidget(), Qt::Key_N);
    QCOMPARE(open.run.selectedEventId(), 10);
    QTest::keyClick(open.pane.focusWidget(), Qt::Key_N, Qt::ShiftModifier);
    QCOMPARE(open.run.selectedEventId(), 11);
}

void TestSearchBar::nIsALetterInTheField()
{
    OpenPane open;
    QVERIFY(open.type(QStringLiteral("nN/n")));
    QCOMPARE(open.edit().text(), QStringLiteral("nN/n"));
    QCOMPARE(open.run.selectedEventId(), 0);
}

void TestSearchBar::escapeStopsASlowSearchAndKeepsItsWords()
{
    OpenPane open;
    {
        const BusyPool busy;
        open.edit().setFocus();
        open.edit().setText(QStringLiteral("charge"));
        QTRY_COMPARE(open.bar().countText(), QStringLiteral("0 %"));
        open.press(Qt::Key_Escape);
    }
    QVERIFY(!open.search().isRunning());
    QCOMPARE(open.edit().text(), QStringLiteral("charge"));
    QCOMPARE(open.bar().countText(), QStringLiteral("stopped, no hit yet"));
    open.press(Qt::Key_Escape);
    QCOMPARE(open.edit().text(), QString());
}

void TestSearchBar::controlEnterFiltersByTheWords()
{
    OpenPane open;
    QVERIFY(open.type(QStringLiteral("TimerStarted")));
    open.press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(open.run.document.filters().conditions().size(), 1U);
    QCOMPARE(open.run.selectedEventId(), 0);
}

void TestSearchBar::theCurrentHitIsToldInWords()
{
    OpenPane open;
    QVERIFY(open.type(QStringLiteral("such addr")));
    open.press(Qt::Key_Return);
    QTRY_COMPARE(open.bar().hitLabel().text(), QStringLiteral("no such address"));
    QCOMPARE(open.bar().hitLabel().accessibleName(), QStringLiteral("event 12 · failure.message: no such address"));
}

void TestSearchBar::hostileHitsStayPlainText()
{
    OpenPane open("WorkflowExecutionStarted type=<b>Bold</b>");
    QVERIFY(open.type(QStringLiteral("bold")));
    open.press(Qt::Key_Return);
    QTRY_COMPARE(open.bar().hitLabel().text(), QStringLiteral("<b>Bold</b>"));
    QVERIFY(toolTipAt(open.bar().hitLabel(), {5, 5}).contains(QStringLiteral("&lt;b&gt;")));
}

void TestSearchBar::escapeClearsAndThenLeaves()
{
    OpenPane open;
    QVERIFY(open.type(QStringLiteral("charge")));
    open.press(Qt::Key_Escape);
    QCOMPARE(open.edit().text(), QString());
    QCOMPARE(open.bar().countText(), QString());
    QCOMPARE(open.search().hitCount(), 0U);
    QVERIFY(open.edit().hasFocus());
    open.press(Qt::Key_Escape);
    QVERIFY(!open.edit().hasFocus());
    QVERIFY(open.pane.timeline().isAncestorOf(open.pane.focusWidget()));
}

void TestSearchBar::nothingFoundIsSaid()
{
    OpenPane open;
    QVERIFY(open.type(QStringLiteral("nowhere")));
    QTRY_COMPARE(open.bar().countText(), QStringLiteral("no hit"));
}

void TestSearchBar::aBrokenPatternIsExplained()
{
    OpenPane open;
    open.button("searchRegex").click();
    QVERIFY(open.type(QStringLiteral("a[b")));
    QTRY_VERIFY(open.bar().hitLabel().text().contains(QStringLiteral("character 2")));
    QVERIFY(open.bar().hitLabel().text().contains(QStringLiteral("A bracket is not closed.")));
    QVERIFY(open.type(QStringLiteral("]")));
    QTRY_COMPARE(open.bar().hitLabel().text(), QString());
}

void TestSearchBar::regularExpressionAndFilterExcludeEachOther()
{
    OpenPane open;
    open.button("searchRegex").click();
    open.button("searchJq").click();
    QVERIFY(!open.button("searchRegex").isChecked());
    QVERIFY(open.button("searchJq").isChecked());
    QVERIFY(!open.button("searchCase").isEnabled());
    open.button("searchRegex").click();
    QVERIFY(!open.button("searchJq").isChecked());
    QVERIFY(open.button("searchCase").isEnabled());
}

void TestSearchBar::caseCountsOnRequest()
{
    OpenPane open;
    QVERIFY(open.type(QStringLiteral("TIMERSTARTED")));
    QTRY_COMPARE(open.search().hitCount(), 2U);
    open.button("searchCase").click();
    QTRY_COMPARE(open.search().hitCount(), 0U);
}

void TestSearchBar::aFilterFindsPayloads()
{
    OpenPane open("ActivityTaskScheduled id=a type=Charge input={\"amount\":144}\n"
                  "ActivityTaskScheduled id=b type=Charge input={\"amount\":7}");
    open.button("searchJq").click();
    QVERIFY(open.type(QStringLiteral(".amount > 100")));
    QTRY_COMPARE(open.bar().countText(), QStringLiteral("1 hit"));
    open.press(Qt::Key_Return);
    QCOMPARE(open.run.selectedEventId(), 1);
    QTRY_COMPARE(open.bar().hitLabel().text(), QStringLiteral("true"));
}

void TestSearchBar::aFilterThatFailsEverywhereSaysWhy()
{
    OpenPane open("ActivityTaskScheduled id=a type=Charge input=[1]");
    open.button("searchJq").click();
    QVERIFY(open.type(QStringLiteral(".amount")));
    QTRY_VERIFY(open.bar().hitLabel().accessibleName().contains(QStringLiteral("Cannot index array")));
    QVERIFY(open.bar().hitLabel().accessibleName().contains(QStringLiteral("event 1")));
}

void TestSearchBar::payloadsThatAFilterCannotReadAreCounted()
{
    OpenPane open("ActivityTaskScheduled id=a type=Charge input={\"amount\":144}\n"
                  "ActivityTaskScheduled id=b type=Charge input=[1]");
    open.button("searchJq").click();
    QVERIFY(open.type(QStringLiteral(".amount")));
    QTRY_COMPARE(open.bar().countText(), QStringLiteral("1 hit"));
    QVERIFY(open.bar().hitLabel().accessibleName().startsWith(QStringLiteral("The filter failed on 1 payload(s)")));
}

void TestSearchBar::hitsAreMarkedOnTheRuler()
{
    OpenPane open;
    auto& ruler = open.part<TimelineRulerView>();
    const QColor accent = Theme::of(&ruler).accent;
    QCOMPARE(countPixels(ruler.grab().toImage(), ruler.rect(), accent), 0);
    QVERIFY(open.type(QStringLiteral("TimerStarted")));
    // Two marks of 2 by 8 pixels.
    QTRY_COMPARE(countPixels(ruler.grab().toImage(), ruler.rect(), accent), 32);
    open.edit().clear();
    QTRY_COMPARE(countPixels(ruler.grab().toImage(), ruler.rect(), accent), 0);
}

void TestSearchBar::hitsAreMarkedOnTheOverview()
{
    OpenPane open;
    auto& overview = open.part<TimelineOverviewView>();
    const QColor accent = Theme::of(&overview).accent;
    // Above the field with its frame.
    const QRect top(0, 0, overview.width(), 4);
    QCOMPARE(countPixels(overview.grab().toImage(), top, accent), 0);
    QVERIFY(open.type(QStringLiteral("TimerStarted")));
    QTRY_COMPARE(countPixels(overview.grab().toImage(), top, accent), 16);
}

void TestSearchBar::hitsAreMarkedInTheTable()
{
    OpenPane open;
    RunTableView& table = open.pane.table().eventTable();
    const QColor accent = Theme::of(&table).accent;
    const auto marksIn = [&](int row) {
        const QRect place(0, table.rowViewportPosition(row), 8, table.rowHeight(row));
        return countPixels(table.viewport()->grab().toImage(), place, accent);
    };
    QVERIFY(open.type(QStringLiteral("charge_card")));
    table.scrollToTop();
    QTRY_COMPARE(marksIn(4), 16);
    QCOMPARE(marksIn(3), 0);

    open.pane.table().setMode(EventTablePane::Mode::Groups);
    RunTableView& groups = open.pane.table().groupTable();
    const QRect charge(0, groups.rowViewportPosition(static_cast<int>(Charge)), 8, 20);
    QTRY_COMPARE(countPixels(groups.viewport()->grab().toImage(), charge, accent), 16);
}

void TestSearchBar::everythingHasANameForAScreenReader()
{
    OpenPane open;
    QCOMPARE(namelessWidgets(open.bar()), QStringList());
    for (const QAction* action : open.bar().searchActions()) {
        QVERIFY(!action->statusTip().isEmpty());
        QVERIFY(!action->shortcuts().isEmpty());
    }
}

void TestSearchBar::aNarrowWindowKeepsTheField()
{
    OpenPane open;
    open.pane.resize(700, 500);
    QTRY_COMPARE(open.pane.width(), 700);
    QTRY_VERIFY(open.pane.rect().contains(open.bar().geometry()));
    QVERIFY(open.edit().width() >= 120);
    QVERIFY(open.bar().rect().contains(open.edit().geometry()));
}

QTEST_MAIN(TestSearchBar)
#include "tst_searchbar.moc"
