// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/chains/chainoverview.h"

#include "models/session/viewrange.h"
#include "views/common/theme.h"
#include "views/timeline/overviewframe.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace chronoscope {

namespace {

constexpr int Margin = 6;
constexpr int ThickestBar = 10;

} // namespace

ChainOverview::ChainOverview(ViewRange& range, QWidget* parent) : QWidget(parent), m_range(range)
{
    setAccessibleName(tr("Overview of the chain"));
    setCursor(Qt::OpenHandCursor);
    connect(&range, &ViewRange::changed, this, qOverload<>(&QWidget::update));
}

void ChainOverview::setSpans(std::vector<ChainSpan> spans)
{
    m_spans = std::move(spans);
    m_levels = 1;
    for (const ChainSpan& span : m_spans)
        m_levels = std::max(m_levels, span.level + 1);
    update();
}

void ChainOverview::setMargins(int left, int right)
{
    m_left = left;
    m_right = right;
    update();
}

QRect ChainOverview::field() const
{
    return {m_left, 0, std::max(1, width() - m_left - m_right), height()};
}

TimeScale ChainOverview::scale() const
{
    return {m_range.fullStart().nanoseconds(), m_range.fullEnd().nanoseconds(), field().width()};
}

QRect ChainOverview::barOf(const ChainSpan& span) const
{
    const TimeScale shown = scale();
    const int left = field().left() + shown.x(span.start.nanoseconds());
    const int right = std::max(field().left() + shown.x(span.end.nanoseconds()), left + 2);
    const double line = static_cast<double>(height() - 2 * Margin) / m_levels;
    const int thickness = std::clamp(static_cast<int>(line) - 2, 2, ThickestBar);
    const auto middle = static_cast<int>(Margin + line * (span.level + 0.5));
    return {left, middle - thickness / 2, right - left, thickness};
}

void ChainOverview::paintBars(QPainter& painter, const Theme& theme) const
{
    for (const ChainSpan& span : m_spans) {
        if (!span.previous)
            continue;
        // Where one run gave over to the next; dashed along the time of runs that are not open.
        const QRect from = barOf(m_spans[*span.previous]);
        const QRect to = barOf(span);
        const int x = std::clamp(to.left(), from.left(), std::max(from.left(), from.right()));
        painter.setPen(QPen(theme.secondText, 1, span.isDirect ? Qt::SolidLine : Qt::DashLine));
        painter.drawLine(x, from.center().y(), x, to.center().y());
        painter.drawLine(x, to.center().y(), to.left(), to.center().y());
    }
    for (const ChainSpan& span : m_spans) {
        const QRect bar = barOf(span);
        painter.fillRect(bar, theme.status(span.status));
        // A rim of the ground tells runs apart that follow each other at once.
        painter.fillRect(QRect(bar.left(), bar.top() - 2, 1, bar.height() + 4), theme.text);
    }
}

void ChainOverview::paintFrame(QPainter& painter, const Theme& theme) const
{
    const TimeScale shown = scale();
    const QRect all = field();
    const int left = all.left() + shown.x(m_range.start().nanoseconds());
    const int right = std::max(all.left() + shown.x(m_range.end().nanoseconds()), left + 2);
    paintOverviewFrame(painter, theme, all, left, right);
}

void ChainOverview::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.ground);
    painter.setPen(theme.secondText);
    painter.drawText(QRect(8, 0, std::max(0, m_left - 16), height()), Qt::AlignLeft | Qt::AlignVCenter,
                     tr("Whole chain"));
    paintBars(painter, theme);
    paintFrame(painter, theme);
}

void ChainOverview::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const Instant pressed(scale().time(event->position().x() - m_left));
    const bool isInside = pressed >= m_range.start() && pressed <= m_range.end() && !m_range.isWholeRun();
    m_range.remember();
    m_grabOffset = isInside ? (pressed - m_range.start()).nanoseconds : m_range.span().nanoseconds / 2;
    mouseMoveEvent(event);
}

void ChainOverview::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_grabOffset)
        return;
    const Duration span = m_range.span();
    Instant start(scale().time(event->position().x() - m_left) - *m_grabOffset);
    start = std::clamp(start, m_range.fullStart(), m_range.fullEnd() + Duration{-span.nanoseconds});
    m_range.show(start, start + span);
}

void ChainOverview::mouseReleaseEvent(QMouseEvent*)
{
    if (std::exchange(m_grabOffset, std::nullopt))
        m_range.remember();
}

void ChainOverview::mouseDoubleClickEvent(QMouseEvent*)
{
    m_range.showWholeRun();
}

} // namespace chronoscope
