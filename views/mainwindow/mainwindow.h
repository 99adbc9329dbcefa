// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/actionregistry.h"
#include "views/common/theme.h"

#include <QHash>
#include <QMainWindow>

#include <memory>
#include <optional>
#include <vector>

class QAction;
class QMenu;
class QSplitter;
class QStackedWidget;

namespace chronoscope {

class ChainTabs;
class CommandPalette;
class CompareTabs;
class Document;
struct Error;
class InfoBar;
class OpenInputs;
class OpenRunsModel;
class OpenRunsPane;
class RecentFiles;
class RunPane;
class RunTabs;
class StartPage;
class StatusPane;
class Workspace;
struct MainActions;

/// The window: menu, open runs at the left, tabs of runs, status bar. Owns no data; shows what the workspace holds.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    /// Workspace and recent files must outlive the window; the theme is the one that the desktop asks for.
    MainWindow(Workspace& workspace, RecentFiles& recentFiles, Theme::Kind desktopTheme, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// The run that is shown; null while there is none.
    [[nodiscard]] RunPane* currentRun() const;
    [[nodiscard]] const MainActions& actions() const { return *m_actions; }
    /// What the palette and the sheet of keys are made of: the commands of the window and of the run that is shown.
    [[nodiscard]] std::vector<RegisteredAction> commands() const;

public slots:
    /// Above the runs, until the user closes it.
    void showError(const chronoscope::Error& error);

protected:
    [[nodiscard]] bool eventFilter(QObject* watched, QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();
    void connectActions();
    void connectTimes();
    void connectHelp();
    void connectWorkspace();
    void showDocument(Document* document);
    void hideDocument(Document* document);
    void addCloseButton(int tab, Document* document);
    void closeCurrentTab();
    void currentTabChanged();
    void updateTab(Document* document);
    void updateOpenRunsVisibility();
    void updateRunActions();
    void fillRecentFiles();
    void restoreWindow();
    void saveWindow();

    Workspace& m_workspace;
    RecentFiles& m_recentFiles;
    OpenInputs* m_inputs;
    std::unique_ptr<MainActions> m_actions;
    OpenRunsModel* m_openRunsModel;
    OpenRunsPane* m_openRuns;
    InfoBar* m_infoBar;
    QSplitter* m_splitter;
    QStackedWidget* m_pages;
    StartPage* m_startPage;
    RunTabs* m_tabs;
    StatusPane* m_status;
    ChainTabs* m_chainTabs;
    CompareTabs* m_compareTabs;
    CommandPalette* m_palette = nullptr; ///< null until it is first shown
    QHash<Document*, RunPane*> m_panes;
    /// Whether the list of open runs was shown or hidden by hand; without a value the window decides.
    std::optional<bool> m_openRunsChoice;
};

} // namespace chronoscope
