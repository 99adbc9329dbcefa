// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/chains/relationsline.h"

#include "models/core/format.h"
#include "models/session/chains.h"
#include "models/session/document.h"
#include "views/common/copyablelabel.h"
#include "views/common/flowlayout.h"
#include "views/common/menubutton.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>

#include <algorithm>

namespace chronoscope {

namespace {

constexpr int ShownIdCharacters = 13;
constexpr int ShownNameCharacters = 40;
/// More children than these are found by their events in the table.
constexpr std::size_t MostMenuEntries = 60;

} // namespace

RelationsLine::RelationsLine(const Chains& chains, const Document& document, QWidget* parent)
    : QWidget(parent), m_chains(chains), m_document(document), m_layout(new FlowLayout(this))
{
    setAccessibleName(tr("Related runs"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(16);
    connect(&chains, &Chains::changed, this, &RelationsLine::refresh);
    refresh();
}

void RelationsLine::refresh()
{
    while (QLayoutItem* const item = m_layout->takeAt(0)) {
        // Later: one of them may have been clicked, and this be what came of it.
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    m_texts.clear();
    m_childrenMenu = nullptr;
    const RunRelations* const relations = m_chains.relationsOf(m_document);
    const RunChain* const chain = m_chains.chainOf(m_document);
    if (relations && relations->previous)
        addPrevious(*relations->previous);
    if (relations && chain)
        addWords(chain->placeText(relations->place));
    if (relations) {
        for (const Succession& next : relations->next)
            addNext(next);
        if (relations->parent)
            addLink(tr("Parent"), tr("Parent's workflow id"), relations->parent->workflowId, *relations->parent);
        if (!relations->children.empty())
            addChildren(relations->children);
        if (!relations->duplicates.empty())
            addWords(tr("opened %n times", nullptr, static_cast<int>(relations->duplicates.size()) + 1));
    }
    if (chain && chain->isCyclic)
        addWords(tr("the files contradict each other on what came first"));
    if (chain && chain->places.size() - chain->notOpenCount() > 1) {
        auto* const link = new CopyableLabel(this);
        link->setTone(CopyableLabel::Tone::Link);
        link->setValue(tr("Chain"), tr("Show as one"));
        link->setExplanation(tr("Show the runs of the chain on one clock."));
        connect(link, &CopyableLabel::linkActivated, this, &RelationsLine::chainRequested);
        addPart(link, tr("Show as one"));
    }
    setVisible(!m_texts.isEmpty());
}

void RelationsLine::addPrevious(const Succession& previous)
{
    QString words;
    switch (previous.kind) {
    case SuccessionKind::ContinuedAsNew:
        words = tr("Continued from");
        break;
    case SuccessionKind::Retried:
        words = tr("Retry of");
        break;
    case SuccessionKind::Cron:
        words = tr("By cron after");
        break;
    case SuccessionKind::Reset:
        words = tr("Reset of");
        break;
    }
    addLink(words, tr("Run id"), previous.link.runId, previous.link);
}

void RelationsLine::addNext(const Succession& next)
{
    QString words;
    switch (next.kind) {
    case SuccessionKind::ContinuedAsNew:
        words = tr("Continued as");
        break;
    case SuccessionKind::Retried:
        words = tr("Retried as");
        break;
    case SuccessionKind::Cron:
        words = tr("Next by cron");
        break;
    case SuccessionKind::Reset:
        words = tr("Reset to");
        break;
    }
    addLink(words, tr("Run id"), next.link.runId, next.link);
}

void RelationsLine::addChildren(const std::vector<RunLink>& children)
{
    const auto open =
        static_cast<int>(std::ranges::count_if(children, [](const RunLink& child) { return child.run.isValid(); }));
    const QString words = tr("%n child workflow(s)", nullptr, static_cast<int>(children.size())) +
                          QStringLiteral(", ") + tr("%n open", nullptr, open);
    auto* const button = new MenuButton(this);
    button->setWords(words);
    m_childrenMenu = button->menu();
    connect(m_childrenMenu, &QMenu::aboutToShow, this, [this, menu = m_childrenMenu] {
        menu->clear();
        if (const RunRelations* const relations = m_chains.relationsOf(m_document))
            fillChildren(*menu, relations->children);
    });
    addPart(button, words);
}

void RelationsLine::fillChildren(QMenu& menu, const std::vector<RunLink>& children)
{
    for (std::size_t position = 0; position < std::min(children.size(), MostMenuEntries); ++position) {
        const RunLink& link = children[position];
        QString name = singleLine(link.workflowId, ShownNameCharacters);
        name.replace(QLatin1Char('&'), QLatin1String("&&"));
        const QString text = link.run.isValid() ? name : tr("%1 (not open)").arg(name);
        // Whatever leads to the run may take this menu away.
        menu.addAction(text, this, [this, link] { emit linkActivated(link); });
    }
    if (children.size() > MostMenuEntries) {
        const auto more = static_cast<int>(children.size() - MostMenuEntries);
        menu.addAction(tr("%n more: select their events", nullptr, more))->setEnabled(false);
    }
}

void RelationsLine::addWords(const QString& words)
{
    auto* const label = new QLabel(words, this);
    label->setTextFormat(Qt::PlainText);
    // As high as the links beside it, so that all stand on one line.
    label->setMinimumHeight(CopyableLabel(this).sizeHint().height());
    addPart(label, words);
}

void RelationsLine::addLink(const QString& words, const QString& name, const QString& id, const RunLink& link)
{
    auto* const part = new QWidget(this);
    auto* const caption = new QLabel(words, part);
    caption->setTextFormat(Qt::PlainText);
    caption->setForegroundRole(QPalette::PlaceholderText);
    auto* const target = new CopyableLabel(part);
    target->setTone(CopyableLabel::Tone::Link);
    target->setFixedWidthText(true);
    target->setValue(name, id);
    const bool isRunId = id == link.runId;
    const QString shown = singleLine(shortenMiddle(id, isRunId ? ShownIdCharacters : ShownNameCharacters));
    target->setShownText(shown);
    const bool isOpen = m_chains.documentOf(link.run) != nullptr;
    target->setExplanation(isOpen ? tr("Show this run.")
                                  : tr("This run is not open. It can be looked for in the folder of this file."));
    connect(target, &CopyableLabel::linkActivated, this, [this, link] { emit linkActivated(link); });
    auto* const layout = new QHBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(caption);
    layout->addWidget(target);
    QString text = words + QLatin1Char(' ') + shown;
    if (!isOpen) {
        auto* const note = new QLabel(tr("not open"), part);
        note->setTextFormat(Qt::PlainText);
        note->setForegroundRole(QPalette::PlaceholderText);
        layout->addWidget(note);
        text += QLatin1Char(' ') + note->text();
    }
    addPart(part, text);
}

void RelationsLine::addPart(QWidget* part, const QString& text)
{
    m_layout->addWidget(part);
    part->show();
    m_texts.append(text);
}

} // namespace chronoscope
