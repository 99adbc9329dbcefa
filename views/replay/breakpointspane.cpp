// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/replay/breakpointspane.h"

#include "models/core/format.h"
#include "models/session/breakpointsmodel.h"
#include "models/session/document.h"
#include "views/common/actionregistry.h"
#include "views/replay/breakpointdialog.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeySequence>
#include <QLabel>
#include <QListView>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace chronoscope {

BreakpointsPane::BreakpointsPane(Document& document, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_model(new BreakpointsModel(document.breakpointHits(), this))
    , m_list(new QListView(this))
    , m_pages(new QStackedWidget(this))
    , m_empty(new QLabel(this))
    , m_note(new QLabel(this))
{
    setAccessibleName(tr("Breakpoints"));
    m_list->setModel(m_model);
    addCommands();
    arrange();
    connect(&m_document.breakpointHits(), &BreakpointHits::changed, this, &BreakpointsPane::adopt);
    connect(m_list, &QAbstractItemView::activated, this, &BreakpointsPane::editCurrent);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &BreakpointsPane::adopt);
    adopt();
}

void BreakpointsPane::addCommands()
{
    const auto add = [this](const QString& text, const QList<QKeySequence>& keys, const QString& tip,
                            void (BreakpointsPane::*slot)()) {
        auto* const action = new QAction(text, this);
        action->setShortcuts(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        action->setStatusTip(tip);
        fileAction(*action, ActionCategory::Replay);
        connect(action, &QAction::triggered, this, slot);
        addAction(action);
        return action;
    };
    m_add = add(tr("&New Breakpoint…"), {QKeySequence(Qt::Key_Insert)}, tr("Asks where replay is to stop"),
                &BreakpointsPane::addNew);
    m_edit = add(tr("&Edit Breakpoint…"), {QKeySequence(Qt::Key_F2)}, tr("Changes where this breakpoint stops"),
                 &BreakpointsPane::editCurrent);
    m_remove = add(tr("&Remove Breakpoint"), {QKeySequence(QKeySequence::Delete)}, tr("Removes this breakpoint"),
                   &BreakpointsPane::removeCurrent);
}

void BreakpointsPane::arrange()
{
    m_list->setAccessibleName(tr("Breakpoints"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setSpacing(3);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_list->addActions({m_add, m_edit, m_remove});
    for (QLabel* const label : {m_empty, m_note}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setForegroundRole(QPalette::PlaceholderText);
    }
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setMargin(16);
    m_note->setMargin(8);
    m_note->setAccessibleName(tr("About the breakpoints"));
    m_pages->addWidget(m_list);
    m_pages->addWidget(m_empty);

    auto* const buttons = new QHBoxLayout;
    buttons->setContentsMargins(8, 6, 8, 6);
    const auto addButton = [&](QAction* action, const QString& text) {
        auto* const button = new QToolButton(this);
        button->setText(text);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setToolTip(action->statusTip());
        button->setAccessibleName(QString(action->text()).remove(QLatin1Char('&')));
        button->setEnabled(action->isEnabled());
        connect(action, &QAction::changed, button, [button, action] { button->setEnabled(action->isEnabled()); });
        connect(button, &QToolButton::clicked, action, &QAction::trigger);
        buttons->addWidget(button);
    };
    addButton(m_add, tr("New…"));
    addButton(m_edit, tr("Edit…"));
    addButton(m_remove, tr("Remove"));
    buttons->addStretch();
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(buttons);
    layout->addWidget(m_note);
    layout->addWidget(m_pages, 1);
}

QString BreakpointsPane::emptyText() const
{
    if (m_model->rowCount() > 0)
        return {};
    return tr(
        "No breakpoints yet. F9 sets one at events like the selected one, in every run that is open; New asks for "
        "conditions on the event and on the state.");
}

void BreakpointsPane::adopt()
{
    m_empty->setText(emptyText());
    m_pages->setCurrentIndex(m_model->rowCount() > 0 ? 0 : 1);
    if (currentRow() < 0 && m_model->rowCount() > 0)
        m_list->setCurrentIndex(m_model->index(0));
    const bool hasCurrent = currentRow() >= 0;
    for (QAction* const action : {m_edit, m_remove}) {
        action->setEnabled(hasCurrent);
        setDisabledReason(*action, tr("There is no breakpoint."));
    }
    QString note;
    if (const std::optional<Error>& error = m_document.breakpointHits().error())
        note = singleLine(error->oneLine());
    else if (hasCurrent && !m_document.breakpointHits().breakpoints().areKept())
        note = tr("Breakpoints last until Chronoscope is closed: there is no place to keep them.");
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

int BreakpointsPane::currentRow() const
{
    const QModelIndex index = m_list->currentIndex();
    return index.isValid() ? index.row() : -1;
}

void BreakpointsPane::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_document.breakpointHits().ensureEvaluated();
    adopt();
}

void BreakpointsPane::addNew()
{
    ask(-1);
}

void BreakpointsPane::editCurrent()
{
    if (currentRow() >= 0)
        ask(currentRow());
}

void BreakpointsPane::ask(int row)
{
    const std::vector<Breakpoint>& list = m_document.breakpointHits().breakpoints().list();
    const Breakpoint before = row < 0 ? Breakpoint() : list[static_cast<std::size_t>(row)];
    auto* const dialog = new BreakpointDialog(*m_document.snapshot(), before, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, before, row] {
        Breakpoints& breakpoints = m_document.breakpointHits().breakpoints();
        if (row < 0) {
            breakpoints.add(dialog->breakpoint());
            return;
        }
        // Another window may have changed the list while the question stood open.
        const auto found = std::find(breakpoints.list().begin(), breakpoints.list().end(), before);
        if (found == breakpoints.list().end())
            breakpoints.add(dialog->breakpoint());
        else
            breakpoints.replaceAt(static_cast<std::size_t>(found - breakpoints.list().begin()), dialog->breakpoint());
    });
    dialog->open();
}

void BreakpointsPane::removeCurrent()
{
    const int row = currentRow();
    if (row < 0)
        return;
    m_document.breakpointHits().breakpoints().removeAt(static_cast<std::size_t>(row));
    // The one that took its place, so that several can be removed in a row.
    if (const int last = m_model->rowCount() - 1; last >= 0)
        m_list->setCurrentIndex(m_model->index(std::min(row, last)));
}

} // namespace chronoscope
