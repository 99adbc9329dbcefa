// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/mainwindow/replaytabs.h"

#include "models/session/document.h"
#include "views/replay/breakpointspane.h"
#include "views/replay/statepane.h"
#include "views/replay/taskpane.h"

#include <QTabWidget>
#include <QVBoxLayout>

namespace chronoscope {

ReplayTabs::ReplayTabs(Document& document, QTabWidget& tabs) : QObject(&tabs), m_document(document), m_tabs(tabs)
{
    //: tab of the workflow tasks of a run
    const std::array titles{tr("State"), tr("Tasks"), tr("Breakpoints")};
    for (std::size_t number = 0; number < titles.size(); ++number) {
        m_pages[number] = new QWidget(&m_tabs);
        m_tabs.addTab(m_pages[number], titles[number]);
    }
    connect(&m_tabs, &QTabWidget::currentChanged, this, [this] {
        for (std::size_t number = 0; number < m_pages.size(); ++number) {
            if (m_tabs.currentWidget() == m_pages[number] && !m_pages[number]->layout())
                fill(static_cast<Tab>(number), *m_pages[number]);
        }
    });
}

void ReplayTabs::fill(Tab tab, QWidget& page)
{
    auto* const layout = new QVBoxLayout(&page);
    layout->setContentsMargins(0, 0, 0, 0);
    switch (tab) {
    case Tab::State:
        layout->addWidget(new StatePane(m_document, &page));
        break;
    case Tab::WorkflowTasks:
        layout->addWidget(new TaskPane(m_document, &page));
        break;
    case Tab::Breakpoints:
        layout->addWidget(new BreakpointsPane(m_document, &page));
        break;
    }
}

void ReplayTabs::show(Tab tab)
{
    QWidget* const page = m_pages[static_cast<std::size_t>(tab)];
    m_tabs.setCurrentWidget(page);
    if (!page->layout())
        return;
    QWidget* const pane = page->layout()->itemAt(0)->widget();
    // New children are shown by their layouts later, and what is hidden gets no focus.
    m_tabs.parentWidget()->show();
    pane->show();
    pane->setFocus();
}

} // namespace chronoscope
