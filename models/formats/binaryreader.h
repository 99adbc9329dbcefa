// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/findingcollector.h"
#include "models/formats/historyreader.h"

#include <string>
#include <string_view>
#include <vector>

namespace chronoscope {

/// Reads binary protobuf: History, GetWorkflowExecutionHistoryResponse, WorkflowExecutions of a cloud export. No runs at
/// all means that there is no event in it. "findings" are those noticed before. Errors: Cancelled.
[[nodiscard]] Result<std::vector<ReadRun>> readBinary(std::string_view bytes, FindingCollector findings,
                                                      const ReadOptions& options);

/// The first whole events of a binary file that is still being read; empty when there are none.
[[nodiscard]] std::vector<ReadRun> readBinaryHead(std::string_view head);

/// Histories of a JSON array of temporal.api.common.v1.DataBlob, put one after the other as one binary History. Blobs that
/// can't be read are reported.
[[nodiscard]] std::string rawHistoryBytes(std::string_view jsonArray, FindingCollector& findings);

} // namespace chronoscope
