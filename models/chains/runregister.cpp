// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/chains/runregister.h"

#include <algorithm>
#include <utility>

namespace chronoscope {

namespace {

bool mayBeSame(const QString& one, const QString& other)
{
    return one == other || one.isEmpty() || other.isEmpty();
}

} // namespace

RunRegister::RunRegister(const std::vector<std::shared_ptr<const RunFacts>>& runs)
{
    m_knownOfFile.resize(runs.size());
    for (std::size_t position = 0; position < runs.size(); ++position) {
        const RunFacts& facts = *runs[position];
        if (facts.runId.isEmpty())
            continue;
        const std::size_t known = findOrAdd(facts.workflowId, facts.runId, facts.nameSpace);
        m_known[known].files.emplace_back(position);
        m_knownOfFile[position] = known;
    }
    for (KnownRun& known : m_known)
        std::ranges::stable_sort(known.files, std::ranges::greater(),
                                 [&](RunIndex file) { return runs[file.value]->eventCount; });
}

std::optional<std::size_t> RunRegister::find(const QString& workflowId, const QString& runId,
                                             const QString& nameSpace) const
{
    const auto found = m_byRunId.constFind(runId);
    if (runId.isEmpty() || found == m_byRunId.constEnd())
        return std::nullopt;
    for (const std::size_t position : *found) {
        const KnownRun& known = m_known[position];
        if (mayBeSame(known.workflowId, workflowId) && mayBeSame(known.nameSpace, nameSpace))
            return position;
    }
    return std::nullopt;
}

std::size_t RunRegister::findOrAdd(const QString& workflowId, const QString& runId, const QString& nameSpace)
{
    if (const auto found = find(workflowId, runId, nameSpace)) {
        KnownRun& known = m_known[*found];
        if (known.workflowId.isEmpty())
            known.workflowId = workflowId;
        if (known.nameSpace.isEmpty())
            known.nameSpace = nameSpace;
        return *found;
    }
    const std::size_t position = m_known.size();
    m_known.push_back({workflowId, runId, nameSpace, {}, {}, {}, position});
    m_byRunId[runId].push_back(position);
    return position;
}

std::size_t RunRegister::root(std::size_t position)
{
    while (m_known[position].group != position) {
        std::size_t& group = m_known[position].group;
        position = std::exchange(group, m_known[group].group);
    }
    return position;
}

void RunRegister::join(std::size_t one, std::size_t other)
{
    m_known[root(other)].group = root(one);
}

RunIndex RunRegister::fileOf(std::size_t position) const
{
    const std::vector<RunIndex>& files = m_known[position].files;
    return files.empty() ? RunIndex() : files.front();
}

} // namespace chronoscope
