// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Saving how a run is looked at, and looking at it so again.
#include "models/session/recentfiles.h"
#include "models/session/workspace.h"
#include "views/common/infobar.h"
#include "views/history/markspane.h"
#include "views/mainwindow/mainactions.h"
#include "views/mainwindow/mainwindow.h"
#include "views/mainwindow/runpane.h"
#include "views/mainwindow/savedviewsmenu.h"
#include "views/mainwindow/saveviewdialog.h"
#include "views/timeline/timelinepane.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace chronoscope;

namespace {

const QString Sample = QStringLiteral(":/samples/order-fulfilment.json");

/// A window with the sample open, without a store.
struct Fixture {
    Workspace workspace;
    RecentFiles recentFiles;
    MainWindow window{workspace, recentFiles, Theme::Kind::Light};

    Fixture()
    {
        const QSignalSpy opened(&workspace, &Workspace::documentOpened);
        window.resize(1600, 1000);
        window.show();
        if (!QTest::qWaitForWindowExposed(&window))
            qFatal("the window was not exposed");
        workspace.open({Sample});
        QTRY_COMPARE(opened.count(), 1);
        QTRY_COMPARE(workspace.openingCount(), std::size_t{0});
        window.activateWindow();
    }

    [[nodiscard]] RunPane& run() const { return *window.currentRun(); }
    [[nodiscard]] SavedViews& views() { return workspace.savedViews(); }
    [[nodiscard]] SaveViewDialog& askForName() const
    {
        window.actions().saveView->trigger();
        auto* const dialog = window.findChild<SaveViewDialog*>();
        if (!dialog)
            qFatal("no dialog was opened");
        return *dialog;
    }
    /// The entry of this name in the menu of saved views, or in a menu below it.
    [[nodiscard]] QAction* entry(const QString& text, const QString& submenu = {}) const
    {
        QMenu* menu = window.actions().savedViews;
        emit menu->aboutToShow();
        for (QAction* action : menu->actions()) {
            if (action->menu() && action->menu()->title() == submenu)
                menu = action->menu();
        }
        for (QAction* action : menu->actions()) {
            if (action->text() == text)
                return action;
        }
        return nullptr;
    }
};

QPushButton& saveButton(const SaveViewDialog& dialog)
{
    for (QPushButton* button : dialog.findChildren<QPushButton*>()) {
        if (button->isDefault())
            return *button;
    }
    qFatal("the dialog has no default button");
}

void choose(SaveViewDialog& dialog, const QString& name)
{
    dialog.name().setText(name);
    saveButton(dialog).click();
}

} // namespace

class SavedViewsTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QSettings().clear(); }

    void aSavedViewBringsFiltersGroupingAndRangeBack();
    void theMenuOfTheTimelineAgreesWithTheView();
    void aViewMayBeForOneWorkflowTypeOnly();
    void anEmptyNameCannotBeSaved();
    void aTakenNameIsSaidBeforeItIsReplaced();
    void withoutAStoreTheDialogSaysThatTheViewWillBeGone();
    void aRemovedViewIsGoneFromTheMenu();
    void aViewThatCannotBeReadIsNamedAndChangesNothing();
    void anEmptyMenuSaysSo();
    void theMarksAreShownByKeyBesideTheDetails();
};

void SavedViewsTest::aSavedViewBringsFiltersGroupingAndRangeBack()
{
    Fixture fixture;
    Document& document = fixture.run().document();
    document.filters().add(CategoryCondition{GroupKind::Activity});
    const Duration quarter{(document.viewRange().fullEnd() - document.viewRange().fullStart()).nanoseconds / 4};
    const Instant start = document.viewRange().fullStart() + quarter;
    document.viewRange().show(start, start + quarter);
    fixture.run().timeline().scene().setGrouping(Grouping::Worker);
    choose(fixture.askForName(), "activities by worker");

    document.filters().clear();
    document.viewRange().showWholeRun();
    fixture.run().timeline().scene().setGrouping(Grouping::Category);
    QVERIFY(fixture.entry("activities by worker"));
    fixture.entry("activities by worker")->trigger();

    QCOMPARE(document.filters().conditions().size(), std::size_t{1});
    QVERIFY(fixture.run().timeline().scene().grouping() == Grouping::Worker);
    QVERIFY(std::abs((document.viewRange().start() - start).nanoseconds) <= 1);
    QVERIFY(std::abs(document.viewRange().span().nanoseconds - quarter.nanoseconds) <= 1);
}

