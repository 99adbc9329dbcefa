// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessibleWidget>
#include <QHash>

#include <cstdint>

namespace chronoscope {

class TimelineView;

/// The lanes for screen readers: a list with one item for each bar, in the order of the lanes. Items are made when they
/// are asked for.
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

private:
    void forgetItems();

    TimelineView& m_view;
    mutable QHash<std::uint32_t, QAccessible::Id> m_items;
};

} // namespace chronoscope
