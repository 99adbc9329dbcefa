// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/runsnapshot.h"
#include "models/tables/findingrow.h"
#include "models/tables/sortabletablemodel.h"

#include <array>
#include <optional>

namespace chronoscope {

/// The findings and lints of a run, one a row; those of one severity alone when asked. Source positions are those of
/// findingRowsOf(). GUI thread.
class FindingTableModel : public SortableTableModel {
    Q_OBJECT

public:
    enum Column {
        SeverityColumn, ///< glyph and word
        EventColumn,    ///< id of the first event, and how many more there are
        SubjectColumn,  ///< path below the event, or the name of a lint
        WhatColumn,
        RemedyColumn,
        PlaceColumn, ///< file and byte offset
        ColumnCount
    };

    explicit FindingTableModel(QObject* parent = nullptr);

    /// Takes the lints away.
    void setSnapshot(RunSnapshotPointer snapshot);
    /// Adds what was found out about the run of the snapshot; null takes it away.
    void setLints(const std::shared_ptr<const std::vector<Lint>>& lints);
    [[nodiscard]] const RunSnapshotPointer& snapshot() const { return m_snapshot; }
    /// Shows the findings of one severity; of all without a value.
    void setSeverity(std::optional<Finding::Severity> severity);
    [[nodiscard]] std::optional<Finding::Severity> severity() const { return m_severity; }

    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] CellText cellText() const override;

    /// All rows, also those of other severities, by source position.
    [[nodiscard]] const std::vector<FindingRow>& rows() const { return *m_rows; }

protected:
    [[nodiscard]] std::span<const TableColumn> columns() const override;
    [[nodiscard]] SortKeyFunction sortKeysOf(int column) const override;

private:
    [[nodiscard]] RowIndex matchingRows(const FindingRows& rows) const;
    void replace(FindingRows rows);

    RunSnapshotPointer m_snapshot;
    FindingRows m_rows; ///< never null
    std::optional<Finding::Severity> m_severity;
};

/// How many findings there are of each severity, in the order of Finding::Severity.
struct FindingCounts {
    std::array<std::size_t, 3> bySeverity{};

    [[nodiscard]] static FindingCounts of(const std::vector<Finding>& findings);
    [[nodiscard]] static FindingCounts of(const std::vector<FindingRow>& rows);
    [[nodiscard]] static FindingCounts of(const std::vector<Lint>& lints);
    FindingCounts& operator+=(const FindingCounts& other);
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
