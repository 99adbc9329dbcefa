// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/replay/statepane.h"

#include "models/core/format.h"
#include "models/session/document.h"
#include "models/session/timedisplay.h"
#include "models/tables/statetreemodel.h"
#include "views/common/actionregistry.h"
#include "views/replay/statedelegate.h"

#include <QAction>
#include <QHeaderView>
#include <QKeySequence>
#include <QLabel>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace chronoscope {

namespace {

constexpr double NamePart = 0.52;

std::size_t countOf(const StateChanges& changes)
{
    const FactChanges& facts = changes.facts;
    const std::size_t flags = facts.coreFlags.size() + facts.languageFlags.size();
    return changes.items.size() + changes.entries.size() + changes.events.size() + flags + (facts.status ? 1 : 0) +
           (facts.isPaused ? 1 : 0) + (facts.cancelRequested ? 1 : 0) + (facts.failedWorkflowTasks ? 1 : 0) +
           (facts.sdk ? 1 : 0) + (facts.build ? 1 : 0);
}

} // namespace

StatePane::StatePane(Document& document, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_model(new StateTreeModel(this))
    , m_tree(new QTreeView(this))
    , m_pages(new QStackedWidget(this))
    , m_head(new QLabel(this))
    , m_reason(new QLabel(this))
    , m_begin(new QPushButton(this))
{
    setAccessibleName(tr("State of the run"));
    addCommands();
    arrange();
    connectSignals();
    refresh();
}

void StatePane::addCommands()
{
    const auto add = [this](const QString& text, const QKeySequence& key, const QString& tip,
                            void (StatePane::*slot)()) {
        auto* const action = new QAction(text, this);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        action->setStatusTip(tip);
        fileAction(*action, ActionCategory::Replay);
        connect(action, &QAction::triggered, this, slot);
        addAction(action);
        return action;
    };
    m_select = add(tr("Select the &Event of the Row"), {}, tr("Selects the event that a row of the state comes from"),
                   &StatePane::selectEvent);
    m_go = add(tr("&Go to the Event of the Row"), QKeySequence(Qt::CTRL | Qt::Key_Return),
               tr("Goes in replay to the event that a row of the state comes from"), &StatePane::goToEvent);
}

void StatePane::arrange()
{
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new StateDelegate(m_tree));
    m_tree->setAccessibleName(tr("State of the run"));
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setUniformRowHeights(true);
    m_tree->setHeaderHidden(true);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setAllColumnsShowFocus(false);
    m_tree->header()->setStretchLastSection(true);
    m_tree->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_tree->addActions({m_select, m_go});
    for (QLabel* const label : {m_head, m_reason}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setForegroundRole(QPalette::PlaceholderText);
    }
    m_head->setMargin(8);
    m_head->setAccessibleName(tr("Place and changes"));
    m_reason->setAlignment(Qt::AlignCenter);
    m_reason->setMargin(16);
    auto* const reasonPage = new QWidget(m_pages);
    auto* const reasonLayout = new QVBoxLayout(reasonPage);
    reasonLayout->addStretch();
    reasonLayout->addWidget(m_reason);
    reasonLayout->addWidget(m_begin, 0, Qt::AlignHCenter);
    reasonLayout->addStretch();
    m_pages->addWidget(m_tree);
    m_pages->addWidget(reasonPage);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_head);
    layout->addWidget(m_pages, 1);
}

void StatePane::connectSignals()
{
    connect(&m_document.replayPosition(), &ReplayPosition::changed, this, &StatePane::refresh);
    connect(&m_document.replay(), &ReplayModel::ready, this, &StatePane::refresh);
    connect(&m_document.replay(), &ReplayModel::voided, this, &StatePane::refresh);
    connect(&m_document, &Document::timeTextsChanged, this, [this] {
        m_model->setTimeZone(m_document.timeDisplay().zone());
        refresh();
    });
    m_model->setTimeZone(m_document.timeDisplay().zone());
    connect(m_tree, &QAbstractItemView::activated, this, &StatePane::selectEvent);
    connect(m_tree, &QTreeView::expanded, this, [this](const QModelIndex& index) { sectionToggled(index, true); });
    connect(m_tree, &QTreeView::collapsed, this, [this](const QModelIndex& index) { sectionToggled(index, false); });
    connect(m_begin, &QPushButton::clicked, this, [this] {
        if (m_document.selection().isEmpty())
            m_document.stepper().toStart();
        else
            m_document.stepper().toSelection();
    });
}

