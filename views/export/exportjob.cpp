// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/export/exportjob.h"

#include "models/core/executor.h"
#include "models/export/exportloss.h"
#include "models/export/exportname.h"
#include "views/export/timelinepicture.h"

#include <QDir>
#include <QThread>

#include <algorithm>

namespace chronoscope {

namespace {

constexpr int ProgressMilliseconds = 100;
constexpr std::size_t MostLosses = 200;

void addLosses(QStringList& lines, const History& history, ExportFormat format)
{
    for (const ExportLoss& loss : lossesOf(history, format, MostLosses).named)
        lines.append(loss.oneLine());
}

} // namespace

ExportJob::ExportJob(QObject* parent) : QObject(parent)
{
    m_timer.setInterval(ProgressMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &ExportJob::tellProgress);
}

ExportJob::~ExportJob()
{
    cancel();
}

void ExportJob::cancel()
{
    if (m_state)
        m_state->cancellation.cancel();
}

void ExportJob::start(const ExportRequest& request)
{
    if (m_state)
        return;
    m_state = std::make_shared<State>();
    m_state->runs = static_cast<int>(request.runs.size());
    m_timer.start();
    runOnPool([request, state = m_state] { return work(request, *state); }, this,
              [this](const ExportOutcome& outcome) {
                  m_timer.stop();
                  m_state.reset();
                  emit finished(outcome);
              });
}

void ExportJob::tellProgress()
{
    const std::int64_t total = m_state->progress.total;
    const double part = total > 0 ? static_cast<double>(m_state->progress.done) / static_cast<double>(total) : 0;
    emit progressed(std::min(1.0, (m_state->finishedRuns + part) / std::max(1, m_state->runs)));
}

ExportOutcome ExportJob::work(const ExportRequest& request, State& state)
{
    ExportOutcome outcome;
    ExportOptions options;
    options.cancellation = state.cancellation.token();
    options.progress = &state.progress;
    options.threads = std::max(1, QThread::idealThreadCount());
    const RunWriter write = documentOrPictureWriter(request.format, {});
    ExportNames names(request.format);
    for (const RunSnapshotPointer& whole : request.runs) {
        const RunSnapshotPointer run = request.partOf ? request.partOf(whole) : whole;
        const QString path = request.isIntoFolder ? QDir(request.path).filePath(names.nameFor(*run)) : request.path;
        state.progress.done = 0;
        const auto written =
            writeFileSafely(path, request.existing, [&](QIODevice& device) { return write(*run, device, options); });
        ++state.finishedRuns;
        if (written) {
            outcome.written.append(path);
            addLosses(outcome.losses, *run->history, request.format);
        } else if (written.error().isCancelled()) {
            outcome.isCancelled = true;
            break;
        } else {
            outcome.errors.push_back(written.error());
        }
    }
    outcome.losses.removeDuplicates();
    return outcome;
}

} // namespace chronoscope