void SavedViewsTest::theMenuOfTheTimelineAgreesWithTheView()
{
    Fixture fixture;
    SavedView view;
    view.grouping = Grouping::TaskQueue;
    applyView(fixture.run(), view);
    QVERIFY(fixture.run().timeline().findChild<QAction*>("timelineGroupByQueue")->isChecked());
}

void SavedViewsTest::aViewMayBeForOneWorkflowTypeOnly()
{
    Fixture fixture;
    SaveViewDialog& dialog = fixture.askForName();
    dialog.forThisType().setChecked(true);
    choose(dialog, "mine");
    const QString type = fixture.run().document().snapshot()->summary.workflowType;
    QVERIFY(fixture.views().find("mine", type));
    QVERIFY(fixture.entry("mine (" + type + ")"));
    fixture.views().save({"theirs", "{}", "AnotherType"});
    QVERIFY(!fixture.entry("theirs (AnotherType)"));
}

void SavedViewsTest::anEmptyNameCannotBeSaved()
{
    const Fixture fixture;
    SaveViewDialog& dialog = fixture.askForName();
    QVERIFY(!saveButton(dialog).isEnabled());
    dialog.name().setText("   ");
    QVERIFY(!saveButton(dialog).isEnabled());
    dialog.name().setText("a");
    QVERIFY(saveButton(dialog).isEnabled());
}

void SavedViewsTest::aTakenNameIsSaidBeforeItIsReplaced()
{
    Fixture fixture;
    fixture.views().save({"mine", "{}", {}});
    SaveViewDialog& dialog = fixture.askForName();
    dialog.name().setText("mine");
    QVERIFY(dialog.hint().text().contains("replaced"));
    QCOMPARE(saveButton(dialog).text(), "&Replace");
    dialog.forThisType().setChecked(true);
    QVERIFY(!dialog.hint().text().contains("replaced"));
}

void SavedViewsTest::withoutAStoreTheDialogSaysThatTheViewWillBeGone()
{
    const Fixture fixture;
    QVERIFY(fixture.askForName().hint().text().contains("gone"));
}

void SavedViewsTest::aRemovedViewIsGoneFromTheMenu()
{
    Fixture fixture;
    fixture.views().save({"A & B", QString::fromUtf8(savedViewToJson({})), {}});
    QVERIFY(fixture.entry("A && B"));
    fixture.entry("A && B", "&Remove")->trigger();
    QVERIFY(fixture.views().items().empty());
    QVERIFY(!fixture.entry("A && B"));
}

void SavedViewsTest::aViewThatCannotBeReadIsNamedAndChangesNothing()
{
    Fixture fixture;
    fixture.run().document().filters().add(CategoryCondition{GroupKind::Activity});
    fixture.views().save({"from the future", R"({"version":9})", {}});
    fixture.entry("from the future")->trigger();
    QStringList said;
    for (const QLabel* label : fixture.window.findChildren<QLabel*>())
        said.append(label->text());
    QVERIFY(said.join('\n').contains("from the future"));
    QCOMPARE(fixture.run().document().filters().conditions().size(), std::size_t{1});
}

void SavedViewsTest::anEmptyMenuSaysSo()
{
    const Fixture fixture;
    QVERIFY(fixture.entry("None yet"));
    QVERIFY(!fixture.entry("None yet")->isEnabled());
}

void SavedViewsTest::theMarksAreShownByKeyBesideTheDetails()
{
    const Fixture fixture;
    QVERIFY(!fixture.run().findChild<MarksPane*>());
    fixture.window.actions().showMarks->trigger();
    const auto* marks = fixture.run().findChild<MarksPane*>();
    QVERIFY(marks);
    QTRY_VERIFY(marks->isVisible());
}

int main(int argumentCount, char** arguments)
{
    QCoreApplication::setOrganizationName("chronoscope-test");
    QCoreApplication::setApplicationName("savedviews");
    QApplication application(argumentCount, arguments);
    SavedViewsTest test;
    return QTest::qExec(&test, argumentCount, arguments);
}

#include "tst_savedviews.moc"
