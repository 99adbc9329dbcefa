// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/chains/runchains.h"

#include "models/chains/chainorder.h"
#include "models/chains/runregister.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace chronoscope {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(chronoscope::RunChain)
};

} // namespace

class RunChainsBuilder {
public:
    explicit RunChainsBuilder(std::vector<std::shared_ptr<const RunFacts>> runs)
        : m_chains(std::make_shared<RunChains>()), m_register(runs)
    {
        m_chains->m_runs = std::move(runs);
        m_chains->m_relations.resize(m_chains->m_runs.size());
    }

    [[nodiscard]] std::shared_ptr<const RunChains> build()
    {
        // Those that name the run before them are believed first; then those that name the next one.
        forEachRun([this](RunIndex run) { linkBackwards(run); });
        forEachRun([this](RunIndex run) { linkForwards(run); });
        orderChains();
        forEachRun([this](RunIndex run) { relateDuplicates(run); });
        forEachRun([this](RunIndex run) { relateChildren(run); });
        forEachRun([this](RunIndex run) { relateParent(run); });
        return std::move(m_chains);
    }

private:
    template <typename Function>
    void forEachRun(Function function)
    {
        for (std::size_t position = 0; position < m_chains->m_runs.size(); ++position)
            function(RunIndex(position));
    }

    [[nodiscard]] const RunFacts& facts(RunIndex run) const { return *m_chains->m_runs[run.value]; }
    [[nodiscard]] RunRelations& relations(RunIndex run) { return m_chains->m_relations[run.value]; }

    /// Only the fullest file of a run speaks for it.
    [[nodiscard]] std::optional<std::size_t> knownOfSpeaker(RunIndex run) const
    {
        const auto known = m_register.knownOf(run);
        return known && m_register.fileOf(*known) == run ? known : std::nullopt;
    }

    void link(std::size_t known, std::size_t previous, SuccessionKind kind)
    {
        if (known == previous || m_register.known(known).previous)
            return;
        m_register.known(known).previous = previous;
        m_register.known(known).kind = kind;
        m_register.join(previous, known);
    }

    void linkBackwards(RunIndex run)
    {
        const auto known = knownOfSpeaker(run);
        if (!known)
            return;
        const RunFacts& own = facts(run);
        const auto named = [&](const QString& runId) {
            return m_register.findOrAdd(own.workflowId, runId, own.nameSpace);
        };
        if (!own.firstRunId.isEmpty())
            m_register.join(named(own.firstRunId), *known);
        std::size_t continued = *known;
        if (!own.resetFromRunId.isEmpty()) {
            continued = named(own.resetFromRunId);
            link(*known, continued, SuccessionKind::Reset);
        }
        // The first event is a copy of that of the run that was reset: what it says is true of both.
        const bool speaksForItself = m_register.known(continued).files.empty() || continued == *known;
        if (!own.continuedFromRunId.isEmpty() && speaksForItself)
            link(continued, named(own.continuedFromRunId), own.continuedBy);
    }

    void linkForwards(RunIndex run)
    {
        const auto known = knownOfSpeaker(run);
        const RunFacts& own = facts(run);
        if (known && !own.newRunId.isEmpty())
            link(m_register.findOrAdd(own.workflowId, own.newRunId, own.nameSpace), *known, own.nextBy);
    }

    void orderChains()
    {
        m_chains->m_chains = chainsInOrder(m_register, m_chains->m_runs);
        for (std::size_t index = 0; index < m_chains->m_chains.size(); ++index) {
            const RunChain& chain = m_chains->m_chains[index];
            for (std::size_t place = 0; place < chain.places.size(); ++place) {
                for (const RunIndex file : filesOf(chain.places[place])) {
                    relations(file).chain = ChainIndex(index);
                    relations(file).place = static_cast<std::uint32_t>(place);
                }
            }
            relateSuccession(chain);
        }
    }

