// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QButtonGroup>
#include <QWidget>

namespace chronoscope {

/// A few choices side by side of which one holds: "Events 121 | Groups 46". Arrow keys move between them.
class SegmentedButtons : public QWidget {
    Q_OBJECT

public:
    explicit SegmentedButtons(QWidget* parent = nullptr);

    /// Adds a choice at the end; the first one holds until another is chosen. Returns its position.
    int addSegment(const QString& text);
    /// The words of a choice and, quieter, how many things it leads to.
    void setSegment(int position, const QString& text, const QString& count);
    void setSegmentEnabled(int position, bool isEnabled);

    [[nodiscard]] int currentIndex() const { return m_buttons.checkedId(); }
    void setCurrentIndex(int position);

signals:
    /// The user or the program chose another one.
    void currentIndexChanged(int position);

private:
    QButtonGroup m_buttons;
};

} // namespace chronoscope
