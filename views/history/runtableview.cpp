// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/history/runtableview.h"

#include "models/core/executor.h"
#include "models/tables/rowtext.h"
#include "views/common/actionregistry.h"
#include "views/common/theme.h"
#include "views/history/columnmenu.h"
#include "views/history/tablecelldelegate.h"
#include "views/history/tableheader.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>

namespace chronoscope {

namespace {

/// Rows whose text is made at once; more would be felt.
constexpr std::size_t RowsCopiedAtOnce = 500;
/// Width of the accent mark before the current row.
constexpr int MarkWidth = 3;
/// Side of the square that marks a hit; it stands between the mark of the current row and the first text.
constexpr int HitMarkSide = 4;
constexpr int SmallestRowHeight = 20;
/// Of the disc at rows where a breakpoint stops.
constexpr double StopDiameter = 9;
/// Of the triangle at the place in replay.
constexpr double PlaceWidth = 8;
constexpr double PlaceHeight = 11;

} // namespace

RunTableView::RunTableView(SortableTableModel& model, QWidget* parent)
    : QTableView(parent), m_model(model), m_header(new TableHeader(this)), m_cells(new TableCellDelegate(this))
{
    setHorizontalHeader(m_header);
    setModel(&m_model);
    setItemDelegate(m_cells);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_columns = new ColumnLayout(*this, *m_header);
    // No column first: the order of the history, which costs nothing.
    m_header->setSortIndicator(-1, Qt::AscendingOrder);
    setSortingEnabled(true);
    adoptFont();
    connectSignals();
}

void RunTableView::elideInMiddle(int column)
{
    m_cells->elideInMiddle(column);
    viewport()->update();
}

RunTableView::~RunTableView()
{
    m_copyCancellation.cancel();
}

void RunTableView::connectSignals()
{
    addWidgetCommand(*this, ActionCategory::Table, tr("Copy &Rows"), QKeySequence::Copy,
                     tr("Copies the selected rows as text, a tab between the columns"), [this] { copyRows(); });
    connect(this, &QAbstractItemView::activated, this,
            [this](const QModelIndex& index) { emit sourceActivated(m_model.sourceAt(index.row())); });
    connect(&m_model, &SortableTableModel::sortFinished, this, [this] {
        if (currentIndex().isValid())
            bringIntoView(currentIndex());
    });
    connect(m_header, &QWidget::customContextMenuRequested, this, [this](const QPoint& position) {
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        fillColumnMenu(*menu, *this, m_header->logicalIndexAt(position));
        menu->popup(m_header->viewport()->mapToGlobal(position));
    });
    connect(&m_copyWatcher, &QFutureWatcherBase::finished, this, [this] {
        if (m_copyWatcher.future().resultCount() > 0)
            QGuiApplication::clipboard()->setText(m_copyWatcher.result());
    });
}

void RunTableView::adoptFont()
{
    const int height = std::max(SmallestRowHeight, fontMetrics().height() + 4);
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
    m_columns->measure();
}

void RunTableView::showSource(std::optional<std::uint32_t> source)
{
    const int row = source ? m_model.rowOf(*source) : -1;
    const QModelIndex former = currentIndex();
    if (row >= 0 && former.row() == row && selectionModel()->isRowSelected(row))
        return;
    const QScopedValueRollback<bool> following(m_isFollowing, true);
    if (row < 0) {
        selectionModel()->clear();
        return;
    }
    const int column =
        former.isValid() && m_columns->isShown(former.column()) ? former.column() : m_header->firstVisibleColumn();
    const QModelIndex index = m_model.index(row, column);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    bringIntoView(index);
}

std::optional<std::uint32_t> RunTableView::currentSource() const
{
    const QModelIndex index = currentIndex();
    return index.isValid() ? std::optional(m_model.sourceAt(index.row())) : std::nullopt;
}

bool RunTableView::isInView(int row, int viewportHeight) const
{
    const int top = rowViewportPosition(row);
    return top >= 0 && top + rowHeight(row) <= viewportHeight;
}

void RunTableView::bringIntoView(const QModelIndex& index)
{
    m_isScrollPending = !isVisible();
    if (m_isScrollPending)
        return;
    if (isInView(index.row(), viewport()->height()))
        return;
    // Only up and down: where the user looks sideways is not ours to change.
    const int sideways = horizontalScrollBar()->value();
    scrollTo(index, PositionAtCenter);
    horizontalScrollBar()->setValue(sideways);
}

void RunTableView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    viewport()->update();
    if (m_isFollowing || !current.isValid() || current.row() == previous.row())
        return;
    emit sourceChosen(m_model.sourceAt(current.row()));
}

