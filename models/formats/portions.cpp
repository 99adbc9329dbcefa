// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/portions.h"

#include <utility>

namespace chronoscope {

namespace {

constexpr std::size_t PortionBytes = 1024 * 1024;

} // namespace

std::vector<Portion> portionsOf(const std::vector<std::vector<eventtext::Span>>& runs)
{
    std::vector<Portion> portions;
    for (std::size_t run = 0; run < runs.size(); ++run) {
        const std::span<const eventtext::Span> events(runs[run]);
        std::size_t begin = 0;
        std::size_t bytes = 0;
        for (std::size_t index = 0; index < events.size(); ++index) {
            bytes += events[index].end - events[index].begin;
            if (bytes < PortionBytes && index + 1 < events.size())
                continue;
            portions.push_back({run, events.subspan(begin, index + 1 - begin), nullptr, {}});
            begin = index + 1;
            bytes = 0;
        }
    }
    return portions;
}

std::vector<ReadRun> joinPortions(std::vector<Portion>& portions, std::size_t runCount, SourceFormat format,
                                  FindingCollector ofFile)
{
    std::vector<std::vector<std::shared_ptr<const HistoryChunk>>> chunks(runCount);
    std::vector<FindingCollector> findings(runCount);
    for (Portion& portion : portions) {
        if (portion.chunk->size() > 0)
            chunks[portion.run].push_back(std::move(portion.chunk));
        findings[portion.run].append(std::move(portion.findings));
    }
    std::vector<ReadRun> runs;
    for (std::size_t run = 0; run < runCount; ++run) {
        // What was noticed in a run that came to nothing is told with the next one.
        ofFile.append(std::move(findings[run]));
        if (chunks[run].empty())
            continue;
        runs.push_back({std::make_shared<const History>(std::move(chunks[run])), format, ofFile.findings({})});
        ofFile = {};
    }
    if (!runs.empty()) {
        const std::vector<Finding> rest = ofFile.findings({});
        runs.back().findings.insert(runs.back().findings.end(), rest.begin(), rest.end());
    }
    return runs;
}

} // namespace chronoscope
