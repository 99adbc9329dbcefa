// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/instant.h"

#include <QObject>

#include <vector>

namespace chronoscope {

/// The part of time that is visible, shared by timeline, overview and status bar. GUI thread.
/// The full range is that of the run with a small margin; the visible range always lies within it, never empty.
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
    /// Back and forward through the ranges that were shown and left for good.
    void back();
    void forward();

public:
    [[nodiscard]] bool canGoBack() const;
    [[nodiscard]] bool canGoForward() const { return m_historyPosition + 1 < m_history.size(); }
    /// Remembers the present range as one to come back to; views call it when a gesture begins.
    void remember();

signals:
    void changed();

private:
    struct Range {
        Instant start;
        Instant end;
        friend bool operator==(const Range&, const Range&) = default;
    };
    void apply(Range range);

    Instant m_fullStart{0};
    Instant m_fullEnd{NanosecondsPerSecond};
    Instant m_start{0};
    Instant m_end{NanosecondsPerSecond};
    std::vector<Range> m_history;
    std::size_t m_historyPosition = 0;
};

} // namespace chronoscope
