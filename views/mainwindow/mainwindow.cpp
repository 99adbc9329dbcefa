// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/mainwindow/mainwindow.h"

#include "models/core/format.h"
#include "models/session/openrunsmodel.h"
#include "models/session/recentfiles.h"
#include "views/common/fontwarmup.h"
#include "views/common/infobar.h"
#include "views/common/statusglyph.h"
#include "views/export/exportdialog.h"
#include "views/export/replaytestdialog.h"
#include "views/history/searchbar.h"
#include "views/mainwindow/chaintabs.h"
#include "views/mainwindow/commandpalette.h"
#include "views/mainwindow/comparetabs.h"
#include "views/mainwindow/keysdialog.h"
#include "views/mainwindow/mainactions.h"
#include "views/mainwindow/openinputs.h"
#include "views/mainwindow/openrunspane.h"
#include "views/mainwindow/resetpreviews.h"
#include "views/mainwindow/runpane.h"
#include "views/mainwindow/runtabs.h"
#include "views/mainwindow/savedviewsmenu.h"
#include "views/mainwindow/startpage.h"
#include "views/mainwindow/statuspane.h"
#include "views/mainwindow/tabclosebutton.h"
#include "views/mainwindow/themechoice.h"
#include "views/replay/replayactions.h"
#include "views/timeline/timelinepane.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace chronoscope {

namespace {

constexpr int OpenRunsWidth = 260;
/// Below, the list of open runs folds away first, so that the timeline keeps its room.
constexpr int SmallestWidthWithOpenRuns = 1360;
constexpr int LongestTabText = 40;
constexpr int WarmUpAfterMilliseconds = 100;

} // namespace

