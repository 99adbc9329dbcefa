// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QList>

class QAction;
class QMainWindow;
class QMenu;

namespace chronoscope {

/// Every command of the window that does not belong to one pane: its text, key and status tip in one place.
/// Menus are made from here, and all of them are filed for the palette and the sheet of keys.
struct MainActions {
    Q_DECLARE_TR_FUNCTIONS(MainActions)

public:
    explicit MainActions(QMainWindow& window);

    QAction* openFiles;
    QAction* openFolder;
    QAction* openSample;
    QAction* paste;
    QAction* reload;
    QAction* exportRuns;
    QAction* saveReplayTest;
    QAction* closeRun;
    QAction* quit;
    QAction* nextRun;
    QAction* previousRun;
    QAction* showOpenRuns;
    QAction* showTable;
    QAction* showDetails;
    QAction* showFindings;
    QAction* showStatistics;
    QAction* showMarks;
    QAction* nextPane;
    QAction* previousPane;
    QAction* saveView;
    QAction* utc;
    QAction* sinceStart;
    QAction* sinceSelected;
    QAction* palette;
    QAction* keys;
    QAction* about;

    QList<QAction*> themes; ///< data() names the theme

    QMenu* recentFiles;
    QMenu* savedViews; ///< filled by SavedViewsMenu
    QMenu* run;        ///< ways between runs
    QMenu* timeline;   ///< filled with the actions of the current run's timeline
    QMenu* replay;     ///< filled with the steps through the current run
    /// Those that need a run to act on.
    [[nodiscard]] QList<QAction*> runActions() const;
    /// Enables them while there is a run; one that was not read from a file cannot be read again.
    void setRun(bool hasRun, bool hasFile) const;

private:
    void fillFileMenu(QMenu* file);
    void fillViewMenu(QMenu* view);
};

} // namespace chronoscope
