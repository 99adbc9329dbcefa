// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cancellation.h"
#include "models/formats/eventtext.h"
#include "models/formats/findingcollector.h"
#include "models/formats/historyreader.h"

#include <string_view>
#include <vector>

namespace chronoscope {

/// Events that stood together, in the order of the file.
struct EventBatch {
    enum class Kind {
        History, ///< the events of one History message: never more than one run
        Loose,   ///< an array, lines or documents of events: a new run begins where the ids start again
        OwnRun   ///< as History, and surely another run than the batch before
    };
    Kind kind = Kind::History;
    std::vector<eventtext::Span> events;
};

/// What a JSON file holds and where, found by looking at brackets, quotes and names only.
struct JsonLayout {
    SourceFormat format = SourceFormat::JsonHistory;
    std::vector<EventBatch> batches;
    std::vector<std::string_view> rawHistories; ///< arrays of DataBlob of GetWorkflowExecutionHistoryResponse
    FindingCollector findings;                  ///< about the file as a whole
    std::size_t documents = 0;
    bool isDamaged = false;          ///< the text is no JSON from some point on; events behind it were searched for
    bool hasManyEventCopies = false; ///< a Web UI shape, where one event may stand several times
};

/// Recognises every form of JSON that histories come in, whatever the nesting. The text must outlive the layout.
/// Stops early, with what was found so far, when cancelled.
[[nodiscard]] JsonLayout scanJsonLayout(std::string_view text, const CancellationToken& cancellation);

} // namespace chronoscope
