// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/history.h"
#include "models/store/mark.h"
#include "models/tables/sortabletablemodel.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace chronoscope {

class Document;

/// The marks of a document, one a row, in order of time. Source positions are those of Marks::marks() when the rows were
/// made last. Follows marks, snapshot and time display. GUI thread.
class MarksTableModel : public SortableTableModel {
    Q_OBJECT

public:
    enum Column {
        TimeColumn,
        EventColumn, ///< its id; empty for a moment
        NoteColumn,
        KindColumn,
        PlaceColumn, ///< the event in words, or that it is a moment
        ColumnCount
    };

    /// The document must outlive the model.
    explicit MarksTableModel(Document& document, QObject* parent = nullptr);

    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] CellText cellText() const override;
    [[nodiscard]] QUuid idOf(std::uint32_t source) const;
    /// The source position of a mark; none when it is not in the table.
    [[nodiscard]] std::optional<std::uint32_t> sourceOf(const QUuid& id) const;

protected:
    [[nodiscard]] std::span<const TableColumn> columns() const override;
    [[nodiscard]] SortKeyFunction sortKeysOf(int column) const override;

private:
    /// A mark with all that is to be read of it.
    struct Row {
        Mark mark;
        EventIndex event;
        QString time;
        QString place;
        QString kind;
        QString note; ///< on one line
    };
    using Rows = std::vector<Row>;
    void rebuild();
    void rewriteTimes();
    [[nodiscard]] std::shared_ptr<Rows> makeRows() const;
    [[nodiscard]] static QString cellTextOf(const Row& row, int column);
    /// None for columns that sort by their text.
    [[nodiscard]] static std::optional<std::int64_t> numberOf(const Row& row, int column);

    Document& m_document;
    std::shared_ptr<const Rows> m_rows = std::make_shared<Rows>();
};

} // namespace chronoscope
