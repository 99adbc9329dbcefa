// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/windowfixture.h"
#include "views/mainwindow/commandlistmodel.h"
#include "views/mainwindow/commandpalette.h"
#include "views/mainwindow/mainactions.h"
#include "views/mainwindow/runpane.h"
#include "views/timeline/timelinepane.h"
#include "views/timeline/timelineview.h"

#include <QAction>
#include <QApplication>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSettings>

using namespace chronoscope;
using chronoscope::test::Sample;

namespace {

struct Fixture : test::WindowFixture {
    void openPalette() { QTest::keyClick(&window, Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier); }
    [[nodiscard]] CommandPalette& palette() const { return find<CommandPalette>(); }
    [[nodiscard]] QLineEdit& field() const { return *palette().findChild<QLineEdit*>(); }
    [[nodiscard]] QListView& list() const { return *palette().findChild<QListView*>(); }
    [[nodiscard]] QString current() const { return list().currentIndex().data().toString(); }
    [[nodiscard]] QString reason() const { return list().currentIndex().data(CommandListModel::ReasonRole).toString(); }
    void type(const QString& text) const { QTest::keyClicks(&field(), text); }
    void press(Qt::Key key) const { QTest::keyClick(&field(), key); }
};

} // namespace

/// Commands by their names.
class TestCommandPalette : public QObject {
    Q_OBJECT

private slots:
    void init() { QSettings().clear(); }

    void someLettersAndEnterRunACommand();
    void escapeGivesTheKeyboardBack();
    void aCommandOfTheTimelineActsAlthoughThePaletteHadTheFocus();
    void whatIsNotPossibleSaysWhyAndDoesNotRun();
    void aReasonTellsWhereACommandWorks();
    void arrowsGoRoundAndPagesStopAtTheEnds();
    void whatWasRunLastComesFirst();
    void aClickElsewhereClosesIt();
    void aCategoryCanBeTypedToo();
    void entriesOfSubmenusAreThere();
    void whatCanBeSwitchedSaysHowItStands();
    void onlyCommandsOfTheShownRunAreThere();
    void aThousandCommandsAnswerAtOnce();
};

void TestCommandPalette::someLettersAndEnterRunACommand()
{
    Fixture fixture;
    fixture.openPalette();
    QVERIFY(fixture.palette().isVisible());
    fixture.type("opsam");
    QCOMPARE(fixture.current(), QString("Open the Sample"));
    fixture.press(Qt::Key_Return);
    QVERIFY(!fixture.palette().isVisible());
    QTRY_COMPARE(fixture.opened.count(), 1);
}

void TestCommandPalette::escapeGivesTheKeyboardBack()
{
    Fixture fixture;
    fixture.open(Sample);
    QWidget* const before = fixture.window.focusWidget();
    fixture.openPalette();
    QCOMPARE(fixture.window.focusWidget(), &fixture.field());
    fixture.press(Qt::Key_Tab);
    QCOMPARE(fixture.window.focusWidget(), &fixture.field());
    fixture.press(Qt::Key_Escape);
    QVERIFY(!fixture.palette().isVisible());
    QCOMPARE(fixture.window.focusWidget(), before);
}

void TestCommandPalette::aCommandOfTheTimelineActsAlthoughThePaletteHadTheFocus()
{
    Fixture fixture;
    fixture.open(Sample);
    const Selection& selection = fixture.window.currentRun()->document().selection();
    fixture.openPalette();
    fixture.type("next failure");
    QCOMPARE(fixture.current(), QString("Next Failure"));
    fixture.press(Qt::Key_Down);
    fixture.press(Qt::Key_Up);
    fixture.press(Qt::Key_Enter);
    fixture.openPalette();
    fixture.type("lane below");
    fixture.press(Qt::Key_Return);
    QVERIFY(selection.event().isValid());
}

void TestCommandPalette::whatIsNotPossibleSaysWhyAndDoesNotRun()
{
    Fixture fixture;
    fixture.openPalette();
    fixture.type("close run");
    QCOMPARE(fixture.current(), QString("Close Run"));
    QCOMPARE(fixture.reason(), QString("No run is open."));
    QCOMPARE(fixture.palette().findChild<QLabel*>()->text(), fixture.reason());
    fixture.press(Qt::Key_Return);
    QVERIFY(fixture.palette().isVisible());
}

void TestCommandPalette::aReasonTellsWhereACommandWorks()
{
    Fixture fixture;
    fixture.open(Sample);
    fixture.openPalette();
    fixture.type("copy rows");
    QCOMPARE(fixture.current(), QString("Copy Rows"));
    QVERIFY2(fixture.reason().startsWith("Works while the keyboard is in: "), qPrintable(fixture.reason()));
}

