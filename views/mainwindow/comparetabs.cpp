// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/mainwindow/comparetabs.h"

#include "models/core/format.h"
#include "models/session/workspace.h"
#include "views/common/actionregistry.h"
#include "views/compare/comparedialog.h"
#include "views/compare/comparepane.h"
#include "views/mainwindow/runpane.h"
#include "views/mainwindow/tabclosebutton.h"

#include <QAction>
#include <QFileInfo>
#include <QMenu>
#include <QTabBar>
#include <QTabWidget>

namespace chronoscope {

namespace {

constexpr int LongestTabText = 40;

} // namespace

CompareTabs::CompareTabs(Workspace& workspace, QTabWidget& tabs, QMenu& menu, QWidget& window)
    : QObject(&window)
    , m_workspace(workspace)
    , m_tabs(tabs)
    , m_window(window)
    , m_compareWith(menu.addAction(tr("Compare &With…")))
{
    m_compareWith->setObjectName(QStringLiteral("compareWith"));
    m_compareWith->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_D));
    m_compareWith->setStatusTip(tr("Show how this run differs from another one"));
    fileAction(*m_compareWith, ActionCategory::Run);
    connect(m_compareWith, &QAction::triggered, this, &CompareTabs::ask);
    connect(&tabs, &QTabWidget::currentChanged, this, &CompareTabs::currentTabChanged);
    connect(&workspace, &Workspace::documentClosing, this, &CompareTabs::closeAllOf);
    connect(&workspace, &Workspace::documentOpened, this, &CompareTabs::adoptOpened);
    connect(&workspace, &Workspace::documentRequested, this, &CompareTabs::adoptOpened);
    connect(&workspace, &Workspace::openFailed, this, [this] { m_awaitedPath.clear(); });
    currentTabChanged();
}

Document* CompareTabs::shownRun() const
{
    if (const auto* const run = qobject_cast<RunPane*>(m_tabs.currentWidget()))
        return &run->document();
    if (const auto* const comparison = qobject_cast<ComparePane*>(m_tabs.currentWidget()))
        return &comparison->documentA();
    return nullptr;
}

void CompareTabs::currentTabChanged()
{
    m_compareWith->setEnabled(shownRun() != nullptr);
    setDisabledReason(*m_compareWith, tr("No run is shown."));
}

void CompareTabs::ask()
{
    Document* const run = shownRun();
    if (!run)
        return;
    auto* const dialog = new CompareDialog(m_workspace, *run, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &CompareDialog::runChosen, this, [this, run](Document* other) { compare(*run, *other); });
    connect(dialog, &CompareDialog::fileChosen, this, [this, run](const QString& path) {
        m_waiting = run;
        compareWithFile(path);
    });
    dialog->open();
}

void CompareTabs::compareWithFile(const QString& path)
{
    m_awaitedPath = QFileInfo(path).absoluteFilePath();
    m_workspace.open({path});
}

void CompareTabs::adoptOpened(Document* document)
{
    if (m_awaitedPath.isEmpty() || QFileInfo(document->path()).absoluteFilePath() != m_awaitedPath)
        return;
    m_awaitedPath.clear();
    Document* const waiting = m_waiting;
    m_waiting.clear();
    if (!waiting || waiting == document)
        return;
    // Once the window has shown what was opened.
    QMetaObject::invokeMethod(
        this,
        [this, a = QPointer(waiting), b = QPointer(document)] {
            if (a && b)
                compare(*a, *b);
        },
        Qt::QueuedConnection);
}

ComparePane* CompareTabs::compare(Document& a, Document& b)
{
    for (int tab = 0; tab < m_tabs.count(); ++tab) {
        auto* const shown = qobject_cast<ComparePane*>(m_tabs.widget(tab));
        if (shown && &shown->documentA() == &a && &shown->documentB() == &b) {
            m_tabs.setCurrentWidget(shown);
            return shown;
        }
    }
    auto* const pane = new ComparePane(a, b, &m_tabs);
    const QString title = pane->title();
    // A tab takes an ampersand for a mnemonic.
    const int tab = m_tabs.addTab(
        pane, shortenMiddle(singleLine(title), LongestTabText).replace(QLatin1Char('&'), QLatin1String("&&")));
    m_tabs.setTabToolTip(tab, title.toHtmlEscaped());
    auto* const button = new TabCloseButton(&m_tabs);
    button->setToolTip(tr("Close this comparison"));
    connect(button, &QAbstractButton::clicked, pane, [this, pane] { close(pane); });
    m_tabs.tabBar()->setTabButton(tab, QTabBar::RightSide, button);
    connect(pane, &ComparePane::runRequested, this, &CompareTabs::runRequested);
    connect(pane, &ComparePane::failed, this, &CompareTabs::failed);
    m_tabs.setCurrentWidget(pane);
    pane->setFocus();
    return pane;
}

void CompareTabs::closeAllOf(Document* document)
{
    for (int tab = m_tabs.count() - 1; tab >= 0; --tab) {
        auto* const pane = qobject_cast<ComparePane*>(m_tabs.widget(tab));
        if (!pane || !pane->compares(*document))
            continue;
        m_tabs.removeTab(tab);
        // At once: the pane refers to the document, which is about to go.
        delete pane;
    }
}

void CompareTabs::close(ComparePane* pane)
{
    m_tabs.removeTab(m_tabs.indexOf(pane));
    pane->hide();
    // Later, since this comes from within a signal of its button.
    pane->deleteLater();
}

} // namespace chronoscope
