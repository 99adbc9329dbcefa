// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/history/columnlayout.h"

#include "models/tables/sortabletablemodel.h"
#include "views/common/theme.h"
#include "views/history/tablecelldelegate.h"
#include "views/history/tableheader.h"

#include <QDataStream>
#include <QScopedValueRollback>
#include <QTableView>

#include <algorithm>

namespace chronoscope {

namespace {

constexpr quint8 StateVersion = 1;
/// Text columns give way down to this part of their natural width; then the table scrolls.
constexpr double SmallestPart = 0.45;
/// Room is left over: text columns get up to this part of their natural width in addition.
constexpr double LargestMore = 0.3;

} // namespace

ColumnLayout::ColumnLayout(QTableView& view, TableHeader& header) : QObject(&view), m_view(view), m_header(header)
{
    const QAbstractItemModel* model = m_header.model();
    for (int column = 0; column < m_header.count(); ++column)
        m_header.setSectionHidden(
            column, model->headerData(column, Qt::Horizontal, SortableTableModel::IsOptionalRole).toBool());
    m_initialState = m_header.saveState();
    connect(&m_header, &QHeaderView::sectionResized, this, &ColumnLayout::noteResize);
}

void ColumnLayout::measure()
{
    // Advances are rounded; a text that misses its room by a fraction of a pixel would be elided.
    constexpr int Rounding = 2;
    const QAbstractItemModel* model = m_header.model();
    const QFontMetrics usual(m_view.font());
    const QFontMetrics fixed(fixedWidthFont(m_view.font()));
    m_naturalWidths.clear();
    for (int column = 0; column < model->columnCount(); ++column) {
        const int style = model->headerData(column, Qt::Horizontal, SortableTableModel::StyleRole).toInt();
        const QFontMetrics& metrics = (style & SortableTableModel::FixedWidthStyle) != 0 ? fixed : usual;
        const QString sample = model->headerData(column, Qt::Horizontal, SortableTableModel::SampleTextRole).toString();
        const int ofSample = metrics.horizontalAdvance(sample) + Rounding + 2 * TableCellDelegate::Padding;
        m_naturalWidths.push_back(std::max(ofSample, m_header.titleWidth(column)));
    }
    fit();
}

int ColumnLayout::naturalWidth(int column) const
{
    return m_naturalWidths[static_cast<std::size_t>(column)];
}

bool ColumnLayout::isFlexible(int column) const
{
    const QAbstractItemModel* model = m_header.model();
    const int alignment = model->headerData(column, Qt::Horizontal, Qt::TextAlignmentRole).toInt();
    const int style = model->headerData(column, Qt::Horizontal, SortableTableModel::StyleRole).toInt();
    return (alignment & Qt::AlignRight) == 0 && (style & SortableTableModel::FixedWidthStyle) == 0;
}

void ColumnLayout::fit()
{
    if (m_hasUserWidths || m_naturalWidths.empty())
        return;
    const QScopedValueRollback<bool> fitting(m_isFitting, true);
    int whole = 0;
    int flexible = 0;
    const std::vector<int> columns = shownColumns();
    for (const int column : columns) {
        const int width = naturalWidth(column);
        whole += width;
        if (isFlexible(column))
            flexible += width;
    }
    const int missing = whole - m_view.viewport()->width();
    const double part =
        missing > 0 && flexible > 0 ? std::max(SmallestPart, 1.0 - static_cast<double>(missing) / flexible) : 1.0;
    // What is left over goes to the names, after others had enough for texts longer than their sample.
    int spare = std::max(0, -missing);
    const int open = openColumn(columns);
    for (const int column : columns) {
        const int width = naturalWidth(column);
        if (column == open)
            continue;
        const bool wantsMore = isFlexible(column) && column != columns.back();
        const int more = wantsMore ? std::min(spare, static_cast<int>(width * LargestMore)) : 0;
        spare -= more;
        m_header.resizeSection(column, isFlexible(column) ? static_cast<int>(width * part) + more : width);
    }
    if (open >= 0)
        m_header.resizeSection(open, static_cast<int>(naturalWidth(open) * part) + spare);
}

int ColumnLayout::openColumn(const std::vector<int>& columns) const
{
    // Names and failures need most room anyhow, and may be longer than any sample. The last column stretches by itself.
    int widest = -1;
    for (const int column : columns) {
        if (isFlexible(column) && column != columns.back() &&
            (widest < 0 || naturalWidth(column) > naturalWidth(widest)))
            widest = column;
    }
    return widest;
}

void ColumnLayout::noteResize(int column)
{
    // The last section stretches by itself; only a hand on the mouse makes widths the user's.
    const std::vector<int> columns = shownColumns();
    const bool isByHand = !m_isFitting && m_header.isHeld();
    if (isByHand && !columns.empty() && column != columns.back())
        m_hasUserWidths = true;
}

void ColumnLayout::reset()
{
    m_hasUserWidths = false;
    m_header.restoreState(m_initialState);
    fit();
}

bool ColumnLayout::isShown(int column) const
{
    return !m_header.isSectionHidden(column);
}

int ColumnLayout::shownCount() const
{
    return m_header.count() - m_header.hiddenSectionCount();
}

void ColumnLayout::setShown(int column, bool isShown)
{
    if (isShown == this->isShown(column) || (!isShown && shownCount() == 1))
        return;
    m_header.setSectionHidden(column, !isShown);
    if (isShown && m_hasUserWidths)
        m_header.resizeSection(column, naturalWidth(column));
    fit();
}

void ColumnLayout::moveBy(int column, int places)
{
    const std::vector<int> columns = shownColumns();
    const auto found = std::find(columns.begin(), columns.end(), column);
    if (found == columns.end())
        return;
    const auto target = (found - columns.begin()) + places;
    if (target < 0 || target >= static_cast<std::ptrdiff_t>(columns.size()))
        return;
    const int neighbour = columns[static_cast<std::size_t>(target)];
    m_header.moveSection(m_header.visualIndex(column), m_header.visualIndex(neighbour));
}

void ColumnLayout::fitToContents(int column)
{
    m_hasUserWidths = true;
    m_view.resizeColumnToContents(column);
}

std::vector<int> ColumnLayout::shownColumns() const
{
    std::vector<int> columns;
    for (int place = 0; place < m_header.count(); ++place) {
        if (const int column = m_header.logicalIndex(place); isShown(column))
            columns.push_back(column);
    }
    return columns;
}

QByteArray ColumnLayout::saveState() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream << StateVersion << qint32(m_header.count()) << m_hasUserWidths << m_header.saveState();
    return state;
}

bool ColumnLayout::restoreState(const QByteArray& state)
{
    QDataStream stream(state);
    quint8 version = 0;
    qint32 count = 0;
    bool hasUserWidths = false;
    QByteArray headerState;
    stream >> version >> count >> hasUserWidths >> headerState;
    if (stream.status() != QDataStream::Ok || version != StateVersion || count != m_header.count())
        return false;
    const QByteArray before = m_header.saveState();
    if (!m_header.restoreState(headerState) || m_header.count() != m_header.model()->columnCount() ||
        shownCount() == 0) {
        m_header.restoreState(before);
        return false;
    }
    m_hasUserWidths = hasUserWidths;
    fit();
    return true;
}

} // namespace chronoscope
