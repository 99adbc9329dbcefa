// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/export/exportjob.h"

#include "models/core/executor.h"
#include "models/export/exportloss.h"
#include "models/export/exportname.h"
#include "models/export/runpart.h"
#include "models/redaction/redaction.h"
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

Result<RunSnapshotPointer> ExportJob::prepare(const RunSnapshotPointer& whole, const ExportRequest& request,
                                              State& state, ExportOutcome& outcome)
{
    RunSnapshotPointer run = whole;
    if (!request.rules.isEmpty()) {
        auto redacted = redactRun(*whole, request.rules, {state.cancellation.token(), &state.progress});
        if (!redacted)
            return tl::unexpected(redacted.error());
        run = redacted->run;
        outcome.redacted += redacted->report.count();
        for (const Redaction& item : redacted->report.notLookedInto()) {
            if (static_cast<std::size_t>(outcome.notLookedInto.size()) < MostLosses)
                outcome.notLookedInto.append(
                    tr("event %1, %2: %3").arg(item.eventId.value_or(0)).arg(item.field, item.rule));
        }
    }
    // Positions of events are the same in a redacted run, its groups may be others.
    return request.eventsOf ? partOfRun(*run, request.eventsOf(*whole)) : run;
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
        QString path = request.path;
        const auto written =
            prepare(whole, request, state, outcome).and_then([&](const RunSnapshotPointer& run) -> Result<void> {
                if (request.isIntoFolder)
                    path = QDir(request.path).filePath(names.nameFor(*run));
                state.progress.done = 0;
                auto result = writeFileSafely(path, request.existing,
                                              [&](QIODevice& device) { return write(*run, device, options); });
                if (result)
                    addLosses(outcome.losses, *run->history, request.format);
                return result;
            });
        ++state.finishedRuns;
        if (written) {
            outcome.written.append(path);
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