    /// Tells every file of a chain from where its run came, and every file of that run what came of it.
    void relateSuccession(const RunChain& chain)
    {
        for (const ChainPlace& place : chain.places) {
            if (!place.previous)
                continue;
            const ChainPlace& previous = chain.places[*place.previous];
            for (const RunIndex file : filesOf(place)) {
                const bool isReset = place.kind == SuccessionKind::Reset;
                const EventIndex event = isReset ? facts(file).resetEvent : facts(file).startedEvent;
                relations(file).previous = {{facts(file).workflowId, previous.runId, previous.run, event}, place.kind};
            }
            for (const RunIndex file : filesOf(previous)) {
                const bool isNamed = place.runId == facts(file).newRunId;
                const EventIndex event = isNamed ? facts(file).closeEvent : EventIndex();
                relations(file).next.push_back({{facts(file).workflowId, place.runId, place.run, event}, place.kind});
            }
        }
    }

    [[nodiscard]] std::vector<RunIndex> filesOf(const ChainPlace& place) const
    {
        const auto known = place.run.isValid() ? m_register.knownOf(place.run) : std::nullopt;
        return known ? m_register.known(*known).files : std::vector<RunIndex>();
    }

    void relateDuplicates(RunIndex run)
    {
        if (const auto known = m_register.knownOf(run)) {
            relations(run).duplicates = m_register.known(*known).files;
            std::erase(relations(run).duplicates, run);
        }
    }

    void relateChildren(RunIndex run)
    {
        for (const ChildFact& child : facts(run).children) {
            const auto known = m_register.find(child.workflowId, child.runId, {});
            relations(run).children.push_back(
                {child.workflowId, child.runId, known ? m_register.fileOf(*known) : RunIndex(), child.initiated});
        }
    }

    void relateParent(RunIndex run)
    {
        const RunFacts& own = facts(run);
        if (own.parentRunId.isEmpty())
            return;
        const auto known = m_register.find(own.parentWorkflowId, own.parentRunId, own.parentNamespace);
        RunRelations& relation = relations(run);
        relation.parent = {own.parentWorkflowId, own.parentRunId, known ? m_register.fileOf(*known) : RunIndex(),
                           own.startedEvent};
        if (!relation.parent->run.isValid() || relation.parent->run == run)
            return;
        for (const RunIndex parent : m_register.known(*known).files)
            adopt(parent, run);
        const std::vector<ChildFact>& siblings = facts(relation.parent->run).children;
        const auto named = std::ranges::find(siblings, own.parentInitiatedEventId, &ChildFact::initiatedEventId);
        if (named != siblings.end())
            relation.parentEvent = named->initiated;
    }

    /// A child whose start the parent did not record yet is known by the event that asked for it.
    void adopt(RunIndex parent, RunIndex child)
    {
        const std::vector<ChildFact>& named = facts(parent).children;
        const auto found = std::ranges::find(named, facts(child).parentInitiatedEventId, &ChildFact::initiatedEventId);
        if (found == named.end()) {
            relations(parent).children.push_back({facts(child).workflowId, facts(child).runId, child, EventIndex()});
            return;
        }
        RunLink& link = relations(parent).children[static_cast<std::size_t>(found - named.begin())];
        const bool isFirstRun = facts(child).firstRunId.isEmpty() || facts(child).firstRunId == facts(child).runId;
        if (!link.run.isValid() && found->runId.isEmpty() && isFirstRun) {
            link.runId = facts(child).runId;
            link.run = child;
        }
    }

    std::shared_ptr<RunChains> m_chains;
    RunRegister m_register;
};

std::shared_ptr<const RunChains> RunChains::build(std::vector<std::shared_ptr<const RunFacts>> runs)
{
    return RunChainsBuilder(std::move(runs)).build();
}

const RunLink* RunChains::childAt(RunIndex run, EventIndex initiated) const
{
    const std::vector<RunLink>& children = relations(run).children;
    const auto found = std::ranges::find(children, initiated, &RunLink::event);
    return found == children.end() || !initiated.isValid() ? nullptr : &*found;
}

std::size_t RunChain::notOpenCount() const
{
    return static_cast<std::size_t>(
        std::ranges::count_if(places, [](const ChainPlace& place) { return !place.run.isValid(); }));
}

QString RunChain::placeText(std::uint32_t place) const
{
    const QString number = QString::number(place + 1);
    const QString total = QString::number(places.size());
    const QString text = mayHaveMore ? Texts::tr("run %1 of at least %2").arg(number, total)
                                     : Texts::tr("run %1 of %2").arg(number, total);
    const auto missing = static_cast<int>(notOpenCount());
    return missing == 0 ? text : text + QLatin1Char(' ') + Texts::tr("(%n not open)", nullptr, missing);
}

} // namespace chronoscope
