// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timeline/rowgeometry.h"
#include "models/timeline/timescale.h"

#include <optional>
#include <span>
#include <vector>

namespace chronoscope {

/// One rectangle of the picture: a bar, or a run of bars that are too short to be told apart ("folded").
struct DrawItem {
    std::int32_t left = 0;    ///< device pixels from the left edge of the view
    std::int32_t right = 0;   ///< first pixel after it
    std::int32_t runLeft = 0; ///< first pixel of run time; what lies before it is queue time
    std::uint32_t bar = 0;    ///< position of the bar; of a folded run the worst one, the first among equals
    std::uint32_t first = 0;  ///< position of the first of the bars that it stands for; of a lane's items only
    std::uint32_t count = 1;  ///< bars that it stands for
    std::uint32_t failedCount = 0;
    GroupKind kind = GroupKind::Marker;
    Status status = Status::Instant; ///< of a folded run the worst
    std::uint8_t coverage = 255;     ///< how much of a folded run is covered by bars, 255 = all
    bool isFolded = false;
    bool isRetried = false; ///< of a bar: it had an earlier attempt
    bool isCutLeft = false; ///< goes on outside of the view
    bool isCutRight = false;

    friend bool operator==(const DrawItem&, const DrawItem&) = default;
};

/// The items of one row: [firstItem, lastItem) of the list, from left to right, never overlapping.
struct DrawRow {
    std::uint32_t row = 0; ///< of the RowGeometry
    std::uint32_t firstItem = 0;
    std::uint32_t lastItem = 0;
};

/// A rectangle in device pixels; right and bottom are the first pixels after it.
struct PixelRect {
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;

    [[nodiscard]] int width() const { return right - left; }
    [[nodiscard]] int height() const { return bottom - top; }
    [[nodiscard]] bool contains(int x, int y) const { return x >= left && x < right && y >= top && y < bottom; }
};

/// How fine the picture is, in device pixels.
struct DrawResolution {
    int minimumWidth = 2; ///< of anything that is drawn
    int foldWidth = 3;    ///< bars shorter than this are folded where they are dense
};

/// What the mouse is over.
struct TimelineHit {
    std::uint32_t row = 0;  ///< of the RowGeometry
    std::uint32_t item = 0; ///< of the DrawList
    bool isExact = true;    ///< false when it is only near
};

/// What a view has to draw for one range of time and one range of rows. Costs a few binary searches for every three
/// pixels of a lane, however many bars there are. No failed bar is ever lost: each is an item of its own or part of a
/// folded one that says so.
class DrawList {
public:
    /// Fills the list anew; memory is used again. Rows between top and bottom (device pixels of the whole picture) count,
    /// and those that begin above the height of what is pinned.
    void build(const LaneLayout& layout, const RowGeometry& geometry, const TimeScale& scale, int top, int bottom,
               const DrawResolution& resolution, int pinnedHeight = 0);

    [[nodiscard]] std::span<const DrawRow> rows() const { return m_rows; }
    [[nodiscard]] std::span<const DrawItem> items() const { return m_items; }
    [[nodiscard]] std::span<const DrawItem> items(const DrawRow& row) const
    {
        return std::span(m_items).subspan(row.firstItem, row.lastItem - row.firstItem);
    }

    /// Where an item is drawn, in device pixels of the whole picture. Failures that are too short to carry a glyph stand
    /// out above and below the others, so that they are told by more than colour.
    [[nodiscard]] static PixelRect rectOf(const DrawItem& item, const TimelineRow& row, const RowMetrics& metrics);

    /// What is drawn at a pixel of the whole picture, else the nearest thing of that row within the tolerance.
    [[nodiscard]] std::optional<TimelineHit> hitTest(const RowGeometry& geometry, int x, int y, int tolerance) const;

private:
    std::vector<DrawRow> m_rows;
    std::vector<DrawItem> m_items;
};

} // namespace chronoscope
