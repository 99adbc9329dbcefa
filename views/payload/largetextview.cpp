// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/payload/largetextview.h"

#include "models/core/executor.h"
#include "views/common/actionregistry.h"
#include "views/common/theme.h"
#include "views/payload/largetextaccessible.h"

#include <QClipboard>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPainter>
#include <QScrollBar>

#include <cmath>

namespace chronoscope {

namespace {

constexpr int TextMargin = 6;
constexpr int LineSpacing = 2;
constexpr int MostColumns = 400;
constexpr qint64 LargestScrollRange = 1'000'000'000;
/// Converting more than this to UTF-16 would be felt, so it happens on the pool.
constexpr std::size_t CopiedAtOnceBytes = 1024 * 1024;
constexpr std::size_t BytesBehindLine = 64;

} // namespace

LargeTextView::LargeTextView(QWidget* parent) : QAbstractScrollArea(parent)
{
    LargeTextAccessible::install();
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setAutoFillBackground(false);
    connect(&m_indexer, &LineIndexer::finished, this, [this] {
        updateScrollBar();
        emit linesChanged();
    });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this] { viewport()->update(); });
    addCommands();
    updateMetrics();
}

void LargeTextView::addCommands()
{
    addWidgetCommand(*this, ActionCategory::Payload, tr("Copy Text"), QKeySequence::Copy,
                     tr("Copies what is selected of a payload's text"), [this] { copy(); });
    addWidgetCommand(*this, ActionCategory::Payload, tr("Select All of the Text"), QKeySequence::SelectAll,
                     tr("Selects the whole text of a payload"), [this] { selectAll(); });
    addWidgetCommand(*this, ActionCategory::Payload, tr("Find in the Payload…"), QKeySequence::Find,
                     tr("Finds words in this payload"), [this] { emit findRequested(); });
}

LargeTextView::~LargeTextView() = default;

void LargeTextView::setText(const SharedBytes& text, Colouring colouring)
{
    m_text = text;
    m_colouring = colouring;
    m_topByte = 0;
    m_anchor = 0;
    m_cursor = 0;
    m_wishedX.reset();
    m_matches.clear();
    m_currentMatch.reset();
    verticalScrollBar()->setValue(0);
    reindex();
    emit selectionChanged();
}

void LargeTextView::updateMetrics()
{
    m_font = fixedWidthFont(font());
    const QFontMetricsF metrics(m_font);
    m_lineHeight = static_cast<int>(std::ceil(metrics.height())) + LineSpacing;
    m_columnWidth = std::max<qreal>(metrics.horizontalAdvance(QLatin1Char('0')), 1);
}

int LargeTextView::columns() const
{
    const int width = viewport()->width() - 2 * TextMargin;
    // One column is left for a comma that would otherwise stand in a line of its own.
    return std::clamp(static_cast<int>(width / m_columnWidth) - 1, 8, MostColumns);
}

void LargeTextView::reindex()
{
    m_indexedColumns = columns();
    m_indexer.start(m_text, {m_indexedColumns, m_colouring == Colouring::Json});
    updateScrollBar();
    viewport()->update();
    emit linesChanged();
}

void LargeTextView::updateScrollBar()
{
    const auto total = static_cast<qint64>(lineCount()) * m_lineHeight + 2 * TextMargin;
    const qint64 hidden = std::max<qint64>(total - viewport()->height(), 0);
    m_pixelsPerStep = hidden > LargestScrollRange ? m_lineHeight : 1;
    QScrollBar* bar = verticalScrollBar();
    const std::size_t topByte = m_topByte;
    bar->setSingleStep(std::max(m_lineHeight / m_pixelsPerStep, 1));
    bar->setPageStep(std::max((viewport()->height() - m_lineHeight) / m_pixelsPerStep, 1));
    bar->setRange(0, static_cast<int>(hidden / m_pixelsPerStep));
    if (topByte > 0)
        scrollTo(static_cast<qint64>(m_indexer.index()->lineOf(topByte)) * m_lineHeight + TextMargin);
    m_topByte = topByte;
    viewport()->update();
}

qint64 LargeTextView::scrollOffset() const
{
    return static_cast<qint64>(verticalScrollBar()->value()) * m_pixelsPerStep;
}

void LargeTextView::scrollTo(qint64 pixels)
{
    const qint64 steps = std::clamp<qint64>(pixels / m_pixelsPerStep, 0, verticalScrollBar()->maximum());
    verticalScrollBar()->setValue(static_cast<int>(steps));
}

std::size_t LargeTextView::firstVisibleLine() const
{
    return lineAtY(0);
}

std::size_t LargeTextView::lineAtY(int y) const
{
    const qint64 line = (scrollOffset() + y - TextMargin) / m_lineHeight;
    return static_cast<std::size_t>(std::clamp<qint64>(line, 0, static_cast<qint64>(lastLine())));
}

std::string_view LargeTextView::lineBytes(std::size_t line) const
{
    const TextLineIndex& index = *m_indexer.index();
    return m_text.view().substr(index.start(line), index.end(line) - index.start(line));
}

TextLinePainter LargeTextView::layoutLine(std::size_t line) const
{
    const TextLineIndex& index = *m_indexer.index();
    TextLinePainter::Style style;
    style.theme = &Theme::of(this);
    style.isJson = m_colouring == Colouring::Json;
    style.startsInsideString = style.isJson && index.startsInsideString(line);
    style.following = m_text.view().substr(index.end(line), BytesBehindLine);
    return {lineBytes(line), index.start(line), m_font, style};
}

