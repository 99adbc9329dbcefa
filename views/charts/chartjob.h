// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cancellation.h"
#include "models/statistics/statisticcharts.h"

#include <QObject>

namespace chronoscope {

/// Computes one statistic on the pool; the latest request wins, an earlier one is cancelled and its result dropped.
/// GUI thread.
class ChartJob : public QObject {
    Q_OBJECT

public:
    explicit ChartJob(QObject* parent = nullptr);
    ~ChartJob() override;

    void start(Statistic statistic, RunSnapshotPointer snapshot, StatisticsScope scope);
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_isRunning; }

signals:
    void finished(const chronoscope::Chart& chart);

private:
    CancellationSource m_cancellation;
    std::uint64_t m_request = 0;
    bool m_isRunning = false;
};

} // namespace chronoscope
