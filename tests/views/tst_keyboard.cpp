// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/windowfixture.h"
#include "views/common/pill.h"
#include "views/history/detailpane.h"
#include "views/history/eventtablepane.h"
#include "views/history/filterbar.h"
#include "views/history/searchbar.h"
#include "views/mainwindow/keysdialog.h"
#include "views/mainwindow/mainactions.h"
#include "views/mainwindow/runpane.h"
#include "views/timeline/breadcrumbs.h"
#include "views/timeline/timelinepane.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QButtonGroup>
#include <QClipboard>
#include <QDialog>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSet>
#include <QSettings>
#include <QTabBar>
#include <QTabWidget>
#include <QTreeWidget>

using namespace chronoscope;
using chronoscope::test::Sample;

namespace {

/// A window in which everything that is built when it is first looked at has been looked at.
struct Fixture : test::WindowFixture {
    void openEverything()
    {
        open(Sample);
        RunPane& run = *window.currentRun();
        QTRY_VERIFY(run.findChild<DetailPane*>());
        const MainActions& actions = window.actions();
        actions.showMarks->trigger();
        actions.showFindings->trigger();
        actions.showStatistics->trigger();
        actions.showStatistics->trigger();
        run.document().selection().selectEvent(EventIndex(std::size_t{4}));
        const QList<QTabWidget*> tabs = run.findChildren<QTabWidget*>();
        for (QTabWidget* tab : tabs) {
            for (int page = tab->count() - 1; page >= 0; --page)
                tab->setCurrentIndex(page);
        }
        QCoreApplication::sendPostedEvents();
    }
};

QString describe(const QWidget& widget)
{
    QStringList path;
    for (const QWidget* place = &widget; place && !place->isWindow(); place = place->parentWidget())
        path.prepend(QString::fromLatin1(place->metaObject()->className()));
    const auto* const button = qobject_cast<const QAbstractButton*>(&widget);
    const QString name = button && widget.accessibleName().isEmpty() ? button->text() : widget.accessibleName();
    return QString("%1 \"%2\"").arg(path.join('/'), name);
}

QList<const QWidget*> placesOf(const QAction& action)
{
    QList<const QWidget*> places;
    const QObjectList objects = action.associatedObjects();
    for (const QObject* object : objects) {
        if (const auto* widget = qobject_cast<const QWidget*>(object); widget && !qobject_cast<const QMenu*>(widget))
            places.append(widget);
    }
    return places;
}

/// Whether the key of an action works while a widget has the focus.
bool worksIn(const QAction& action, const QWidget& focus)
{
    const QList<const QWidget*> places = placesOf(action);
    switch (action.shortcutContext()) {
    case Qt::WidgetShortcut:
        return places.contains(&focus);
    case Qt::WidgetWithChildrenShortcut:
        return std::any_of(places.begin(), places.end(),
                           [&](const QWidget* place) { return place == &focus || place->isAncestorOf(&focus); });
    default:
        return true;
    }
}

/// Whether the widget keeps the key for itself, before any action hears of it.
bool keepsKey(QWidget& widget, const QKeySequence& key)
{
    const QKeyCombination combination = key[0];
    QKeyEvent event(QEvent::ShortcutOverride, combination.key(), combination.keyboardModifiers());
    event.ignore();
    QCoreApplication::sendEvent(&widget, &event);
    return event.isAccepted();
}

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

/// Everything by keyboard, and everything with a name.
class TestKeyboard : public QObject {
    Q_OBJECT

private slots:
    void init() { QSettings().clear(); }

