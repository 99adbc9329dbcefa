// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/chains.h"

#include "models/core/executor.h"
#include "models/session/workspace.h"

#include <algorithm>
#include <utility>

namespace chronoscope {

Chains::Chains(Workspace& workspace, QObject* parent)
    : QObject(parent), m_workspace(workspace), m_chains(RunChains::build({}))
{
    connect(&workspace, &Workspace::documentOpened, this, [this](Document* document) {
        watch(*document);
        schedule();
    });
    connect(&workspace, &Workspace::documentClosing, this, [this](Document* document) {
        forget(*document);
        schedule();
    });
    for (Document* const document : workspace.documents())
        watch(*document);
    if (!workspace.documents().empty())
        schedule();
}

RunIndex Chains::runOf(const Document& document) const
{
    const auto found = std::ranges::find(m_members, &document, [](const Member& member) {
        return static_cast<const Document*>(member.document.data());
    });
    return found == m_members.end() ? RunIndex() : RunIndex(static_cast<std::size_t>(found - m_members.begin()));
}

Document* Chains::documentOf(RunIndex run) const
{
    return run.isValid() && run.value < m_members.size() ? m_members[run.value].document.data() : nullptr;
}

const RunRelations* Chains::relationsOf(const Document& document) const
{
    const RunIndex run = runOf(document);
    return run.isValid() ? &m_chains->relations(run) : nullptr;
}

const RunChain* Chains::chainOf(const Document& document) const
{
    const RunRelations* const relations = relationsOf(document);
    return relations && relations->chain.isValid() ? &m_chains->chain(relations->chain) : nullptr;
}

std::vector<Document*> Chains::continuedRunsOf(const Document& document) const
{
    std::vector<Document*> runs;
    const RunRelations* relations = relationsOf(document);
    // A chain has no circles.
    while (relations) {
        const auto next = std::ranges::find(relations->next, SuccessionKind::ContinuedAsNew, &Succession::kind);
        Document* const run = next == relations->next.end() ? nullptr : documentOf(next->link.run);
        if (!run)
            break;
        runs.push_back(run);
        relations = relationsOf(*run);
    }
    return runs;
}

void Chains::watch(Document& document)
{
    connect(&document, &Document::snapshotChanged, this, &Chains::schedule);
}

void Chains::forget(const Document& document)
{
    // It still lives, but nobody is to be led to it any more.
    if (const RunIndex run = runOf(document); run.isValid())
        m_members[run.value].document.clear();
}

void Chains::schedule()
{
    if (m_isScheduled)
        return;
    m_isScheduled = true;
    // A folder opens many at once, and the end of the work before calls again.
    if (!m_isRunning)
        QMetaObject::invokeMethod(this, &Chains::start, Qt::QueuedConnection);
}

void Chains::start()
{
    m_isScheduled = false;
    m_isRunning = true;
    std::vector<Member> members;
    std::vector<RunSnapshotPointer> snapshots;
    for (Document* const document : m_workspace.documents()) {
        Member member{document, document->snapshot(), nullptr};
        if (const RunIndex known = runOf(*document);
            known.isValid() && m_members[known.value].snapshot.lock() == document->snapshot())
            member.facts = m_members[known.value].facts;
        members.push_back(std::move(member));
        snapshots.push_back(document->snapshot());
    }
    std::vector<std::shared_ptr<const RunFacts>> known;
    known.reserve(members.size());
    for (const Member& member : members)
        known.push_back(member.facts);
    struct Found {
        std::vector<std::shared_ptr<const RunFacts>> facts;
        std::shared_ptr<const RunChains> chains;
    };
    runOnPool(
        [snapshots = std::move(snapshots), facts = std::move(known)]() mutable {
            for (std::size_t run = 0; run < facts.size(); ++run)
                if (!facts[run])
                    facts[run] = std::make_shared<const RunFacts>(RunFacts::of(*snapshots[run]));
            auto chains = RunChains::build(facts);
            return Found{std::move(facts), std::move(chains)};
        },
        this,
        [this, members = std::move(members)](Found found) mutable {
            for (std::size_t run = 0; run < members.size(); ++run)
                members[run].facts = std::move(found.facts[run]);
            finish(std::move(members), std::move(found.chains));
        });
}

void Chains::finish(std::vector<Member> members, std::shared_ptr<const RunChains> chains)
{
    m_isRunning = false;
    m_members = std::move(members);
    m_chains = std::move(chains);
    const std::vector<Document*>& open = m_workspace.documents();
    for (Member& member : m_members)
        if (std::ranges::find(open, member.document.data()) == open.end())
            member.document.clear();
    if (m_isScheduled)
        QMetaObject::invokeMethod(this, &Chains::start, Qt::QueuedConnection);
    emit changed();
}

} // namespace chronoscope
