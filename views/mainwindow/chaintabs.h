// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/chains.h"
#include "models/session/chainsearch.h"

#include <QList>
#include <QObject>
#include <QPointer>

class QAction;
class QMenu;
class QTabWidget;

namespace chronoscope {

class ChainActions;
class ChainPane;
class Document;
class InfoBar;
class RunPane;
class Workspace;

/// What the window does with related runs: the line in each run's header, the commands in the menu, the tabs that show a
/// chain as one, and the search for a run that is not open. GUI thread.
class ChainTabs : public QObject {
    Q_OBJECT

public:
    /// All must outlive it; it belongs to the window.
    ChainTabs(Workspace& workspace, QTabWidget& tabs, QMenu& menu, InfoBar& infoBar, QWidget& window);

    /// Gives a run its line of relations, and the command that leads to its child. Once for each pane.
    void addTo(RunPane& run);
    [[nodiscard]] const Chains& chains() const { return m_chains; }
    [[nodiscard]] const ChainActions& actions() const { return *m_actions; }

    /// Shows the chain of a run on a tab of its own, or the tab that shows it already.
    ChainPane* showChain(Document& run);

signals:
    /// The user wants to see the tab of a run.
    void runRequested(chronoscope::Document* run);

private:
    void currentTabChanged();
    void follow(const Document& from, const RunLink& link);
    void offerSearch(const Document& from, const RunLink& link);
    void search(const QString& folder, const QString& runId);
    void showProgress();
    void updateTab(ChainPane& pane);
    void close(ChainPane* pane);

    Workspace& m_workspace;
    QTabWidget& m_tabs;
    InfoBar& m_infoBar;
    Chains m_chains;
    ChainSearch m_search;
    ChainActions* m_actions;
    QAction* m_lookInFolder;
    QAction* m_cancelSearch;
    QString m_folder;
    QString m_runId;
};

} // namespace chronoscope
