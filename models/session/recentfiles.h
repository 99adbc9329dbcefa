// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

namespace chronoscope {

/// The files that were opened last, newest first; kept in the user's settings. GUI thread.
class RecentFiles : public QObject {
    Q_OBJECT

public:
    explicit RecentFiles(QObject* parent = nullptr);

    [[nodiscard]] const QStringList& paths() const { return m_paths; }
    /// Moves the absolute path to the front; the oldest is forgotten beyond Most.
    void add(const QString& path);
    void clear();

    static constexpr int Most = 12;

signals:
    void changed();

private:
    void save();

    QStringList m_paths;
};

} // namespace chronoscope
