// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/payload/sharedbytes.h"
#include "models/payload/textsearch.h"
#include "views/payload/lineindexer.h"
#include "views/payload/textlinepainter.h"

#include <QAbstractScrollArea>
#include <QBasicTimer>

#include <optional>

namespace chronoscope {

/// Read-only text in a fixed-width font that stays as quick at 50 MB as at 50 bytes, also when that is one line: only what
/// is visible is decoded, coloured and laid out. Lines are wrapped at the width of the view. Selecting, copying and moving
/// work as in an editor, by mouse and keyboard. Everything is shown as plain text.
class LargeTextView : public QAbstractScrollArea {
    Q_OBJECT

public:
    enum class Colouring { None, Json };

    explicit LargeTextView(QWidget* parent = nullptr);
    ~LargeTextView() override;

    /// Shows a text from its beginning; the first lines are there at once.
    void setText(const SharedBytes& text, Colouring colouring = Colouring::None);
    void setText(const QString& text) { setText(SharedBytes::own(text)); }
    [[nodiscard]] const SharedBytes& text() const { return m_text; }

    /// Places to be marked, ascending; the current one stands out and is scrolled to.
    void setMatches(std::vector<TextMatch> matches);
    void setCurrentMatch(std::optional<std::size_t> match);
    [[nodiscard]] const std::vector<TextMatch>& matches() const { return m_matches; }
    /// The first match at or behind the cursor.
    [[nodiscard]] std::size_t matchNearCursor() const;

    [[nodiscard]] bool hasSelection() const { return m_anchor != m_cursor; }
    /// The selected bytes, as they are in the text.
    [[nodiscard]] std::string_view selectedBytes() const;
    [[nodiscard]] std::size_t cursorPosition() const { return m_cursor; }
    void setSelection(std::size_t anchor, std::size_t cursor);

    /// Lines as the view breaks them, so far as they are known.
    [[nodiscard]] std::size_t lineCount() const { return m_indexer.index()->lineCount(); }
    [[nodiscard]] bool isComplete() const { return !m_indexer.isRunning(); }
    [[nodiscard]] std::size_t firstVisibleLine() const;
    /// The text of the visible lines, for screen readers and tests.
    [[nodiscard]] QString visibleText() const;
    /// Height in pixels that shows so many lines, frame included.
    [[nodiscard]] int heightForLines(int lines) const;

    /// What the last paint event read: grows with the size of the view, never with that of the text.
    struct PaintCost {
        std::size_t lines = 0;
        std::size_t bytes = 0;
    };
    [[nodiscard]] PaintCost lastPaintCost() const { return m_paintCost; }

public slots:
    void copy();
    void selectAll();

signals:
    void selectionChanged();
    /// The user wants to search (Ctrl+F).
    void findRequested();
    /// The number of lines has changed: a new text, another width, or the whole of a large text is known now.
    void linesChanged();

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void timerEvent(QTimerEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void addCommands();
    void updateMetrics();
    void reindex();
    void updateScrollBar();
    [[nodiscard]] int columns() const;
    [[nodiscard]] qint64 scrollOffset() const; ///< pixels above the view
    void scrollTo(qint64 pixels);
    void ensureVisible(std::size_t byte);

    [[nodiscard]] std::string_view lineBytes(std::size_t line) const;
    [[nodiscard]] TextLinePainter layoutLine(std::size_t line) const;
    [[nodiscard]] std::size_t lineAtY(int y) const;
    [[nodiscard]] std::size_t byteAtPoint(const QPoint& point) const;
    [[nodiscard]] std::size_t lastLine() const { return lineCount() - 1; }
    /// Line the cursor stands in: that of its byte, or the last one at the end of the text.
    [[nodiscard]] std::size_t cursorLine() const { return m_indexer.index()->lineOf(m_cursor); }

    [[nodiscard]] std::vector<TextLinePainter::Ground> groundsOf(std::size_t line) const;
    bool moveByKey(QKeyEvent* event);
    void moveCursor(std::size_t byte, bool keepsAnchor);
    void moveByLines(qint64 lines, bool keepsAnchor);
    void extendTo(const QPoint& point);

    SharedBytes m_text;
    Colouring m_colouring = Colouring::None;
    LineIndexer m_indexer;
    QFont m_font;
    int m_lineHeight = 16;
    qreal m_columnWidth = 8;
    int m_indexedColumns = 0;
    int m_pixelsPerStep = 1;   ///< of the scroll bar, whose range is an int
    std::size_t m_topByte = 0; ///< kept at the top while lines are found anew
    std::size_t m_anchor = 0;
    std::size_t m_cursor = 0;
    std::optional<qreal> m_wishedX; ///< where the cursor wants to be when it moves over shorter lines
    std::vector<TextMatch> m_matches;
    std::optional<std::size_t> m_currentMatch;
    QBasicTimer m_autoScroll;
    QPoint m_dragPoint;
    std::pair<std::size_t, std::size_t> m_dragWord; ///< selected by a double click; dragging keeps it
    PaintCost m_paintCost;
};

} // namespace chronoscope
