// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/runloader.h"

#include "models/formats/historyreader.h"
#include "models/formats/schematables.h"
#include "models/history/historycheck.h"

#include <tuple>
#include <utility>

namespace chronoscope {

namespace {

RunSnapshotPointer makeSnapshot(const QString& sourceName, int runInSource, ReadRun run)
{
    auto snapshot = std::make_shared<RunSnapshot>();
    snapshot->sourceName = sourceName;
    snapshot->runInSource = runInSource;
    snapshot->format = run.format;
    snapshot->history = run.history;
    snapshot->groups = EventGroups::build(run.history);
    snapshot->causality = Causality::build(*run.history);
    snapshot->summary = RunSummary::of(*run.history);
    snapshot->findings = std::move(run.findings);
    snapshot->estimatedEventCount = snapshot->summary.eventCount;
    return snapshot;
}

RunSnapshotPointer makeCompleteSnapshot(const QString& sourceName, int runInSource, ReadRun run)
{
    std::vector<Finding> checked = checkHistory(*run.history, sourceName);
    run.findings.insert(run.findings.end(), std::make_move_iterator(checked.begin()),
                        std::make_move_iterator(checked.end()));
    return makeSnapshot(sourceName, runInSource, std::move(run));
}

} // namespace

Result<std::vector<RunSnapshotPointer>> loadRuns(const ByteSource& source, const LoadOptions& options)
{
    ReadOptions readOptions;
    readOptions.cancellation = options.cancellation;
    readOptions.progress = options.progress;
    readOptions.threads = options.threads;
    if (options.onFirstScreen) {
        readOptions.onFirstEvents = [&](std::shared_ptr<const History> firstEvents, SourceFormat format,
                                        std::int64_t estimatedEventCount) {
            auto first = makeSnapshot(source.name(), 0, ReadRun{std::move(firstEvents), format, {}});
            auto partial = std::make_shared<RunSnapshot>(*first);
            partial->isComplete = false;
            partial->estimatedEventCount = estimatedEventCount;
            options.onFirstScreen(std::move(partial));
        };
    }
    return readHistories(source, readOptions).map([&](std::vector<ReadRun> runs) {
        std::vector<RunSnapshotPointer> snapshots;
        snapshots.reserve(runs.size());
        for (ReadRun& run : runs)
            snapshots.push_back(
                makeCompleteSnapshot(source.name(), static_cast<int>(snapshots.size()), std::move(run)));
        return snapshots;
    });
}

void prepareReaders()
{
    std::ignore = historyEventTable();
}

} // namespace chronoscope
