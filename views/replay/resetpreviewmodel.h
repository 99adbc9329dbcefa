// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/runsnapshot.h"
#include "models/replay/resetpreview.h"

#include <QAbstractItemModel>

#include <vector>

namespace chronoscope {

/// A reset preview with the runs that its positions are of: the run that is reset, then those that it continued as.
struct PreviewedReset {
    ResetPreview preview;
    std::vector<RunSnapshotPointer> runs;
};

/// A reset preview as a tree of two levels: what is reapplied, what runs again, what is open, and what is not reapplied
/// by reason. Texts are made when they are asked for. GUI thread.
class ResetPreviewModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Column { EventColumn, WhatColumn, WhyColumn, ColumnCount };
    /// Where a row leads to.
    struct Place {
        std::uint32_t run = 0; ///< of PreviewedReset::runs
        EventIndex event;      ///< not valid for sections
    };

    explicit ResetPreviewModel(QObject* parent = nullptr);

    /// Null for none.
    void setPreview(std::shared_ptr<const PreviewedReset> preview);
    [[nodiscard]] Place placeOf(const QModelIndex& index) const;
    /// True for sections that a user wants to see at once, and that are not long.
    [[nodiscard]] bool isWorthOpening(int section) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& index) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        Place place;
        GroupIndex group; ///< valid for rows of operations
        OpenFate fate = OpenFate::GoesOn;
        bool isOpen = false;
    };
    struct Section {
        QString title;
        NotReapplied why = NotReapplied::None;
        std::vector<Row> rows;
    };
    void addEvents(NotReapplied why, const QString& title);
    void addOperations();
    [[nodiscard]] QString cellText(const Row& row, const Section& section, int column) const;

    std::shared_ptr<const PreviewedReset> m_preview;
    std::vector<Section> m_sections;
};

} // namespace chronoscope
