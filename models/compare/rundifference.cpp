// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compare/rundifference.h"

#include "models/compare/differencefinder.h"
#include "models/compare/groupsymbols.h"
#include "models/compare/memberpairs.h"

#include <temporal/api/history/v1/message.pb.h>

#include <algorithm>

namespace chronoscope {

namespace {

constexpr std::int64_t StepCount = 4;

/// The id of the workflow that the run tells in its first events; empty when it doesn't.
std::string workflowIdOf(const History& history)
{
    return history.isEmpty()
               ? std::string()
               : history.event(EventIndex(0U)).workflow_execution_started_event_attributes().workflow_id();
}

class RunAlignment {
public:
    RunAlignment(RunDifference& runs, const CancellationToken& cancellation)
        : m_runs(runs), m_cancellation(cancellation)
    {
        runs.groupInB.assign(runs.a->size(), GroupIndex());
        runs.groupInA.assign(runs.b->size(), GroupIndex());
        runs.eventInB.assign(runs.a->history().size(), EventIndex());
        runs.eventInA.assign(runs.b->history().size(), EventIndex());
    }

    void pairOperations() { pair(operationsOf(*m_runs.a, *m_runs.ignored), operationsOf(*m_runs.b, *m_runs.ignored)); }

    void pairWorkflowTasks()
    {
        // Counterparts share a name; nothing else does.
        std::vector<std::uint64_t> namesInA(m_runs.a->size());
        std::vector<std::uint64_t> namesInB(m_runs.b->size());
        for (std::size_t i = 0; i < namesInA.size(); ++i)
            namesInA[i] = 2 * i + 1;
        for (std::size_t i = 0; i < namesInB.size(); ++i)
            namesInB[i] =
                m_runs.groupInA[i].isValid() ? 2 * static_cast<std::uint64_t>(m_runs.groupInA[i].value) + 1 : 2 * i + 2;
        pair(workflowTasksOf(*m_runs.a, namesInA), workflowTasksOf(*m_runs.b, namesInB));
    }

    void pairEvents()
    {
        for (std::uint32_t i = 0; i < m_runs.groupInB.size(); ++i) {
            if (m_runs.groupInB[i].isValid())
                pairMembers(GroupIndex(i), m_runs.groupInB[i]);
        }
    }

private:
    void pair(const GroupSequence& a, const GroupSequence& b)
    {
        const SequencePairs pairs = alignSequences(a.levels, b.levels, m_cancellation);
        for (std::size_t i = 0; i < pairs.inB.size(); ++i) {
            if (pairs.inB[i] == SequencePairs::None)
                continue;
            const GroupIndex inB = b.groups[pairs.inB[i]];
            m_runs.groupInB[a.groups[i].value] = inB;
            m_runs.groupInA[inB.value] = a.groups[i];
        }
    }

    void pairMembers(GroupIndex groupInA, GroupIndex groupInB)
    {
        m_members.pair(*m_runs.a, groupInA, *m_runs.b, groupInB, [this](EventIndex inA, EventIndex inB) {
            m_runs.eventInB[inA.value] = inB;
            m_runs.eventInA[inB.value] = inA;
        });
    }

    RunDifference& m_runs;
    const CancellationToken& m_cancellation;
    MemberPairs m_members;
};

} // namespace

std::size_t RunDifference::pairedGroups() const
{
    return static_cast<std::size_t>(
        std::ranges::count_if(groupInB, [](GroupIndex counterpart) { return counterpart.isValid(); }));
}

Result<std::shared_ptr<const RunDifference>> compareRuns(const std::shared_ptr<const EventGroups>& a,
                                                         const std::shared_ptr<const EventGroups>& b,
                                                         const CompareOptions& options,
                                                         const CancellationToken& cancellation, Progress* progress)
{
    const auto stepDone = [&] {
        if (progress)
            ++progress->done;
        return !cancellation.isCancelled();
    };
    if (progress)
        progress->total = StepCount;
    auto runs = std::make_shared<RunDifference>();
    runs->a = a;
    runs->b = b;
    const std::string idOfA = workflowIdOf(a->history());
    runs->ignored = std::make_shared<const IgnoredFields>(options, idOfA == workflowIdOf(b->history()));
    RunAlignment alignment(*runs, cancellation);
    alignment.pairOperations();
    if (!stepDone())
        return tl::unexpected(Error::cancelled());
    alignment.pairWorkflowTasks();
    if (!stepDone())
        return tl::unexpected(Error::cancelled());
    alignment.pairEvents();
    if (!stepDone())
        return tl::unexpected(Error::cancelled());
    DifferenceFinder(*runs, options).find(cancellation);
    if (!stepDone())
        return tl::unexpected(Error::cancelled());
    return runs;
}

} // namespace chronoscope
