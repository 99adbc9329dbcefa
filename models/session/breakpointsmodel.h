// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>

namespace chronoscope {

class BreakpointHits;

/// The breakpoints as seen from one run: a row each, that can be checked off, in words and with how many events it stops
/// at. GUI thread.
class BreakpointsModel : public QAbstractListModel {
    Q_OBJECT

public:
    /// The hits must outlive the model; their breakpoints are those that are shown and changed.
    explicit BreakpointsModel(BreakpointHits& hits, QObject* parent = nullptr);

    /// How many events of the run a breakpoint stops at: a number; not valid while that is not known, and for those that
    /// are disabled.
    enum Role { EventCountRole = Qt::UserRole };

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    void adopt();
    [[nodiscard]] QVariant eventCount(std::size_t position) const;

    BreakpointHits& m_hits;
    int m_rows = 0; ///< as the views know it
};

} // namespace chronoscope
