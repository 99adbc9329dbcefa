// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/timerange.h"
#include "models/history/eventgroup.h"
#include "models/timeline/timescale.h"

#include <QWidget>

#include <cstdint>
#include <optional>
#include <vector>

namespace chronoscope {

class Theme;
class ViewRange;

/// One run in the overview of a chain.
struct ChainSpan {
    Instant start;
    Instant end; ///< of what is recorded, while it is open
    Status status = Status::Running;
    int level = 0;                         ///< resets stand a line below what they go back to
    std::optional<std::size_t> previous{}; ///< span that it came of, maybe by way of runs that are not open
    bool isDirect = true;                  ///< no run between the two is missing
};

/// A chain in little: a bar for each open run, lines where one run came of another, and a frame around what is visible.
/// Dragging moves the frame; a click brings it there.
class ChainOverview : public QWidget {
    Q_OBJECT

public:
    /// The range must outlive the overview.
    explicit ChainOverview(ViewRange& range, QWidget* parent = nullptr);

    void setSpans(std::vector<ChainSpan> spans);
    /// Where time begins: the width of the names beside the lanes, and of the scroll bars at the right.
    void setMargins(int left, int right);

    [[nodiscard]] QSize sizeHint() const override { return {400, 48}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {100, 48}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] QRect field() const;
    [[nodiscard]] TimeScale scale() const;
    [[nodiscard]] QRect barOf(const ChainSpan& span) const;
    void paintBars(QPainter& painter, const Theme& theme) const;
    void paintFrame(QPainter& painter, const Theme& theme) const;

    ViewRange& m_range;
    std::vector<ChainSpan> m_spans;
    int m_levels = 1;
    int m_left = 0;
    int m_right = 0;
    std::optional<std::int64_t> m_grabOffset; ///< from the frame's start to where it was grabbed, ns
};

} // namespace chronoscope
