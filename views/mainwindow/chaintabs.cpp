// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/mainwindow/chaintabs.h"

#include "models/core/format.h"
#include "models/session/workspace.h"
#include "views/chains/chainactions.h"
#include "views/chains/chainpane.h"
#include "views/chains/relationsline.h"
#include "views/common/infobar.h"
#include "views/history/runheader.h"
#include "views/mainwindow/runpane.h"
#include "views/mainwindow/tabclosebutton.h"

#include <QAction>
#include <QFileInfo>
#include <QTabBar>
#include <QTabWidget>
#include <QTimer>

namespace chronoscope {

namespace {

constexpr int LongestTabText = 40;
constexpr int ProgressInterval = 100;
constexpr int ShownIdCharacters = 20;

} // namespace

ChainTabs::ChainTabs(Workspace& workspace, QTabWidget& tabs, QMenu& menu, InfoBar& infoBar, QWidget& window)
    : QObject(&window)
    , m_workspace(workspace)
    , m_tabs(tabs)
    , m_infoBar(infoBar)
    , m_chains(workspace)
    , m_actions(new ChainActions(m_chains, menu, window))
    , m_lookInFolder(new QAction(tr("Look for It in the Folder"), this))
    , m_cancelSearch(new QAction(tr("Cancel"), this))
{
    connect(&tabs, &QTabWidget::currentChanged, this, &ChainTabs::currentTabChanged);
    const auto shownRun = [this] { return qobject_cast<RunPane*>(m_tabs.currentWidget()); };
    connect(m_actions, &ChainActions::linkActivated, this, [this, shownRun](const RunLink& link) {
        if (const RunPane* const run = shownRun())
            follow(run->document(), link);
    });
    connect(m_actions, &ChainActions::chainRequested, this, [this, shownRun] {
        if (const RunPane* const run = shownRun())
            showChain(run->document());
    });
    connect(m_lookInFolder, &QAction::triggered, this, [this] { search(m_folder, m_runId); });
    connect(m_cancelSearch, &QAction::triggered, this, [this] {
        m_search.cancel();
        m_infoBar.hide();
    });
    connect(&m_search, &ChainSearch::found, this, [this](const QString& path) {
        m_infoBar.hide();
        m_workspace.open({path});
    });
    connect(&m_search, &ChainSearch::notFound, this, [this](const QString& folder, const QString& runId) {
        m_infoBar.showMessage(InfoBar::Severity::Note,
                              tr("No file in %1 has run %2. Open the file that has it, or export the run.")
                                  .arg(singleLine(folder), singleLine(shortenMiddle(runId, ShownIdCharacters))));
    });
}

void ChainTabs::addTo(RunPane& run)
{
    Document& document = run.document();
    auto* const line = new RelationsLine(m_chains, document, &run.header());
    run.header().addLine(line);
    connect(line, &RelationsLine::linkActivated, this,
            [this, &document](const RunLink& link) { follow(document, link); });
    connect(line, &RelationsLine::chainRequested, this, [this, &document] { showChain(document); });
}

void ChainTabs::currentTabChanged()
{
    const auto* const run = qobject_cast<RunPane*>(m_tabs.currentWidget());
    m_actions->setDocument(run ? &run->document() : nullptr);
}

void ChainTabs::follow(const Document& from, const RunLink& link)
{
    Document* const target = m_chains.documentOf(link.run);
    if (!target) {
        offerSearch(from, link);
        return;
    }
    const RunRelations* const relations = m_chains.relationsOf(from);
    const bool isParent = relations && relations->parent && relations->parent->run == link.run;
    if (isParent && relations->parentEvent.isValid() &&
        relations->parentEvent.value < target->snapshot()->history->size())
        target->selection().selectEvent(relations->parentEvent);
    emit runRequested(target);
}

void ChainTabs::offerSearch(const Document& from, const RunLink& link)
{
    const QString run = singleLine(link.runId.isEmpty() ? shortenMiddle(link.workflowId, 40)
                                                        : shortenMiddle(link.runId, ShownIdCharacters));
    if (link.runId.isEmpty()) {
        m_infoBar.showMessage(InfoBar::Severity::Note,
                              tr("The start of %1 is not recorded, so its run is not known.").arg(run));
        return;
    }
    if (from.path().isEmpty()) {
        m_infoBar.showMessage(InfoBar::Severity::Note, tr("Run %1 is not open. Open the file that has it.").arg(run));
        return;
    }
    m_folder = QFileInfo(from.path()).absolutePath();
    m_runId = link.runId;
    m_infoBar.showMessage(InfoBar::Severity::Note,
                          tr("Run %1 is not open. It may be in %2.").arg(run, singleLine(m_folder)), {m_lookInFolder});
}

void ChainTabs::search(const QString& folder, const QString& runId)
{
    m_search.start(folder, runId);
    // What is found at once shows no progress.
    QTimer::singleShot(ProgressInterval, this, &ChainTabs::showProgress);
}

void ChainTabs::showProgress()
{
    if (!m_search.isRunning())
        return;
    m_infoBar.showMessage(
        InfoBar::Severity::Note,
        tr("Looking for the run: %1 of %2 files").arg(formatCount(m_search.done()), formatCount(m_search.total())),
        {m_cancelSearch});
    QTimer::singleShot(ProgressInterval, this, &ChainTabs::showProgress);
}

ChainPane* ChainTabs::showChain(Document& run)
{
    for (int tab = 0; tab < m_tabs.count(); ++tab) {
        auto* const shown = qobject_cast<ChainPane*>(m_tabs.widget(tab));
        if (shown && shown->shows(run)) {
            m_tabs.setCurrentWidget(shown);
            return shown;
        }
    }
    if (!m_chains.chainOf(run))
        return nullptr;
    auto* const pane = new ChainPane(m_chains, run, m_workspace.timeDisplay(), &m_tabs);
    const int tab = m_tabs.addTab(pane, QString());
    auto* const button = new TabCloseButton(&m_tabs);
    button->setToolTip(tr("Close this chain"));
    connect(button, &QAbstractButton::clicked, pane, [this, pane] { close(pane); });
    m_tabs.tabBar()->setTabButton(tab, QTabBar::RightSide, button);
    connect(pane, &ChainPane::changed, this, [this, pane] { updateTab(*pane); });
    connect(pane, &ChainPane::emptied, this, [this, pane] { close(pane); });
    connect(pane, &ChainPane::runRequested, this, &ChainTabs::runRequested);
    connect(pane, &ChainPane::searchRequested, this,
            [this](const Document* from, const RunLink& link) { offerSearch(*from, link); });
    updateTab(*pane);
    m_tabs.setCurrentWidget(pane);
    return pane;
}

void ChainTabs::updateTab(ChainPane& pane)
{
    const QString text = shortenMiddle(pane.title(), LongestTabText);
    // A tab takes an ampersand for a mnemonic.
    m_tabs.setTabText(m_tabs.indexOf(&pane), QString(text).replace(QLatin1Char('&'), QLatin1String("&&")));
    m_tabs.setTabToolTip(m_tabs.indexOf(&pane), pane.title().toHtmlEscaped());
}

void ChainTabs::close(ChainPane* pane)
{
    if (!pane)
        return;
    m_tabs.removeTab(m_tabs.indexOf(pane));
    pane->hide();
    // Later, since this may come from within one of its own signals.
    pane->deleteLater();
}

} // namespace chronoscope