MainWindow::MainWindow(Workspace& workspace, RecentFiles& recentFiles, Theme::Kind desktopTheme, QWidget* parent)
    : QMainWindow(parent)
    , m_workspace(workspace)
    , m_recentFiles(recentFiles)
    , m_inputs(new OpenInputs(workspace, this))
    , m_actions(std::make_unique<MainActions>(*this))
    , m_openRunsModel(new OpenRunsModel(workspace, this))
    , m_openRuns(new OpenRunsPane(*m_openRunsModel, this))
    , m_infoBar(new InfoBar(this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_pages(new QStackedWidget(this))
    , m_startPage(new StartPage(
          recentFiles, {m_actions->openFiles, m_actions->openFolder, m_actions->paste, m_actions->openSample}, this))
    , m_tabs(new RunTabs(this))
    , m_status(new StatusPane(workspace, this))
    , m_chainTabs(new ChainTabs(workspace, *m_tabs, *m_actions->run, *m_infoBar, *this))
    , m_compareTabs(new CompareTabs(workspace, *m_tabs, *m_actions->run, *this))
{
    setWindowTitle(QStringLiteral("Chronoscope"));
    setAcceptDrops(true);
    menuBar()->installEventFilter(this);
    arrange();
    connectActions();
    connectWorkspace();
    new ThemeChoice(m_actions->themes, desktopTheme, this);
    restoreWindow();
    updateRunActions();
    // Not before the window itself is on the screen.
    QTimer::singleShot(WarmUpAfterMilliseconds, this, &warmUpFonts);
}

MainWindow::~MainWindow() = default;

void MainWindow::arrange()
{
    m_pages->addWidget(m_startPage);
    m_pages->addWidget(m_tabs);

    auto* right = new QWidget(this);
    auto* layout = new QVBoxLayout(right);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_infoBar);
    layout->addWidget(m_pages, 1);

    m_splitter->addWidget(m_openRuns);
    m_splitter->addWidget(right);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({OpenRunsWidth, 1200});
    m_splitter->setHandleWidth(1);
    setCentralWidget(m_splitter);
    setStatusBar(m_status);
    m_openRuns->hide();
}

void MainWindow::connectActions()
{
    connect(m_actions->openFiles, &QAction::triggered, m_inputs, &OpenInputs::askForFiles);
    connect(m_actions->openFolder, &QAction::triggered, m_inputs, &OpenInputs::askForFolder);
    connect(m_actions->openSample, &QAction::triggered, m_inputs, &OpenInputs::openSample);
    connect(m_actions->paste, &QAction::triggered, m_inputs, &OpenInputs::paste);
    connect(m_inputs, &OpenInputs::nothingToOpen, this,
            [this](const QString& sentence) { m_infoBar->showMessage(InfoBar::Severity::Note, sentence); });
    connect(m_actions->recentFiles, &QMenu::aboutToShow, this, &MainWindow::fillRecentFiles);
    connect(m_actions->quit, &QAction::triggered, this, &QWidget::close);
    connect(m_actions->reload, &QAction::triggered, this, [this] { m_workspace.reload(&currentRun()->document()); });
    connect(m_actions->exportRuns, &QAction::triggered, this, [this] {
        auto* dialog = new ExportDialog(currentRun()->document(), m_workspace.documents(), this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    connect(m_actions->saveReplayTest, &QAction::triggered, this, [this] {
        auto* dialog = new ReplayTestDialog(currentRun()->document().snapshot(), this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    connect(m_actions->closeRun, &QAction::triggered, this, &MainWindow::closeCurrentTab);
    const auto step = [this](int by) {
        m_tabs->setCurrentIndex((m_tabs->currentIndex() + by + m_tabs->count()) % m_tabs->count());
    };
    connect(m_actions->nextRun, &QAction::triggered, this, [step] { step(1); });
    connect(m_actions->previousRun, &QAction::triggered, this, [step] { step(-1); });

    connect(m_actions->showOpenRuns, &QAction::triggered, this, [this](bool isOn) {
        m_openRunsChoice = isOn;
        updateOpenRunsVisibility();
    });
    connect(m_actions->showTable, &QAction::toggled, this, [this](bool isOn) {
        for (RunPane* pane : std::as_const(m_panes))
            pane->setTableVisible(isOn);
    });
    connect(m_actions->showDetails, &QAction::toggled, this, [this](bool isOn) {
        for (RunPane* pane : std::as_const(m_panes))
            pane->setDetailsVisible(isOn);
    });
    connect(m_actions->showFindings, &QAction::triggered, this,
            [this](bool isOn) { currentRun()->setFindingsVisible(isOn); });
    connect(m_actions->showStatistics, &QAction::triggered, this,
            [this](bool isOn) { currentRun()->setStatisticsVisible(isOn); });

    connect(m_actions->showMarks, &QAction::triggered, this, [this] {
        m_actions->showDetails->setChecked(true);
        currentRun()->showMarks();
    });
    connect(m_actions->nextPane, &QAction::triggered, this, [this] { currentRun()->focusNextPane(true); });
    connect(m_actions->previousPane, &QAction::triggered, this, [this] { currentRun()->focusNextPane(false); });
    auto* const views = new SavedViewsMenu(
        *m_actions->savedViews, *m_actions->saveView, m_workspace.savedViews(), [this] { return currentRun(); }, *this);
    connect(views, &SavedViewsMenu::failed, this, &MainWindow::showError);

    connectTimes();
    connectHelp();
}

void MainWindow::connectTimes()
{
    TimeDisplay& times = m_workspace.timeDisplay();
    connect(m_actions->utc, &QAction::toggled, &times, &TimeDisplay::setUtc);
    const auto connectMode = [&times](const QAction* action, TimeDisplay::Mode mode) {
        connect(action, &QAction::toggled, &times, [&times, mode](bool isOn) {
            // Another mode takes the check away: that is no wish for the clock.
            if (isOn || times.mode() == mode)
                times.setMode(isOn ? mode : TimeDisplay::Mode::Clock);
        });
    };
    connectMode(m_actions->sinceStart, TimeDisplay::Mode::SinceStart);
    connectMode(m_actions->sinceSelected, TimeDisplay::Mode::SinceSelected);
    connect(&times, &TimeDisplay::changed, this, [this, &times] {
        m_actions->utc->setChecked(times.isUtc());
        m_actions->sinceStart->setChecked(times.mode() == TimeDisplay::Mode::SinceStart);
        m_actions->sinceSelected->setChecked(times.mode() == TimeDisplay::Mode::SinceSelected);
    });
    m_actions->utc->setChecked(times.isUtc());
}

void MainWindow::connectHelp()
{
    connect(m_actions->palette, &QAction::triggered, this, [this] {
        fillRecentFiles();
        if (!m_palette)
            m_palette = new CommandPalette(*this);
        std::vector<RegisteredAction> others = commands();
        std::erase_if(others, [this](const RegisteredAction& command) { return command.action == m_actions->palette; });
        m_palette->open(std::move(others));
    });
    connect(m_actions->keys, &QAction::triggered, this, [this] {
        auto* dialog = new KeysDialog(commands(), this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    connect(m_actions->about, &QAction::triggered, this, [this] {
        auto* box =
            new QMessageBox(QMessageBox::NoIcon, tr("About Chronoscope"),
                            tr("Chronoscope %1").arg(QStringLiteral(CHRONOSCOPE_VERSION)), QMessageBox::Close, this);
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->setTextFormat(Qt::PlainText);
        box->setInformativeText(
            tr("Desktop inspector for Temporal workflows.\nFree software under the GNU General Public "
               "License, version 3 or later."));
        box->open();
    });
}

void MainWindow::connectWorkspace()
{
    connect(&m_workspace, &Workspace::documentOpened, this, [this](Document* document, bool isOneOfMany) {
        connect(document, &Document::snapshotChanged, this, [this, document] { updateTab(document); });
        connect(&document->marks(), &Marks::failed, this, &MainWindow::showError);
        if (!isOneOfMany)
            m_recentFiles.add(document->path());
        if (!isOneOfMany || m_tabs->count() == 0)
            showDocument(document);
        updateOpenRunsVisibility();
    });
    connect(&m_workspace, &Workspace::documentRequested, this, &MainWindow::showDocument);
    connect(&m_workspace, &Workspace::documentClosing, this, &MainWindow::hideDocument);
    connect(&m_workspace, &Workspace::openFailed, this, &MainWindow::showError);
    connect(&m_workspace, &Workspace::folderOpened, this,
            [this](const QString& path, int openedRuns, int refusedFiles) {
                const QString opened = openedRuns == 0
                                           ? tr("No history is in %1.").arg(singleLine(path))
                                           : tr("%n run(s) opened from %1.", nullptr, openedRuns).arg(singleLine(path));
                const QString refused =
                    refusedFiles == 0 ? QString() : tr(" %n file(s) there are no histories.", nullptr, refusedFiles);
                if (openedRuns == 0 || refusedFiles > 0)
                    m_infoBar->showMessage(InfoBar::Severity::Note, opened + refused);
            });
    connect(&m_workspace.breakpoints(), &Breakpoints::failed, this, &MainWindow::showError);
    connect(m_openRuns, &OpenRunsPane::documentActivated, this, &MainWindow::showDocument);
    connect(m_startPage, &StartPage::fileChosen, this, [this](const QString& path) { m_workspace.open({path}); });
    connect(m_tabs, &QTabWidget::currentChanged, this, &MainWindow::currentTabChanged);
    connect(m_chainTabs, &ChainTabs::runRequested, this, &MainWindow::showDocument);
    connect(m_compareTabs, &CompareTabs::runRequested, this, &MainWindow::showDocument);
    connect(m_compareTabs, &CompareTabs::failed, this, &MainWindow::showError);
    auto* const resets = new ResetPreviews(m_chainTabs->chains(), *m_tabs, *m_actions->run, *this);
    connect(resets, &ResetPreviews::runRequested, this, &MainWindow::showDocument);
}

std::vector<RegisteredAction> MainWindow::commands() const
{
    // What is on tabs that are not shown.
    QList<const QWidget*> otherRuns;
    for (int tab = 0; tab < m_tabs->count(); ++tab) {
        if (tab != m_tabs->currentIndex())
            otherRuns.append(m_tabs->widget(tab));
    }
    return registeredActions(*this, otherRuns);
}

RunPane* MainWindow::currentRun() const
{
    return qobject_cast<RunPane*>(m_tabs->currentWidget());
}

void MainWindow::showDocument(Document* document)
{
    RunPane* pane = m_panes.value(document);
    // Who walks through the list of runs stays there; else a new run takes the keys.
    const bool takesFocus = !pane && !m_openRuns->isAncestorOf(focusWidget());
    if (!pane) {
        pane = new RunPane(*document, m_tabs);
        pane->searchBar().setSavedFilters(m_workspace.savedFilters());
        pane->restoreLayout(QSettings().value(QStringLiteral("runLayout")).toByteArray());
        pane->setTableVisible(m_actions->showTable->isChecked());
        pane->setDetailsVisible(m_actions->showDetails->isChecked());
        connect(pane, &RunPane::reloadRequested, this, [this, document] { m_workspace.reload(document); });
        connect(pane, &RunPane::findingsVisibilityChanged, m_actions->showFindings, &QAction::setChecked);
        connect(pane, &RunPane::statisticsVisibilityChanged, m_actions->showStatistics, &QAction::setChecked);
        connect(pane, &RunPane::failed, this, &MainWindow::showError);
        connect(pane, &RunPane::detailsRequested, this, [this] { m_actions->showDetails->setChecked(true); });
        m_chainTabs->addTo(*pane);
        m_panes.insert(document, pane);
        addCloseButton(m_tabs->addTab(pane, QString()), document);
        updateTab(document);
    }
    m_tabs->setCurrentWidget(pane);
    m_pages->setCurrentWidget(m_tabs);
    if (takesFocus)
        pane->timeline().setFocus();
    m_openRuns->setCurrent(document);
}

void MainWindow::closeCurrentTab()
{
    if (const RunPane* const run = currentRun()) {
        m_workspace.close(&run->document());
    } else if (QWidget* const page = m_tabs->currentWidget()) {
        // What shows several runs leaves them open.
        m_tabs->removeTab(m_tabs->indexOf(page));
        page->deleteLater();
    }
}

void MainWindow::addCloseButton(int tab, Document* document)
{
    auto* button = new TabCloseButton(m_tabs);
    connect(button, &QAbstractButton::clicked, this, [this, document] { m_workspace.close(document); });
    m_tabs->tabBar()->setTabButton(tab, QTabBar::RightSide, button);
}

void MainWindow::hideDocument(Document* document)
{
    if (RunPane* pane = m_panes.take(document)) {
        QSettings().setValue(QStringLiteral("runLayout"), pane->saveLayout());
        m_tabs->removeTab(m_tabs->indexOf(pane));
        // At once: the pane refers to the document, which is about to go.
        delete pane;
    }
    updateOpenRunsVisibility();
}

void MainWindow::currentTabChanged()
{
    if (m_tabs->count() == 0)
        m_pages->setCurrentWidget(m_startPage);
    RunPane* pane = currentRun();
    m_status->setDocument(pane ? &pane->document() : nullptr);
    m_actions->timeline->clear();
    m_actions->replay->clear();
    if (pane) {
        m_actions->timeline->addActions(pane->timeline().actions());
        m_actions->timeline->addSeparator();
        m_actions->timeline->addActions(pane->searchBar().searchActions());
        m_actions->replay->addActions(pane->replayActions().all());
        m_actions->showFindings->setChecked(pane->areFindingsVisible());
        m_actions->showStatistics->setChecked(pane->areStatisticsVisible());
        m_openRuns->setCurrent(&pane->document());
    }
    const QString runName = pane ? OpenRunsModel::runName(*pane->document().snapshot()) : QString();
    setWindowTitle(pane ? tr("%1 – Chronoscope").arg(runName) : QStringLiteral("Chronoscope"));
    updateRunActions();
}

void MainWindow::updateTab(Document* document)
{
    RunPane* pane = m_panes.value(document);
    if (!pane)
        return;
    const RunSnapshot& snapshot = *document->snapshot();
    const int index = m_tabs->indexOf(pane);
    const QString text =
        singleLine(snapshot.summary.workflowType) + QStringLiteral("  ") + OpenRunsModel::runName(snapshot);
    // A tab takes an ampersand for a mnemonic.
    m_tabs->setTabText(index,
                       shortenMiddle(text.trimmed(), LongestTabText).replace(QLatin1Char('&'), QLatin1String("&&")));
    m_tabs->setTabIcon(index, statusIcon(snapshot.summary.status, Theme::of(this)));
    m_tabs->setTabToolTip(index, snapshot.sourceName.toHtmlEscaped());
}

void MainWindow::updateOpenRunsVisibility()
{
    // Who showed or hid the list by hand knows better than the width of the window.
    const bool isUseful = m_workspace.documents().size() > 1 && width() >= SmallestWidthWithOpenRuns;
    const bool isShown = m_openRunsChoice.value_or(isUseful);
    m_openRuns->setVisible(isShown);
    m_actions->showOpenRuns->setChecked(isShown);
}

void MainWindow::updateRunActions()
{
    const RunPane* const run = currentRun();
    m_actions->setRun(run != nullptr, run && !run->document().path().isEmpty());
    for (QAction* action : {m_actions->closeRun, m_actions->nextRun, m_actions->previousRun})
        action->setEnabled(m_tabs->count() > 0);
}

void MainWindow::showError(const Error& error)
{
    m_infoBar->addError(error.oneLine());
}

void MainWindow::fillRecentFiles()
{
    m_actions->recentFiles->clear();
    for (const QString& path : m_recentFiles.paths()) {
        QString text = singleLine(path);
        QAction* action = m_actions->recentFiles->addAction(text.replace(QLatin1Char('&'), QLatin1String("&&")));
        connect(action, &QAction::triggered, this, [this, path] { m_workspace.open({path}); });
    }
    if (m_recentFiles.paths().isEmpty()) {
        m_actions->recentFiles->addAction(tr("None yet"))->setEnabled(false);
        return;
    }
    m_actions->recentFiles->addSeparator();
    connect(m_actions->recentFiles->addAction(tr("Clear the List")), &QAction::triggered, &m_recentFiles,
            &RecentFiles::clear);
}

void MainWindow::restoreWindow()
{
    const QSettings settings;
    if (!restoreGeometry(settings.value(QStringLiteral("windowGeometry")).toByteArray()))
        resize(1600, 1000);
    m_splitter->restoreState(settings.value(QStringLiteral("windowSplitter")).toByteArray());
    m_workspace.timeDisplay().setUtc(settings.value(QStringLiteral("utc"), true).toBool());
}

void MainWindow::saveWindow()
{
    QSettings settings;
    settings.setValue(QStringLiteral("windowGeometry"), saveGeometry());
    settings.setValue(QStringLiteral("windowSplitter"), m_splitter->saveState());
    settings.setValue(QStringLiteral("utc"), m_workspace.timeDisplay().isUtc());
    if (RunPane* pane = currentRun())
        settings.setValue(QStringLiteral("runLayout"), pane->saveLayout());
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event)
{
    // An open menu hands the keys it has no use for to the menu bar; arrows and letters are commands of the timeline
    // too, which would take them there.
    if (event->type() == QEvent::ShortcutOverride && watched == menuBar() && QApplication::activePopupWidget()) {
        event->accept();
        return true;
    }
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    saveWindow();
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (OpenInputs::canOpen(*event->mimeData()))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    m_inputs->drop(*event->mimeData());
    event->acceptProposedAction();
}

void MainWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange) {
        for (auto entry = m_panes.cbegin(); entry != m_panes.cend(); ++entry)
            updateTab(entry.key());
    }
    QMainWindow::changeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    const bool crossesLimit =
        (event->oldSize().width() >= SmallestWidthWithOpenRuns) != (width() >= SmallestWidthWithOpenRuns);
    if (crossesLimit)
        updateOpenRunsVisibility();
}

} // namespace chronoscope
