// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace chronoscope {

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
/// In words, translated, for the user.
[[nodiscard]] QString displayName(SourceFormat format);

} // namespace chronoscope
