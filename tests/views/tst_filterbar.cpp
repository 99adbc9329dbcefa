// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter/filterjson.h"
#include "models/session/document.h"
#include "models/session/saveditems.h"
#include "models/tables/eventtablemodel.h"
#include "tests/support/await.h"
#include "tests/views/openrun.h"
#include "tests/views/opentimeline.h"
#include "views/common/menubutton.h"
#include "views/common/theme.h"
#include "views/history/eventtablepane.h"
#include "views/history/filterbar.h"
#include "views/history/filterchip.h"
#include "views/history/runtableview.h"
#include "views/history/searchbar.h"
#include "views/history/searchhitlabel.h"
#include "views/mainwindow/runpane.h"
#include "views/timeline/bardescription.h"

#include <QAction>
#include <QApplication>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

/// A run with all its panes, shown.
struct OpenPane {
    explicit OpenPane(const QByteArray& text = orderRun()) : run(text), pane(run.document)
    {
        pane.timeline().setReducedMotion(true);
        showAndAwait(pane, {1400, 800});
        pane.timeline().setFocus();
    }

    [[nodiscard]] FilterStack& filters() { return run.document.filters(); }
    [[nodiscard]] FilterBar& bar() const { return pane.filterBar(); }
    [[nodiscard]] bool settle()
    {
        return await([this] { return !filters().isEvaluating(); });
    }
    [[nodiscard]] bool filterBy(const FilterCondition& condition) { return filters().add(condition) && settle(); }
    [[nodiscard]] QStringList chips() const
    {
        QStringList words;
        for (const FilterChip* chip : bar().chips())
            words.append(chip->words());
        return words;
    }
    /// The menu of filters, opened as a user does.
    [[nodiscard]] QMenu& menu() const
    {
        QMenu& menu = *pane.searchBar().filterButton().menu();
        emit menu.aboutToShow();
        return menu;
    }
    [[nodiscard]] QAction* offered(const QString& submenu, const QString& text) const
    {
        for (const QAction* action : menu().actions()) {
            if (action->menu() && action->text().remove(QLatin1Char('&')) == submenu)
                return actionNamed(*action->menu(), text);
        }
        return actionNamed(menu(), text);
    }
    [[nodiscard]] static QAction* actionNamed(const QMenu& menu, const QString& text)
    {
        for (QAction* action : menu.actions()) {
            if (action->text().section(QLatin1Char('\t'), 0, 0).remove(QLatin1Char('&')) == text)
                return action;
        }
        return nullptr;
    }
    [[nodiscard]] QString shownEvents() const
    {
        const SortableTableModel& model = pane.table().eventTable().tableModel();
        return rowTexts(model, {EventTableModel::EventColumn}).join(QLatin1Char(' '));
    }
    [[nodiscard]] QWidget& nothingPage() const
    {
        return *pane.table().findChild<QWidget*>(QStringLiteral("nothingPasses"));
    }
    /// Colour in the middle of the bar of a group.
    [[nodiscard]] QColor barColour(std::uint32_t group) const
    {
        TimelineView& view = pane.timeline().view();
        const QRectF rect = view.rectOf(pane.timeline().scene().layout().positionOfGroup(group));
        return view.grab().toImage().pixelColor(QPointF(rect.right() - 3, rect.center().y()).toPoint());
    }

    OpenRun run;
    RunPane pane;
};

constexpr CategoryCondition Activities{GroupKind::Activity};
constexpr StatusCondition Failures{Status::Failed};

} // namespace

/// The filters of a run as a person sets and removes them.
class TestFilterBar : public QObject {
    Q_OBJECT

private slots:
    void init() { Theme::apply(*qApp, Theme::Kind::Light); }

