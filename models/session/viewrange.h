// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/timerange.h"
#include "models/timeline/foldedaxis.h"

#include <QObject>

#include <memory>

namespace chronoscope {

/// The part of time that is visible, shared by timeline, overview and status bar. GUI thread.
/// The full range is that of the run with a small margin; the visible range always lies within it, never empty.
/// While idle gaps are folded, zooming and panning go by what is seen, on an axis on which they are narrow.
class ViewRange : public QObject {
    Q_OBJECT

public:
    explicit ViewRange(QObject* parent = nullptr);

    [[nodiscard]] Instant fullStart() const { return m_fullStart; }
    [[nodiscard]] Instant fullEnd() const { return m_fullEnd; }
    [[nodiscard]] Instant start() const { return m_start; }
    [[nodiscard]] Instant end() const { return m_end; }
    [[nodiscard]] Duration span() const { return m_end - m_start; }
    [[nodiscard]] bool isWholeRun() const { return m_start == m_fullStart && m_end == m_fullEnd; }

    /// Sets what there is. A view that showed the whole run goes on showing it; another one keeps its range.
    void setFullRange(Instant start, Instant end);

public slots:
    /// Shows a range; it is clamped to the full range and to at least one microsecond.
    void show(chronoscope::Instant start, chronoscope::Instant end);
    /// Zooms by a factor (2 = twice as close) and keeps the instant where it is on the screen.
    void zoomAround(chronoscope::Instant fixed, double factor);
    /// Moves by a part of what is visible; positive is later.
    void panBy(double partOfSpan);
    void showWholeRun();
    /// Folds the gaps of the axis; null for none. What is visible stays visible.
    void setIdleGaps(std::shared_ptr<const chronoscope::IdleGaps> gaps);
    /// Says that the present range is one to come back to; views call it when a gesture begins and when it ends.
    void remember() { emit remembered(); }

public:
    /// The gaps that are folded; null when none are.
    [[nodiscard]] const std::shared_ptr<const IdleGaps>& idleGaps() const { return m_idleGaps; }
    [[nodiscard]] TimeRange range() const { return {m_start, m_end}; }

signals:
    void changed();
    /// A gesture began or ended: NavigationHistory listens.
    void remembered();

private:
    void apply(TimeRange range);
    void zoomFolded(Instant fixed, double factor);
    void panFolded(double partOfSpan);
    [[nodiscard]] FoldedAxis axis() const;

    Instant m_fullStart{0};
    Instant m_fullEnd{NanosecondsPerSecond};
    Instant m_start{0};
    Instant m_end{NanosecondsPerSecond};
    std::shared_ptr<const IdleGaps> m_idleGaps;
};

} // namespace chronoscope
