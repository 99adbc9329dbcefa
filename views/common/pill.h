// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QColor>

namespace chronoscope {

/// A word in a rounded outline of its own colour: a status, or a button that leads to what the word names.
class Pill : public QAbstractButton {
    Q_OBJECT

public:
    enum class Use { Label, Button };

    explicit Pill(Use use, QWidget* parent = nullptr);

    /// The words are shown as they are; an ampersand is no shortcut.
    void setWords(const QString& words);
    [[nodiscard]] QString words() const { return m_words; }
    void setColour(const QColor& colour);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    [[nodiscard]] QFont wordFont() const;

    Use m_use;
    QString m_words;
    QColor m_colour;
};

} // namespace chronoscope