QString LargeTextView::visibleText() const
{
    QStringList lines;
    const std::size_t last = lineAtY(viewport()->height() - 1);
    for (std::size_t line = firstVisibleLine(); line <= last; ++line)
        lines.append(toDisplayText(lineBytes(line)).text);
    return lines.join(QLatin1Char('\n'));
}

int LargeTextView::heightForLines(int lines) const
{
    return lines * m_lineHeight + 2 * TextMargin + 2 * frameWidth();
}

void LargeTextView::setMatches(std::vector<TextMatch> matches)
{
    m_matches = std::move(matches);
    m_currentMatch.reset();
    viewport()->update();
}

void LargeTextView::setCurrentMatch(std::optional<std::size_t> match)
{
    m_currentMatch = match && *match < m_matches.size() ? match : std::nullopt;
    if (m_currentMatch) {
        m_anchor = m_cursor = m_matches[*m_currentMatch].start;
        ensureVisible(m_cursor);
    }
    viewport()->update();
}

std::size_t LargeTextView::matchNearCursor() const
{
    const auto found = std::lower_bound(m_matches.begin(), m_matches.end(), m_cursor,
                                        [](const TextMatch& match, std::size_t byte) { return match.start < byte; });
    return found == m_matches.end() ? 0 : static_cast<std::size_t>(found - m_matches.begin());
}

std::string_view LargeTextView::selectedBytes() const
{
    const std::size_t start = std::min(m_anchor, m_cursor);
    return m_text.view().substr(start, std::max(m_anchor, m_cursor) - start);
}

void LargeTextView::setSelection(std::size_t anchor, std::size_t cursor)
{
    const std::size_t size = m_text.view().size();
    anchor = std::min(anchor, size);
    cursor = std::min(cursor, size);
    if (anchor == m_anchor && cursor == m_cursor)
        return;
    m_anchor = anchor;
    m_cursor = cursor;
    viewport()->update();
    emit selectionChanged();
}

void LargeTextView::selectAll()
{
    setSelection(0, m_text.view().size());
}

void LargeTextView::copy()
{
    const std::string_view bytes = selectedBytes();
    if (bytes.empty())
        return;
    const auto toText = [](std::string_view selected) {
        return QString::fromUtf8(selected.data(), static_cast<qsizetype>(selected.size()));
    };
    if (bytes.size() <= CopiedAtOnceBytes) {
        QGuiApplication::clipboard()->setText(toText(bytes));
        return;
    }
    runOnPool([text = m_text, bytes, toText] { return toText(bytes); }, this,
              [](const QString& converted) { QGuiApplication::clipboard()->setText(converted); });
}

void LargeTextView::ensureVisible(std::size_t byte)
{
    const auto top = static_cast<qint64>(m_indexer.index()->lineOf(byte)) * m_lineHeight + TextMargin;
    const int height = viewport()->height();
    const qint64 line = m_lineHeight;
    if (top < scrollOffset() + line)
        scrollTo(top - line);
    else if (top + 2 * line > scrollOffset() + height)
        scrollTo(top + 2 * line - height);
}

std::vector<TextLinePainter::Ground> LargeTextView::groundsOf(std::size_t line) const
{
    const TextLineIndex& index = *m_indexer.index();
    const Theme& theme = Theme::of(this);
    std::vector<TextLinePainter::Ground> grounds;
    const auto first =
        std::upper_bound(m_matches.begin(), m_matches.end(), index.start(line),
                         [](std::size_t byte, const TextMatch& match) { return byte < match.start + match.length; });
    QColor matchGround = theme.retry();
    matchGround.setAlphaF(0.3F);
    for (auto match = first; match != m_matches.end() && match->start < index.end(line); ++match) {
        const bool isCurrent = m_currentMatch && static_cast<std::size_t>(match - m_matches.begin()) == *m_currentMatch;
        grounds.push_back({match->start, match->start + match->length, isCurrent ? theme.accent : matchGround,
                           isCurrent ? theme.ground : QColor()});
    }
    if (hasSelection())
        grounds.push_back({std::min(m_anchor, m_cursor), std::max(m_anchor, m_cursor),
                           palette().color(QPalette::Highlight), palette().color(QPalette::HighlightedText)});
    return grounds;
}

void LargeTextView::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    const Theme& theme = Theme::of(this);
    painter.fillRect(event->rect(), theme.ground);
    painter.setPen(theme.text);
    m_paintCost = {};
    const std::size_t last = lineAtY(event->rect().bottom());
    for (std::size_t line = lineAtY(event->rect().top()); line <= last; ++line) {
        const qint64 y = static_cast<qint64>(line) * m_lineHeight + TextMargin - scrollOffset();
        const TextLinePainter layout = layoutLine(line);
        const QPointF topLeft(TextMargin, static_cast<qreal>(y) + LineSpacing / 2.0);
        layout.paint(painter, topLeft, groundsOf(line));
        if (hasFocus() && line == cursorLine())
            layout.paintCursor(painter, topLeft, m_cursor, theme.accent);
        ++m_paintCost.lines;
        m_paintCost.bytes += lineBytes(line).size();
    }
    m_topByte = m_indexer.index()->start(firstVisibleLine());
}

void LargeTextView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    if (columns() != m_indexedColumns)
        reindex();
    else
        updateScrollBar();
}

void LargeTextView::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        updateMetrics();
        reindex();
    } else if (event->type() == QEvent::PaletteChange) {
        viewport()->update();
    }
}

} // namespace chronoscope