    void theBarIsThereAsLongAsAnythingIsFiltered();
    void chipsTellConditionsAndChoices();
    void theBarSaysHowMuchPasses();
    void aClickOnAChipTakesItAway();
    void chipsAreReachedAndRemovedByKey();
    void clearAllLeavesNothingFiltered();
    void theMenuOffersWhatOccursWithItsCount();
    void whatIsFilteredByIsCheckedAndTakenAwayByChoosingItAgain();
    void theMeasuredRangeBecomesAFilter();
    void theWordsOfTheSearchBecomeAFilter();
    void theTablesShowOnlyWhatPasses();
    void anEmptyResultSaysSoAndOffersToClear();
    void theSelectedEventIsSaidToBeFilteredOut();
    void groupsThatDoNotPassArePale();
    void aBarSaysThatItIsFilteredOut();
    void nothingMovesInTheTimeline();
    void aRowOffersFiltersByWhatItIs();
    void aBrokenPatternIsExplained();
    void hostileNamesStayPlainText();
    void timesFollowTheirDisplay();
    void everythingHasANameForAScreenReader();
    void manyChipsTakeMoreLinesInANarrowWindow();
    void noMoreFiltersAreOfferedThanThereCanBe();
    void aFilterIsKeptWhenTheFileIsReadAgain();
    void filtersAreSavedUnderANameAndAppliedAgain();
    void savedFiltersCanBeRemoved();
    void aSavedFilterThatIsNotUnderstoodChangesNothing();
};

void TestFilterBar::theBarIsThereAsLongAsAnythingIsFiltered()
{
    OpenPane open;
    QVERIFY(open.bar().isHidden());
    QVERIFY(open.filterBy(Activities));
    QVERIFY(open.bar().isVisible());
    open.filters().clear();
    QVERIFY(open.bar().isHidden());
}

void TestFilterBar::chipsTellConditionsAndChoices()
{
    OpenPane open;
    open.filters().setConditions({Activities, CategoryCondition{GroupKind::Timer}, Failures,
                                  WorkerCondition{QStringLiteral("w2")},
                                  TypeCondition{GroupKind::Activity, QStringLiteral("charge_card")}});
    QCOMPARE(open.chips(), (QStringList{QStringLiteral("Category: Activity"), QStringLiteral("or Timer"),
                                        QStringLiteral("Status: Failed"), QStringLiteral("Worker: w2"),
                                        QStringLiteral("Activity: charge_card")}));
}

void TestFilterBar::theBarSaysHowMuchPasses()
{
    OpenPane open;
    QVERIFY(open.filterBy(Activities));
    QCOMPARE(open.bar().statusText(), QStringLiteral("6 of 16 events, 2 of 7 groups"));
}

void TestFilterBar::aClickOnAChipTakesItAway()
{
    OpenPane open;
    open.filters().setConditions({Activities, Failures});
    QTest::mouseClick(open.bar().chips().first(), Qt::LeftButton);
    QCOMPARE(open.chips(), QStringList{QStringLiteral("Status: Failed")});
}

void TestFilterBar::chipsAreReachedAndRemovedByKey()
{
    OpenPane open;
    open.filters().setConditions({Activities, Failures, WorkerCondition{QStringLiteral("w2")}});
    QCOMPARE(open.bar().chips().first()->focusPolicy(), Qt::StrongFocus);
    open.bar().chips().at(2)->setFocus();
    for (const Qt::Key key : {Qt::Key_Delete, Qt::Key_Return, Qt::Key_Space})
        QTest::keyClick(open.pane.focusWidget(), key);
    QVERIFY(open.filters().isEmpty());
}

void TestFilterBar::clearAllLeavesNothingFiltered()
{
    OpenPane open;
    open.filters().setConditions({Activities, Failures});
    open.bar().findChild<QToolButton*>(QStringLiteral("filterClearAll"))->click();
    QVERIFY(open.filters().isEmpty());
    QCOMPARE(open.shownEvents().count(QLatin1Char(' ')), 15);
}

void TestFilterBar::theMenuOffersWhatOccursWithItsCount()
{
    const OpenPane open;
    QCOMPARE(open.offered(QStringLiteral("Category"), QStringLiteral("Activity"))->text(),
             QStringLiteral("Activity\t2"));
    QCOMPARE(open.offered(QStringLiteral("Status"), QStringLiteral("Failed"))->text(), QStringLiteral("Failed\t1"));
    QVERIFY(open.offered(QStringLiteral("Type"), QStringLiteral("send_mail (Activity)")));
    QCOMPARE(open.offered(QStringLiteral("Event type"), QStringLiteral("Timer started"))->text(),
             QStringLiteral("Timer started\t2"));
    QCOMPARE(open.offered(QStringLiteral("Worker"), QStringLiteral("w3"))->statusTip(), QStringLiteral("1 group(s)"));
    QVERIFY(!open.offered(QStringLiteral("Status"), QStringLiteral("Terminated")));
}

