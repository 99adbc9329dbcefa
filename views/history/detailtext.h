// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextLayout>
#include <QWidget>

namespace chronoscope {

/// A paragraph that wraps anywhere where a word is too long, so that it is never clipped. Plain text of any origin.
class WrappedParagraph {
public:
    /// Lines are at least as high as those of the neighbour's font, and stand on the same base.
    void setText(const QString& text, const QFont& font, const QFont& neighbour);
    void setText(const QString& text, const QFont& font) { setText(text, font, font); }
    /// Breaks the text at a width in pixels; returns its height.
    qreal layOut(qreal width);
    [[nodiscard]] QString text() const { return m_layout.text(); }
    [[nodiscard]] qreal height() const { return m_height; }
    /// Position in the text that is nearest to a point.
    [[nodiscard]] int positionAt(const QPointF& point) const;
    /// Paints with a part selected; nothing is when start and end are equal.
    void paint(QPainter& painter, const QPointF& topLeft, int selectionStart, int selectionEnd,
               const QPalette& palette) const;

private:
    QTextLayout m_layout;
    qreal m_width = -1;
    qreal m_height = 0;
    qreal m_leastAscent = 0;
    qreal m_leastHeight = 0;
};

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
