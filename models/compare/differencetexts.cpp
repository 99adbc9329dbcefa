// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compare/differencetexts.h"

#include "models/core/format.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace chronoscope {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(RunDifference)
};

constexpr int LongestName = 120;
constexpr std::size_t MostEvents = 12;
constexpr int LongestPath = 200;

QString statusChange(const RunDifference& runs, const Difference& difference)
{
    return Texts::tr("%1 → %2").arg(displayName(runs.a->group(difference.groupInA).status),
                                    displayName(runs.b->group(difference.groupInB).status));
}

QString timing(const Difference& difference)
{
    const Duration by = slowerBy(difference);
    const QString durations =
        Texts::tr("%1 → %2").arg(formatDuration(difference.durationInA), formatDuration(difference.durationInB));
    const QString length = formatDuration({std::abs(by.nanoseconds)});
    return durations + QLatin1String(", ") +
           (by.nanoseconds > 0 ? Texts::tr("%1 slower").arg(length) : Texts::tr("%1 faster").arg(length));
}

} // namespace

QString subjectOf(const RunDifference& runs, const Difference& difference)
{
    const bool isInB = difference.groupInB.isValid();
    const EventGroups& groups = isInB ? *runs.b : *runs.a;
    const GroupIndex group = isInB ? difference.groupInB : difference.groupInA;
    const QString kind = displayName(groups.group(group).kind);
    const QString label = singleLine(groups.label(group), LongestName);
    return label.isEmpty() || groups.group(group).kind == GroupKind::WorkflowTask ? kind
                                                                                  : kind + QLatin1Char(' ') + label;
}

QString descriptionOf(const RunDifference& runs, const Difference& difference)
{
    switch (difference.kind) {
    case DifferenceKind::Missing:
        return Texts::tr("only in A");
    case DifferenceKind::Inserted:
        return Texts::tr("only in B");
    case DifferenceKind::Outcome:
        return statusChange(runs, difference);
    case DifferenceKind::Changed:
        return Texts::tr("other values");
    case DifferenceKind::Moved:
        return difference.isOrderOfEnds ? Texts::tr("ended in another order") : Texts::tr("began in another order");
    case DifferenceKind::Slower:
    case DifferenceKind::Faster:
        return timing(difference);
    }
    return {};
}

QString descriptionOf(const RunDifference& runs, const Difference& difference, const std::vector<FieldChange>& changes)
{
    if (difference.kind != DifferenceKind::Changed || changes.empty())
        return descriptionOf(runs, difference);
    const FieldChange& first = changes.front();
    const QString place = placeOf(first);
    if (changes.size() > 1)
        return Texts::tr("%1 and %2 more").arg(place, formatCount(static_cast<std::int64_t>(changes.size()) - 1));
    switch (first.side) {
    case Side::OnlyA:
        return Texts::tr("%1: %2, only in A").arg(place, first.inA);
    case Side::OnlyB:
        return Texts::tr("%1: %2, only in B").arg(place, first.inB);
    case Side::Both:
        break;
    }
    return Texts::tr("%1: %2 → %3").arg(place, first.inA, first.inB);
}

QString eventsText(const EventGroups& groups, GroupIndex group)
{
    if (!group.isValid())
        return {};
    QStringList ids;
    const auto members = groups.members(group);
    for (const EventIndex event : members.first(std::min(members.size(), MostEvents)))
        ids.append(QString::number(groups.history().eventId(event)));
    if (members.size() > MostEvents)
        ids.append(QStringLiteral("…"));
    return ids.join(QLatin1String(", "));
}

QString countsText(const RunDifference& runs)
{
    if (runs.isEmpty())
        return Texts::tr("No difference");
    const auto text = [&](DifferenceKind kind, const QString& counted) {
        return runs.count(kind) == 0 ? QString() : counted;
    };
    const auto count = [&](DifferenceKind kind) { return formatCount(static_cast<std::int64_t>(runs.count(kind))); };
    QStringList parts{
        text(DifferenceKind::Missing, Texts::tr("%1 only in A").arg(count(DifferenceKind::Missing))),
        text(DifferenceKind::Inserted, Texts::tr("%1 only in B").arg(count(DifferenceKind::Inserted))),
        text(DifferenceKind::Outcome, Texts::tr("%1 with another outcome").arg(count(DifferenceKind::Outcome))),
        text(DifferenceKind::Changed, Texts::tr("%1 changed").arg(count(DifferenceKind::Changed))),
        text(DifferenceKind::Moved, Texts::tr("%1 moved").arg(count(DifferenceKind::Moved))),
        text(DifferenceKind::Slower, Texts::tr("%1 slower").arg(count(DifferenceKind::Slower))),
        text(DifferenceKind::Faster, Texts::tr("%1 faster").arg(count(DifferenceKind::Faster))),
    };
    parts.removeAll(QString());
    return parts.join(QLatin1String(", "));
}

QString placeOf(const FieldChange& change)
{
    if (change.path.isEmpty())
        return Texts::tr("Event");
    QString place = change.path;
    // The kind of attributes follows from the type of the event.
    const qsizetype dot = place.indexOf(QLatin1String("EventAttributes."));
    if (dot >= 0 && place.indexOf(QLatin1Char('.')) > dot)
        place.remove(0, place.indexOf(QLatin1Char('.')) + 1);
    // The whole value has no path of its own.
    if (!change.valuePath.isEmpty() && change.valuePath != QLatin1String("$"))
        place += QLatin1Char(' ') + change.valuePath;
    return singleLine(place, LongestPath);
}

Duration slowerBy(const Difference& difference)
{
    return difference.durationInB - difference.durationInA;
}

} // namespace chronoscope
