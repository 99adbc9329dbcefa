// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cancellation.h"
#include "models/core/instant.h"
#include "models/history/runsnapshot.h"
#include "models/tables/sortkeys.h"

#include <QString>
#include <QVariant>

#include <functional>
#include <optional>

namespace chronoscope {

/// How a table writes a time; called on the GUI thread and on the pool.
using TimeText = std::function<QString(Instant instant, Instant runStart)>;

/// What stands in the cells of a table over a run: pure functions of a snapshot. A source is what a row shows, by its
/// position in the snapshot; columns are those of the table's model. Immutable; any thread may read it.
/// A cell is made when it is asked for, in constant time, so that only visible rows cost anything.
class RunCells {
public:
    RunCells(RunSnapshotPointer snapshot, TimeText timeText);
    virtual ~RunCells();

    [[nodiscard]] virtual std::size_t sourceCount() const = 0;
    [[nodiscard]] virtual EventIndex eventOf(std::uint32_t source) const = 0;
    [[nodiscard]] virtual GroupIndex groupOf(std::uint32_t source) const = 0;
    /// True when the sources of a former snapshot are the first ones here, in the same positions.
    [[nodiscard]] virtual bool continues(const RunSnapshot& former) const = 0;

    [[nodiscard]] virtual QString text(std::uint32_t source, int column) const = 0;
    /// Second, quieter text of the cell.
    [[nodiscard]] virtual QString detail(std::uint32_t source, int column) const = 0;
    /// What the cell does not have room for.
    [[nodiscard]] virtual QString toolTip(std::uint32_t source, int column) const = 0;
    /// The status whose glyph the cell carries.
    [[nodiscard]] virtual std::optional<Status> glyph(std::uint32_t source, int column) const = 0;
    /// SortableTableModel::CellStyle.
    [[nodiscard]] virtual int style(std::uint32_t source, int column) const = 0;

    /// The number (ns, bytes, a count) or else the text, for sorting and for whoever reads on; invalid when empty.
    [[nodiscard]] QVariant value(std::uint32_t source, int column) const;
    /// Meant for the pool; stops early and returns less when cancelled.
    [[nodiscard]] SortKeys sortKeys(int column, const CancellationToken& cancellation) const;

protected:
    /// Whether a column sorts by numberKey instead of by its text.
    [[nodiscard]] virtual bool isNumber(int column) const = 0;
    /// EmptySortKey for an empty cell.
    [[nodiscard]] virtual std::int64_t numberKey(std::uint32_t source, int column) const = 0;

    [[nodiscard]] const History& history() const { return *m_snapshot->history; }
    [[nodiscard]] const RunSnapshotPointer& snapshot() const { return m_snapshot; }
    [[nodiscard]] const EventGroups& groups() const { return *m_snapshot->groups; }
    [[nodiscard]] Instant runStart() const { return m_runStart; }
    [[nodiscard]] QString timeText(Instant instant) const { return m_timeText(instant, m_runStart); }

private:
    RunSnapshotPointer m_snapshot;
    TimeText m_timeText;
    Instant m_runStart;
};

} // namespace chronoscope
