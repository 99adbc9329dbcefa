// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/timerange.h"

#include <QObject>

#include <optional>

namespace chronoscope {

/// The two cursors that measure: the range of time that the user marked in a run, if any. Timeline, statistics and
/// filters follow it. GUI thread.
class MeasuredRange : public QObject {
    Q_OBJECT

public:
    explicit MeasuredRange(QObject* parent = nullptr);

    [[nodiscard]] bool isEmpty() const { return !m_range.has_value(); }
    /// From the earlier cursor to the later one, ns since 1970 UTC.
    [[nodiscard]] const std::optional<TimeRange>& range() const { return m_range; }

    /// The cursor that stays while the other one is moved, and the one that moves; equal to the ends of range(), in the
    /// order in which the user set them. Not recorded while there is no range.
    [[nodiscard]] Instant anchor() const { return m_anchor; }
    [[nodiscard]] Instant active() const { return m_active; }

public slots:
    /// In either order; the first becomes the anchor, the second moves on. Instants that are not recorded change nothing.
    void setRange(chronoscope::Instant anchor, chronoscope::Instant active);
    /// Moves one cursor, and leaves the other where it is. Nothing happens while there is no range.
    void moveActive(chronoscope::Instant active);
    /// The other cursor moves from now on.
    void swapCursors();
    void clear();

signals:
    void changed();

private:
    Instant m_anchor;
    Instant m_active;
    std::optional<TimeRange> m_range;
};

} // namespace chronoscope
