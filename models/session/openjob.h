// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cancellation.h"
#include "models/core/error.h"
#include "models/formats/bytesource.h"
#include "models/history/runsnapshot.h"

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace chronoscope {

/// Gets at the bytes of a source that is no file. May block: it is called on the pool.
using OpenedSource = Result<std::shared_ptr<const ByteSource>>;
using SourceOpener = std::function<OpenedSource(const CancellationToken&)>;

/// Reads one source on the pool: tells of its first screen, of its end, and can be cancelled at any time. GUI thread.
/// Destroying the job cancels it; nothing is heard of it afterwards.
class OpenJob : public QObject {
    Q_OBJECT

public:
    /// Opens the file on the pool, since even that may take long on a network drive.
    OpenJob(const QString& path, QObject* parent);
    /// Calls the opener on the pool; the name is for messages.
    OpenJob(QString name, SourceOpener opener, QObject* parent);
    ~OpenJob() override;

    void start();
    void cancel();

    [[nodiscard]] const QString& name() const { return m_name; }
    /// Absolute path of the file; empty for other sources.
    [[nodiscard]] const QString& path() const { return m_path; }
    /// Part that is done, 0 to 1; negative while the size is unknown.
    [[nodiscard]] double progress() const;

signals:
    void firstScreenReady(const chronoscope::RunSnapshotPointer& snapshot);
    void finished(const std::vector<chronoscope::RunSnapshotPointer>& runs);
    /// Also when cancelled; then the error says so.
    void failed(const chronoscope::Error& error);

private:
    QString m_name;
    QString m_path;
    SourceOpener m_opener;
    CancellationSource m_cancellation;
    std::shared_ptr<Progress> m_progress = std::make_shared<Progress>();
};

} // namespace chronoscope
