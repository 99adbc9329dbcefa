// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compare/differencereport.h"
#include "models/core/format.h"
#include "models/history/runsummary.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace chronoscope {

namespace {

constexpr std::size_t MostEventIds = 1000;

QByteArray compact(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonObject runObject(const EventGroups& groups, const RunOrigin& origin)
{
    const RunSummary summary = RunSummary::of(groups.history());
    return {{QStringLiteral("file"), origin.file},
            {QStringLiteral("run"), origin.runInFile + 1},
            {QStringLiteral("workflowId"), summary.workflowId},
            {QStringLiteral("runId"), summary.runId},
            {QStringLiteral("workflowType"), summary.workflowType},
            {QStringLiteral("status"), toString(summary.status)},
            {QStringLiteral("events"), static_cast<qint64>(groups.history().size())}};
}

QJsonValue eventId(const EventGroups& groups, EventIndex event)
{
    return event.isValid() ? QJsonValue(static_cast<qint64>(groups.history().eventId(event)))
                           : QJsonValue(QJsonValue::Null);
}

QJsonValue sideObject(const EventGroups& groups, GroupIndex index, EventIndex event)
{
    if (!index.isValid())
        return QJsonValue::Null;
    const EventGroup& group = groups.group(index);
    QJsonArray ids;
    const auto members = groups.members(index);
    for (const EventIndex member : members.first(std::min(members.size(), MostEventIds)))
        ids.append(eventId(groups, member));
    const bool hasDuration = group.start.isValid() && group.end.isValid();
    return QJsonObject{{QStringLiteral("event"), eventId(groups, event)},
                       {QStringLiteral("events"), ids},
                       {QStringLiteral("status"), toString(group.status)},
                       {QStringLiteral("start"),
                        group.start.isValid() ? QJsonValue(formatRfc3339(group.start)) : QJsonValue(QJsonValue::Null)},
                       {QStringLiteral("durationNanoseconds"),
                        hasDuration ? QJsonValue(static_cast<qint64>((group.end - group.start).nanoseconds))
                                    : QJsonValue(QJsonValue::Null)}};
}

QJsonArray changesArray(const RunDifference& runs, const std::vector<FieldChange>& changes)
{
    QJsonArray array;
    for (const FieldChange& change : changes) {
        const char* const side = change.side == Side::Both ? "both" : change.side == Side::OnlyA ? "onlyA" : "onlyB";
        array.append(QJsonObject{
            {QStringLiteral("eventA"), eventId(*runs.a, change.eventInA)},
            {QStringLiteral("eventB"), eventId(*runs.b, change.eventInB)},
            {QStringLiteral("path"), change.path},
            {QStringLiteral("valuePath"), change.valuePath},
            {QStringLiteral("side"), QString::fromLatin1(side)},
            {QStringLiteral("a"), change.side == Side::OnlyB ? QJsonValue(QJsonValue::Null) : QJsonValue(change.inA)},
            {QStringLiteral("b"), change.side == Side::OnlyA ? QJsonValue(QJsonValue::Null) : QJsonValue(change.inB)}});
    }
    return array;
}

QJsonObject differenceObject(const RunDifference& runs, const Difference& difference)
{
    const bool isInB = difference.groupInB.isValid();
    const EventGroups& groups = isInB ? *runs.b : *runs.a;
    const GroupIndex group = isInB ? difference.groupInB : difference.groupInA;
    const std::vector<FieldChange> changes = changesOf(runs, difference);
    QJsonObject object{{QStringLiteral("kind"), toString(difference.kind)},
                       {QStringLiteral("groupKind"), toString(groups.group(group).kind)},
                       {QStringLiteral("name"), groups.name(group)},
                       {QStringLiteral("a"), sideObject(*runs.a, difference.groupInA, difference.eventInA)},
                       {QStringLiteral("b"), sideObject(*runs.b, difference.groupInB, difference.eventInB)},
                       {QStringLiteral("changes"), changesArray(runs, changes)},
                       {QStringLiteral("isCut"), changes.size() == MostFieldChanges}};
    if (difference.kind == DifferenceKind::Moved)
        object.insert(QStringLiteral("order"),
                      difference.isOrderOfEnds ? QStringLiteral("end") : QStringLiteral("start"));
    return object;
}

} // namespace

void writeDifferenceJson(const RunDifference& runs, const RunOrigin& a, const RunOrigin& b, const ReportSink& sink)
{
    QJsonObject counts;
    for (std::size_t kind = 0; kind < DifferenceKindCount; ++kind)
        counts.insert(toString(static_cast<DifferenceKind>(kind)), static_cast<qint64>(runs.counts[kind]));
    const QByteArray head = "{\n\"a\": " + compact(runObject(*runs.a, a)) +
                            ",\n\"b\": " + compact(runObject(*runs.b, b)) +
                            ",\n\"pairedGroups\": " + QByteArray::number(static_cast<qint64>(runs.pairedGroups())) +
                            ",\n\"counts\": " + compact(counts) + ",\n\"differences\": [";
    if (!sink(head))
        return;
    const char* separator = "\n";
    for (const Difference& difference : runs.differences) {
        if (!sink(separator + compact(differenceObject(runs, difference))))
            return;
        separator = ",\n";
    }
    sink(QByteArrayLiteral("\n]\n}\n"));
}

} // namespace chronoscope
