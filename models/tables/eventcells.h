// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/eventtablemodel.h"

#include <optional>

namespace chronoscope {

/// What stands in the cells of the event table: pure functions of a snapshot. Immutable; any thread may read it.
/// A cell is made when it is asked for, in constant time, so that only visible rows cost anything.
class EventCells {
public:
    using Column = EventTableModel::Column;

    EventCells(RunSnapshotPointer snapshot, TimeText timeText);

    [[nodiscard]] QString text(EventIndex event, Column column) const;
    /// Second text of the cell: the name beside a summary, the status where the type does not tell it.
    [[nodiscard]] QString detail(EventIndex event, Column column) const;
    /// What the cell does not have room for.
    [[nodiscard]] QString toolTip(EventIndex event, Column column) const;
    /// The status whose glyph the cell carries.
    [[nodiscard]] std::optional<Status> glyph(EventIndex event, Column column) const;
    /// SortableTableModel::CellStyle.
    [[nodiscard]] int style(EventIndex event, Column column) const;
    /// The raw value, for SortRole.
    [[nodiscard]] QVariant value(EventIndex event, Column column) const;
    /// Meant for the pool; stops early and returns less when cancelled.
    [[nodiscard]] SortKeys sortKeys(Column column, const CancellationToken& cancellation) const;

    [[nodiscard]] GroupIndex groupOf(EventIndex event) const { return m_snapshot->groups->groupOf(event); }

private:
    [[nodiscard]] const History& history() const { return *m_snapshot->history; }
    [[nodiscard]] const EventGroups& groups() const { return *m_snapshot->groups; }
    [[nodiscard]] const EventGroup& groupOfEvent(EventIndex event) const { return groups().group(groupOf(event)); }
    [[nodiscard]] bool isFirstOfGroup(EventIndex event) const { return groupOfEvent(event).firstEvent == event; }
    /// The event with which a group came to its end.
    [[nodiscard]] bool isEndOfGroup(EventIndex event) const;

    [[nodiscard]] QString what(EventIndex event) const;
    [[nodiscard]] QString failure(EventIndex event) const;
    [[nodiscard]] QString payloadText(EventIndex event) const;
    [[nodiscard]] std::optional<Duration> took(EventIndex event) const;
    [[nodiscard]] std::optional<Duration> offset(EventIndex event) const;
    [[nodiscard]] std::optional<Duration> delta(EventIndex event) const;
    [[nodiscard]] std::int32_t shownAttempts(EventIndex event) const;

    [[nodiscard]] std::int64_t numberKey(EventIndex event, Column column) const;
    [[nodiscard]] SortKeys textKeys(Column column, const CancellationToken& cancellation) const;

    RunSnapshotPointer m_snapshot;
    TimeText m_timeText;
    Instant m_runStart;
};

} // namespace chronoscope
