// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/sortabletablemodel.h"
#include "views/history/columnlayout.h"

#include <QFutureWatcher>
#include <QTableView>

#include <functional>
#include <optional>

namespace chronoscope {

class TableCellDelegate;
class TableHeader;

/// How the place in replay shows in a table; all by source position, asked for what is visible at each painting. Any may
/// be empty.
struct ReplayMarks {
    std::function<bool(std::uint32_t source)> isAhead;   ///< not applied yet: quieter
    std::function<bool(std::uint32_t source)> isCurrent; ///< applied last: a triangle
    std::function<bool(std::uint32_t source)> isStop;    ///< a breakpoint stops there: a disc
};

/// A table over one of the run's models: rows of one height, sorted through the header, columns to choose, copying.
/// It tells apart what the user chose and what it was told to show.
class RunTableView : public QTableView {
    Q_OBJECT

public:
    /// The model must outlive the view.
    explicit RunTableView(SortableTableModel& model, QWidget* parent = nullptr);
    ~RunTableView() override;

    [[nodiscard]] SortableTableModel& tableModel() const { return m_model; }
    [[nodiscard]] ColumnLayout& columns() { return *m_columns; }

    /// Makes the row of a source position the current one and brings it into view; without a value there is none.
    /// A row that is current already stays as it is, with all that is selected beside it.
    void showSource(std::optional<std::uint32_t> source);
    [[nodiscard]] std::optional<std::uint32_t> currentSource() const;

    /// Which rows are marked as hits of a search, by source position. Asked for what is visible, at each painting.
    void setMarked(std::function<bool(std::uint32_t source)> isMarked);

    void setReplayMarks(ReplayMarks marks);

    /// Texts of this column that lack room lose their middle instead of their end.
    void elideInMiddle(int column);

    /// Columns, widths, order and sorting.
    [[nodiscard]] QByteArray saveState() const { return m_columns->saveState(); }
    bool restoreState(const QByteArray& state) { return m_columns->restoreState(state); }

    /// Makes a text on the pool and puts it on the clipboard; the latest request wins. The function gets a token to ask
    /// whether it is still wanted, and must not touch objects of the GUI.
    void copyLater(std::function<QString(const CancellationToken&)> makeText);

public slots:
    /// The current cell's text.
    void copyCell();
    /// The selected rows, the visible columns of each divided by tabulators. Many rows are put together on the pool.
    void copyRows();

signals:
    /// The user went to another row.
    void sourceChosen(std::uint32_t source);
    /// The user pressed Enter on a row or clicked it twice.
    void sourceActivated(std::uint32_t source);
    /// A context menu is about to open; whoever knows more adds it. The menu deletes itself.
    void rowMenuRequested(QMenu* menu, std::uint32_t source);

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void focusInEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyboardSearch(const QString& search) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void connectSignals();
    void paintMarks(QPainter& painter);
    void paintReplayMarks(QPainter& painter);
    void adoptFont();
    [[nodiscard]] bool isInView(int row, int viewportHeight) const;
    void bringIntoView(const QModelIndex& index);
    [[nodiscard]] std::vector<std::uint32_t> selectedSources() const;

    SortableTableModel& m_model;
    TableHeader* m_header;
    TableCellDelegate* m_cells;
    ColumnLayout* m_columns;
    std::function<bool(std::uint32_t)> m_isMarked;
    ReplayMarks m_replayMarks;
    CancellationSource m_copyCancellation;
    QFutureWatcher<QString> m_copyWatcher;
    bool m_isFollowing = false;
    bool m_isScrollPending = false;
};

} // namespace chronoscope
