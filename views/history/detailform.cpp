// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/history/detailform.h"

#include "views/common/actionregistry.h"
#include "views/common/plaintooltip.h"
#include "views/common/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QMenu>
#include <QPainter>

#include <cmath>

namespace chronoscope {

namespace {

constexpr int RowSpacing = 4;
constexpr int ColumnGap = 10;
/// What rounding may take away from the width of a text.
constexpr int LabelSlack = 2;
/// Names take at most this part of the width; where they need more they are elided and whole on hover.
constexpr double LargestLabelPart = 0.42;
constexpr int UsualWidth = 320;

/// A remark is kept whole where the line has to be broken.
QString shownValue(const DetailRow& row)
{
    if (row.remark.isEmpty())
        return row.value;
    QString remark = row.remark;
    return row.value + QStringLiteral("  ") + remark.replace(QLatin1Char(' '), QChar(QChar::Nbsp));
}

} // namespace

DetailForm::DetailForm(QWidget* parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Facts about the selection"));
    addWidgetCommand(*this, ActionCategory::Details, tr("Copy Fact"), QKeySequence::Copy,
                     tr("Copies the current line's value: the whole id, the time to the nanosecond"),
                     [this] { copy(); });
}

void DetailForm::setRows(std::vector<DetailRow> rows)
{
    m_rows = std::move(rows);
    m_current = m_rows.empty() ? -1 : 0;
    m_anchor = m_cursor = 0;
    QStringList lines;
    for (const DetailRow& row : m_rows)
        lines.append(row.label + QStringLiteral(": ") + shownValue(row));
    setAccessibleDescription(lines.join(QLatin1Char('\n')));
    setVisible(!m_rows.empty());
    applyFont();
}

void DetailForm::applyFont()
{
    m_values.resize(m_rows.size());
    const QFont fixed = fixedWidthFont(font());
    for (std::size_t row = 0; row < m_rows.size(); ++row)
        m_values[row].setText(shownValue(m_rows[row]), m_rows[row].isFixedWidth ? fixed : font(),
                              m_rows[row].isFixedWidth ? font() : fixed);
    updateGeometry();
    update();
}

int DetailForm::labelWidth() const
{
    int widest = 0;
    for (const DetailRow& row : m_rows)
        widest = std::max(widest, fontMetrics().horizontalAdvance(row.label));
    return widest + LabelSlack;
}

int DetailForm::layOut(int width) const
{
    const int label = std::min(labelWidth(), static_cast<int>(width * LargestLabelPart));
    m_tops.assign(1, 0);
    for (WrappedParagraph& value : m_values) {
        const qreal height = std::max<qreal>(value.layOut(width - label - ColumnGap - 1), fontMetrics().height());
        m_tops.push_back(m_tops.back() + static_cast<int>(std::ceil(height)) + RowSpacing);
    }
    return m_tops.back();
}

QSize DetailForm::sizeHint() const
{
    return {UsualWidth, heightForWidth(std::max(width(), UsualWidth))};
}

QSize DetailForm::minimumSizeHint() const
{
    return {100, fontMetrics().height()};
}

int DetailForm::heightForWidth(int width) const
{
    return layOut(width);
}

void DetailForm::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    layOut(width());
    const int label = std::min(labelWidth(), static_cast<int>(width() * LargestLabelPart));
    const int ascent = std::max(fontMetrics().ascent(), QFontMetrics(fixedWidthFont(font())).ascent());
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        const int top = m_tops[row];
        const bool isCurrent = static_cast<int>(row) == m_current;
        if (isCurrent && hasFocus())
            painter.fillRect(QRect(0, top - RowSpacing / 2, width(), m_tops[row + 1] - top), theme.selectionGround);
        painter.setPen(theme.secondText);
        painter.drawText(QPoint(0, top + ascent), fontMetrics().elidedText(m_rows[row].label, Qt::ElideRight, label));
        painter.setPen(theme.text);
        m_values[row].paint(painter, QPointF(label + ColumnGap, top), isCurrent ? m_anchor : 0,
                            isCurrent ? m_cursor : 0, palette());
    }
}

int DetailForm::rowAt(int y) const
{
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        if (y < m_tops[row + 1])
            return static_cast<int>(row);
    }
    return static_cast<int>(m_rows.size()) - 1;
}

QPointF DetailForm::inValue(int row, const QPointF& point) const
{
    const int label = std::min(labelWidth(), static_cast<int>(width() * LargestLabelPart));
    return point - QPointF(label + ColumnGap, m_tops[static_cast<std::size_t>(row)]);
}

QString DetailForm::selectedText() const
{
    if (m_current < 0)
        return {};
    const QString value = m_values[static_cast<std::size_t>(m_current)].text();
    return value.mid(std::min(m_anchor, m_cursor), std::abs(m_cursor - m_anchor));
}

void DetailForm::copy() const
{
    if (m_current < 0)
        return;
    const QString selected = selectedText();
    QGuiApplication::clipboard()->setText(selected.isEmpty() ? m_rows[static_cast<std::size_t>(m_current)].exact
                                                             : selected);
}

void DetailForm::keyPressEvent(QKeyEvent* event)
{
    const int step = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
    const int target = m_current + step;
    if (event->matches(QKeySequence::Copy)) {
        copy();
    } else if (step != 0 && target >= 0 && target < static_cast<int>(m_rows.size())) {
        m_current = target;
        m_anchor = m_cursor = 0;
        update();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void DetailForm::mousePressEvent(QMouseEvent* event)
{
    if (m_rows.empty())
        return;
    m_current = rowAt(static_cast<int>(event->position().y()));
    if (event->button() == Qt::LeftButton)
        m_anchor = m_cursor =
            m_values[static_cast<std::size_t>(m_current)].positionAt(inValue(m_current, event->position()));
    update();
}

void DetailForm::mouseMoveEvent(QMouseEvent* event)
{
    if (!(event->buttons() & Qt::LeftButton) || m_current < 0)
        return;
    m_cursor = m_values[static_cast<std::size_t>(m_current)].positionAt(inValue(m_current, event->position()));
    update();
}

void DetailForm::contextMenuEvent(QContextMenuEvent* event)
{
    if (m_current < 0)
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy value"), QKeySequence::Copy, this, &DetailForm::copy);
    menu->popup(event->globalPos());
}

bool DetailForm::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && !m_rows.empty()) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const DetailRow& row = m_rows[static_cast<std::size_t>(rowAt(help->pos().y()))];
        showPlainToolTip(help->globalPos(), row.label + QStringLiteral(": ") + row.exact, this);
        return true;
    }
    return QWidget::event(event);
}

void DetailForm::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        applyFont();
}

void DetailForm::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void DetailForm::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    m_anchor = m_cursor = 0;
    update();
}

} // namespace chronoscope
