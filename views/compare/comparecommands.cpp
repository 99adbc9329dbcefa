// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/document.h"
#include "views/common/actionregistry.h"
#include "views/compare/comparedtimelines.h"
#include "views/compare/comparepane.h"
#include "views/compare/differencetablemodel.h"

#include <QAction>
#include <QTableView>

#include <algorithm>
#include <functional>

namespace chronoscope {

// What can be done with keys, wherever in the comparison the keyboard is.
void ComparePane::addCommands()
{
    const auto add = [this](const char* name, const QString& text, const QKeySequence& key, const QString& tip,
                            const std::function<void()>& run) {
        QAction* const action = addWidgetCommand(*this, ActionCategory::Run, text, key, tip, run);
        action->setObjectName(QLatin1String(name));
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    };
    add("compareNext", tr("&Next Difference"), QKeySequence(Qt::Key_F7),
        tr("Go to the next difference of the two runs"), [this] { step(1); });
    add("comparePrevious", tr("&Previous Difference"), QKeySequence(Qt::SHIFT | Qt::Key_F7),
        tr("Go to the difference before"), [this] { step(-1); });
    add("compareGoToA", tr("Go to the Event in &A"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return),
        tr("Show the first run on its own tab, with the event of the difference selected"), [this] { goTo(true); });
    add("compareGoToB", tr("Go to the Event in &B"), QKeySequence(Qt::CTRL | Qt::Key_Return),
        tr("Show the second run on its own tab, with the event of the difference selected"), [this] { goTo(false); });
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->addActions(actions());
}

void ComparePane::step(int by)
{
    const int count = m_model->rowCount();
    if (count == 0)
        return;
    const QModelIndex current = m_table->currentIndex();
    const int row = current.isValid() ? std::clamp(current.row() + by, 0, count - 1) : 0;
    m_table->setCurrentIndex(m_model->index(row, 0));
}

void ComparePane::goTo(bool inA)
{
    const QModelIndex current = m_table->currentIndex();
    if (!current.isValid() || !m_model->runs())
        return;
    const Difference& difference = m_model->difference(current.row());
    Document& document = inA ? m_a : m_b;
    const EventIndex event = inA ? difference.eventInA : difference.eventInB;
    const GroupIndex group = inA ? difference.groupInA : difference.groupInB;
    if (!group.isValid() && !event.isValid())
        return;
    if (event.isValid())
        document.selection().selectEvent(event);
    else
        document.selection().selectGroup(group);
    emit runRequested(&document);
}

} // namespace chronoscope
