// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/history/wrappedparagraph.h"

#include <QWidget>

namespace chronoscope {

/// A WrappedParagraph as a widget: to be read, selected by mouse, and copied. Whoever comes by keyboard copies the whole.
class DetailText : public QWidget {
    Q_OBJECT

public:
    enum class Tone { Normal, Quiet, Name };

    explicit DetailText(QWidget* parent = nullptr);

    void setText(const QString& text);
    [[nodiscard]] QString text() const { return m_paragraph.text(); }
    void setTone(Tone tone);
    [[nodiscard]] QString selectedText() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

public slots:
    /// Copies what is selected, else the whole text.
    void copy() const;
    void selectAll();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void applyFont();

    mutable WrappedParagraph m_paragraph; ///< lays itself out when its height is asked for
    Tone m_tone = Tone::Normal;
    int m_anchor = 0;
    int m_cursor = 0;
    bool m_isFocusShown = false; ///< the keyboard brought the focus
};

} // namespace chronoscope
