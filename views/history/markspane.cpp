// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/history/markspane.h"

#include "models/core/format.h"
#include "models/session/document.h"
#include "models/session/marknavigation.h"
#include "models/session/markstablemodel.h"
#include "views/common/actionregistry.h"
#include "views/common/noteeditor.h"
#include "views/history/runtableview.h"

#include <QAction>
#include <QActionGroup>
#include <QLabel>
#include <QMenu>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace chronoscope {

MarksPane::MarksPane(Document& document, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_model(new MarksTableModel(document, this))
    , m_table(new RunTableView(*m_model, this))
    , m_pages(new QStackedWidget(this))
    , m_empty(new QLabel(this))
    , m_keeping(new QLabel(this))
{
    arrange();
    addActions();
    connectSignals();
    adoptMarks();
}

MarksPane::~MarksPane()
{
    // Nothing that was written is lost because the run is closed.
    if (m_editor)
        m_editor->keep();
}

void MarksPane::arrange()
{
    setAccessibleName(tr("Marks"));
    m_table->setAccessibleName(tr("Marks"));
    for (QLabel* const label : {m_empty, m_keeping}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setForegroundRole(QPalette::PlaceholderText);
    }
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setMargin(16);
    m_keeping->setMargin(8);
    m_keeping->setAccessibleName(tr("How long marks are kept"));
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_empty);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_keeping);
    layout->addWidget(m_pages, 1);
}

void MarksPane::addActions()
{
    const auto add = [this](const QString& text, const QKeySequence& key, const QString& tip,
                            void (MarksPane::*slot)()) {
        auto* const action = new QAction(text, this);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        action->setStatusTip(tip);
        fileAction(*action, ActionCategory::Marks);
        connect(action, &QAction::triggered, this, slot);
        addAction(action);
        return action;
    };
    m_edit =
        add(tr("&Edit Note"), QKeySequence(Qt::Key_F2), tr("Writes the note of this mark"), &MarksPane::editCurrent);
    m_remove =
        add(tr("&Remove Mark"), QKeySequence::Delete, tr("Removes this mark and its note"), &MarksPane::removeCurrent);
}

void MarksPane::connectSignals()
{
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this, [this] { m_current = current(); });
    connect(m_model, &QAbstractItemModel::modelReset, this, &MarksPane::adoptMarks);
    connect(m_table, &RunTableView::sourceActivated, this, &MarksPane::goToCurrent);
    connect(m_table, &RunTableView::rowMenuRequested, this,
            [this](QMenu* menu, std::uint32_t source) { fillMenu(*menu, source); });
}

void MarksPane::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    // Another program may have the same run open.
    m_document.marks().refresh();
}

QString MarksPane::emptyText() const
{
    if (m_model->rowCount() > 0)
        return {};
    return tr("No marks yet. M marks the selected event, or the moment below the pointer, in the timeline; Shift+M "
              "writes a note there.");
}

void MarksPane::adoptMarks()
{
    const QString keeping = m_document.marks().keepingText();
    m_keeping->setText(singleLine(keeping));
    m_keeping->setVisible(!keeping.isEmpty());
    m_empty->setText(emptyText());
    m_pages->setCurrentIndex(m_model->rowCount() > 0 ? 0 : 1);
    // A hidden proxy would take the focus from Tab and have nobody to give it to.
    setFocusProxy(m_pages->currentWidget());
    if (const auto source = m_model->sourceOf(m_current))
        m_table->showSource(source);
}

QUuid MarksPane::current() const
{
    const std::optional<std::uint32_t> source = m_table->currentSource();
    return source ? m_model->idOf(*source) : QUuid();
}

void MarksPane::goToCurrent()
{
    if (const Mark* const mark = m_document.marks().find(current()))
        goToMark(m_document, Mark(*mark));
}

void MarksPane::editCurrent()
{
    const QUuid id = current();
    const Mark* const mark = m_document.marks().find(id);
    if (!mark)
        return;
    const QModelIndex index = m_model->index(m_table->currentIndex().row(), 0);
    const QPoint place = m_table->viewport()->mapTo(this, m_table->visualRect(index).bottomLeft());
    m_editor = NoteEditor::open(*this, place, markPlaceText(m_document, *mark), mark->note);
    connect(m_editor, &NoteEditor::accepted, this,
            [this, id](const QString& note) { m_document.marks().setNote(id, note); });
    connect(m_editor, &NoteEditor::closed, this, [this] { m_editor = nullptr; });
}

void MarksPane::removeCurrent()
{
    const int row = m_table->currentIndex().row();
    m_document.marks().remove(current());
    // The one that took its place, so that several can be removed in a row.
    if (const int last = m_model->rowCount() - 1; row >= 0 && last >= 0)
        m_table->showSource(m_model->sourceAt(std::min(row, last)));
}

void MarksPane::fillMenu(QMenu& menu, std::uint32_t source)
{
    const QUuid id = m_model->idOf(source);
    const Mark* const mark = m_document.marks().find(id);
    if (!mark)
        return;
    menu.addSeparator();
    menu.addAction(tr("&Go There"), this, &MarksPane::goToCurrent);
    menu.addAction(m_edit);
    QMenu* const kinds = menu.addMenu(tr("&Kind"));
    auto* const group = new QActionGroup(kinds);
    for (const MarkKind kind : {MarkKind::Plain, MarkKind::Question, MarkKind::Problem, MarkKind::Good}) {
        QAction* const action =
            kinds->addAction(displayName(kind), this, [this, id, kind] { m_document.marks().setKind(id, kind); });
        action->setCheckable(true);
        action->setChecked(kind == mark->kind);
        group->addAction(action);
    }
    menu.addSeparator();
    menu.addAction(m_remove);
}

} // namespace chronoscope
