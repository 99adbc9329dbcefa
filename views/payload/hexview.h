// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/payload/sharedbytes.h"

#include <QAbstractScrollArea>

namespace chronoscope {

/// Bytes in hexadecimal with their characters beside them. Paints visible rows only; as many bytes a row as fit.
class HexView : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit HexView(QWidget* parent = nullptr);

    void setBytes(const SharedBytes& bytes);
    [[nodiscard]] const SharedBytes& bytes() const { return m_bytes; }
    [[nodiscard]] int bytesPerRow() const { return m_bytesPerRow; }
    /// "00000010  61 62 …  ab…": a row as it is painted.
    [[nodiscard]] QString rowText(qint64 row) const;
    [[nodiscard]] qint64 rowCount() const;
    /// The selected bytes: the first one and how many.
    [[nodiscard]] std::pair<qint64, qint64> selection() const;
    /// Rows that the last paint event drew.
    [[nodiscard]] qint64 lastPaintedRows() const { return m_paintedRows; }

public slots:
    /// Copies the selected bytes, or the first megabyte when none is selected, as hexadecimal text.
    void copy();
    void selectAll();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void updateLayout();
    void moveTo(qint64 byte, bool keepsAnchor);
    void paintSelection(QPainter& painter, qint64 row, int y) const;
    [[nodiscard]] qint64 byteAt(const QPoint& point) const;
    [[nodiscard]] int hexColumn(int byteInRow) const;
    [[nodiscard]] int textColumn(int byteInRow) const;
    [[nodiscard]] qint64 firstRow() const;

    SharedBytes m_bytes;
    QFont m_font;
    int m_rowHeight = 16;
    qreal m_columnWidth = 8;
    int m_bytesPerRow = 16;
    qint64 m_anchor = 0;
    qint64 m_cursor = 0;
    bool m_hasSelection = false;
    qint64 m_paintedRows = 0;
};

} // namespace chronoscope