    void everyActionWithAKeyIsInTheRegistry();
    void noTwoActionsShareAKeyWhereBothWork();
    void everyRegisteredActionSaysWhatItDoes();
    void f6GoesThroughThePanesAndBack();
    void theTableSwitchesByKey();
    void theSheetOfKeysHasEveryKey();
    void questionMarkOpensTheSheetOfKeys();
    void theSheetOfKeysIsSearched();
    void theSheetOfKeysIsCopiedAsText();
    void everyControlHasAName_data();
    void everyControlHasAName();
    void everyControlIsReachedByTab_data();
    void everyControlIsReachedByTab();

private:
    void addPlaces();
};

void TestKeyboard::everyActionWithAKeyIsInTheRegistry()
{
    Fixture fixture;
    fixture.openEverything();
    QSet<QString> registered;
    for (const RegisteredAction& command : fixture.window.commands())
        registered.insert(command.keys + '\n' + command.text);
    int withKeys = 0;
    const QList<QAction*> actions = fixture.window.findChildren<QAction*>();
    for (const QAction* action : actions) {
        QStringList keys;
        for (const QKeySequence& key : action->shortcuts())
            keys.append(key.toString(QKeySequence::NativeText));
        if (keys.isEmpty())
            continue;
        ++withKeys;
        const QString entry = keys.join("  ") + '\n' + QString(action->text()).remove('&');
        QVERIFY2(registered.contains(entry), qPrintable("not filed: " + entry));
    }
    QVERIFY(withKeys > 50);
}

void TestKeyboard::noTwoActionsShareAKeyWhereBothWork()
{
    Fixture fixture;
    fixture.openEverything();
    const QList<QAction*> actions = fixture.window.findChildren<QAction*>();
    QList<QWidget*> places = fixture.window.findChildren<QWidget*>();
    places.removeIf([](const QWidget* widget) { return widget->focusPolicy() == Qt::NoFocus || widget->focusProxy(); });
    QVERIFY(places.size() > 20);
    for (QWidget* place : places) {
        QHash<QKeySequence, const QAction*> known;
        for (const QAction* action : actions) {
            if (!worksIn(*action, *place))
                continue;
            for (const QKeySequence& key : action->shortcuts()) {
                const QAction* const other = known.value(key);
                QVERIFY2(!other || keepsKey(*place, key),
                         qPrintable(QString("%1 in %2: %3 and %4")
                                        .arg(key.toString(), describe(*place), action->text(),
                                             other ? other->text() : QString())));
                known.insert(key, action);
            }
        }
    }
}

void TestKeyboard::everyRegisteredActionSaysWhatItDoes()
{
    Fixture fixture;
    fixture.openEverything();
    for (const RegisteredAction& command : fixture.window.commands()) {
        QVERIFY(!command.text.isEmpty());
        QVERIFY2(!displayName(command.category).isEmpty(), qPrintable(command.text));
        if (!command.keys.isEmpty())
            QVERIFY2(!command.explanation.isEmpty(), qPrintable(command.text));
    }
}

void TestKeyboard::f6GoesThroughThePanesAndBack()
{
    Fixture fixture;
    fixture.open(Sample);
    RunPane& run = *fixture.window.currentRun();
    QTRY_VERIFY(run.findChild<DetailPane*>());
    QWidget* const start = fixture.window.focusWidget();
    const QList<const QWidget*> panes{&run.table(), run.findChild<DetailPane*>(), &run.searchBar(), &run.timeline()};
    for (const QWidget* pane : panes) {
        fixture.window.actions().nextPane->trigger();
        QVERIFY2(pane->isAncestorOf(fixture.window.focusWidget()), qPrintable(describe(*fixture.window.focusWidget())));
    }
    QCOMPARE(fixture.window.focusWidget(), start);
    fixture.window.actions().previousPane->trigger();
    QVERIFY(run.searchBar().isAncestorOf(fixture.window.focusWidget()));
}

void TestKeyboard::theTableSwitchesByKey()
{
    Fixture fixture;
    fixture.open(Sample);
    EventTablePane& table = fixture.window.currentRun()->table();
    fixture.window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&fixture.window));
    table.focusTable();
    QTest::keyClick(fixture.window.focusWidget(), Qt::Key_G);
    QCOMPARE(table.mode(), EventTablePane::Mode::Groups);
    QVERIFY(table.isAncestorOf(fixture.window.focusWidget()));
    QTest::keyClick(fixture.window.focusWidget(), Qt::Key_Down);
    QTest::keyClick(fixture.window.focusWidget(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(QGuiApplication::clipboard()->text().contains("eventType"));
    QTest::keyClick(fixture.window.focusWidget(), Qt::Key_G);
    QCOMPARE(table.mode(), EventTablePane::Mode::Events);
}

void TestKeyboard::theSheetOfKeysHasEveryKey()
{
    Fixture fixture;
    fixture.openEverything();
    const std::vector<RegisteredAction> commands = fixture.window.commands();
    const KeysDialog dialog(commands, &fixture.window);
    const auto& sheet = *dialog.findChild<QTreeWidget*>();
    for (const RegisteredAction& command : commands) {
        if (command.keys.isEmpty())
            continue;
        const QList<QTreeWidgetItem*> lines = sheet.findItems(command.text, Qt::MatchExactly | Qt::MatchRecursive);
        const bool isThere = std::any_of(lines.begin(), lines.end(), [&](const QTreeWidgetItem* line) {
            return line->text(1) == command.keys && line->parent()->text(0) == displayName(command.category);
        });
        QVERIFY2(isThere, qPrintable(command.text));
    }
}

void TestKeyboard::questionMarkOpensTheSheetOfKeys()
{
    Fixture fixture;
    fixture.open(Sample);
    fixture.window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&fixture.window));
    QTest::keyClick(fixture.window.focusWidget(), Qt::Key_Question);
    auto& dialog = fixture.find<KeysDialog>();
    const auto& sheet = *dialog.findChild<QTreeWidget*>();
    QVERIFY(sheet.visualItemRect(sheet.topLevelItem(0)->child(0)).height() >= sheet.fontMetrics().height());
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    QTRY_VERIFY(dialog.isAncestorOf(QApplication::focusWidget()));
    QSignalSpy closed(&dialog, &QDialog::finished);
    QTest::keyClick(dialog.focusWidget(), Qt::Key_Escape);
    QCOMPARE(closed.count(), 1);
}

