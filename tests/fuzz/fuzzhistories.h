// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/eventjson.h"
#include "models/formats/historyreader.h"
#include "models/history/eventgroup.h"
#include "models/history/historycheck.h"

#include <cstdlib>

namespace chronoscope::fuzz {

/// Everything that happens to a file when it is opened, on one thread. Ends the program when something is wrong that no
/// sanitizer sees: findings without words, groups that lack an event.
inline void openBytes(const QByteArray& bytes)
{
    ReadOptions options;
    options.threads = 1;
    const auto runs = readHistories(*bytesInMemory(bytes, QStringLiteral("fuzz")), options);
    if (!runs) {
        if (runs.error().message.isEmpty())
            std::abort();
        return;
    }
    for (const ReadRun& run : *runs) {
        std::vector<Finding> findings = run.findings;
        const std::vector<Finding> checked = checkHistory(*run.history, QStringLiteral("fuzz"));
        findings.insert(findings.end(), checked.begin(), checked.end());
        for (const Finding& finding : findings) {
            if (finding.message.isEmpty())
                std::abort();
        }
        const auto groups = EventGroups::build(run.history);
        std::size_t members = 0;
        for (std::size_t group = 0; group < groups->size(); ++group)
            members += groups->members(GroupIndex(group)).size();
        if (members != run.history->size())
            std::abort();
        for (std::size_t index = 0; index < std::min<std::size_t>(run.history->size(), 20); ++index) {
            if (eventToJson(*run.history, EventIndex(index), JsonStyle::Indented).isEmpty())
                std::abort();
        }
    }
}

} // namespace chronoscope::fuzz
