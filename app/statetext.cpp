// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/statetext.h"

#include "app/consoleoutput.h"
#include "app/texttable.h"
#include "models/history/eventtype.h"
#include "models/tables/statetexts.h"

#include <QCoreApplication>
#include <QTimeZone>

namespace chronoscope {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(StateCommand)
};

void writeSection(const ShownState& shown, const StateSectionRows& section, ConsoleOutput& output)
{
    const QString count = stateRowValue(shown, section.row, QTimeZone::utc());
    const QString name = stateRowName(shown, section.row);
    output.writeLine(count.isEmpty() ? name : QStringLiteral("%1 (%2)").arg(name, count));
    TextTable table({{}, {}, {}});
    for (const StateRow& row : section.children)
        table.addRow({displayName(row.change), stateRowName(shown, row), stateRowValue(shown, row, QTimeZone::utc())});
    table.write(output, QStringLiteral("  "));
}

} // namespace

void writeStateText(const std::shared_ptr<const StateIndex>& states, EventIndex event, ConsoleOutput& output)
{
    const EventIndex before = event.value > 0 ? EventIndex(event.value - 1) : EventIndex();
    ShownState shown;
    shown.index = states;
    shown.state = states->stateAfter(event);
    shown.changes = changesBetween(states->stateAfter(before), shown.state);
    const History& history = states->groups().history();
    output.writeLine(
        Texts::tr("After event %1, %2").arg(history.eventId(event)).arg(eventTypeDisplayName(history, event)));
    for (const StateSectionRows& section : stateRows(shown)) {
        output.writeLine({});
        writeSection(shown, section, output);
    }
}

} // namespace chronoscope
