// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/chains/chainactions.h"

#include "models/session/chains.h"
#include "models/session/document.h"
#include "views/common/actionregistry.h"
#include "views/common/selectioncommands.h"

#include <QAction>
#include <QKeySequence>
#include <QMenu>

#include <algorithm>

namespace chronoscope {

ChainActions::ChainActions(const Chains& chains, QMenu& menu, QWidget& window) : QObject(&window), m_chains(chains)
{
    menu.addSeparator();
    previousRun =
        add(menu, "chainPrevious", tr("Run &Before in the Chain"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_PageUp),
            tr("Go to the run that this one was continued, retried or reset from"));
    nextRun = add(menu, "chainNext", tr("Run &After in the Chain"),
                  QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_PageDown), tr("Go to the run that came of this one"));
    resetFrom = add(menu, "chainResetFrom", tr("Run It Was Rese&t From"), {},
                    tr("Go to the run whose history was copied to make this one, or its chain"));
    parent = add(menu, "chainParent", tr("Go to &Parent Workflow"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Up),
                 tr("Go to the run that started this one as its child, and to the event that did"));
    child = add(menu, "chainChild", tr("Go to &Child Workflow"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Down),
                tr("Go to the run of the selected child workflow, or to the first one"));
    asOne = add(menu, "chainAsOne", tr("Show Chain as &One"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A),
                tr("Show all open runs of the chain below each other on one clock"));
    markSelectionCommand(*child);
    window.addAction(child);
    connectLinks();
    connect(&chains, &Chains::changed, this, &ChainActions::update);
    update();
}

QAction* ChainActions::add(QMenu& menu, const char* name, const QString& text, const QKeySequence& key,
                           const QString& tip)
{
    QAction* const action = menu.addAction(text);
    action->setObjectName(QLatin1String(name));
    action->setShortcut(key);
    action->setStatusTip(tip);
    fileAction(*action, ActionCategory::Run);
    return action;
}

void ChainActions::connectLinks()
{
    const auto follow = [this](const std::optional<RunLink>& link) {
        if (link)
            emit linkActivated(*link);
    };
    const auto relations = [this]() -> const RunRelations* {
        return m_document ? m_chains.relationsOf(*m_document) : nullptr;
    };
    connect(previousRun, &QAction::triggered, this, [follow, relations] {
        if (const RunRelations* const own = relations(); own && own->previous)
            follow(own->previous->link);
    });
    connect(nextRun, &QAction::triggered, this, [follow, relations] {
        if (const RunRelations* const own = relations(); own && !own->next.empty())
            follow(own->next.front().link);
    });
    connect(resetFrom, &QAction::triggered, this, [this, follow, relations] {
        if (const RunRelations* const own = relations())
            follow(resetFromOf(*own));
    });
    connect(parent, &QAction::triggered, this, [follow, relations] {
        if (const RunRelations* const own = relations())
            follow(own->parent);
    });
    connect(child, &QAction::triggered, this, [this, follow] { follow(childToGoTo()); });
    connect(asOne, &QAction::triggered, this, &ChainActions::chainRequested);
}

void ChainActions::setDocument(Document* document)
{
    if (document == m_document)
        return;
    if (m_document)
        disconnect(&m_document->selection(), nullptr, this, nullptr);
    m_document = document;
    if (document)
        connect(&document->selection(), &Selection::changed, this, &ChainActions::update);
    update();
}

void ChainActions::update()
{
    const RunRelations* const relations = m_document ? m_chains.relationsOf(*m_document) : nullptr;
    const RunChain* const chain = m_document ? m_chains.chainOf(*m_document) : nullptr;
    const QString noRun = m_document ? QString() : tr("No run is open.");
    const auto reason = [&noRun](const QString& text) { return noRun.isEmpty() ? text : noRun; };
    std::optional<RunLink> previous;
    std::optional<RunLink> next;
    if (relations && relations->previous)
        previous = relations->previous->link;
    if (relations && !relations->next.empty())
        next = relations->next.front().link;
    offer(*previousRun, previous, reason(tr("No run was before this one.")));
    offer(*nextRun, next, reason(tr("No run is known to have come of this one.")));
    offer(*resetFrom, relations ? resetFromOf(*relations) : std::nullopt,
          reason(tr("This run was not made by a reset.")));
    offer(*parent, relations ? relations->parent : std::nullopt, reason(tr("This run is no child workflow.")));
    offer(*child, childToGoTo(), reason(tr("No child workflow is selected.")));
    const bool isChain = chain && chain->places.size() - chain->notOpenCount() > 1;
    asOne->setEnabled(isChain);
    setDisabledReason(*asOne, reason(tr("No other run of its chain is open.")));
}

void ChainActions::offer(QAction& action, const std::optional<RunLink>& link, const QString& reason)
{
    action.setEnabled(link.has_value());
    setDisabledReason(action, reason);
}

std::optional<RunLink> ChainActions::childToGoTo() const
{
    const RunRelations* const relations = m_document ? m_chains.relationsOf(*m_document) : nullptr;
    if (!relations || relations->children.empty())
        return std::nullopt;
    const EventGroups& groups = *m_document->snapshot()->groups;
    const GroupIndex group = m_document->selection().group();
    if (group.isValid() && group.value < groups.size()) {
        const RunLink* const selected =
            m_chains.chains()->childAt(m_chains.runOf(*m_document), groups.group(group).firstEvent);
        return selected ? std::optional(*selected) : std::nullopt;
    }
    const auto open = std::ranges::find_if(relations->children, [](const RunLink& link) { return link.run.isValid(); });
    return open == relations->children.end() ? relations->children.front() : *open;
}

std::optional<RunLink> ChainActions::resetFromOf(const RunRelations& relations) const
{
    // Runs that came of a reset run go back to the same reset.
    const RunChain* const chain = relations.chain.isValid() ? &m_chains.chains()->chain(relations.chain) : nullptr;
    for (std::optional<std::uint32_t> place = chain ? std::optional(relations.place) : std::nullopt; place;
         place = chain->places[*place].previous) {
        const ChainPlace& at = chain->places[*place];
        if (at.kind == SuccessionKind::Reset && at.previous) {
            const ChainPlace& base = chain->places[*at.previous];
            return RunLink{m_document->snapshot()->summary.workflowId, base.runId, base.run, EventIndex()};
        }
    }
    return std::nullopt;
}

} // namespace chronoscope
