// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/error.h"
#include "models/store/storelimits.h"

#include <QObject>
#include <QStringList>

#include <cstdint>

namespace chronoscope {

class Store;

/// The files that were opened last, newest first. Kept in the store, which is read behind the scenes: the list fills in
/// when it is there. Without a store it lasts as long as the program. GUI thread.
class RecentFiles : public QObject {
    Q_OBJECT

public:
    /// The store must outlive the list; it may be null. A list in the settings, where it was kept formerly, moves over.
    explicit RecentFiles(Store* store = nullptr, QObject* parent = nullptr);

    [[nodiscard]] const QStringList& paths() const { return m_paths; }
    /// Moves the absolute path to the front; the oldest is forgotten beyond Most.
    void add(const QString& path);
    void clear();

    static constexpr int Most = static_cast<int>(storelimits::RecentFiles);

signals:
    void changed();
    /// The store works, but refused a change.
    void failed(const chronoscope::Error& error);

private:
    void moveFromSettings();
    void adopt(std::uint64_t request, const Result<QStringList>& paths);
    void setPaths(QStringList paths);
    void report(const Error& error);

    Store* m_store;
    QStringList m_paths;
    std::uint64_t m_request = 0; ///< the newest one; answers to older ones are dropped
};

} // namespace chronoscope
