// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/history/columnlayout.h"

#include "models/tables/sortabletablemodel.h"
#include "views/common/theme.h"
#include "views/history/tablecelldelegate.h"
#include "views/history/tableheader.h"

#include <QDataStream>
#include <QIODevice>
#include <QScopedValueRollback>
#include <QTableView>

#include <algorithm>
#include <numeric>

namespace chronoscope {

namespace {

constexpr quint8 StateVersion = 1;
/// Text columns give way down to this part of their natural width; then the table scrolls.
constexpr double SmallestPart = 0.45;
/// Columns do not give way below the width of so many letters.
constexpr int FewestLetters = 14;
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
    return (alignment & Qt::AlignRight) == 0 && naturalWidth(column) > smallestWidth(column);
}

int ColumnLayout::smallestWidth(int column) const
{
    const int natural = naturalWidth(column);
    const int fewLetters = FewestLetters * m_view.fontMetrics().averageCharWidth();
    const int style = m_header.model()->headerData(column, Qt::Horizontal, SortableTableModel::StyleRole).toInt();
    // Single words tell nothing once a part of them is missing, and neither do times.
    const bool isTime = (style & SortableTableModel::FixedWidthStyle) != 0 && natural < 2 * fewLetters;
    return isTime ? natural : std::max(std::min(natural, fewLetters), static_cast<int>(natural * SmallestPart));
}

void ColumnLayout::fit()
{
    if (m_hasUserWidths || m_naturalWidths.empty())
        return;
    const QScopedValueRollback<bool> fitting(m_isFitting, true);
    const std::vector<int> columns = shownColumns();
    std::vector<int> widths;
    widths.reserve(columns.size());
    for (const int column : columns)
        widths.push_back(naturalWidth(column));
    const int spare = m_view.viewport()->width() - std::accumulate(widths.begin(), widths.end(), 0);
    if (spare < 0)
        shrink(columns, widths, -spare);
    else
        grow(columns, widths, spare);
    for (std::size_t place = 0; place < columns.size(); ++place)
        m_header.resizeSection(columns[place], widths[place]);
}

void ColumnLayout::shrink(const std::vector<int>& columns, std::vector<int>& widths, int missing) const
{
    // Who has reached the smallest width leaves the rest to the others, so it may take a round for each.
    for (std::size_t round = 0; round < columns.size() && missing > 0; ++round) {
        int flexible = 0;
        for (std::size_t place = 0; place < columns.size(); ++place) {
            if (isFlexible(columns[place]) && widths[place] > smallestWidth(columns[place]))
                flexible += widths[place];
        }
        if (flexible == 0)
            return;
        const double part = std::max(0.0, 1.0 - static_cast<double>(missing) / flexible);
        for (std::size_t place = 0; place < columns.size(); ++place) {
            const int smallest = smallestWidth(columns[place]);
            if (!isFlexible(columns[place]) || widths[place] <= smallest)
                continue;
            const int width = std::max(smallest, static_cast<int>(widths[place] * part));
            missing -= widths[place] - width;
            widths[place] = width;
        }
    }
}

void ColumnLayout::grow(const std::vector<int>& columns, std::vector<int>& widths, int spare) const
{
    // The names get it, after others had enough for texts longer than their sample.
    const int open = openColumn(columns);
    for (std::size_t place = 0; place + 1 < columns.size(); ++place) {
        if (columns[place] == open || !isFlexible(columns[place]))
            continue;
        const int more = std::min(spare, static_cast<int>(widths[place] * LargestMore));
        widths[place] += more;
        spare -= more;
    }
    if (const auto found = std::find(columns.begin(), columns.end(), open); found != columns.end())
        widths[static_cast<std::size_t>(found - columns.begin())] += spare;
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
