// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/widgetpath.h"
#include "tests/views/windowfixture.h"
#include "views/history/detailpane.h"
#include "views/history/eventtablepane.h"
#include "views/history/searchbar.h"
#include "views/mainwindow/keysdialog.h"
#include "views/mainwindow/mainactions.h"
#include "views/mainwindow/runpane.h"
#include "views/timeline/timelinepane.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSet>
#include <QSettings>
#include <QTabWidget>
#include <QTreeWidget>

using namespace chronoscope;
using chronoscope::test::describe;
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

} // namespace

/// Everything by keyboard, and every key in one registry.
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
