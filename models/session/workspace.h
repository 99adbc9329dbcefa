// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/error.h"
#include "models/session/breakpoints.h"
#include "models/session/document.h"
#include "models/session/saveditems.h"
#include "models/session/timedisplay.h"

#include <QFileSystemWatcher>
#include <QFuture>
#include <QHash>
#include <QObject>
#include <QStringList>

#include <deque>
#include <vector>

namespace chronoscope {

class OpenJob;
class Store;

/// The open runs and what is being opened. GUI thread; reading happens on the pool.
class Workspace : public QObject {
    Q_OBJECT

public:
    explicit Workspace(QObject* parent = nullptr);
    ~Workspace() override;

    [[nodiscard]] const std::vector<Document*>& documents() const { return m_documents; }
    [[nodiscard]] TimeDisplay& timeDisplay() { return m_timeDisplay; }

    /// Where marks, breakpoints, saved filters and saved views are kept; it must outlive the workspace. Before anything is opened.
    void setStore(Store* store);
    [[nodiscard]] SavedFilters& savedFilters() { return m_savedFilters; }
    [[nodiscard]] SavedViews& savedViews() { return m_savedViews; }
    [[nodiscard]] Breakpoints& breakpoints() { return m_breakpoints; }

    /// Opens files and, for a folder, every file in it. Already open files are shown again instead.
    void open(const QStringList& paths);
    /// Opens bytes that came from elsewhere, as the clipboard.
    void openBytes(const QByteArray& bytes, const QString& name);
    /// Opens what comes from standard input, once it has ended.
    void openStandardInput();
    /// Reads the document's file again.
    void reload(Document* document);
    void close(Document* document);

    /// Jobs that run or wait, for progress.
    [[nodiscard]] std::size_t openingCount() const { return m_running.size() + m_waiting.size(); }
    [[nodiscard]] QString openingName() const;
    /// Progress of the jobs that run, 0 to 1; negative while unknown.
    [[nodiscard]] double openingProgress() const;
    void cancelOpening();

signals:
    /// The document lives until closed; it may still be growing. The folder it came with has many.
    void documentOpened(chronoscope::Document* document, bool isOneOfMany);
    /// An already open file was asked for again.
    void documentRequested(chronoscope::Document* document);
    /// Sent while the document still lives.
    void documentClosing(chronoscope::Document* document);
    void openFailed(const chronoscope::Error& error);
    void openingChanged();
    /// Everything of a folder was looked at: how many runs opened, how many files were refused.
    void folderOpened(const QString& path, int openedRuns, int refusedFiles);

private:
    struct Folder;
    struct Waiting {
        OpenJob* job;
        std::shared_ptr<Folder> folder; ///< null for a file of its own
        Document* reloaded;             ///< null unless the file of this document is read again
    };

    void enqueue(OpenJob* job, std::shared_ptr<Folder> folder, Document* reloaded);
    void openFolder(const QString& path);
    void startNext();
    void connectJob(const Waiting& opening);
    Document* showSnapshot(OpenJob* job, const RunSnapshotPointer& snapshot, const Waiting& opening);
    void finishJob(OpenJob* job);
    void watch(const QString& path);
    void markOutdated(const QString& path);
    [[nodiscard]] Document* find(const QString& path, int runInSource) const;

    TimeDisplay m_timeDisplay;
    Store* m_store = nullptr;
    SavedFilters m_savedFilters;
    SavedViews m_savedViews;
    Breakpoints m_breakpoints;
    std::vector<Document*> m_documents;
    std::vector<OpenJob*> m_running;
    std::deque<Waiting> m_waiting;
    QFileSystemWatcher m_watcher;
    QFuture<void> m_readersReady;
};

} // namespace chronoscope