void TestKeyboard::theSheetOfKeysIsSearched()
{
    Fixture fixture;
    fixture.open(Sample);
    KeysDialog dialog(fixture.window.commands(), &fixture.window);
    dialog.findChild<QLineEdit*>()->setText("next mark");
    const QString text = dialog.plainText();
    QVERIFY2(text.contains("Next Mark") && !text.contains("Quit"), qPrintable(text));
    dialog.findChild<QLineEdit*>()->setText("ctrl+m");
    QVERIFY(dialog.plainText().contains("Next Mark"));
    dialog.findChild<QLineEdit*>()->setText("no such thing");
    QCOMPARE(dialog.plainText(), QString());
}

void TestKeyboard::theSheetOfKeysIsCopiedAsText()
{
    const Fixture fixture;
    const KeysDialog dialog(fixture.window.commands(), nullptr);
    const QList<QPushButton*> buttons = dialog.findChildren<QPushButton*>();
    for (QPushButton* button : buttons) {
        if (button->text().contains("Copy"))
            button->click();
    }
    const QString text = QGuiApplication::clipboard()->text();
    QVERIFY2(text.startsWith("File\n  Ctrl+O "), qPrintable(text));
    QVERIFY(text.contains("\nHelp\n"));
    for (const QString& line : text.split('\n'))
        QVERIFY2(line.size() <= 80, qPrintable(line));
}

void TestKeyboard::addPlaces()
{
    QTest::addColumn<QString>("place");
    for (const char* place :
         {"start page",     "run",       "groups",          "event details", "details",   "payloads",
          "marks",          "findings",  "statistics",      "critical path", "search",    "filters",
          "nothing passes", "measuring", "hidden sections", "note",          "open runs", "about",
          "keys",           "export",    "redaction",       "replay test",   "save view"})
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
QWidget& show(Fixture& fixture, const QString& place)
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

void TestKeyboard::everyControlHasAName_data()
{
    addPlaces();
}

void TestKeyboard::everyControlHasAName()
{
    QFETCH(QString, place);
    Fixture fixture;
    const QWidget& window = show(fixture, place);
    QCoreApplication::sendPostedEvents();
    const QStringList nameless = namelessControls(window);
    QVERIFY2(nameless.isEmpty(), qPrintable('\n' + nameless.join('\n')));
}

void TestKeyboard::everyControlIsReachedByTab_data()
{
    addPlaces();
}

void TestKeyboard::everyControlIsReachedByTab()
{
    QFETCH(QString, place);
    Fixture fixture;
    QWidget& window = show(fixture, place);
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    const QStringList unreachable = unreachableControls(window);
    QVERIFY2(unreachable.isEmpty(), qPrintable('\n' + unreachable.join('\n')));
}

int main(int argumentCount, char** arguments)
{
    QCoreApplication::setOrganizationName("chronoscope-test");
    QCoreApplication::setApplicationName("keyboard");
    QApplication application(argumentCount, arguments);
    Theme::apply(application, Theme::Kind::Light);
    TestKeyboard test;
    return QTest::qExec(&test, argumentCount, arguments);
}

#include "tst_keyboard.moc"
