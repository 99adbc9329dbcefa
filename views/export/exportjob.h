// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cancellation.h"
#include "models/core/error.h"
#include "models/export/exportformat.h"
#include "models/export/safefile.h"
#include "models/history/runsnapshot.h"
#include "models/redaction/redactionrules.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>
#include <vector>

namespace chronoscope {

/// What is to be written, and where.
struct ExportRequest {
    std::vector<RunSnapshotPointer> runs;
    ExportFormat format = ExportFormat::Json;
    QString path;              ///< a file, or a folder whose files are named after the runs
    bool isIntoFolder = false; ///< must be so for several runs
    ExistingFile existing = ExistingFile::Keep;
    /// The events of a run that are wanted; all of them where it is empty. Runs on the pool.
    std::function<std::vector<EventIndex>(const RunSnapshot&)> eventsOf;
    RedactionRules rules; ///< what must not leave
};

/// What became of a request.
struct ExportOutcome {
    QStringList written;       ///< paths
    std::vector<Error> errors; ///< of the others, with their paths
    QStringList losses;        ///< what the format cannot carry, a line each; bounded
    std::int64_t redacted = 0; ///< things that rules took out
    QStringList notLookedInto; ///< what stays although nobody could read it, a line each; bounded
    bool isCancelled = false;
};

/// Writes runs on the pool. To be used on the GUI thread; going away cancels it.
class ExportJob : public QObject {
    Q_OBJECT

public:
    explicit ExportJob(QObject* parent = nullptr);
    ~ExportJob() override;

    [[nodiscard]] bool isRunning() const { return m_state != nullptr; }

public slots:
    /// Nothing happens while another request runs.
    void start(const chronoscope::ExportRequest& request);
    void cancel();

signals:
    /// From 0 to 1, several times a second.
    void progressed(double part);
    void finished(const chronoscope::ExportOutcome& outcome);

private:
    /// Shared with the pool.
    struct State {
        CancellationSource cancellation;
        Progress progress;
        std::atomic<int> finishedRuns{0};
        int runs = 0;
    };
    [[nodiscard]] static ExportOutcome work(const ExportRequest& request, State& state);
    /// The run as it may leave.
    [[nodiscard]] static Result<RunSnapshotPointer>
    prepare(const RunSnapshotPointer& whole, const ExportRequest& request, State& state, ExportOutcome& outcome);
    void tellProgress();

    std::shared_ptr<State> m_state; ///< null while nothing runs
    QTimer m_timer;
};

} // namespace chronoscope
