// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/runsnapshot.h"
#include "models/lint/lint.h"

#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace chronoscope {

/// What a reader found in a file, or a lint in a run: the same to whoever looks for what is wrong. Raw texts.
struct FindingRow {
    Finding::Severity severity = Finding::Severity::Note;
    QString subject;                        ///< the field that a finding is about, or what a lint is called
    bool isField = false;                   ///< subject is a path below the event
    QString message;                        ///< what happened
    QString remedy;                         ///< what to do; may be empty
    std::optional<std::int64_t> eventId;    ///< first event; the history may lack it
    std::vector<EventIndex> events;         ///< those that the history has
    std::optional<std::int64_t> byteOffset; ///< in the decompressed file
    QString file;                           ///< as the user named it

    [[nodiscard]] static FindingRow of(const Finding& finding, const History& history);
    [[nodiscard]] static FindingRow of(const Lint& lint, const RunSnapshot& snapshot);
};

/// The findings of a snapshot, then the lints; null for none. Immutable.
using FindingRows = std::shared_ptr<const std::vector<FindingRow>>;
[[nodiscard]] FindingRows findingRowsOf(const RunSnapshotPointer& snapshot,
                                        const std::shared_ptr<const std::vector<Lint>>& lints);

} // namespace chronoscope