void TestFilterBar::whatIsFilteredByIsCheckedAndTakenAwayByChoosingItAgain()
{
    OpenPane open;
    open.offered(QStringLiteral("Status"), QStringLiteral("Failed"))->trigger();
    QCOMPARE(open.chips(), QStringList{QStringLiteral("Status: Failed")});
    QAction* const failed = open.offered(QStringLiteral("Status"), QStringLiteral("Failed"));
    QVERIFY(failed->isChecked());
    failed->trigger();
    QVERIFY(open.filters().isEmpty());
}

void TestFilterBar::theMeasuredRangeBecomesAFilter()
{
    OpenPane open;
    QVERIFY(!open.offered(QStringLiteral("Time"), QStringLiteral("Measured range"))->isEnabled());
    const Instant start = DslStart + Duration{500 * NanosecondsPerMillisecond};
    open.run.document.measuredRange().setRange(start, start + Duration{100 * NanosecondsPerMillisecond});
    open.offered(QStringLiteral("Time"), QStringLiteral("Measured range"))->trigger();
    QVERIFY(open.settle());
    QCOMPARE(open.shownEvents(), QStringLiteral("7 8 9 10"));
}

void TestFilterBar::theWordsOfTheSearchBecomeAFilter()
{
    OpenPane open;
    QLineEdit& edit = open.pane.searchBar().edit();
    open.offered({}, QStringLiteral("Text…"))->trigger();
    QVERIFY(edit.hasFocus());
    QTest::keyClicks(&edit, QStringLiteral("charge_card"));
    QTest::keyClick(&edit, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(open.settle());
    QCOMPARE(open.chips(), QStringList{QStringLiteral("Text: charge_card")});
    QCOMPARE(open.shownEvents(), QStringLiteral("5"));
    QVERIFY(open.offered({}, QStringLiteral("Text: charge_card"))->isChecked());
}

void TestFilterBar::theTablesShowOnlyWhatPasses()
{
    OpenPane open;
    QVERIFY(open.filterBy(Failures));
    QCOMPARE(open.shownEvents(), QStringLiteral("8 9 12"));
    QCOMPARE(open.pane.table().groupTable().tableModel().rowCount(), 1);
    open.filters().clear();
    QCOMPARE(open.pane.table().eventTable().tableModel().rowCount(), 16);
    QCOMPARE(open.pane.table().groupTable().tableModel().rowCount(), 7);
}

void TestFilterBar::anEmptyResultSaysSoAndOffersToClear()
{
    OpenPane open;
    QVERIFY(open.nothingPage().isHidden());
    QVERIFY(open.filterBy(WorkerCondition{QStringLiteral("nobody")}));
    QVERIFY(open.nothingPage().isVisible());
    QCOMPARE(open.bar().statusText(), QStringLiteral("0 of 16 events, 0 of 7 groups"));
    open.nothingPage().findChild<QPushButton*>()->click();
    QVERIFY(open.filters().isEmpty());
    QVERIFY(open.nothingPage().isHidden());
}

void TestFilterBar::theSelectedEventIsSaidToBeFilteredOut()
{
    OpenPane open;
    open.run.selectEventId(1);
    QVERIFY(open.filterBy(Activities));
    QVERIFY(open.bar().statusText().startsWith(QStringLiteral("the selected event is filtered out")));
    QVERIFY(!open.pane.table().eventTable().currentIndex().isValid());
    open.run.selectEventId(8);
    QVERIFY(open.bar().statusText().startsWith(QStringLiteral("6 of 16")));
    QVERIFY(open.pane.table().eventTable().currentIndex().isValid());
}

void TestFilterBar::groupsThatDoNotPassArePale()
{
    OpenPane open;
    const QColor vivid = open.barColour(Charge);
    const QColor failed = open.barColour(Mail);
    QVERIFY(open.filterBy(Failures));
    QCOMPARE(open.barColour(Mail), failed);
    QVERIFY(open.barColour(Charge) != vivid);
    QVERIFY(open.barColour(Charge).lightness() > vivid.lightness() + 40);
    open.filters().clear();
    QCOMPARE(open.barColour(Charge), vivid);
}

void TestFilterBar::aBarSaysThatItIsFilteredOut()
{
    OpenPane open;
    TimelineScene& scene = open.pane.timeline().scene();
    const auto sentenceOf = [&scene](std::uint32_t group) {
        return describeBar(scene, scene.layout().positionOfGroup(group)).sentence();
    };
    QVERIFY(open.filterBy(Failures));
    QVERIFY(sentenceOf(Charge).endsWith(QStringLiteral("filtered out")));
    QVERIFY(!sentenceOf(Mail).contains(QStringLiteral("filtered out")));
}

void TestFilterBar::nothingMovesInTheTimeline()
{
    OpenPane open;
    TimelineView& view = open.pane.timeline().view();
    const std::uint32_t mail = open.pane.timeline().scene().layout().positionOfGroup(Mail);
    const int height = view.contentHeight();
    const double left = view.rectOf(mail).left();
    QVERIFY(open.filterBy(CategoryCondition{GroupKind::Timer}));
    QCOMPARE(view.contentHeight(), height);
    QCOMPARE(view.rectOf(mail).left(), left);
}

void TestFilterBar::aRowOffersFiltersByWhatItIs()
{
    OpenPane open;
    open.run.selectEventId(8);
    QMenu menu;
    emit open.pane.table().eventTable().rowMenuRequested(&menu, 7);
    const QAction* const submenu = OpenPane::actionNamed(menu, QStringLiteral("Filter by"));
    QVERIFY(submenu);
    QVERIFY(submenu->menu());
    QStringList offered;
    for (const QAction* action : submenu->menu()->actions())
        offered.append(action->text());
    QCOMPARE(offered, (QStringList{QStringLiteral("Category: Activity"), QStringLiteral("Status: Failed"),
                                   QStringLiteral("Activity: send_mail"),
                                   QStringLiteral("Event: Activity task scheduled"), QStringLiteral("Worker: w3")}));
    submenu->menu()->actions().at(2)->trigger();
    QVERIFY(open.settle());
    QCOMPARE(open.shownEvents(), QStringLiteral("8 9 12"));
}

void TestFilterBar::aBrokenPatternIsExplained()
{
    OpenPane open;
    QVERIFY(open.filterBy(TextCondition{{QStringLiteral("a["), SearchMode::Regex, false}}));
    QVERIFY(open.bar().statusText().startsWith(QStringLiteral("Nothing is filtered.")));
    QCOMPARE(open.pane.table().eventTable().tableModel().rowCount(), 16);
}

void TestFilterBar::hostileNamesStayPlainText()
{
    OpenPane open("ActivityTaskScheduled id=a type=<b>Bold&Co</b>");
    QVERIFY(open.offered(QStringLiteral("Type"), QStringLiteral("<b>BoldCo</b> (Activity)")));
    QVERIFY(open.filterBy(TypeCondition{GroupKind::Activity, QStringLiteral("<b>Bold&Co</b>")}));
    QCOMPARE(open.chips(), QStringList{QStringLiteral("Activity: <b>Bold&Co</b>")});
    QVERIFY(toolTipAt(*open.bar().chips().first(), {5, 5}).contains(QStringLiteral("&lt;b&gt;")));
}

void TestFilterBar::timesFollowTheirDisplay()
{
    OpenPane open;
    const Instant start = DslStart + Duration{500 * NanosecondsPerMillisecond};
    QVERIFY(open.filterBy(TimeCondition{TimeRange{start, start + Duration{NanosecondsPerSecond}}}));
    QCOMPARE(open.chips(), QStringList{QStringLiteral("Time: 03:04:05.500 to 03:04:06.500")});
    open.run.times.setMode(TimeDisplay::Mode::SinceStart);
    QCOMPARE(open.chips(), QStringList{QStringLiteral("Time: +0.500 s to +1.500 s")});
}

void TestFilterBar::everythingHasANameForAScreenReader()
{
    OpenPane open;
    QVERIFY(open.filterBy(Failures));
    QCOMPARE(namelessWidgets(open.bar()), QStringList());
    QCOMPARE(open.bar().chips().first()->accessibleName(), QStringLiteral("Remove filter Status: Failed"));
    QCOMPARE(open.pane.searchBar().filterButton().accessibleName(), QStringLiteral("Add filter"));
}

void TestFilterBar::manyChipsTakeMoreLinesInANarrowWindow()
{
    OpenPane open;
    FilterConditions conditions;
    for (int number = 0; number < 20; ++number)
        conditions.emplace_back(WorkerCondition{QStringLiteral("worker-%1@some.host").arg(number)});
    open.filters().setConditions(conditions);
    const auto isInside = [&open](const FilterChip* chip) {
        return open.bar().rect().contains(QRect(chip->mapTo(&open.bar(), QPoint()), chip->size()));
    };
    for (const int width : {1400, 700}) {
        open.pane.resize(width, 800);
        QTRY_VERIFY(std::all_of(open.bar().chips().begin(), open.bar().chips().end(), isInside));
    }
}

void TestFilterBar::noMoreFiltersAreOfferedThanThereCanBe()
{
    OpenPane open;
    FilterConditions conditions{Failures};
    while (conditions.size() < MaximumConditions)
        conditions.emplace_back(WorkerCondition{QString::number(conditions.size())});
    open.filters().setConditions(conditions);
    QVERIFY(!open.offered(QStringLiteral("Category"), QStringLiteral("Activity"))->isEnabled());
    QVERIFY(open.offered(QStringLiteral("Status"), QStringLiteral("Failed"))->isEnabled());
    QLineEdit& edit = open.pane.searchBar().edit();
    edit.setText(QStringLiteral("charge"));
    QVERIFY(await([&open] { return !open.run.document.search().isRunning(); }));
    QTest::keyClick(&edit, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(open.filters().conditions().size(), MaximumConditions);
    QVERIFY(open.pane.searchBar().hitLabel().text().contains(QStringLiteral("50 filters already")));
}

void TestFilterBar::aFilterIsKeptWhenTheFileIsReadAgain()
{
    OpenPane open;
    QVERIFY(open.filterBy(Failures));
    open.run.document.setSnapshot(snapshotFromText(smallRun()));
    QVERIFY(open.settle());
    QCOMPARE(open.chips(), QStringList{QStringLiteral("Status: Failed")});
    QCOMPARE(open.shownEvents(), QStringLiteral("6 10 11"));
}

void TestFilterBar::filtersAreSavedUnderANameAndAppliedAgain()
{
    OpenPane open;
    SavedFilters saved;
    open.pane.searchBar().setSavedFilters(saved);
    QVERIFY(!open.offered(QStringLiteral("Saved"), QStringLiteral("Save these filters…"))->isEnabled());
    QVERIFY(open.filterBy(Failures));
    open.offered(QStringLiteral("Saved"), QStringLiteral("Save these filters…"))->trigger();
    auto* const dialog = open.pane.findChild<QInputDialog*>(QStringLiteral("saveFiltersDialog"));
    QVERIFY(dialog);
    dialog->setTextValue(QStringLiteral("what failed & why"));
    dialog->accept();
    open.filters().clear();
    // An ampersand of a name is doubled in a menu; the test takes all of them away.
    open.offered(QStringLiteral("Saved"), QStringLiteral("what failed  why"))->trigger();
    QCOMPARE(open.chips(), QStringList{QStringLiteral("Status: Failed")});
}

void TestFilterBar::savedFiltersCanBeRemoved()
{
    OpenPane open;
    SavedFilters saved;
    saved.save({QStringLiteral("mine"), QString::fromUtf8(filtersToJson({Failures})), {}});
    open.pane.searchBar().setSavedFilters(saved);
    const QAction* const remove = open.offered(QStringLiteral("Saved"), QStringLiteral("Remove"));
    QVERIFY(remove);
    QVERIFY(remove->menu());
    remove->menu()->actions().constFirst()->trigger();
    QVERIFY(saved.items().empty());
}

void TestFilterBar::aSavedFilterThatIsNotUnderstoodChangesNothing()
{
    OpenPane open;
    SavedFilters saved;
    saved.save({QStringLiteral("odd"), QStringLiteral("{\"version\":9}"), {}});
    open.pane.searchBar().setSavedFilters(saved);
    QVERIFY(open.filterBy(Failures));
    open.offered(QStringLiteral("Saved"), QStringLiteral("odd"))->trigger();
    QCOMPARE(open.chips(), QStringList{QStringLiteral("Status: Failed")});
    QVERIFY(open.pane.searchBar().hitLabel().text().startsWith(QStringLiteral("odd:")));
    QVERIFY(open.pane.searchBar().hitLabel().text().contains(QStringLiteral("newer version")));
}

QTEST_MAIN(TestFilterBar)
#include "tst_filterbar.moc"
