// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/criticalpathtext.h"

#include "app/consoleoutput.h"
#include "app/jsonwriter.h"
#include "app/texttable.h"
#include "models/core/format.h"
#include "models/statistics/criticalpath.h"

#include <QCoreApplication>

#include <algorithm>

namespace chronoscope {

namespace {

/// Carries the context of the texts.
struct PathText {
    Q_DECLARE_TR_FUNCTIONS(PathText)
};

void writeTotals(const CriticalPath& path, ConsoleOutput& output)
{
    TextTable table({{PathText::tr("Duration"), TextTable::Alignment::Right},
                     {PathText::tr("Share"), TextTable::Alignment::Right},
                     {PathText::tr("Waiting for")}});
    const auto totals = path.totals();
    std::vector<std::size_t> kinds;
    for (std::size_t kind = 0; kind < totals.size(); ++kind) {
        if (totals[kind].nanoseconds > 0)
            kinds.push_back(kind);
    }
    std::ranges::stable_sort(kinds, std::ranges::greater(), [&](std::size_t kind) { return totals[kind]; });
    for (const std::size_t kind : kinds)
        table.addRow({formatDuration(totals[kind]), shareText(totals[kind], path.duration()),
                      displayName(static_cast<PathPartKind>(kind))});
    table.write(output, QStringLiteral("  "));
}

} // namespace

void writeCriticalPathText(const RunSnapshot& run, ConsoleOutput& output)
{
    const CriticalPath path = criticalPathOf(run);
    output.writeLine({});
    output.writeLine(PathText::tr("Critical path: %1").arg(formatDuration(path.duration())));
    TextTable table({{PathText::tr("Start"), TextTable::Alignment::Right},
                     {PathText::tr("Duration"), TextTable::Alignment::Right},
                     {PathText::tr("Share"), TextTable::Alignment::Right},
                     {PathText::tr("Until event"), TextTable::Alignment::Right},
                     {PathText::tr("Waiting for")},
                     {PathText::tr("Name")}});
    for (const PathPart& part : path.parts) {
        const QString kind = displayName(part.kind);
        table.addRow({formatOffset(part.start - path.start), formatDuration(part.duration()),
                      shareText(part.duration(), path.duration()), QString::number(run.history->eventId(part.event)),
                      part.isClamped ? PathText::tr("%1 (time moved)").arg(kind) : kind,
                      pathPartName(*run.groups, part)});
    }
    table.write(output, QStringLiteral("  "));
    output.writeLine({});
    writeTotals(path, output);
    if (path.clampedTimes > 0)
        output.writeLine(PathText::tr("  Times that are missing or run back were moved: %1")
                             .arg(formatCount(static_cast<std::int64_t>(path.clampedTimes))));
}

void writeCriticalPathJson(const RunSnapshot& run, JsonWriter& json)
{
    const CriticalPath path = criticalPathOf(run);
    json.key("criticalPath");
    json.beginObject();
    json.member("start", path.start);
    json.member("end", path.end);
    json.member("clampedTimes", static_cast<std::int64_t>(path.clampedTimes));
    json.key("parts");
    json.beginArray();
    for (const PathPart& part : path.parts) {
        json.beginObject(JsonWriter::Layout::Inline);
        json.member("kind", toString(part.kind));
        json.member("name", run.groups->name(part.group));
        json.member("start", part.start);
        json.member("end", part.end);
        json.member("event", run.history->eventId(part.event));
        json.booleanMember("clamped", part.isClamped);
        json.endObject();
    }
    json.endArray();
    json.endObject();
}

} // namespace chronoscope
