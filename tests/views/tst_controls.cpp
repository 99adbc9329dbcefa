// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/widgetpath.h"
#include "tests/views/windowfixture.h"
#include "views/common/pill.h"
#include "views/history/detailpane.h"
#include "views/history/eventtablepane.h"
#include "views/mainwindow/mainactions.h"
#include "views/mainwindow/runpane.h"
#include "views/replay/breakpointspane.h"
#include "views/timeline/breadcrumbs.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QSet>
#include <QSettings>
#include <QTabBar>
#include <QTabWidget>

using namespace chronoscope;
using chronoscope::test::describe;
using chronoscope::test::Sample;

namespace {

bool isTabStop(const QWidget& widget)
{
    return widget.isVisible() && widget.isEnabled() && (widget.focusPolicy() & Qt::TabFocus) != 0 &&
           !widget.focusProxy();
}

/// What a click does something to: buttons. Those inside another control are that control's.
bool isClickable(const QWidget& widget)
{
    const auto* const pill = qobject_cast<const Pill*>(&widget);
    return qobject_cast<const QAbstractButton*>(&widget) && (!pill || pill->focusPolicy() != Qt::NoFocus);
}

QStringList namelessControls(const QWidget& window)
{
    QStringList nameless;
    const QList<QWidget*> widgets = window.findChildren<QWidget*>();
    for (QWidget* widget : widgets) {
        if (!widget->isVisible() || widget->window() != &window || (!isTabStop(*widget) && !isClickable(*widget)))
            continue;
        const QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(widget);
        if (!accessible || accessible->text(QAccessible::Name).isEmpty())
            nameless.append(describe(*widget));
    }
    return nameless;
}

/// Where Tab leads, from the first control on until it comes round.
QSet<const QWidget*> tabbedThrough(QWidget& window)
{
    QSet<const QWidget*> reached;
    for (int step = 0; step < 400; ++step) {
        const QWidget* const focus = window.focusWidget();
        if (focus && reached.contains(focus))
            break;
        if (focus)
            reached.insert(focus);
        QTest::keyClick(focus ? const_cast<QWidget*>(focus) : &window, Qt::Key_Tab);
    }
    return reached;
}

/// Buttons that the keyboard has no use for, since what they do has a key or a control of its own.
bool isMouseOnly(const QWidget& widget)
{
    // Arrows at the ends of a row of tabs: the tabs themselves are walked by arrow keys. The cross of a tab closes what
    // Ctrl+W closes. The buttons inside a line edit or a spin box go with its keys.
    const QWidget* const parent = widget.parentWidget();
    return qobject_cast<const QTabBar*>(parent) || qobject_cast<const QLineEdit*>(parent) ||
           widget.inherits("QTableCornerButton");
}

/// Of buttons that exclude each other, and of a row of crumbs, Tab stops at one and arrow keys lead to the others.
bool isReachedByArrows(const QWidget& widget, const QSet<const QWidget*>& reached)
{
    const auto isReached = [&reached](const QWidget* neighbour) { return reached.contains(neighbour); };
    if (qobject_cast<const Breadcrumbs*>(widget.parentWidget())) {
        const QList<QWidget*> crumbs = widget.parentWidget()->findChildren<QWidget*>();
        return std::any_of(crumbs.begin(), crumbs.end(), isReached);
    }
    const auto* const button = qobject_cast<const QAbstractButton*>(&widget);
    if (!button || !button->group() || !button->group()->exclusive())
        return false;
    const QList<QAbstractButton*> buttons = button->group()->buttons();
    return std::any_of(buttons.begin(), buttons.end(), isReached);
}

QStringList unreachableControls(QWidget& window)
{
    const QSet<const QWidget*> reached = tabbedThrough(window);
    QStringList unreachable;
    const QList<QWidget*> widgets = window.findChildren<QWidget*>();
    for (const QWidget* widget : widgets) {
        if (widget->window() != &window || !widget->isVisible() || !widget->isEnabled() || isMouseOnly(*widget))
            continue;
        if ((isTabStop(*widget) || isClickable(*widget)) && !reached.contains(widget) &&
            !isReachedByArrows(*widget, reached))
            unreachable.append(describe(*widget));
    }
    return unreachable;
}

} // namespace

/// Every control has a name, and the keyboard gets to it.
class TestControls : public QObject {
    Q_OBJECT

private slots:
    void init() { QSettings().clear(); }

    void everyControlHasAName_data();
    void everyControlHasAName();
    void everyControlIsReachedByTab_data();
    void everyControlIsReachedByTab();

private:
    void addPlaces();
};

void TestControls::addPlaces()
{
    QTest::addColumn<QString>("place");
    for (const char* place : {"start page",
                              "run",
                              "groups",
                              "event details",
                              "details",
                              "payloads",
                              "marks",
                              "findings",
                              "statistics",
                              "critical path",
                              "search",
                              "filters",
                              "nothing passes",
                              "measuring",
                              "hidden sections",
                              "note",
                              "open runs",
                              "about",
                              "keys",
                              "export",
                              "redaction",
                              "replay test",
                              "save view",
                              "state",
                              "state while stepping",
                              "tasks",
                              "breakpoints",
                              "breakpoint dialog"})
        QTest::newRow(place) << place;
}