std::vector<std::uint32_t> RunTableView::selectedSources() const
{
    // Straight from the ranges: asking row by row takes long when everything is selected.
    std::vector<int> rows;
    const QItemSelection selection = selectionModel()->selection();
    for (const QItemSelectionRange& range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.push_back(row);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    std::vector<std::uint32_t> sources;
    sources.reserve(rows.size());
    for (const int row : rows)
        sources.push_back(m_model.sourceAt(row));
    return sources;
}

void RunTableView::copyCell()
{
    if (currentIndex().isValid())
        QGuiApplication::clipboard()->setText(currentIndex().data().toString());
}

void RunTableView::copyRows()
{
    std::vector<std::uint32_t> sources = selectedSources();
    const std::size_t count = sources.size();
    if (count == 0)
        return;
    const auto makeText = [cellText = m_model.cellText(), sources = std::move(sources),
                           columns = m_columns->shownColumns()](const CancellationToken& token) {
        return rowsAsText(cellText, sources, columns, token);
    };
    if (count <= RowsCopiedAtOnce)
        QGuiApplication::clipboard()->setText(makeText({}));
    else
        copyLater(makeText);
}

void RunTableView::copyLater(std::function<QString(const CancellationToken&)> makeText)
{
    m_copyCancellation.cancel();
    m_copyCancellation = CancellationSource();
    m_copyWatcher.setFuture(
        runOnPool([makeText = std::move(makeText), token = m_copyCancellation.token()] { return makeText(token); }));
}

bool RunTableView::event(QEvent* event)
{
    // A menu or window may have the same keys; while the table has the focus, copying means its rows.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy)) {
        event->accept();
        return true;
    }
    return QTableView::event(event);
}

void RunTableView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        copyRows();
        event->accept();
        return;
    }
    QTableView::keyPressEvent(event);
}

void RunTableView::focusInEvent(QFocusEvent* event)
{
    // Qt makes the first row current. Whoever comes by keyboard begins there; whoever clicks means another row.
    const bool isByMouse = event->reason() == Qt::MouseFocusReason && !currentIndex().isValid();
    const QScopedValueRollback<bool> following(m_isFollowing, m_isFollowing || isByMouse);
    QTableView::focusInEvent(event);
    if (isByMouse)
        selectionModel()->clearCurrentIndex();
}

void RunTableView::keyboardSearch(const QString&)
{
    // Searching by typing reads every row on the GUI thread, and letters are shortcuts elsewhere.
}

QModelIndex RunTableView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    // Rows are what is selected, so Home and End go to the first and the last of them.
    if ((action == MoveHome || action == MoveEnd) && m_model.rowCount() > 0) {
        const int column = currentIndex().isValid() ? currentIndex().column() : m_header->firstVisibleColumn();
        return m_model.index(action == MoveHome ? 0 : m_model.rowCount() - 1, column);
    }
    return QTableView::moveCursor(action, modifiers);
}

