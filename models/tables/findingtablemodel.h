// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/runsnapshot.h"
#include "models/tables/sortabletablemodel.h"

#include <array>
#include <optional>

namespace chronoscope {

/// The findings of a run, one a row; those of one severity alone when asked. Source positions are those of
/// RunSnapshot::findings. GUI thread.
class FindingTableModel : public SortableTableModel {
    Q_OBJECT

public:
    enum Column {
        SeverityColumn, ///< glyph and word
        EventColumn,    ///< event id
        FieldColumn,    ///< path below the event
        WhatColumn,
        RemedyColumn,
        PlaceColumn, ///< file and byte offset
        ColumnCount
    };

    explicit FindingTableModel(QObject* parent = nullptr);

    void setSnapshot(RunSnapshotPointer snapshot);
    [[nodiscard]] const RunSnapshotPointer& snapshot() const { return m_snapshot; }
    /// Shows the findings of one severity; of all without a value.
    void setSeverity(std::optional<Finding::Severity> severity);
    [[nodiscard]] std::optional<Finding::Severity> severity() const { return m_severity; }

    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] CellText cellText() const override;

    [[nodiscard]] const Finding& findingAt(int row) const { return m_snapshot->findings[sourceAt(row)]; }

protected:
    [[nodiscard]] std::span<const TableColumn> columns() const override;
    [[nodiscard]] SortKeyFunction sortKeysOf(int column) const override;

private:
    [[nodiscard]] RowIndex matchingRows(const RunSnapshotPointer& snapshot) const;

    RunSnapshotPointer m_snapshot;
    std::optional<Finding::Severity> m_severity;
};

/// How many findings there are of each severity, in the order of Finding::Severity.
struct FindingCounts {
    std::array<std::size_t, 3> bySeverity{};

    [[nodiscard]] static FindingCounts of(const std::vector<Finding>& findings);
    [[nodiscard]] std::size_t total() const { return bySeverity[0] + bySeverity[1] + bySeverity[2]; }
    [[nodiscard]] std::size_t of(Finding::Severity severity) const
    {
        return bySeverity[static_cast<std::size_t>(severity)];
    }
    /// Nothing when there are no findings.
    [[nodiscard]] std::optional<Finding::Severity> worst() const;
    /// "2 notes", "1 error"; translated.
    [[nodiscard]] static QString text(Finding::Severity severity, std::size_t count);
    /// "1 error, 2 notes"; translated. Empty when there are none.
    [[nodiscard]] QString text() const;
};

/// "Note", "Warning", "Error"; translated.
[[nodiscard]] QString displayName(Finding::Severity severity);

} // namespace chronoscope
