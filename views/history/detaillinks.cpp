// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/history/detaillinks.h"

#include "views/common/plaintooltip.h"
#include "views/common/theme.h"

#include <QPainter>
#include <QStyledItemDelegate>

namespace chronoscope {

namespace {

constexpr int MostRows = 8;
constexpr int RemarkRole = Qt::UserRole + 1;
constexpr int NumberRole = Qt::UserRole + 2;
constexpr int SelectedRole = Qt::UserRole + 3;
constexpr int Gap = 8;

class LinkDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme& theme = Theme::of(option.widget);
        const bool isSelected = index.data(SelectedRole).toBool();
        const bool isCurrent = (option.state & QStyle::State_HasFocus) != 0;
        if (isSelected || isCurrent)
            painter->fillRect(option.rect, theme.selectionGround);
        QFont font = option.font;
        const QFont fixed = fixedWidthFont(font);
        font.setUnderline(option.state & QStyle::State_MouseOver);
        font.setBold(isSelected);
        QRect area = option.rect.adjusted(2, 0, -2, 0);
        painter->setFont(fixed);
        painter->setPen(theme.secondText);
        const QString number = index.data(NumberRole).toString();
        const QString remark = index.data(RemarkRole).toString();
        const int remarkWidth = QFontMetrics(fixed).horizontalAdvance(remark);
        painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, remark);
        painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, number);
        area.adjust(QFontMetrics(fixed).horizontalAdvance(number) + Gap, 0, remark.isEmpty() ? 0 : -remarkWidth - Gap,
                    0);
        painter->setFont(font);
        painter->setPen(isSelected ? theme.text : theme.accent);
        painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, area.width()));
    }
};

QChar signOf(EventLink::Direction direction)
{
    switch (direction) {
    case EventLink::Direction::Member:
        return QLatin1Char(' ');
    case EventLink::Direction::Cause:
        return QChar(0x2190);
    case EventLink::Direction::Effect:
        return QChar(0x2192);
    }
    return QLatin1Char(' ');
}

} // namespace

DetailLinks::DetailLinks(QWidget* parent) : QListView(parent)
{
    setModel(&m_model);
    setItemDelegate(new LinkDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionMode(QAbstractItemView::NoSelection);
    setUniformItemSizes(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    viewport()->setAutoFillBackground(false);
    viewport()->setCursor(Qt::PointingHandCursor);
    const auto follow = [this](const QModelIndex& index) {
        emit eventRequested(m_links[static_cast<std::size_t>(index.row())].event);
    };
    connect(this, &QListView::clicked, this, follow);
    connect(this, &QListView::activated, this, follow);
}

void DetailLinks::setLinks(const std::vector<EventLink>& links, const History& history)
{
    m_links = links;
    m_model.clear();
    qsizetype digits = 0;
    for (const EventLink& link : links)
        digits = std::max(digits, QString::number(history.eventId(link.event)).size());
    for (const EventLink& link : links) {
        auto* item = new QStandardItem(link.text);
        QString number = QString::number(history.eventId(link.event)).rightJustified(digits, QLatin1Char(' '));
        if (link.direction != EventLink::Direction::Member)
            number.prepend(signOf(link.direction) + QStringLiteral(" "));
        item->setData(number, NumberRole);
        item->setData(link.remark, RemarkRole);
        item->setData(plainToolTip(link.text), Qt::ToolTipRole);
        item->setData(tr("Event %1: %2 %3").arg(number.trimmed(), link.text, link.remark), Qt::AccessibleTextRole);
        m_model.appendRow(item);
    }
    setCurrentIndex(m_model.index(0, 0));
    updateGeometry();
}

void DetailLinks::setSelectedEvent(EventIndex event)
{
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const bool isSelected = m_links[static_cast<std::size_t>(row)].event == event;
        m_model.item(row)->setData(isSelected, SelectedRole);
        if (isSelected) {
            setCurrentIndex(m_model.index(row, 0));
            scrollTo(m_model.index(row, 0));
        }
    }
}

int DetailLinks::rowHeight() const
{
    return m_model.rowCount() > 0 ? std::max(sizeHintForRow(0), 1) : fontMetrics().height();
}

QSize DetailLinks::sizeHint() const
{
    return {200, std::min(m_model.rowCount(), MostRows) * rowHeight()};
}

QSize DetailLinks::minimumSizeHint() const
{
    return {100, sizeHint().height()};
}

} // namespace chronoscope
