// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cancellation.h"
#include "models/core/error.h"
#include "models/history/finding.h"
#include "models/history/history.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>
#include <vector>

namespace chronoscope {

/// Where bytes come from. read() may be called from several threads at once.
class ByteSource {
public:
    virtual ~ByteSource() = default;
    /// As the user named it; for messages.
    [[nodiscard]] virtual QString name() const = 0;
    [[nodiscard]] virtual std::int64_t size() const = 0;
    /// Fills the buffer from the offset on; returns how many bytes came, fewer only at the end.
    [[nodiscard]] virtual Result<std::int64_t> read(std::int64_t offset, char* buffer, std::int64_t count) const = 0;
};

/// A regular file, read in place; a pipe, a device or a resource (":/...") is read whole first. Errors: Io, Permission.
[[nodiscard]] Result<std::shared_ptr<const ByteSource>> openFile(const QString& path);
/// Bytes in memory: clipboard, standard input, tests.
[[nodiscard]] std::shared_ptr<const ByteSource> bytesInMemory(QByteArray bytes, QString name);

/// In which form the events stood in the file.
enum class SourceFormat {
    JsonHistory,         ///< {"events":[...]}
    JsonEventArray,      ///< [event, ...]
    JsonHistoryArray,    ///< [{"events":[...]}, ...]: archival blobs, feature tests
    JsonHistoryResponse, ///< {"history":{...},"nextPageToken":...}
    JsonCloudExport,     ///< {"items":[{"history":{...}}]}
    JsonLines,           ///< one event or one history a line, or several documents one after the other
    JsonGoStructs,       ///< Go's encoding/json of the structs
    JsonSingleEvent,
    JsonWebUi,             ///< the Web UI's internal shapes: groups, maps by type
    BinaryHistory,         ///< temporal.api.history.v1.History
    BinaryHistoryResponse, ///< temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryResponse
    BinaryCloudExport      ///< temporal.api.export.v1.WorkflowExecutions
};
[[nodiscard]] QString displayName(SourceFormat format);

/// One run as it was read. Findings are those of reading; checkHistory() adds those of meaning.
struct ReadRun {
    std::shared_ptr<const History> history;
    SourceFormat format = SourceFormat::JsonHistory;
    std::vector<Finding> findings;
};

struct ReadOptions {
    CancellationToken cancellation;
    Progress* progress = nullptr; ///< bytes; must outlive the call
    /// Called at most once, on a thread of the pool, as soon as the first events of the first run are known and more will
    /// follow, with the estimated number of events in all.
    std::function<void(std::shared_ptr<const History> firstEvents, SourceFormat format,
                       std::int64_t estimatedEventCount)>
        onFirstEvents;
    /// How many threads of the pool may help, the caller's included.
    int threads = 2;
};

/// Recognises the form by content and reads every run of it; gzip and zstd are unpacked first (bounded against bombs).
/// Blocks; call it on the pool. Errors: Schema "this is no history" with one sentence, Io, Limit, Cancelled.
/// What can be read of a damaged file is returned with findings; an error means that nothing could.
[[nodiscard]] Result<std::vector<ReadRun>> readHistories(const ByteSource& source, const ReadOptions& options);

} // namespace chronoscope
