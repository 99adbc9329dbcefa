// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/mainwindow/runpane.h"

#include "models/core/format.h"
#include "models/session/document.h"
#include "views/charts/statisticspane.h"
#include "views/common/infobar.h"
#include "views/history/criticalpathpane.h"
#include "views/history/detailpane.h"
#include "views/history/eventtablepane.h"
#include "views/history/filterbar.h"
#include "views/history/findingspane.h"
#include "views/history/markspane.h"
#include "views/history/runheader.h"
#include "views/history/searchbar.h"
#include "views/replay/replayactions.h"
#include "views/replay/replaybar.h"
#include "views/timeline/timelinepane.h"
#include "views/timeline/timelineview.h"

#include <QAction>
#include <QDataStream>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <cstddef>
#include <vector>

namespace chronoscope {

namespace {

constexpr int SmallestWidthWithDetails = 980;
constexpr int UsualDetailsWidth = 400;

/// Gives a place that was kept free its content.
void fill(QWidget& place, QWidget* content)
{
    auto* const layout = new QVBoxLayout(&place);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(content);
}

/// Enough for the severities, a header and some rows.
constexpr int SmallestFindingsHeight = 150;

} // namespace

RunPane::RunPane(Document& document, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_infoBar(new InfoBar(this))
    , m_header(new RunHeader(document, this))
    , m_replayActions(new ReplayActions(document, *this))
    , m_replayBar(new QWidget(this))
    , m_searchBar(new SearchBar(document, this))
    , m_filterBar(new FilterBar(document, this))
    , m_timeline(new TimelinePane(document, this))
    , m_upper(new QStackedWidget(this))
    , m_table(new EventTablePane(document, this))
    , m_findings(new QWidget(this))
    , m_details(new QWidget(this))
    , m_columns(new QSplitter(Qt::Horizontal, this))
    , m_rows(new QSplitter(Qt::Vertical, this))
    , m_reload(new QAction(tr("Reload"), this))
{
    arrange();
    connectPanes();
}

void RunPane::arrange()
{
    m_upper->addWidget(m_timeline);
    m_rows->addWidget(m_upper);
    m_rows->addWidget(m_table);
    m_rows->addWidget(m_findings);
    m_rows->setStretchFactor(0, 3);
    m_rows->setStretchFactor(1, 2);
    m_rows->setStretchFactor(2, 1);
    m_rows->setSizes({520, 300, 160});
    m_rows->setCollapsible(0, false);
    m_findings->setMinimumHeight(SmallestFindingsHeight);
    m_findings->hide();

    m_columns->addWidget(m_rows);
    m_columns->addWidget(m_details);
    m_columns->setStretchFactor(0, 1);
    m_columns->setStretchFactor(1, 0);
    m_columns->setSizes({1000, UsualDetailsWidth});
    m_columns->setCollapsible(0, false);
    for (QSplitter* splitter : {m_columns, m_rows})
        splitter->setHandleWidth(1);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_infoBar);
    layout->addWidget(m_header);
    auto* const bar = new QHBoxLayout;
    bar->setContentsMargins(0, 0, 0, 0);
    bar->setSpacing(0);
    bar->addWidget(m_replayBar, 1);
    bar->addWidget(m_searchBar);
    layout->addLayout(bar);
    layout->addWidget(m_filterBar);
    layout->addWidget(m_columns, 1);
}

void RunPane::addDetails()
{
    if (m_details->layout())
        return;
    auto* const details = new DetailPane(m_document, m_details);
    fill(*m_details, details);
    m_replayTabs = new ReplayTabs(m_document, details->tabs());
    addMarks(details->tabs());
}

void RunPane::addReplayBar()
{
    if (!m_replayBar->layout())
        fill(*m_replayBar, new ReplayBar(m_document, *m_replayActions, m_replayBar));
}

void RunPane::showReplayTab(ReplayTabs::Tab tab)
{
    emit detailsRequested();
    addDetails();
    m_replayTabs->show(tab);
}

void RunPane::addMarks(QTabWidget& tabs)
{
    // Built when it is first looked at.
    m_detailTabs = &tabs;
    m_marks = new QWidget(&tabs);
    const int tab = tabs.addTab(m_marks, QString());
    const auto showCount = [this, &tabs, tab] {
        const std::size_t count = m_document.marks().marks().size();
        tabs.setTabText(tab, count == 0 ? tr("Marks") : tr("Marks %1").arg(formatCount(static_cast<qint64>(count))));
    };
    showCount();
    connect(&m_document.marks(), &Marks::changed, m_marks, showCount);
    connect(&tabs, &QTabWidget::currentChanged, m_marks, [this, tab](int current) {
        if (current == tab && !m_marks->layout())
            fill(*m_marks, new MarksPane(m_document, m_marks));
    });
}

void RunPane::showMarks()
{
    addDetails();
    m_detailTabs->setCurrentWidget(m_marks);
    if (auto* const pane = m_marks->findChild<MarksPane*>()) {
        // A new child is shown by the layout later, and what is hidden gets no focus.
        pane->show();
        pane->setFocus();
    }
}

void RunPane::focusNextPane(bool forward)
{
    struct Pane {
        QWidget* whole;
        QWidget* target;
    };
    std::vector<Pane> panes{{m_upper, m_upper->currentWidget()}, {m_table, m_table}};
    if (m_findings->isVisible())
        panes.push_back({m_findings, m_findings->findChild<FindingsPane*>()});
    if (m_criticalPath && m_criticalPath->isVisible())
        panes.push_back({m_criticalPath, m_criticalPath});
    if (m_detailTabs && m_details->isVisible())
        panes.push_back({m_details, m_detailTabs->tabBar()});
    panes.push_back({m_searchBar, m_searchBar});
    std::erase_if(panes, [](const Pane& pane) { return !pane.whole->isVisible(); });
    const auto current = std::find_if(panes.begin(), panes.end(),
                                      [this](const Pane& pane) { return pane.whole->isAncestorOf(focusWidget()); });
    const auto count = static_cast<std::ptrdiff_t>(panes.size());
    if (count == 0)
        return;
    const std::ptrdiff_t next =
        current == panes.end() ? 0 : (current - panes.begin() + (forward ? 1 : count - 1)) % count;
    panes[static_cast<std::size_t>(next)].target->setFocus(Qt::TabFocusReason);
}

void RunPane::connectPanes()
{
    connect(m_header, &RunHeader::findingsRequested, this, [this] { setFindingsVisible(!areFindingsVisible()); });
    connect(&m_document, &Document::outdatedChanged, this, &RunPane::showOutdated);
    connect(m_reload, &QAction::triggered, this, &RunPane::reloadRequested);
    using Tab = ReplayTabs::Tab;
    connect(m_replayActions, &ReplayActions::stateRequested, this, [this] { showReplayTab(Tab::State); });
    connect(m_replayActions, &ReplayActions::tasksRequested, this, [this] { showReplayTab(Tab::WorkflowTasks); });
    connect(m_replayActions, &ReplayActions::breakpointsRequested, this, [this] { showReplayTab(Tab::Breakpoints); });
    addActions(m_searchBar->searchActions());
    // The way back through views is wanted wherever in the run the keyboard is.
    for (const char* name : {"timelineBack", "timelineForward"})
        addAction(m_timeline->findChild<QAction*>(QLatin1String(name)));
    connect(m_searchBar, &SearchBar::left, m_timeline, qOverload<>(&QWidget::setFocus));
    connect(&m_timeline->view().criticalPath(), &CriticalPathOverlay::changed, this, &RunPane::showCriticalPath);
    showOutdated();
}

void RunPane::showOutdated()
{
    if (!m_document.isOutdated()) {
        m_infoBar->hide();
        return;
    }
    m_infoBar->showMessage(InfoBar::Severity::Note,
                           tr("%1 has changed on disk. What you see is its earlier content.")
                               .arg(singleLine(QFileInfo(m_document.path()).fileName())),
                           {m_reload});
}

void RunPane::showCriticalPath()
{
    const CriticalPathOverlay& path = m_timeline->view().criticalPath();
    if (!m_criticalPath) {
        if (!path.isVisible())
            return;
        m_criticalPath = new CriticalPathPane(m_document, m_rows);
        m_rows->addWidget(m_criticalPath);
    }
    m_criticalPath->setPath(path.path());
    m_criticalPath->setVisible(path.isVisible());
}

void RunPane::setTableVisible(bool isVisible)
{
    m_table->setVisible(isVisible);
}

void RunPane::setDetailsVisible(bool isVisible)
{
    m_areDetailsWanted = isVisible;
    applyDetailsVisibility();
}

void RunPane::setFindingsVisible(bool isVisible)
{
    if (isVisible == areFindingsVisible())
        return;
    if (!m_findings->layout())
        fill(*m_findings, new FindingsPane(m_document, m_findings));
    m_findings->setVisible(isVisible);
    emit findingsVisibilityChanged(isVisible);
}

void RunPane::setStatisticsVisible(bool isVisible)
{
    if (isVisible == areStatisticsVisible())
        return;
    if (!m_statistics) {
        m_statistics = new StatisticsPane(m_document, m_upper);
        m_upper->addWidget(m_statistics);
        connect(m_statistics, &StatisticsPane::exportFailed, this, &RunPane::failed);
    }
    // The keys stay with what takes the place of what had them.
    const bool hadFocus = m_upper->isAncestorOf(focusWidget());
    QWidget* const page = isVisible ? static_cast<QWidget*>(m_statistics) : m_timeline;
    m_upper->setCurrentWidget(page);
    if (hadFocus)
        page->setFocus();
    emit statisticsVisibilityChanged(isVisible);
}

bool RunPane::areStatisticsVisible() const
{
    return m_statistics && m_upper->currentWidget() == m_statistics;
}

bool RunPane::areFindingsVisible() const
{
    return !m_findings->isHidden();
}

QByteArray RunPane::saveLayout() const
{
    QByteArray layout;
    QDataStream stream(&layout, QIODevice::WriteOnly);
    stream << m_columns->saveState() << m_rows->saveState() << m_table->saveState();
    return layout;
}

void RunPane::restoreLayout(const QByteArray& layout)
{
    QByteArray columns;
    QByteArray rows;
    QByteArray table;
    QDataStream stream(layout);
    stream >> columns >> rows >> table;
    if (stream.status() != QDataStream::Ok)
        return;
    m_columns->restoreState(columns);
    m_rows->restoreState(rows);
    m_table->restoreState(table);
}

void RunPane::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    // The bars are what the eye waits for; the details, which cost as much to build, follow once they are painted.
    QTimer::singleShot(0, this, &RunPane::addReplayBar);
    QTimer::singleShot(0, this, &RunPane::addDetails);
}

void RunPane::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    applyDetailsVisibility();
}

void RunPane::applyDetailsVisibility()
{
    m_details->setVisible(m_areDetailsWanted && width() >= SmallestWidthWithDetails);
}

} // namespace chronoscope
