// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/chains/chainorder.h"

#include <algorithm>
#include <map>
#include <ranges>
#include <tuple>

namespace chronoscope {

namespace {

class ChainOrder {
public:
    ChainOrder(RunRegister& runs, const std::vector<std::shared_ptr<const RunFacts>>& files)
        : m_runs(runs), m_files(files), m_next(runs.size()), m_began(runs.size())
    {
    }

    [[nodiscard]] std::vector<RunChain> chains()
    {
        breakCircles();
        for (std::size_t run = 0; run < m_runs.size(); ++run) {
            if (const auto previous = m_runs.known(run).previous)
                m_next[*previous].push_back(run);
            if (const RunIndex file = m_runs.fileOf(run); file.isValid())
                m_began[run] = m_files[file.value]->began;
        }
        for (std::vector<std::size_t>& next : m_next)
            std::ranges::stable_sort(next, {}, [this](std::size_t run) { return orderOf(run); });
        std::map<std::size_t, std::vector<std::size_t>> members; // in the order in which the files were opened
        for (std::size_t run = 0; run < m_runs.size(); ++run)
            members[m_runs.root(run)].push_back(run);
        std::vector<RunChain> result;
        for (const auto& [root, runs] : members) {
            const bool isAnyOpen = std::ranges::any_of(runs, [&](std::size_t run) { return isOpen(run); });
            if (runs.size() > 1 && isAnyOpen)
                result.push_back(chainOf(runs));
        }
        return result;
    }

private:
    [[nodiscard]] bool isOpen(std::size_t run) const { return m_runs.fileOf(run).isValid(); }

    /// How a run went on stands before what it was reset to.
    [[nodiscard]] std::tuple<bool, Instant> orderOf(std::size_t run) const
    {
        return {m_runs.known(run).kind == SuccessionKind::Reset, m_began[run]};
    }

    /// Every run has one run before it at most, so a walk backwards ends, or comes back to where it has been.
    void breakCircles()
    {
        std::vector<std::size_t> walkOf(m_runs.size(), m_runs.size());
        for (std::size_t start = 0; start < m_runs.size(); ++start) {
            std::size_t run = start;
            while (walkOf[run] == m_runs.size()) {
                walkOf[run] = start;
                const auto previous = m_runs.known(run).previous;
                if (!previous)
                    break;
                if (walkOf[*previous] == start) {
                    m_runs.known(run).previous.reset();
                    m_circular.push_back(run);
                    break;
                }
                run = *previous;
            }
        }
    }

    /// The first run of the chain as its runs name it; the number of known runs where none does.
    [[nodiscard]] std::size_t firstOf(const std::vector<std::size_t>& members) const
    {
        for (const std::size_t member : members) {
            const RunIndex file = m_runs.fileOf(member);
            if (!file.isValid())
                continue;
            const RunFacts& facts = *m_files[file.value];
            if (const auto first = m_runs.find(facts.workflowId, facts.firstRunId, facts.nameSpace))
                return *first;
        }
        return m_runs.size();
    }

    /// When the earliest open run that came of it began.
    [[nodiscard]] Instant beganFrom(std::size_t root) const
    {
        std::vector<std::size_t> waiting{root};
        while (!waiting.empty()) {
            const std::size_t run = waiting.back();
            waiting.pop_back();
            if (m_began[run].isValid())
                return m_began[run];
            waiting.insert(waiting.end(), m_next[run].rbegin(), m_next[run].rend());
        }
        return {};
    }

    [[nodiscard]] RunChain chainOf(const std::vector<std::size_t>& members) const
    {
        const std::size_t first = firstOf(members);
        std::vector<std::size_t> roots;
        std::ranges::copy_if(members, std::back_inserter(roots),
                             [this](std::size_t run) { return !m_runs.known(run).previous; });
        std::ranges::stable_sort(roots, {}, [&](std::size_t run) { return std::tuple(run != first, beganFrom(run)); });
        RunChain chain;
        chain.isCyclic = std::ranges::any_of(
            m_circular, [&](std::size_t run) { return std::ranges::find(members, run) != members.end(); });
        for (const std::size_t root : roots)
            append(chain, root, root != first && !isBeginning(root));
        return chain;
    }

    /// Its own history says that no run was before it.
    [[nodiscard]] bool isBeginning(std::size_t run) const
    {
        const RunIndex file = m_runs.fileOf(run);
        return file.isValid() && m_files[file.value]->continuedFromRunId.isEmpty() &&
               m_files[file.value]->resetFromRunId.isEmpty() && m_files[file.value]->startedEvent.isValid();
    }

    void append(RunChain& chain, std::size_t root, bool isBehindGap) const
    {
        struct Step {
            std::size_t run;
            std::optional<std::uint32_t> previous;
        };
        std::vector<Step> waiting{{root, std::nullopt}};
        chain.mayHaveMore = chain.mayHaveMore || isBehindGap;
        while (!waiting.empty()) {
            const Step step = waiting.back();
            waiting.pop_back();
            const KnownRun& known = m_runs.known(step.run);
            const auto place = static_cast<std::uint32_t>(chain.places.size());
            chain.places.push_back(
                {known.runId, m_runs.fileOf(step.run), step.previous, known.kind, step.run == root && isBehindGap});
            chain.mayHaveMore = chain.mayHaveMore || (!isOpen(step.run) && m_next[step.run].empty());
            for (const std::size_t next : std::views::reverse(m_next[step.run]))
                waiting.push_back({next, place});
        }
    }

    RunRegister& m_runs;
    const std::vector<std::shared_ptr<const RunFacts>>& m_files;
    std::vector<std::vector<std::size_t>> m_next;
    std::vector<Instant> m_began;
    std::vector<std::size_t> m_circular; ///< runs whose link to the run before them was taken away
};

} // namespace

std::vector<RunChain> chainsInOrder(RunRegister& runs, const std::vector<std::shared_ptr<const RunFacts>>& files)
{
    return ChainOrder(runs, files).chains();
}

} // namespace chronoscope
