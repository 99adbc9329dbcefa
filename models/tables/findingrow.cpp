// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/findingrow.h"

namespace chronoscope {

FindingRow FindingRow::of(const Finding& finding, const History& history)
{
    FindingRow row;
    row.severity = finding.severity;
    row.subject = finding.field;
    row.isField = true;
    row.message = finding.message;
    row.remedy = finding.remedy;
    row.eventId = finding.eventId;
    row.byteOffset = finding.byteOffset;
    row.file = finding.file;
    if (const auto event = finding.eventId ? history.findEventId(*finding.eventId) : std::nullopt)
        row.events.push_back(*event);
    return row;
}

FindingRow FindingRow::of(const Lint& lint, const RunSnapshot& snapshot)
{
    FindingRow row;
    row.severity = lint.severity;
    row.subject = displayName(lint.kind);
    row.message = lint.message;
    row.remedy = lint.remedy;
    row.events = lint.events;
    row.file = snapshot.sourceName;
    if (!lint.events.empty())
        row.eventId = snapshot.history->eventId(lint.events.front());
    return row;
}

FindingRows findingRowsOf(const RunSnapshotPointer& snapshot, const std::shared_ptr<const std::vector<Lint>>& lints)
{
    auto rows = std::make_shared<std::vector<FindingRow>>();
    if (!snapshot)
        return rows;
    rows->reserve(snapshot->findings.size() + (lints ? lints->size() : 0));
    for (const Finding& finding : snapshot->findings)
        rows->push_back(FindingRow::of(finding, *snapshot->history));
    if (lints) {
        for (const Lint& lint : *lints)
            rows->push_back(FindingRow::of(lint, *snapshot));
    }
    return rows;
}

} // namespace chronoscope
