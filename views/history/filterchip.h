// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace chronoscope {

/// One condition of the filters, with a cross behind it: a click, Enter, Space, Delete or Backspace takes it away (the
/// signal clicked()). Its words come from histories and are painted letter by letter. GUI thread.
class FilterChip : public QAbstractButton {
    Q_OBJECT

public:
    explicit FilterChip(QWidget* parent = nullptr);

    /// "Status: " and "Failed"; what a screen reader says of the chip is put together from the whole of the condition.
    void setCondition(const QString& lead, const QString& value, const QString& wholeCondition);
    /// "Status: Failed", as it is painted.
    [[nodiscard]] QString words() const { return m_lead + m_value; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    void paintCross(QPainter& painter, const QRectF& place) const;

    QString m_lead;
    QString m_value;
    QString m_tip;
};

} // namespace chronoscope