void TestCommandPalette::arrowsGoRoundAndPagesStopAtTheEnds()
{
    const Fixture fixture;
    fixture.window.actions().palette->trigger();
    const int last = fixture.list().model()->rowCount() - 1;
    QVERIFY(last > 3);
    fixture.press(Qt::Key_Up);
    QCOMPARE(fixture.list().currentIndex().row(), last);
    fixture.press(Qt::Key_Down);
    QCOMPARE(fixture.list().currentIndex().row(), 0);
    fixture.press(Qt::Key_PageUp);
    QCOMPARE(fixture.list().currentIndex().row(), 0);
    for (int page = 0; page < last; ++page)
        fixture.press(Qt::Key_PageDown);
    QCOMPARE(fixture.list().currentIndex().row(), last);
}

void TestCommandPalette::whatWasRunLastComesFirst()
{
    Fixture fixture;
    fixture.openPalette();
    fixture.type("times in utc");
    fixture.press(Qt::Key_Return);
    fixture.openPalette();
    QCOMPARE(fixture.current(), QString("Times in UTC"));
}

void TestCommandPalette::aClickElsewhereClosesIt()
{
    Fixture fixture;
    fixture.open(Sample);
    fixture.openPalette();
    TimelineView& view = fixture.window.currentRun()->timeline().view();
    QTest::mouseClick(&view, Qt::LeftButton, {}, QPoint(view.width() - 5, view.height() - 5));
    QVERIFY(!fixture.palette().isVisible());
}

void TestCommandPalette::aCategoryCanBeTypedToo()
{
    Fixture fixture;
    fixture.open(Sample);
    fixture.openPalette();
    fixture.type("marks next");
    QCOMPARE(fixture.current(), QString("Next Mark"));
}

void TestCommandPalette::entriesOfSubmenusAreThere()
{
    Fixture fixture;
    fixture.openPalette();
    fixture.type("theme dark");
    QCOMPARE(fixture.current(), QString("Theme: Dark"));
}

void TestCommandPalette::whatCanBeSwitchedSaysHowItStands()
{
    Fixture fixture;
    fixture.window.actions().utc->setChecked(true);
    fixture.openPalette();
    fixture.type("times in utc");
    QCOMPARE(fixture.list().currentIndex().data(CommandListModel::StateRole).toString(), QString("on"));
    fixture.press(Qt::Key_Return);
    fixture.openPalette();
    fixture.type("times in utc");
    QCOMPARE(fixture.list().currentIndex().data(CommandListModel::StateRole).toString(), QString("off"));
}

void TestCommandPalette::onlyCommandsOfTheShownRunAreThere()
{
    Fixture fixture;
    fixture.open(Sample);
    const std::size_t ofOne = fixture.window.commands().size();
    const RunPane* const first = fixture.window.currentRun();
    const QList<QAction*> actions = first->findChildren<QAction*>();
    std::size_t ofRun = 0;
    for (const RegisteredAction& command : fixture.window.commands()) {
        if (actions.contains(command.action))
            ++ofRun;
    }
    QVERIFY(ofRun > 0 && ofRun < ofOne);
    const std::vector<RegisteredAction> rest = registeredActions(fixture.window, {first});
    QCOMPARE(rest.size(), ofOne - ofRun);
}

void TestCommandPalette::aThousandCommandsAnswerAtOnce()
{
    QObject owner;
    std::vector<RegisteredAction> commands;
    for (int number = 0; number < 1000; ++number) {
        RegisteredAction command;
        command.action = new QAction(&owner);
        command.text = QString("Measure the time of activity number %1 from its start").arg(number);
        commands.push_back(command);
    }
    CommandListModel model;
    QElapsedTimer clock;
    clock.start();
    model.setCommands(commands, {});
    for (const char* query : {"m", "me", "mea", "measure act", "number 99", "zzz"})
        model.setQuery(query);
    const qint64 elapsed = clock.elapsed();
    QCOMPARE(model.rowCount(), 0);
    // Six keys; each has 8 ms, and the machine may be busy and the build unoptimised.
    QVERIFY2(elapsed < 300, qPrintable(QString("%1 ms").arg(elapsed)));
}

int main(int argumentCount, char** arguments)
{
    QCoreApplication::setOrganizationName("chronoscope-test");
    QCoreApplication::setApplicationName("commandpalette");
    QApplication application(argumentCount, arguments);
    Theme::apply(application, Theme::Kind::Light);
    TestCommandPalette test;
    return QTest::qExec(&test, argumentCount, arguments);
}

#include "tst_commandpalette.moc"
