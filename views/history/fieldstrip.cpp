// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/history/fieldstrip.h"

#include "models/core/format.h"
#include "views/common/copyablelabel.h"
#include "views/common/menubutton.h"
#include "views/common/theme.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QStyle>

#include <algorithm>

namespace chronoscope {

namespace {

constexpr int FieldGap = 24;
/// Longest value in the menu of what had no room, in characters.
constexpr int MenuCharacters = 80;

} // namespace

FieldStrip::FieldStrip(QWidget* parent) : QWidget(parent), m_more(new MenuButton(this))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_more->hide();
    connect(m_more->menu(), &QMenu::aboutToShow, this, &FieldStrip::fillMoreMenu);
}

FieldStrip::~FieldStrip() = default;

void FieldStrip::addCell()
{
    Cell cell{new QLabel(this), new CopyableLabel(this)};
    cell.caption->setTextFormat(Qt::PlainText);
    cell.caption->setForegroundRole(QPalette::PlaceholderText);
    const std::size_t position = m_cells.size();
    connect(cell.value, &CopyableLabel::linkActivated, this, [this, position] {
        if (position < m_fields.size() && m_fields[position].activate)
            m_fields[position].activate();
    });
    // Focus goes through the values before it comes to what stands behind them.
    if (!m_cells.empty())
        setTabOrder(m_cells.back().value, cell.value);
    setTabOrder(cell.value, m_more);
    m_cells.push_back(cell);
}

void FieldStrip::fillCell(const Cell& cell, const Field& field)
{
    cell.caption->setText(field.caption);
    cell.value->setMaximumCharacters(field.maximumCharacters);
    cell.value->setFixedWidthText(field.isFixedWidth);
    cell.value->setTone(field.activate ? CopyableLabel::Tone::Link : CopyableLabel::Tone::Normal);
    cell.value->setValue(field.caption, field.value);
    if (!field.shown.isEmpty())
        cell.value->setShownText(field.shown);
    cell.value->setExplanation(field.explanation);
}

void FieldStrip::setFields(std::vector<Field> fields)
{
    m_fields = std::move(fields);
    while (m_cells.size() < m_fields.size())
        addCell();
    for (std::size_t position = 0; position < m_fields.size(); ++position)
        fillCell(m_cells[position], m_fields[position]);
    arrangeCells();
    updateGeometry();
}

int FieldStrip::cellWidth(std::size_t position) const
{
    const Cell& cell = m_cells[position];
    return std::max(cell.caption->sizeHint().width(), cell.value->sizeHint().width());
}

void FieldStrip::arrangeCells()
{
    int needed = 0;
    for (std::size_t position = 0; position < m_fields.size(); ++position)
        needed += cellWidth(position) + (position > 0 ? FieldGap : 0);
    m_more->setWords(tr("%1 more").arg(formatCount(static_cast<std::int64_t>(m_fields.size()))));
    const QSize more = m_more->sizeHint();
    const int room = needed <= width() ? width() : width() - more.width() - FieldGap;

    int left = 0;
    m_shownCount = 0;
    const int captionHeight = fontMetrics().height();
    for (std::size_t position = 0; position < m_cells.size(); ++position) {
        const Cell& cell = m_cells[position];
        const bool isShown = position < m_fields.size() && static_cast<int>(position) == m_shownCount &&
                             left + cellWidth(position) <= room;
        cell.caption->setVisible(isShown);
        cell.value->setVisible(isShown);
        if (!isShown)
            continue;
        cell.caption->setGeometry(
            QStyle::visualRect(layoutDirection(), rect(), {left, 0, cellWidth(position), captionHeight}));
        // The value's text begins where the caption does, its focus frame just before.
        const int valueHeight = cell.value->sizeHint().height();
        cell.value->setGeometry(QStyle::visualRect(
            layoutDirection(), rect(), {left - 3, captionHeight + 1, cellWidth(position) + 3, valueHeight}));
        left += cellWidth(position) + FieldGap;
        ++m_shownCount;
    }
    const int hidden = static_cast<int>(m_fields.size()) - m_shownCount;
    m_more->setVisible(hidden > 0);
    m_more->setWords(tr("%1 more").arg(formatCount(hidden)));
    m_more->setAccessibleName(tr("Show %1 more facts about the run").arg(formatCount(hidden)));
    m_more->setGeometry(QStyle::visualRect(layoutDirection(), rect(),
                                           {left, (height() - more.height()) / 2, more.width(), more.height()}));
}

void FieldStrip::fillMoreMenu()
{
    m_more->menu()->clear();
    for (auto position = static_cast<std::size_t>(m_shownCount); position < m_fields.size(); ++position) {
        const Field& field = m_fields[position];
        const QString value =
            shortenMiddle(singleLine(field.shown.isEmpty() ? field.value : field.shown), MenuCharacters);
        // An ampersand of the history is no shortcut, a tabulator no key.
        QString text = tr("%1: %2").arg(field.caption, value);
        text.replace(QLatin1Char('&'), QLatin1String("&&"));
        m_more->menu()->addAction(text, this, [field] {
            if (field.activate)
                field.activate();
            else
                QGuiApplication::clipboard()->setText(field.value);
        });
    }
}

QSize FieldStrip::sizeHint() const
{
    int width = 0;
    for (std::size_t position = 0; position < m_fields.size(); ++position)
        width += cellWidth(position) + (position > 0 ? FieldGap : 0);
    return {width, minimumSizeHint().height()};
}

QSize FieldStrip::minimumSizeHint() const
{
    const int valueHeight = std::max(fontMetrics().height(), QFontMetrics(fixedWidthFont(font())).height()) + 2;
    return {m_more->sizeHint().width(), fontMetrics().height() + 1 + valueHeight};
}

void FieldStrip::resizeEvent(QResizeEvent*)
{
    arrangeCells();
}

bool FieldStrip::event(QEvent* event)
{
    const bool isHandled = QWidget::event(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LayoutDirectionChange)
        arrangeCells();
    return isHandled;
}

} // namespace chronoscope
