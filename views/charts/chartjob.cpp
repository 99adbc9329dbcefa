// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/chartjob.h"

#include "models/core/executor.h"

namespace chronoscope {

ChartJob::ChartJob(QObject* parent) : QObject(parent)
{
}

ChartJob::~ChartJob()
{
    m_cancellation.cancel();
}

void ChartJob::start(Statistic statistic, RunSnapshotPointer snapshot, StatisticsScope scope)
{
    cancel();
    m_isRunning = true;
    runOnPool([statistic, snapshot = std::move(snapshot), scope = std::move(scope),
               token = m_cancellation.token()] { return chartOf(statistic, *snapshot, scope, token); },
              this,
              [this, request = m_request](const Chart& chart) {
                  if (request != m_request)
                      return;
                  m_isRunning = false;
                  emit finished(chart);
              });
}

void ChartJob::cancel()
{
    m_cancellation.cancel();
    m_cancellation = CancellationSource();
    ++m_request;
    m_isRunning = false;
}

} // namespace chronoscope
