// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessibleWidget>

namespace chronoscope {

class LargeTextView;

/// Tells screen readers that a LargeTextView is read-only text, and gives them the lines that are on the screen.
class LargeTextAccessible : public QAccessibleWidget {
public:
    explicit LargeTextAccessible(LargeTextView* view);

    /// Makes Qt use this class for every LargeTextView; later calls do nothing.
    static void install();

    [[nodiscard]] QString text(QAccessible::Text kind) const override;
    [[nodiscard]] QAccessible::State state() const override;

private:
    [[nodiscard]] const LargeTextView& view() const;
};

} // namespace chronoscope
