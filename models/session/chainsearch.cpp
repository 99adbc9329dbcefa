// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/chainsearch.h"

#include "models/core/executor.h"
#include "models/formats/historyreader.h"
#include "models/history/runsummary.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace chronoscope {

namespace {

/// Larger files are no exported histories.
constexpr qint64 LargestFile = 512LL * 1024 * 1024;

bool hasRun(const QString& path, const QString& runId, const CancellationToken& token)
{
    const auto source = openFile(path, token);
    if (!source)
        return false;
    ReadOptions options;
    options.cancellation = token;
    const auto runs = readHistories(**source, options);
    return runs &&
           std::ranges::any_of(*runs, [&](const ReadRun& run) { return RunSummary::of(*run.history).runId == runId; });
}

/// Empty when no file has it.
QString pathOf(const QString& folder, const QString& runId, const CancellationToken& token, Progress& progress)
{
    const QFileInfoList files = QDir(folder).entryInfoList(QDir::Files | QDir::Readable, QDir::Name);
    progress.total = files.size();
    for (const QFileInfo& file : files) {
        if (token.isCancelled())
            return {};
        if (file.size() <= LargestFile && hasRun(file.absoluteFilePath(), runId, token))
            return file.absoluteFilePath();
        ++progress.done;
    }
    return {};
}

} // namespace

ChainSearch::ChainSearch(QObject* parent) : QObject(parent)
{
}

ChainSearch::~ChainSearch()
{
    m_cancellation.cancel();
}

void ChainSearch::cancel()
{
    m_cancellation.cancel();
    ++m_request;
    m_isRunning = false;
}

void ChainSearch::start(const QString& folder, const QString& runId)
{
    cancel();
    m_cancellation = CancellationSource();
    m_progress = std::make_shared<Progress>();
    m_isRunning = true;
    runOnPool([folder, runId, token = m_cancellation.token(),
               progress = m_progress] { return pathOf(folder, runId, token, *progress); },
              this,
              [this, folder, runId, request = m_request](const QString& path) {
                  if (request != m_request)
                      return;
                  m_isRunning = false;
                  if (path.isEmpty())
                      emit notFound(folder, runId);
                  else
                      emit found(path);
              });
}

} // namespace chronoscope