void StatePane::sectionToggled(const QModelIndex& index, bool isExpanded)
{
    if (m_isExpanding || index.parent().isValid())
        return;
    const auto section = static_cast<StateSection>(index.data(StateTreeModel::SectionRole).toInt());
    if (isExpanded)
        m_collapsed.erase(section);
    else
        m_collapsed.insert(section);
}

void StatePane::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_isStale)
        refresh();
}

void StatePane::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (event->oldSize().width() != width())
        m_tree->setColumnWidth(StateTreeModel::NameColumn, static_cast<int>(width() * NamePart));
}

void StatePane::refresh()
{
    m_isStale = !isVisible();
    if (m_isStale)
        return;
    if (m_document.replayPosition().isActive() && m_document.replay().isReady())
        showState();
    else
        showReason();
    m_head->setText(headText());
    // A hidden proxy would take the focus from Tab and have nobody to give it to.
    setFocusProxy(m_pages->currentIndex() == 0 ? static_cast<QWidget*>(m_tree) : m_begin);
}

void StatePane::showState()
{
    const std::shared_ptr<const StateIndex>& states = m_document.replay().states();
    const EventIndex event = m_document.replayPosition().event();
    const ShownState& shown = m_model->shown();
    const EventIndex former = shown.index == states ? shown.state.event : EventIndex();
    const bool isForward = shown.index == states && event.isValid() && (!former.isValid() || former < event);
    // On the way back one looks at what the event did where one stands now, not at what is undone.
    if (isForward)
        m_comparedWith = former;
    else if (!shown.index || shown.index != states || event != former)
        m_comparedWith = event.isValid() && event.value > 0 ? EventIndex(event.value - 1) : EventIndex();
    m_model->setState(states, m_comparedWith, event);
    expandSections();
    m_head->show();
    m_pages->setCurrentIndex(0);
}

void StatePane::expandSections()
{
    const QScopedValueRollback<bool> expanding(m_isExpanding, true);
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex section = m_model->index(row, 0);
        const bool isWanted =
            !m_collapsed.contains(static_cast<StateSection>(section.data(StateTreeModel::SectionRole).toInt()));
        if (isWanted != m_tree->isExpanded(section))
            m_tree->setExpanded(section, isWanted);
    }
}

void StatePane::showReason()
{
    const bool isActive = m_document.replayPosition().isActive();
    if (m_model->shown().index)
        m_model->clear();
    m_reason->setText(isActive
                          ? tr("Working out the state after each of the %1 events")
                                .arg(formatCount(static_cast<std::int64_t>(m_document.snapshot()->history->size())))
                          : tr("What the workflow knew and waited for stands here while you step through the run: "
                               "F10 goes from workflow task to workflow task, F11 from event to event, Shift and "
                               "the same key back."));
    m_begin->setText(m_document.selection().isEmpty() ? tr("Begin at the Start") : tr("Begin at the Selected Event"));
    m_begin->setAccessibleName(m_begin->text());
    m_begin->setVisible(!isActive);
    m_head->hide();
    m_pages->setCurrentIndex(1);
}

QString StatePane::eventText(EventIndex event) const
{
    return event.isValid() ? tr("event %1").arg(m_document.snapshot()->history->eventId(event)) : tr("the start");
}

QString StatePane::headText() const
{
    if (!m_model->shown().index)
        return m_reason->text();
    const EventIndex event = m_model->shown().state.event;
    if (!event.isValid())
        return tr("Before the first event: nothing is known yet");
    const auto count = static_cast<int>(countOf(m_model->shown().changes));
    const QString place = tr("After %1").arg(eventText(event));
    if (count == 0)
        //: the place and an event: "After event 35 · nothing changed since event 34"
        return tr("%1 · nothing changed since %2").arg(place, eventText(m_comparedWith));
    return tr("%1 · %n change(s) since %2", nullptr, count).arg(place, eventText(m_comparedWith));
}

EventIndex StatePane::currentEvent() const
{
    const QVariant event = m_tree->currentIndex().siblingAtColumn(0).data(StateTreeModel::EventRole);
    return event.isValid() ? EventIndex(event.toUInt()) : EventIndex();
}

void StatePane::selectEvent()
{
    if (const EventIndex event = currentEvent(); event.isValid())
        m_document.selection().selectEvent(event);
    else if (const QModelIndex index = m_tree->currentIndex().siblingAtColumn(0); index.isValid())
        m_tree->setExpanded(index, !m_tree->isExpanded(index));
}

void StatePane::goToEvent()
{
    if (const EventIndex event = currentEvent(); event.isValid())
        m_document.replayPosition().moveTo(event);
}

} // namespace chronoscope