namespace {

void showDetailTab(const RunPane& run, const QString& place)
{
    QTRY_VERIFY(run.findChild<DetailPane*>());
    QTabWidget& tabs = run.findChild<DetailPane*>()->tabs();
    for (int tab = 0; tab < tabs.count(); ++tab) {
        if (tabs.tabText(tab).startsWith(place, Qt::CaseInsensitive))
            tabs.setCurrentIndex(tab);
    }
}

/// Shows a place of the window or a dialog, and returns the window that it is in.
QWidget& show(test::WindowFixture& fixture, const QString& place)
{
    MainWindow& window = fixture.window;
    if (place == "start page")
        return window;
    fixture.open(Sample);
    const MainActions& actions = window.actions();
    RunPane& run = *window.currentRun();
    run.document().selection().selectEvent(EventIndex(std::size_t{4}));
    const auto trigger = [&run](const char* name) { run.findChild<QAction*>(QLatin1String(name))->trigger(); };
    const auto dialogOf = [&window](QAction* action) -> QWidget& {
        action->trigger();
        return *window.findChild<QDialog*>();
    };
    if (place == "groups")
        run.table().setMode(EventTablePane::Mode::Groups);
    else if (place == "event details" || place == "details" || place == "payloads")
        showDetailTab(run, place == "payloads" ? "payload" : place == "details" ? "group" : "event");
    else if (place == "marks")
        actions.showMarks->trigger();
    else if (place == "findings")
        actions.showFindings->trigger();
    else if (place == "statistics")
        actions.showStatistics->trigger();
    else if (place == "critical path")
        trigger("timelineCriticalPath");
    else if (place == "search")
        trigger("searchFind");
    else if (place == "filters")
        run.document().filters().add(CategoryCondition{GroupKind::Activity});
    else if (place == "measuring")
        trigger("timelineMeasureSelection");
    else if (place == "hidden sections")
        trigger("timelineHideSection");
    else if (place == "note")
        trigger("timelineNote");
    else if (place == "open runs")
        actions.showOpenRuns->trigger();
    else if (place == "about")
        return dialogOf(actions.about);
    else if (place == "redaction") {
        QWidget& exporting = dialogOf(actions.exportRuns);
        const QList<QPushButton*> buttons = exporting.findChildren<QPushButton*>();
        for (QPushButton* button : buttons) {
            if (button->text() == QString("Ru&les…"))
                button->click();
        }
        return *exporting.findChild<QDialog*>();
    } else if (place == "nothing passes") {
        run.document().filters().add(TextCondition{{QStringLiteral("no event says this"), SearchMode::Text}});
        if (!QTest::qWaitFor([&run] { return run.document().filters().filtered() != nullptr; }))
            qFatal("the run was not filtered");
    } else if (place == "state") {
        run.showReplayTab(ReplayTabs::Tab::State);
    } else if (place == "tasks") {
        run.showReplayTab(ReplayTabs::Tab::WorkflowTasks);
    } else if (place == "state while stepping") {
        run.document().stepper().toSelection();
        run.showReplayTab(ReplayTabs::Tab::State);
        if (!QTest::qWaitFor([&run] { return run.document().replay().isReady(); }))
            qFatal("the state was not worked out");
    } else if (place == "breakpoints" || place == "breakpoint dialog") {
        run.document().breakpointHits().breakpoints().add({true, {CategoryCondition{GroupKind::Timer}}, {}});
        run.showReplayTab(ReplayTabs::Tab::Breakpoints);
        if (place == "breakpoint dialog") {
            run.findChild<BreakpointsPane*>()->addNew();
            return *window.findChild<QDialog*>();
        }
    } else if (place == "keys")
        return dialogOf(actions.keys);
    else if (place == "export")
        return dialogOf(actions.exportRuns);
    else if (place == "replay test")
        return dialogOf(actions.saveReplayTest);
    else if (place == "save view")
        return dialogOf(actions.saveView);
    return window;
}

} // namespace

void TestControls::everyControlHasAName_data()
{
    addPlaces();
}

void TestControls::everyControlHasAName()
{
    QFETCH(QString, place);
    test::WindowFixture fixture;
    const QWidget& window = show(fixture, place);
    QCoreApplication::sendPostedEvents();
    const QStringList nameless = namelessControls(window);
    QVERIFY2(nameless.isEmpty(), qPrintable('\n' + nameless.join('\n')));
}

void TestControls::everyControlIsReachedByTab_data()
{
    addPlaces();
}

void TestControls::everyControlIsReachedByTab()
{
    QFETCH(QString, place);
    test::WindowFixture fixture;
    QWidget& window = show(fixture, place);
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    const QStringList unreachable = unreachableControls(window);
    QVERIFY2(unreachable.isEmpty(), qPrintable('\n' + unreachable.join('\n')));
}

int main(int argumentCount, char** arguments)
{
    QCoreApplication::setOrganizationName("chronoscope-test");
    QCoreApplication::setApplicationName("controls");
    QApplication application(argumentCount, arguments);
    Theme::apply(application, Theme::Kind::Light);
    TestControls test;
    return QTest::qExec(&test, argumentCount, arguments);
}

#include "tst_controls.moc"
