// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/payload/hexview.h"

#include "views/common/actionregistry.h"
#include "views/common/theme.h"

#include <QClipboard>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <cmath>

namespace chronoscope {

namespace {

constexpr int Margin = 6;
constexpr int OffsetColumns = 10; ///< eight digits and two blanks
constexpr int BytesPerBlock = 8;
constexpr qint64 MostCopiedBytes = 1024 * 1024;

QChar shownCharacter(char byte)
{
    const auto code = static_cast<unsigned char>(byte);
    return code >= 0x20 && code < 0x7F ? QLatin1Char(byte) : QChar(0x00B7);
}

} // namespace

HexView::HexView(QWidget* parent) : QAbstractScrollArea(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Bytes of the payload in hexadecimal"));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this] { viewport()->update(); });
    addWidgetCommand(*this, ActionCategory::Payload, tr("Copy Bytes"), QKeySequence::Copy,
                     tr("Copies the selected bytes in hexadecimal"), [this] { copy(); });
    addWidgetCommand(*this, ActionCategory::Payload, tr("Select All Bytes"), QKeySequence::SelectAll,
                     tr("Selects all bytes of a payload"), [this] { selectAll(); });
    updateLayout();
}

void HexView::setBytes(const SharedBytes& bytes)
{
    m_bytes = bytes;
    m_anchor = m_cursor = 0;
    m_hasSelection = false;
    verticalScrollBar()->setValue(0);
    updateLayout();
}

int HexView::hexColumn(int byteInRow) const
{
    return OffsetColumns + byteInRow * 3 + byteInRow / BytesPerBlock;
}

int HexView::textColumn(int byteInRow) const
{
    return hexColumn(m_bytesPerRow - 1) + 4 + byteInRow;
}

qint64 HexView::rowCount() const
{
    return (m_bytes.size() + m_bytesPerRow - 1) / m_bytesPerRow;
}

void HexView::updateLayout()
{
    m_font = fixedWidthFont(font());
    const QFontMetricsF metrics(m_font);
    m_rowHeight = static_cast<int>(std::ceil(metrics.height())) + 2;
    m_columnWidth = std::max<qreal>(metrics.horizontalAdvance(QLatin1Char('0')), 1);
    const int columns = static_cast<int>((viewport()->width() - 2 * Margin) / m_columnWidth);
    m_bytesPerRow = 32;
    while (m_bytesPerRow > 2 && textColumn(m_bytesPerRow) > columns)
        m_bytesPerRow /= 2;
    const qint64 visibleRows = std::max((viewport()->height() - 2 * Margin) / m_rowHeight, 1);
    // Rows are far fewer than 2^31, since a payload has less than 2^31 bytes.
    verticalScrollBar()->setRange(0, static_cast<int>(std::max<qint64>(rowCount() - visibleRows, 0)));
    verticalScrollBar()->setPageStep(static_cast<int>(visibleRows));
    viewport()->update();
}

qint64 HexView::firstRow() const
{
    return verticalScrollBar()->value();
}

QString HexView::rowText(qint64 row) const
{
    const qint64 start = row * m_bytesPerRow;
    QString text(textColumn(m_bytesPerRow), QLatin1Char(' '));
    const QString offset = QString::number(start, 16).rightJustified(8, QLatin1Char('0'));
    text.replace(0, offset.size(), offset);
    static constexpr char Digits[] = "0123456789abcdef";
    for (int position = 0; position < m_bytesPerRow && start + position < m_bytes.size(); ++position) {
        const char byte = m_bytes.view()[static_cast<std::size_t>(start + position)];
        const auto code = static_cast<unsigned char>(byte);
        text[hexColumn(position)] = QLatin1Char(Digits[code >> 4]);
        text[hexColumn(position) + 1] = QLatin1Char(Digits[code & 15]);
        text[textColumn(position)] = shownCharacter(byte);
    }
    return text;
}

std::pair<qint64, qint64> HexView::selection() const
{
    if (!m_hasSelection)
        return {m_cursor, 0};
    const qint64 first = std::min(m_anchor, m_cursor);
    return {first, std::min<qint64>(std::max(m_anchor, m_cursor) + 1, m_bytes.size()) - first};
}

void HexView::paintSelection(QPainter& painter, qint64 row, int y) const
{
    const auto [first, count] = selection();
    const qint64 rowStart = row * m_bytesPerRow;
    const QColor ground = palette().color(QPalette::Highlight);
    for (int position = 0; position < m_bytesPerRow; ++position) {
        const qint64 byte = rowStart + position;
        if (byte < first || byte >= first + count)
            continue;
        painter.fillRect(QRectF(Margin + hexColumn(position) * m_columnWidth, y, 2 * m_columnWidth, m_rowHeight),
                         ground);
        painter.fillRect(QRectF(Margin + textColumn(position) * m_columnWidth, y, m_columnWidth, m_rowHeight), ground);
    }
}

void HexView::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    const Theme& theme = Theme::of(this);
    painter.fillRect(event->rect(), theme.ground);
    painter.setFont(m_font);
    const int baseline = static_cast<int>(QFontMetricsF(m_font).ascent()) + 1;
    m_paintedRows = 0;
    for (qint64 row = firstRow(); row < rowCount(); ++row) {
        const int y = static_cast<int>(row - firstRow()) * m_rowHeight + Margin;
        if (y >= viewport()->height())
            break;
        paintSelection(painter, row, y);
        const QString text = rowText(row);
        painter.setPen(theme.secondText);
        painter.drawText(QPointF(Margin, y + baseline), text.left(OffsetColumns));
        painter.setPen(theme.text);
        painter.drawText(QPointF(Margin + OffsetColumns * m_columnWidth, y + baseline), text.mid(OffsetColumns));
        const qint64 inRow = m_cursor - row * m_bytesPerRow;
        if (hasFocus() && inRow >= 0 && inRow < m_bytesPerRow && m_bytes.size() > 0) {
            painter.setPen(theme.accent);
            painter.drawRect(QRectF(Margin + hexColumn(static_cast<int>(inRow)) * m_columnWidth - 1, y,
                                    2 * m_columnWidth + 1, m_rowHeight - 1));
        }
        ++m_paintedRows;
    }
}

