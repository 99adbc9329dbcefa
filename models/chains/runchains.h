// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/chains/runfacts.h"
#include "models/core/strongindex.h"

#include <QString>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace chronoscope {

/// Position of a run in the list that RunChains were built of.
using RunIndex = StrongIndex<struct RunIndexTag>;
/// Position of a chain in RunChains.
using ChainIndex = StrongIndex<struct ChainIndexTag>;

/// Another run that a history names.
struct RunLink {
    QString workflowId; ///< raw text; may be empty
    QString runId;      ///< raw text; empty for a child whose start is not recorded
    RunIndex run;       ///< not valid while no file with it is open
    EventIndex event;   ///< of the run that has the link: where it is named; not valid when only the other one says so
};

struct Succession {
    RunLink link;
    SuccessionKind kind = SuccessionKind::ContinuedAsNew;
};

/// How one run is related to others.
struct RunRelations {
    std::optional<Succession> previous; ///< the run that was reset, else the one that was continued
    std::vector<Succession> next;       ///< how it went on first, then what it was reset to
    std::optional<RunLink> parent;
    EventIndex parentEvent;           ///< of the parent: where this run was initiated; not valid while unknown
    std::vector<RunLink> children;    ///< in the order in which they were initiated
    std::vector<RunIndex> duplicates; ///< other files with the same run
    ChainIndex chain;                 ///< not valid for a run that is alone
    std::uint32_t place = 0;          ///< in the chain
};

/// One run of a chain.
struct ChainPlace {
    QString runId;
    RunIndex run; ///< of several files with it the one with most events; not valid while it is not open
    std::optional<std::uint32_t> previous; ///< place that it came of; none for the first, and behind a gap
    SuccessionKind kind = SuccessionKind::ContinuedAsNew; ///< how it came of that
    bool hasGapBefore = false; ///< no open file tells which run was before; there may be some between
};

/// Runs of one workflow id that came of each other, oldest first. A run that was reset is followed by how it went on, and
/// then by what it was reset to.
struct RunChain {
    std::vector<ChainPlace> places;
    bool isCyclic = false;    ///< the files contradict each other; one link was left out
    bool mayHaveMore = false; ///< a gap, or an end that is not open: how many runs there are is not known

    [[nodiscard]] std::size_t notOpenCount() const;
    /// "run 3 of 5 (2 not open)"; "run 3 of at least 5 ..." where not all are known. Translated.
    [[nodiscard]] QString placeText(std::uint32_t place) const;
};

/// Which of the given runs belong together: continue-as-new, retry, cron, reset, parent and child. Found by the run ids
/// that histories name, never by the order of ids or times. Immutable; any thread may read it.
class RunChains {
public:
    /// Near-linear in the number of runs and children. Files of the same run may be among them several times.
    [[nodiscard]] static std::shared_ptr<const RunChains> build(std::vector<std::shared_ptr<const RunFacts>> runs);

    [[nodiscard]] std::size_t size() const { return m_runs.size(); }
    [[nodiscard]] const RunFacts& facts(RunIndex run) const { return *m_runs[run.value]; }
    [[nodiscard]] const RunRelations& relations(RunIndex run) const { return m_relations[run.value]; }
    [[nodiscard]] std::span<const RunChain> chains() const { return m_chains; }
    [[nodiscard]] const RunChain& chain(ChainIndex index) const { return m_chains[index.value]; }

    /// The child of an event of the run, when that is one of its child workflow events; null otherwise.
    [[nodiscard]] const RunLink* childAt(RunIndex run, EventIndex initiated) const;

private:
    friend class RunChainsBuilder;
    std::vector<std::shared_ptr<const RunFacts>> m_runs;
    std::vector<RunRelations> m_relations;
    std::vector<RunChain> m_chains;
};

} // namespace chronoscope
