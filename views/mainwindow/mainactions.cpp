// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/mainwindow/mainactions.h"

#include <QAction>
#include <QKeySequence>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

namespace chronoscope {

namespace {

QAction* add(QMenu* menu, const QString& text, const QKeySequence& key, const QString& tip)
{
    QAction* action = menu->addAction(text);
    action->setShortcut(key);
    action->setStatusTip(tip);
    return action;
}

QAction* addToggle(QMenu* menu, const QString& text, const QKeySequence& key, const QString& tip)
{
    QAction* action = add(menu, text, key, tip);
    action->setCheckable(true);
    return action;
}

} // namespace

MainActions::MainActions(QMainWindow& window)
{
    fillFileMenu(window.menuBar()->addMenu(tr("&File")));
    fillViewMenu(window.menuBar()->addMenu(tr("&View")));
    timeline = window.menuBar()->addMenu(tr("&Timeline"));

    QMenu* runs = window.menuBar()->addMenu(tr("&Run"));
    nextRun = add(runs, tr("&Next Run"), QKeySequence(Qt::CTRL | Qt::Key_PageDown), tr("Show the next tab"));
    previousRun = add(runs, tr("&Previous Run"), QKeySequence(Qt::CTRL | Qt::Key_PageUp), tr("Show the previous tab"));

    QMenu* help = window.menuBar()->addMenu(tr("&Help"));
    keys = add(help, tr("&Keys"), QKeySequence(Qt::Key_F1), tr("List every key"));
    about = add(help, tr("&About Chronoscope"), {}, tr("Version and licence"));
    for (QAction* action : {showTable, showDetails})
        action->setChecked(true);
}

void MainActions::fillFileMenu(QMenu* file)
{
    openFiles = add(file, tr("&Open Files…"), QKeySequence::Open, tr("Open one or several exported histories"));
    openFolder = add(file, tr("Open &Folder…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O),
                     tr("Open every history in a folder"));
    recentFiles = file->addMenu(tr("Open &Recent"));
    paste = add(file, tr("&Paste History"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_V),
                tr("Open the history, or the files, that the clipboard holds"));
    openSample = add(file, tr("Open the &Sample"), {}, tr("Open the history that comes with Chronoscope"));
    file->addSeparator();
    reload = add(file, tr("&Reload"), QKeySequence::Refresh, tr("Read the file of this run again"));
    exportRuns = add(file, tr("&Export…"), QKeySequence(Qt::CTRL | Qt::Key_E),
                     tr("Write this run, a part of it or all open runs in another form"));
    saveReplayTest = add(file, tr("Save as Replay &Test…"), {},
                         tr("Write a regression test that replays this run against the workflow's code"));
    closeRun = add(file, tr("&Close Run"), QKeySequence::Close, tr("Close this run"));
    file->addSeparator();
    quit = add(file, tr("&Quit"), QKeySequence::Quit, tr("Leave Chronoscope"));
}

void MainActions::fillViewMenu(QMenu* view)
{
    showOpenRuns =
        addToggle(view, tr("&Open Runs"), QKeySequence(Qt::CTRL | Qt::Key_1), tr("Show the list of open runs"));
    showTable =
        addToggle(view, tr("&Events"), QKeySequence(Qt::CTRL | Qt::Key_2), tr("Show the table below the timeline"));
    showDetails =
        addToggle(view, tr("&Details"), QKeySequence(Qt::CTRL | Qt::Key_3), tr("Show the details of the selection"));
    showFindings =
        addToggle(view, tr("&Findings"), QKeySequence(Qt::CTRL | Qt::Key_4), tr("Show what is wrong with the history"));
    showStatistics = addToggle(view, tr("&Statistics"), QKeySequence(Qt::CTRL | Qt::Key_5),
                               tr("Show charts of times, failures and limits in place of the timeline"));
    showMarks = add(view, tr("&Marks"), QKeySequence(Qt::CTRL | Qt::Key_6), tr("Show the marks and notes of this run"));
    view->addSeparator();
    saveView = add(view, tr("Save &View…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S),
                   tr("Give filters, grouping, columns and visible range a name"));
    savedViews = view->addMenu(tr("Sa&ved Views"));
    view->addSeparator();
    utc = addToggle(view, tr("Times in &UTC"), QKeySequence(Qt::CTRL | Qt::Key_U),
                    tr("Write times in UTC instead of local time"));
    sinceStart = addToggle(view, tr("Times since the &Start"), QKeySequence(Qt::CTRL | Qt::Key_T),
                           tr("Write times as offsets from the start of the run"));
    sinceSelected =
        addToggle(view, tr("Times since the Se&lected Event"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T),
                  tr("Write times as offsets from the selected event"));
    view->addSeparator();
    QMenu* theme = view->addMenu(tr("&Theme"));
    const auto addTheme = [&](const QString& text, const char* name, const QString& tip) {
        QAction* action = addToggle(theme, text, {}, tip);
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
    return {reload,    exportRuns,  saveReplayTest, closeRun,       nextRun,   previousRun,
            showTable, showDetails, showFindings,   showStatistics, showMarks, saveView};
}

} // namespace chronoscope
