// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/error.h"
#include "models/store/saveditem.h"

#include <QObject>

#include <cstdint>
#include <optional>
#include <vector>

namespace chronoscope {

class Store;

/// What the user saved under a name, shared by all open runs: filters or views, as JSON. Kept in the store, which is
/// read when it is asked for; while there is no store that can be written it lasts as long as the program. GUI thread.
class SavedItems : public QObject {
    Q_OBJECT

public:
    SavedItems(SavedKind kind, QObject* parent = nullptr);

    /// The store must outlive this; it may be null.
    void setStore(Store* store);

    /// By name.
    [[nodiscard]] const std::vector<SavedItem>& items() const { return m_items; }
    /// Those for a workflow type and those for every run.
    [[nodiscard]] std::vector<SavedItem> itemsFor(const QString& workflowType) const;
    [[nodiscard]] std::optional<SavedItem> find(const QString& name, const QString& workflowType = {}) const;
    /// False while what is saved will be gone with the program.
    [[nodiscard]] bool areKept() const;

public slots:
    /// Looks what other programs have saved meanwhile; for a menu that is about to open.
    void refresh();
    /// Replaces the item of the same name and workflow type.
    void save(const chronoscope::SavedItem& item);
    /// Fails when the name is taken.
    void rename(const chronoscope::SavedItem& item, const QString& name);
    void remove(const chronoscope::SavedItem& item);

signals:
    void changed();
    /// A name that is taken, something too long, a full disk: nothing was changed.
    void failed(const chronoscope::Error& error);

private:
    void finish(const Result<void>& result);
    void setItems(std::vector<SavedItem> items);

    SavedKind m_kind;
    Store* m_store = nullptr;
    std::vector<SavedItem> m_items;
    std::uint64_t m_request = 0; ///< the newest one that reads; answers to older ones are dropped
};

/// Filters: FilterConditions as JSON.
class SavedFilters : public SavedItems {
    Q_OBJECT

public:
    explicit SavedFilters(QObject* parent = nullptr) : SavedItems(SavedKind::Filter, parent) {}
};

/// Views: filter, grouping, columns and visible range of a run, as JSON.
class SavedViews : public SavedItems {
    Q_OBJECT

public:
    explicit SavedViews(QObject* parent = nullptr) : SavedItems(SavedKind::View, parent) {}
};

} // namespace chronoscope