qint64 HexView::byteAt(const QPoint& point) const
{
    const qint64 row = firstRow() + std::max(point.y() - Margin, 0) / m_rowHeight;
    const int column = static_cast<int>((point.x() - Margin) / m_columnWidth);
    int position = 0;
    const bool isInText = column >= textColumn(0);
    while (position + 1 < m_bytesPerRow && (isInText ? textColumn(position + 1) : hexColumn(position + 1)) <= column)
        ++position;
    return std::clamp<qint64>(row * m_bytesPerRow + position, 0, std::max<qint64>(m_bytes.size() - 1, 0));
}

void HexView::moveTo(qint64 byte, bool keepsAnchor)
{
    m_cursor = std::clamp<qint64>(byte, 0, std::max<qint64>(m_bytes.size() - 1, 0));
    m_hasSelection = keepsAnchor;
    if (!keepsAnchor)
        m_anchor = m_cursor;
    const qint64 row = m_cursor / m_bytesPerRow;
    const qint64 rows = verticalScrollBar()->pageStep();
    if (row < firstRow())
        verticalScrollBar()->setValue(static_cast<int>(row));
    else if (row >= firstRow() + rows)
        verticalScrollBar()->setValue(static_cast<int>(row - rows + 1));
    viewport()->update();
}

void HexView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        copy();
        return;
    }
    if (event->matches(QKeySequence::SelectAll)) {
        selectAll();
        return;
    }
    const bool keepsAnchor = event->modifiers() & Qt::ShiftModifier;
    const bool isFar = event->modifiers() & Qt::ControlModifier;
    const qint64 rowStart = m_cursor / m_bytesPerRow * m_bytesPerRow;
    switch (event->key()) {
    case Qt::Key_Left:
        moveTo(m_cursor - 1, keepsAnchor);
        return;
    case Qt::Key_Right:
        moveTo(m_cursor + 1, keepsAnchor);
        return;
    case Qt::Key_Up:
        moveTo(m_cursor - m_bytesPerRow, keepsAnchor);
        return;
    case Qt::Key_Down:
        moveTo(m_cursor + m_bytesPerRow, keepsAnchor);
        return;
    case Qt::Key_PageUp:
        moveTo(m_cursor - qint64{verticalScrollBar()->pageStep()} * m_bytesPerRow, keepsAnchor);
        return;
    case Qt::Key_PageDown:
        moveTo(m_cursor + qint64{verticalScrollBar()->pageStep()} * m_bytesPerRow, keepsAnchor);
        return;
    case Qt::Key_Home:
        moveTo(isFar ? 0 : rowStart, keepsAnchor);
        return;
    case Qt::Key_End:
        moveTo(isFar ? m_bytes.size() - 1 : rowStart + m_bytesPerRow - 1, keepsAnchor);
        return;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void HexView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        moveTo(byteAt(event->pos()), event->modifiers() & Qt::ShiftModifier);
}

void HexView::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() & Qt::LeftButton)
        moveTo(byteAt(event->pos()), true);
}

void HexView::copy()
{
    auto [first, count] = selection();
    if (count == 0) {
        first = 0;
        count = m_bytes.size();
    }
    count = std::min(count, MostCopiedBytes);
    const std::string_view bytes =
        m_bytes.view().substr(static_cast<std::size_t>(first), static_cast<std::size_t>(count));
    const QByteArray raw = QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size()));
    QGuiApplication::clipboard()->setText(QString::fromLatin1(raw.toHex(' ')));
}

void HexView::selectAll()
{
    m_anchor = 0;
    m_cursor = std::max<qint64>(m_bytes.size() - 1, 0);
    m_hasSelection = m_bytes.size() > 0;
    viewport()->update();
}

void HexView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateLayout();
}

void HexView::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange ||
        event->type() == QEvent::PaletteChange)
        updateLayout();
}

void HexView::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void HexView::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace chronoscope
