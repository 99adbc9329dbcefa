// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/mainwindow/mainactions.h"

#include "views/common/actionregistry.h"

#include <QAction>
#include <QKeySequence>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

namespace chronoscope {

namespace {

/// A menu whose entries are of one category.
struct FiledMenu {
    QMenu* menu;
    ActionCategory category;

    QAction* add(const QString& text, const QKeySequence& key, const QString& tip) const
    {
        QAction* const action = menu->addAction(text);
        action->setShortcut(key);
        action->setStatusTip(tip);
        fileAction(*action, category);
        return action;
    }

    QAction* addToggle(const QString& text, const QKeySequence& key, const QString& tip) const
    {
        QAction* const action = add(text, key, tip);
        action->setCheckable(true);
        return action;
    }

    /// The menu stands for what is in it.
    QMenu* addMenu(const QString& title) const
    {
        QMenu* const submenu = menu->addMenu(title);
        fileAction(*submenu->menuAction(), category);
        return submenu;
    }
};

} // namespace

MainActions::MainActions(QMainWindow& window)
{
    fillFileMenu(window.menuBar()->addMenu(tr("&File")));
    fillViewMenu(window.menuBar()->addMenu(tr("&View")));
    timeline = window.menuBar()->addMenu(tr("&Timeline"));

    replay = window.menuBar()->addMenu(tr("Re&play"));

    run = window.menuBar()->addMenu(tr("&Run"));
    const FiledMenu runs{run, ActionCategory::Run};
    nextRun = runs.add(tr("&Next Run"), QKeySequence(Qt::CTRL | Qt::Key_PageDown), tr("Show the next tab"));
    previousRun = runs.add(tr("&Previous Run"), QKeySequence(Qt::CTRL | Qt::Key_PageUp), tr("Show the previous tab"));

    const FiledMenu help{window.menuBar()->addMenu(tr("&Help")), ActionCategory::Help};
    palette = help.add(tr("Find a &Command…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P),
                       tr("Find any command by some letters of its name, and run it"));
    keys = help.add(tr("&Keyboard"), {}, tr("List every key"));
    keys->setShortcuts({QKeySequence(Qt::Key_F1), QKeySequence(Qt::Key_Question)});
    about = help.add(tr("&About Chronoscope"), {}, tr("Version and licence"));
    for (QAction* action : {showTable, showDetails})
        action->setChecked(true);
}

void MainActions::fillFileMenu(QMenu* fileMenu)
{
    const FiledMenu file{fileMenu, ActionCategory::File};
    openFiles = file.add(tr("&Open Files…"), QKeySequence::Open, tr("Open one or several exported histories"));
    openFolder = file.add(tr("Open &Folder…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O),
                          tr("Open every history in a folder"));
    recentFiles = file.addMenu(tr("Open &Recent"));
    paste = file.add(tr("&Paste History"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_V),
                     tr("Open the history, or the files, that the clipboard holds"));
    openSample = file.add(tr("Open the &Sample"), {}, tr("Open the history that comes with Chronoscope"));
    file.menu->addSeparator();
    // Not F5, which is how debuggers go on.
    reload = file.add(tr("&Reload"), QKeySequence(Qt::CTRL | Qt::Key_R), tr("Read the file of this run again"));
    exportRuns = file.add(tr("&Export…"), QKeySequence(Qt::CTRL | Qt::Key_E),
                          tr("Write this run, a part of it or all open runs in another form"));
    saveReplayTest = file.add(tr("Save as Replay &Test…"), {},
                              tr("Write a regression test that replays this run against the workflow's code"));
    closeRun = file.add(tr("&Close Run"), QKeySequence::Close, tr("Close this run"));
    file.menu->addSeparator();
    quit = file.add(tr("&Quit"), QKeySequence::Quit, tr("Leave Chronoscope"));
}

void MainActions::fillViewMenu(QMenu* viewMenu)
{
    const FiledMenu view{viewMenu, ActionCategory::View};
    showOpenRuns =
        view.addToggle(tr("&Open Runs"), QKeySequence(Qt::CTRL | Qt::Key_1), tr("Show the list of open runs"));
    showTable =
        view.addToggle(tr("&Events"), QKeySequence(Qt::CTRL | Qt::Key_2), tr("Show the table below the timeline"));
    showDetails =
        view.addToggle(tr("&Details"), QKeySequence(Qt::CTRL | Qt::Key_3), tr("Show the details of the selection"));
    showFindings =
        view.addToggle(tr("&Findings"), QKeySequence(Qt::CTRL | Qt::Key_4), tr("Show what is wrong with the history"));
    showStatistics = view.addToggle(tr("&Statistics"), QKeySequence(Qt::CTRL | Qt::Key_5),
                                    tr("Show charts of times, failures and limits in place of the timeline"));
    showMarks = view.add(tr("&Marks"), QKeySequence(Qt::CTRL | Qt::Key_6), tr("Show the marks and notes of this run"));
    view.menu->addSeparator();
    nextPane = view.add(tr("Next &Pane"), QKeySequence(Qt::Key_F6),
                        tr("Give the keyboard to the next pane: timeline, table, findings, details, search"));
    previousPane = view.add(tr("P&revious Pane"), QKeySequence(Qt::SHIFT | Qt::Key_F6),
                            tr("Give the keyboard to the pane before"));
    view.menu->addSeparator();
    saveView = view.add(tr("Save &View…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S),
                        tr("Give filters, grouping, columns and visible range a name"));
    savedViews = view.addMenu(tr("Sa&ved Views"));
    view.menu->addSeparator();
    utc = view.addToggle(tr("Times in &UTC"), QKeySequence(Qt::CTRL | Qt::Key_U),
                         tr("Write times in UTC instead of local time"));
    sinceStart = view.addToggle(tr("Times since the &Start"), QKeySequence(Qt::CTRL | Qt::Key_T),
                                tr("Write times as offsets from the start of the run"));
    sinceSelected =
        view.addToggle(tr("Times since the Se&lected Event"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T),
                       tr("Write times as offsets from the selected event"));
    view.menu->addSeparator();
    QMenu* const theme = view.addMenu(tr("&Theme"));
    const auto addTheme = [&](const QString& text, const char* name, const QString& tip) {
        QAction* action = theme->addAction(text);
        action->setCheckable(true);
        action->setStatusTip(tip);
        action->setData(QLatin1String(name));
        themes.push_back(action);
    };
    addTheme(tr("As the &System"), "system", tr("Light or dark as the desktop is"));
    addTheme(tr("&Light"), "light", tr("Dark text on light ground"));
    addTheme(tr("&Dark"), "dark", tr("Light text on dark ground"));
    addTheme(tr("&High Contrast, Light"), "highContrastLight", tr("Black text on white ground, strong colours"));
    addTheme(tr("High &Contrast, Dark"), "highContrastDark", tr("White text on black ground, strong colours"));
}

QList<QAction*> MainActions::runActions() const
{
    return {reload,      exportRuns,   saveReplayTest, closeRun,  nextRun,  previousRun, showTable,
            showDetails, showFindings, showStatistics, showMarks, saveView, nextPane,    previousPane};
}

void MainActions::setRun(bool hasRun, bool hasFile) const
{
    const QList<QAction*> actions = runActions();
    for (QAction* action : actions) {
        action->setEnabled(hasRun);
        setDisabledReason(*action, tr("No run is open."));
    }
    reload->setEnabled(hasRun && hasFile);
    if (hasRun && !hasFile)
        setDisabledReason(*reload, tr("This run was not read from a file."));
    timeline->menuAction()->setVisible(hasRun);
    replay->menuAction()->setVisible(hasRun);
}

} // namespace chronoscope
