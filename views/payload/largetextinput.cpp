// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The hands of LargeTextView: keyboard, mouse and context menu. What is shown and where stands in largetextview.cpp.
#include "views/payload/largetextview.h"

#include "models/payload/textmovement.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>

namespace chronoscope {

namespace {

constexpr int AutoScrollMilliseconds = 30;
constexpr int TextMargin = 6;
/// What X11 offers to the middle mouse button; more would have to be converted off the GUI thread for little use.
constexpr std::size_t LargestPrimarySelection = 1024 * 1024;

} // namespace

void LargeTextView::moveCursor(std::size_t byte, bool keepsAnchor)
{
    setSelection(keepsAnchor ? m_anchor : byte, byte);
    ensureVisible(m_cursor);
    viewport()->update();
}

void LargeTextView::moveByLines(qint64 lines, bool keepsAnchor)
{
    const std::size_t from = cursorLine();
    const qreal x = m_wishedX ? *m_wishedX : layoutLine(from).xOf(m_cursor);
    const qint64 target = std::clamp<qint64>(static_cast<qint64>(from) + lines, 0, static_cast<qint64>(lastLine()));
    const auto line = static_cast<std::size_t>(target);
    std::size_t byte = layoutLine(line).byteAt(x);
    // The end of a wrapped line is the beginning of the next one; the cursor has to stay in the line it was moved to.
    if (line < lastLine() && byte >= m_indexer.index()->end(line))
        byte = previousCharacter(m_text.view(), byte);
    if (line == from && lines != 0)
        byte = lines < 0 ? 0 : m_text.view().size();
    moveCursor(byte, keepsAnchor);
    m_wishedX = x;
}

bool LargeTextView::moveByKey(QKeyEvent* event)
{
    const std::string_view text = m_text.view();
    const auto isKey = [event](QKeySequence::StandardKey move, QKeySequence::StandardKey select, bool& keepsAnchor) {
        keepsAnchor = event->matches(select);
        return keepsAnchor || event->matches(move);
    };
    bool keeps = false;
    if (isKey(QKeySequence::MoveToNextLine, QKeySequence::SelectNextLine, keeps)) {
        moveByLines(1, keeps);
        return true;
    }
    if (isKey(QKeySequence::MoveToPreviousLine, QKeySequence::SelectPreviousLine, keeps)) {
        moveByLines(-1, keeps);
        return true;
    }
    const qint64 page = std::max(viewport()->height() / std::max(m_lineHeight, 1) - 1, 1);
    if (isKey(QKeySequence::MoveToNextPage, QKeySequence::SelectNextPage, keeps)) {
        moveByLines(page, keeps);
        return true;
    }
    if (isKey(QKeySequence::MoveToPreviousPage, QKeySequence::SelectPreviousPage, keeps)) {
        moveByLines(-page, keeps);
        return true;
    }
    std::optional<std::size_t> target;
    if (isKey(QKeySequence::MoveToNextChar, QKeySequence::SelectNextChar, keeps))
        target = nextCharacter(text, m_cursor);
    else if (isKey(QKeySequence::MoveToPreviousChar, QKeySequence::SelectPreviousChar, keeps))
        target = previousCharacter(text, m_cursor);
    else if (isKey(QKeySequence::MoveToNextWord, QKeySequence::SelectNextWord, keeps))
        target = nextWord(text, m_cursor);
    else if (isKey(QKeySequence::MoveToPreviousWord, QKeySequence::SelectPreviousWord, keeps))
        target = previousWord(text, m_cursor);
    else if (isKey(QKeySequence::MoveToStartOfLine, QKeySequence::SelectStartOfLine, keeps))
        target = m_indexer.index()->start(cursorLine());
    else if (isKey(QKeySequence::MoveToEndOfLine, QKeySequence::SelectEndOfLine, keeps))
        target =
            cursorLine() == lastLine() ? text.size() : previousCharacter(text, m_indexer.index()->end(cursorLine()));
    else if (isKey(QKeySequence::MoveToStartOfDocument, QKeySequence::SelectStartOfDocument, keeps))
        target = 0;
    else if (isKey(QKeySequence::MoveToEndOfDocument, QKeySequence::SelectEndOfDocument, keeps))
        target = text.size();
    if (!target)
        return false;
    m_wishedX.reset();
    moveCursor(*target, keeps);
    return true;
}

void LargeTextView::keyPressEvent(QKeyEvent* event)
{
    if (moveByKey(event))
        return;
    if (event->matches(QKeySequence::Copy))
        copy();
    else if (event->matches(QKeySequence::SelectAll))
        selectAll();
    else if (event->matches(QKeySequence::Find))
        emit findRequested();
    else
        QAbstractScrollArea::keyPressEvent(event);
}

bool LargeTextView::event(QEvent* event)
{
    // The keys of an editor belong to the text while it has the focus, whatever the window uses them for.
    if (event->type() == QEvent::ShortcutOverride) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Copy) || key->matches(QKeySequence::SelectAll) ||
            key->matches(QKeySequence::Find)) {
            key->accept();
            return true;
        }
    }
    return QAbstractScrollArea::event(event);
}

