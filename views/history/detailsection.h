// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace chronoscope {

/// A part of the detail pane: a small heading, a remark at its right, and what stands below.
class DetailSection : public QWidget {
    Q_OBJECT

public:
    explicit DetailSection(const QString& heading, QWidget* parent = nullptr);

    void setHeading(const QString& heading);
    [[nodiscard]] QString heading() const;
    void setRemark(const QString& remark);
    [[nodiscard]] QString remark() const;
    /// Puts a widget below the heading, or beside the remark.
    void add(QWidget* widget);
    void addToHeading(QWidget* widget);

private:
    QLabel* m_heading;
    QLabel* m_remark;
    QWidget* m_headingRow;
    QVBoxLayout* m_layout;
};

} // namespace chronoscope
