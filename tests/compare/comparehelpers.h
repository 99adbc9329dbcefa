// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/compare/rundifference.h"
#include "tests/support/historydsl.h"

#ifndef Q_MOC_RUN // moc cannot read the enums of the generated headers
#include "tests/formats/readerhelpers.h"
#endif

#include <QStringList>
#include <QtTest>

namespace chronoscope::test {

/// The difference of two runs; ends the test program when there is none to be had.
[[nodiscard]] inline std::shared_ptr<const RunDifference> differenceOf(const std::shared_ptr<const EventGroups>& a,
                                                                       const std::shared_ptr<const EventGroups>& b,
                                                                       const CompareOptions& options = {})
{
    auto difference = compareRuns(a, b, options);
    if (!difference)
        qFatal("%s", qPrintable(difference.error().oneLine()));
    return *difference;
}

[[nodiscard]] inline std::shared_ptr<const RunDifference> differenceOfTexts(const QByteArray& a, const QByteArray& b,
                                                                            const CompareOptions& options = {})
{
    return differenceOf(groupsFromText(a), groupsFromText(b), options);
}

/// "changed activity Charge 5 6": the kind of difference, what it is about, and the ids of the events in a and b.
[[nodiscard]] inline QStringList printDifferences(const RunDifference& runs)
{
    QStringList lines;
    for (const Difference& difference : runs.differences) {
        const EventGroups& groups = difference.groupInB.isValid() ? *runs.b : *runs.a;
        const GroupIndex group = difference.groupInB.isValid() ? difference.groupInB : difference.groupInA;
        const auto id = [](const EventGroups& owner, EventIndex event) {
            return event.isValid() ? QString::number(owner.history().eventId(event)) : QStringLiteral("-");
        };
        lines.append(QStringLiteral("%1 %2 %3 %4 %5")
                         .arg(toString(difference.kind), toString(groups.group(group).kind), groups.name(group),
                              id(*runs.a, difference.eventInA), id(*runs.b, difference.eventInB)));
    }
    return lines;
}

/// "input.payloads[0] $.amount: 1 -> 2", of all changes of all differences; attributes are left out of paths.
[[nodiscard]] inline QStringList printChanges(const RunDifference& runs)
{
    QStringList lines;
    for (const Difference& difference : runs.differences) {
        for (const FieldChange& change : changesOf(runs, difference)) {
            QString path = change.path;
            path.remove(0, path.indexOf(QLatin1String("Attributes.")) < 0 ? 0 : path.indexOf(QLatin1Char('.')) + 1);
            lines.append(QStringLiteral("%1%2: %3 -> %4")
                             .arg(path, change.valuePath.isEmpty() ? QString() : QLatin1Char(' ') + change.valuePath,
                                  change.side == Side::OnlyB ? QStringLiteral("nothing") : change.inA,
                                  change.side == Side::OnlyA ? QStringLiteral("nothing") : change.inB));
        }
    }
    return lines;
}

} // namespace chronoscope::test