std::size_t LargeTextView::byteAtPoint(const QPoint& point) const
{
    return layoutLine(lineAtY(point.y())).byteAt(point.x() - TextMargin);
}

void LargeTextView::extendTo(const QPoint& point)
{
    const std::size_t byte = byteAtPoint(point);
    const auto [first, end] = m_dragWord;
    if (first == end) {
        setSelection(m_anchor, byte);
    } else if (byte < first) {
        setSelection(end, wordAt(m_text.view(), byte).first);
    } else {
        setSelection(first, std::max(end, wordAt(m_text.view(), byte).second));
    }
}

void LargeTextView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_wishedX.reset();
    m_dragWord = {};
    const std::size_t byte = byteAtPoint(event->pos());
    setSelection((event->modifiers() & Qt::ShiftModifier) ? m_anchor : byte, byte);
    m_dragPoint = event->pos();
    viewport()->update();
}

void LargeTextView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_dragWord = wordAt(m_text.view(), byteAtPoint(event->pos()));
    setSelection(m_dragWord.first, m_dragWord.second);
}

void LargeTextView::mouseMoveEvent(QMouseEvent* event)
{
    if (!(event->buttons() & Qt::LeftButton))
        return;
    m_dragPoint = event->pos();
    extendTo(m_dragPoint);
    const bool isOutside = m_dragPoint.y() < 0 || m_dragPoint.y() >= viewport()->height();
    if (isOutside && !m_autoScroll.isActive())
        m_autoScroll.start(AutoScrollMilliseconds, this);
    else if (!isOutside)
        m_autoScroll.stop();
}

void LargeTextView::mouseReleaseEvent(QMouseEvent*)
{
    m_autoScroll.stop();
    QClipboard* clipboard = QGuiApplication::clipboard();
    const std::string_view bytes = selectedBytes();
    if (clipboard->supportsSelection() && !bytes.empty() && bytes.size() <= LargestPrimarySelection)
        clipboard->setText(QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size())),
                           QClipboard::Selection);
}

void LargeTextView::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_autoScroll.timerId()) {
        QAbstractScrollArea::timerEvent(event);
        return;
    }
    const int distance = m_dragPoint.y() < 0 ? m_dragPoint.y() : m_dragPoint.y() - viewport()->height();
    scrollTo(scrollOffset() + distance);
    extendTo(m_dragPoint);
}

void LargeTextView::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction* copyAction = menu->addAction(tr("Copy"), QKeySequence::Copy, this, &LargeTextView::copy);
    copyAction->setEnabled(hasSelection());
    menu->addAction(tr("Select all"), QKeySequence::SelectAll, this, &LargeTextView::selectAll);
    menu->addAction(tr("Find…"), QKeySequence::Find, this, &LargeTextView::findRequested);
    menu->popup(event->globalPos());
}

void LargeTextView::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void LargeTextView::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace chronoscope
