// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessibleWidget>
#include <QHash>

#include <cstdint>
#include <vector>

namespace chronoscope {

class TimelineView;

/// The lanes for screen readers: a list with one item for each bar that can be seen by itself, in the order of the lanes,
/// and the selected one. Bounded, however long the run is; items are made when they are asked for. Its value says how
/// much of the run that is.
class TimelineAccessible : public QAccessibleWidget {
public:
    explicit TimelineAccessible(TimelineView& view);
    ~TimelineAccessible() override;
    TimelineAccessible(const TimelineAccessible&) = delete;
    TimelineAccessible& operator=(const TimelineAccessible&) = delete;

    /// Lets Qt know of this class; call it once before a view is shown.
    static void install();
    /// Tells assistive software that the keyboard went to a bar, and forgets items of an older layout.
    static void notifySelection(TimelineView& view);
    static void notifyRows(TimelineView& view);

    [[nodiscard]] int childCount() const override;
    [[nodiscard]] QAccessibleInterface* child(int index) const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override;
    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override;
    [[nodiscard]] QAccessibleInterface* focusChild() const override;
    [[nodiscard]] QAccessible::State state() const override;
    [[nodiscard]] QString text(QAccessible::Text kind) const override;

private:
    void forgetItems();
    /// Positions of the children, anew whenever the view shows other bars.
    [[nodiscard]] const std::vector<std::uint32_t>& positions() const;
    [[nodiscard]] QAccessibleInterface* itemOf(std::uint32_t position) const;

    TimelineView& m_view;
    mutable QHash<std::uint32_t, QAccessible::Id> m_items; ///< by position
    mutable std::vector<std::uint32_t> m_positions;
    mutable std::uint64_t m_generation = 0;
    mutable std::uint32_t m_selected = ~std::uint32_t{0}; ///< when the positions were collected
};

} // namespace chronoscope
