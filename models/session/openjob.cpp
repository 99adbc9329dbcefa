// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/openjob.h"

#include "models/core/executor.h"
#include "models/formats/runloader.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QPointer>

#include <utility>

namespace chronoscope {

OpenJob::OpenJob(const QString& path, QObject* parent)
    : QObject(parent)
    , m_name(path)
    , m_path(QFileInfo(path).absoluteFilePath())
    , m_opener([file = m_path](const CancellationToken& token) { return openFile(file, token); })
{
}

OpenJob::OpenJob(QString name, SourceOpener opener, QObject* parent)
    : QObject(parent), m_name(std::move(name)), m_opener(std::move(opener))
{
}

OpenJob::~OpenJob()
{
    m_cancellation.cancel();
}

void OpenJob::start()
{
    LoadOptions options;
    options.cancellation = m_cancellation.token();
    options.progress = m_progress.get();
    options.onFirstScreen = [job = QPointer<OpenJob>(this)](RunSnapshotPointer snapshot) {
        // Posted to the application, not to the job: the job may be dying on the GUI thread at this moment.
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [job, snapshot = std::move(snapshot)] {
                if (job && !job->m_cancellation.token().isCancelled())
                    emit job->firstScreenReady(snapshot);
            },
            Qt::QueuedConnection);
    };
    using Runs = Result<std::vector<RunSnapshotPointer>>;
    const auto read = [options, progress = m_progress, opener = m_opener]() -> Runs {
        return opener(options.cancellation).and_then([&options](const auto& source) {
            return loadRuns(*source, options);
        });
    };
    runOnPool(read, this, [this](const Runs& runs) {
        if (m_cancellation.token().isCancelled())
            emit failed(Error::cancelled());
        else if (runs)
            emit finished(*runs);
        else
            emit failed(runs.error());
    });
}

void OpenJob::cancel()
{
    m_cancellation.cancel();
}

double OpenJob::progress() const
{
    const std::int64_t total = m_progress->total.load(std::memory_order_relaxed);
    if (total <= 0)
        return -1;
    return static_cast<double>(m_progress->done.load(std::memory_order_relaxed)) / static_cast<double>(total);
}

} // namespace chronoscope