void RunTableView::contextMenuEvent(QContextMenuEvent* event)
{
    const bool isByKeyboard = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = isByKeyboard ? currentIndex() : indexAt(event->pos());
    if (!index.isValid())
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy &cell"), this, &RunTableView::copyCell);
    QAction* rows = menu->addAction(tr("Copy &rows"), this, &RunTableView::copyRows);
    rows->setShortcut(QKeySequence::Copy);
    emit rowMenuRequested(menu, m_model.sourceAt(index.row()));
    menu->addSeparator();
    fillColumnMenu(*menu->addMenu(tr("Co&lumn")), *this, index.column());
    menu->popup(isByKeyboard ? viewport()->mapToGlobal(visualRect(index).bottomLeft()) : event->globalPos());
}

void RunTableView::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        adoptFont();
}

void RunTableView::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    QPainter painter(viewport());
    paintMarks(painter);
    if (const QModelIndex current = currentIndex(); current.isValid())
        painter.fillRect(0, rowViewportPosition(current.row()), MarkWidth, rowHeight(current.row()),
                         Theme::of(this).accent);
    paintReplayMarks(painter);
}

void RunTableView::paintReplayMarks(QPainter& painter)
{
    const Theme& theme = Theme::of(this);
    painter.setRenderHint(QPainter::Antialiasing);
    // Rimmed, so that one is told from the other, and from the mark of the current row.
    painter.setPen(QPen(theme.ground, 1));
    for (int row = rowAt(0); row >= 0 && row < m_model.rowCount(); ++row) {
        const int top = rowViewportPosition(row);
        if (top >= viewport()->height())
            break;
        const std::uint32_t source = m_model.sourceAt(row);
        const double middle = top + rowHeight(row) / 2.0;
        const bool isStop = m_replayMarks.isStop && m_replayMarks.isStop(source);
        const bool isCurrent = m_replayMarks.isCurrent && m_replayMarks.isCurrent(source);
        if (isStop) {
            // Where one stands at a breakpoint the disc is in the colour of the place, since there is no room for both.
            painter.setBrush(isCurrent ? theme.accent : theme.text);
            painter.drawEllipse(QRectF(0.5, middle - StopDiameter / 2, StopDiameter, StopDiameter));
        } else if (isCurrent) {
            painter.setBrush(theme.accent);
            painter.drawPolygon(QPolygonF{{QPointF(0, middle - PlaceHeight / 2), QPointF(PlaceWidth, middle),
                                           QPointF(0, middle + PlaceHeight / 2)}});
        }
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void RunTableView::setReplayMarks(ReplayMarks marks)
{
    m_replayMarks = std::move(marks);
    if (m_replayMarks.isAhead)
        m_cells->setQuietened(
            [this](const QModelIndex& index) { return m_replayMarks.isAhead(m_model.sourceAt(index.row())); });
    viewport()->update();
}

void RunTableView::paintMarks(QPainter& painter)
{
    if (!m_isMarked)
        return;
    const QColor colour = Theme::of(this).accent;
    for (int row = rowAt(0); row >= 0 && row < m_model.rowCount(); ++row) {
        const int top = rowViewportPosition(row);
        if (top >= viewport()->height())
            break;
        if (m_isMarked(m_model.sourceAt(row)))
            painter.fillRect(MarkWidth + 1, top + (rowHeight(row) - HitMarkSide) / 2, HitMarkSide, HitMarkSide, colour);
    }
}

void RunTableView::setMarked(std::function<bool(std::uint32_t)> isMarked)
{
    m_isMarked = std::move(isMarked);
    viewport()->update();
}

void RunTableView::resizeEvent(QResizeEvent* event)
{
    const bool wasInView = currentIndex().isValid() && isInView(currentIndex().row(), event->oldSize().height());
    QTableView::resizeEvent(event);
    m_columns->fit();
    if (wasInView)
        bringIntoView(currentIndex());
}

void RunTableView::showEvent(QShowEvent* event)
{
    QTableView::showEvent(event);
    if (m_isScrollPending && currentIndex().isValid())
        bringIntoView(currentIndex());
}

} // namespace chronoscope
