// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace chronoscope {

class TimelineView;

/// The keyboard on the two cursors that measure.
class MeasureKeys {
public:
    /// The view must outlive the object.
    explicit MeasureKeys(TimelineView& view) : m_view(view) {}

    /// Moves the active cursor to the next event that can be told apart on the screen, from the selected event when
    /// nothing is measured yet, and brings it into view.
    void extend(bool later);
    /// From the start to the end of the selected group.
    void measureSelection();
    /// The other cursor moves from now on.
    void swapCursors();
    /// False when nothing is measured.
    bool zoomToRange();
    /// False when nothing is measured.
    bool clear();

private:
    TimelineView& m_view;
};

} // namespace chronoscope
