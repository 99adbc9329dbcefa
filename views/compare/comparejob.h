// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/compare/rundifference.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace chronoscope {

/// Compares two runs on the pool; the latest request wins. To be used on the GUI thread; going away cancels it.
class CompareJob : public QObject {
    Q_OBJECT

public:
    explicit CompareJob(QObject* parent = nullptr);
    ~CompareJob() override;

    void start(const std::shared_ptr<const EventGroups>& a, const std::shared_ptr<const EventGroups>& b,
               const CompareOptions& options);
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_state != nullptr; }

signals:
    /// How far it has come, 0 to 1; never for what takes no time.
    void progressed(double part);
    void finished(const std::shared_ptr<const chronoscope::RunDifference>& difference);

private:
    struct State {
        CancellationSource cancellation;
        Progress progress;
    };
    void showProgress();

    std::shared_ptr<State> m_state; ///< null while nothing runs
    QTimer m_timer;
};

} // namespace chronoscope
