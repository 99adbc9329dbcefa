// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/workspace.h"

#include "models/core/executor.h"
#include "models/formats/runloader.h"
#include "models/session/openjob.h"

#include <QDir>
#include <QFileInfo>
#include <QPointer>

#include <algorithm>

namespace chronoscope {

namespace {

/// Reading one file already uses the whole pool; a second one hides the latency of the disk.
constexpr std::size_t MostRunningJobs = 2;
/// Watching costs a kernel object each.
constexpr int MostWatchedFiles = 512;

} // namespace

/// Counts the files of a folder that are still to come.
struct Workspace::Folder {
    QString path;
    int filesLeft = 0;
    int openedRuns = 0;
    int refusedFiles = 0;
};

Workspace::Workspace(QObject* parent) : QObject(parent), m_readersReady(runOnPool(&prepareReaders))
{
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &Workspace::markOutdated);
}

Workspace::~Workspace()
{
    // The pool must not build static tables while the program takes them down.
    m_readersReady.waitForFinished();
}

void Workspace::setStore(Store* store)
{
    m_store = store;
    m_savedFilters.setStore(store);
    m_savedViews.setStore(store);
    m_breakpoints.setStore(store);
}

void Workspace::open(const QStringList& paths)
{
    for (const QString& path : paths) {
        const QFileInfo file(path);
        if (file.isDir()) {
            openFolder(path);
        } else if (Document* document = find(file.absoluteFilePath(), 0)) {
            emit documentRequested(document);
        } else {
            enqueue(new OpenJob(path, this), nullptr, nullptr);
        }
    }
}

void Workspace::openFolder(const QString& path)
{
    auto folder = std::make_shared<Folder>();
    folder->path = path;
    const QFileInfoList files = QDir(path).entryInfoList(QDir::Files | QDir::Readable, QDir::Name);
    for (const QFileInfo& file : files) {
        if (find(file.absoluteFilePath(), 0))
            continue;
        ++folder->filesLeft;
        enqueue(new OpenJob(file.filePath(), this), folder, nullptr);
    }
    if (folder->filesLeft == 0)
        emit folderOpened(path, 0, 0);
}

void Workspace::openBytes(const QByteArray& bytes, const QString& name)
{
    const auto opener = [source = bytesInMemory(bytes, name)](const CancellationToken&) -> OpenedSource {
        return source;
    };
    enqueue(new OpenJob(name, opener, this), nullptr, nullptr);
}

void Workspace::openStandardInput()
{
    enqueue(new OpenJob(tr("standard input"), &chronoscope::openStandardInput, this), nullptr, nullptr);
}

void Workspace::reload(Document* document)
{
    if (document->path().isEmpty())
        return;
    enqueue(new OpenJob(document->path(), this), nullptr, document);
}

void Workspace::close(Document* document)
{
    const auto found = std::find(m_documents.begin(), m_documents.end(), document);
    if (found == m_documents.end())
        return;
    emit documentClosing(document);
    m_documents.erase(found);
    const QString path = document->path();
    const bool isStillOpen =
        std::any_of(m_documents.begin(), m_documents.end(), [&](Document* other) { return other->path() == path; });
    if (!path.isEmpty() && !isStillOpen)
        m_watcher.removePath(path);
    // Later, since the close may come from within one of its own signals.
    document->deleteLater();
}

QString Workspace::openingName() const
{
    return m_running.empty() ? QString() : QFileInfo(m_running.front()->name()).fileName();
}

double Workspace::openingProgress() const
{
    return m_running.empty() ? -1 : m_running.front()->progress();
}

void Workspace::cancelOpening()
{
    for (const Waiting& waiting : m_waiting)
        waiting.job->deleteLater();
    m_waiting.clear();
    for (OpenJob* job : m_running)
        job->cancel();
    emit openingChanged();
}

void Workspace::enqueue(OpenJob* job, std::shared_ptr<Folder> folder, Document* reloaded)
{
    m_waiting.push_back({job, std::move(folder), reloaded});
    startNext();
    emit openingChanged();
}

void Workspace::startNext()
{
    while (!m_waiting.empty() && m_running.size() < MostRunningJobs) {
        const Waiting opening = m_waiting.front();
        m_waiting.pop_front();
        m_running.push_back(opening.job);
        connectJob(opening);
        opening.job->start();
    }
}

void Workspace::connectJob(const Waiting& opening)
{
    OpenJob* job = opening.job;
    // A document that was shown early is filled by the end of the same job, unless the user closed it meanwhile.
    auto early = std::make_shared<QPointer<Document>>(opening.reloaded);
    auto wasShownEarly = std::make_shared<bool>(opening.reloaded != nullptr);
    if (!opening.reloaded) {
        connect(job, &OpenJob::firstScreenReady, this, [=, this](const RunSnapshotPointer& snapshot) {
            *early = showSnapshot(job, snapshot, opening);
            *wasShownEarly = true;
        });
    }
    connect(job, &OpenJob::finished, this, [=, this](const std::vector<RunSnapshotPointer>& runs) {
        for (const RunSnapshotPointer& run : runs) {
            Document* target = run->runInSource == 0 ? early->data() : find(job->path(), run->runInSource);
            const bool wasClosedMeanwhile = run->runInSource == 0 && *wasShownEarly && !target;
            if (target)
                target->setSnapshot(run);
            else if (!wasClosedMeanwhile)
                target = showSnapshot(job, run, opening);
            if (target)
                target->setOutdated(false);
        }
        if (opening.folder)
            opening.folder->openedRuns += static_cast<int>(runs.size());
        finishJob(job);
    });
    connect(job, &OpenJob::failed, this, [=, this](const Error& error) {
        // What was shown of a file that then failed or was cancelled is not the run; it must not look like one.
        if (!opening.reloaded && *early)
            close(*early);
        if (opening.folder)
            ++opening.folder->refusedFiles;
        else if (!error.isCancelled())
            emit openFailed(error);
        finishJob(job);
    });
    connect(job, &QObject::destroyed, this, [this, folder = opening.folder] {
        if (folder && --folder->filesLeft == 0)
            emit folderOpened(folder->path, folder->openedRuns, folder->refusedFiles);
    });
}

Document* Workspace::showSnapshot(OpenJob* job, const RunSnapshotPointer& snapshot, const Waiting& opening)
{
    auto* document = new Document(snapshot, m_timeDisplay, this);
    document->setPath(job->path());
    document->marks().setStore(m_store);
    document->breakpointHits().setBreakpoints(&m_breakpoints);
    m_documents.push_back(document);
    watch(job->path());
    emit documentOpened(document, opening.folder != nullptr);
    return document;
}

void Workspace::finishJob(OpenJob* job)
{
    std::erase(m_running, job);
    job->deleteLater();
    startNext();
    emit openingChanged();
}

void Workspace::watch(const QString& path)
{
    if (!path.isEmpty() && m_watcher.files().size() < MostWatchedFiles)
        m_watcher.addPath(path);
}

void Workspace::markOutdated(const QString& path)
{
    for (Document* document : m_documents) {
        if (document->path() == path)
            document->setOutdated(true);
    }
    // Programs that write aside and rename leave a new file behind, which the watcher no longer follows.
    if (QFileInfo::exists(path))
        watch(path);
}

Document* Workspace::find(const QString& path, int runInSource) const
{
    if (path.isEmpty())
        return nullptr;
    const auto found = std::find_if(m_documents.begin(), m_documents.end(), [&](Document* document) {
        return document->path() == path && document->snapshot()->runInSource == runInSource;
    });
    return found == m_documents.end() ? nullptr : *found;
}

} // namespace chronoscope
