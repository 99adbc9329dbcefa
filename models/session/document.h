// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/runsnapshot.h"
#include "models/session/selection.h"
#include "models/session/viewrange.h"

#include <QObject>

namespace chronoscope {

class TimeDisplay;

/// One open run: its newest snapshot, what is selected and what is visible of it. GUI thread.
class Document : public QObject {
    Q_OBJECT

public:
    /// The time display is the session's; it must outlive the document.
    Document(RunSnapshotPointer snapshot, TimeDisplay& timeDisplay, QObject* parent = nullptr);

    [[nodiscard]] const RunSnapshotPointer& snapshot() const { return m_snapshot; }
    [[nodiscard]] Selection& selection() { return m_selection; }
    [[nodiscard]] ViewRange& viewRange() { return m_viewRange; }
    [[nodiscard]] TimeDisplay& timeDisplay() const { return m_timeDisplay; }

    /// Replaces the first screen by the whole, or a file's old state by its new one.
    void setSnapshot(RunSnapshotPointer snapshot);

signals:
    /// A larger or newer snapshot of the same run; positions of an older one are void.
    void snapshotChanged();

private:
    void adoptSnapshot();

    RunSnapshotPointer m_snapshot;
    TimeDisplay& m_timeDisplay;
    Selection m_selection;
    ViewRange m_viewRange;
};

} // namespace chronoscope
