// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cancellation.h"

#include <QObject>
#include <QString>

#include <cstdint>
#include <memory>

namespace chronoscope {

/// Looks for the file of a run among the files of a folder that the user opened something from. Only that folder is read,
/// not what is below it, and the run's ids are only compared: they never become a path. On the pool, the latest search
/// wins. GUI thread.
class ChainSearch : public QObject {
    Q_OBJECT

public:
    explicit ChainSearch(QObject* parent = nullptr);
    ~ChainSearch() override;

    void start(const QString& folder, const QString& runId);
    void cancel();

    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    /// Files that were looked at, and all.
    [[nodiscard]] std::int64_t done() const { return m_progress->done; }
    [[nodiscard]] std::int64_t total() const { return m_progress->total; }

signals:
    void found(const QString& path);
    /// No file of the folder has it, as far as files could be read.
    void notFound(const QString& folder, const QString& runId);

private:
    CancellationSource m_cancellation;
    std::shared_ptr<Progress> m_progress = std::make_shared<Progress>();
    std::uint64_t m_request = 0;
    bool m_isRunning = false;
};

} // namespace chronoscope
