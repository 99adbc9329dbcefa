// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace chronoscope {

/// A quiet line of text that gives way and ends in an ellipsis where room is short; whole on hover. Plain text.
class ElidedLabel : public QWidget {
    Q_OBJECT

public:
    explicit ElidedLabel(Qt::Alignment alignment, QWidget* parent = nullptr);

    void setText(const QString& text);
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    QString m_text;
    Qt::Alignment m_alignment;
};

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
    ElidedLabel* m_heading;
    ElidedLabel* m_remark;
    QWidget* m_headingRow;
    QVBoxLayout* m_layout;
};

} // namespace chronoscope
