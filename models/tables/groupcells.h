// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/grouptablemodel.h"

#include <optional>

namespace chronoscope {

/// What stands in the cells of the group table: pure functions of a snapshot. Immutable; any thread may read it.
/// A cell is made when it is asked for, in constant time, so that only visible rows cost anything.
class GroupCells {
public:
    using Column = GroupTableModel::Column;

    GroupCells(RunSnapshotPointer snapshot, TimeText timeText);

    [[nodiscard]] QString text(GroupIndex index, Column column) const;
    /// The name beside a summary.
    [[nodiscard]] QString detail(GroupIndex index, Column column) const;
    /// What the cell does not have room for.
    [[nodiscard]] QString toolTip(GroupIndex index, Column column) const;
    /// SortableTableModel::CellStyle.
    [[nodiscard]] int style(GroupIndex index, Column column) const;
    /// The raw value, for SortRole.
    [[nodiscard]] QVariant value(GroupIndex index, Column column) const;
    /// Meant for the pool; stops early and returns less when cancelled.
    [[nodiscard]] SortKeys sortKeys(Column column, const CancellationToken& cancellation) const;

    [[nodiscard]] const EventGroup& group(GroupIndex index) const { return groups().group(index); }

private:
    [[nodiscard]] const EventGroups& groups() const { return *m_snapshot->groups; }
    [[nodiscard]] QString failure(GroupIndex index) const;
    /// While a group is open: from its start, as far as that is recorded, to the last event of the run.
    [[nodiscard]] std::optional<Duration> timeSoFar(const EventGroup& group) const;
    [[nodiscard]] std::int64_t numberKey(GroupIndex index, Column column) const;

    RunSnapshotPointer m_snapshot;
    TimeText m_timeText;
    Instant m_runStart;
};

} // namespace chronoscope
