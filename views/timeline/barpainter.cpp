// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/barpainter.h"

#include "views/common/theme.h"
#include "views/timeline/fillsink.h"

#include <algorithm>
#include <cmath>

namespace chronoscope {

namespace {

constexpr double QueuePart = 0.28;
constexpr double RetryPart = 0.10;
/// What is left of the colour of bars that do not pass the filters.
constexpr double PalePart = 0.2;

} // namespace

BarPainter::BarPainter(const Theme& theme, double devicePixelRatio)
    : m_vivid(paletteOf(theme, 1))
    , m_pale(paletteOf(theme, PalePart))
    , m_hairline(std::max(1, static_cast<int>(std::lround(devicePixelRatio))))
{
}

BarPainter::Palette BarPainter::paletteOf(const Theme& theme, double part)
{
    const QRgb ground = theme.ground.rgb();
    Palette palette;
    palette.retry = mixed(theme.retry().rgb(), ground, part);
    palette.retryGround = mixed(palette.retry, ground, RetryPart);
    for (std::size_t kind = 0; kind < GroupKindCount; ++kind) {
        for (std::size_t status = 0; status < StatusCount; ++status) {
            Colours& colours = palette.colours[kind * StatusCount + status];
            const QColor bar = theme.bar(static_cast<GroupKind>(kind), static_cast<Status>(status));
            colours.solid = mixed(bar.rgb(), ground, part);
            colours.light = mixed(colours.solid, ground, QueuePart);
            for (std::size_t step = 0; step < colours.folded.size(); ++step)
                colours.folded[step] = mixed(colours.solid, ground, 0.6 + 0.1 * static_cast<double>(step));
        }
    }
    return palette;
}

void BarPainter::split(std::span<const DrawItem> items, const IsPale& isPale, std::vector<ColouredRun>& runs,
                       std::vector<std::uint32_t>& special) const
{
    runs.clear();
    special.clear();
    for (std::uint32_t index = 0; index < items.size(); ++index) {
        const DrawItem& item = items[index];
        const Palette& palette = isPale && isPale(item) ? m_pale : m_vivid;
        const Colours& colours = palette.of(item.kind, item.status);
        const int queueWidth = item.runLeft - item.left;
        const bool isSimple = item.status == Status::Completed || item.status == Status::Instant;
        const bool isNarrow = item.right - item.left <= 4 * m_hairline;
        const bool isPlain =
            item.isFolded || isNarrow ||
            (isSimple && !item.isRetried && queueWidth <= 2 * m_hairline && item.kind != GroupKind::Pause);
        if (item.failedCount > 0 || !isPlain) {
            special.push_back(index);
        } else if (item.isFolded) {
            runs.push_back({item.left, item.right, colours.folded[item.coverage * colours.folded.size() / 256]});
        } else {
            if (queueWidth > 0)
                runs.push_back({item.left, item.runLeft, item.isRetried ? palette.retry : colours.light});
            if (item.right > item.runLeft)
                runs.push_back({item.runLeft, item.right, colours.solid});
        }
    }
}

void BarPainter::paintSpecial(FillSink& sink, const LaneLayout& layout, const DrawItem& item, const PixelRect& rect,
                              bool isPale) const
{
    const Palette& palette = isPale ? m_pale : m_vivid;
    if (item.isFolded)
        sink.fill(rect, palette.of(item.kind, item.status).solid);
    else
        paintBar(sink, layout.bar(item.bar), item, rect, palette);
}

void BarPainter::paintBar(FillSink& sink, const TimelineBar& bar, const DrawItem& item, const PixelRect& rect,
                          const Palette& palette) const
{
    if (item.runLeft > rect.left)
        paintQueue(sink, bar, item, {rect.left, rect.top, item.runLeft, rect.bottom}, palette);
    if (item.runLeft < rect.right)
        paintRun(sink, bar, item, {item.runLeft, rect.top, rect.right, rect.bottom}, palette);
}

void BarPainter::paintQueue(FillSink& sink, const TimelineBar& bar, const DrawItem& item, const PixelRect& queue,
                            const Palette& palette) const
{
    const Colours& colours = palette.of(item.kind, item.status);
    if (bar.isRetried) {
        sink.fill(queue, palette.retryGround);
        dashedOutline(sink, queue, palette.retry);
        return;
    }
    const bool isOpen = bar.isOpen() && item.runLeft == item.right && !item.isCutRight;
    sink.fill(queue, colours.light);
    if (queue.width() > 2 * m_hairline)
        outline(sink, queue, colours.solid, !isOpen);
    if (isOpen)
        openRightEdge(sink, queue, colours.light);
}

void BarPainter::paintRun(FillSink& sink, const TimelineBar& bar, const DrawItem& item, const PixelRect& run,
                          const Palette& palette) const
{
    const Colours& colours = palette.of(item.kind, item.status);
    const bool isRoomy = run.width() > 4 * m_hairline;
    const bool isCutRight = item.isCutRight;
    if (bar.kind == GroupKind::Pause && isRoomy) {
        sink.fill(run, colours.light);
        pauseSign(sink, run, colours.solid);
        return;
    }
    if (bar.status == Status::TimedOut && isRoomy) {
        sink.fill(run, colours.light);
        sink.hatch(run, colours.solid, 2 * m_hairline);
        outline(sink, run, colours.solid, !isCutRight);
        return;
    }
    if (bar.status == Status::Cancelled && isRoomy) {
        sink.fill(run, mixed(colours.solid, colours.light, 0.08));
        outline(sink, run, colours.solid, !isCutRight);
        return;
    }
    sink.fill(run, colours.solid);
    if (!isRoomy || isCutRight)
        return;
    if (bar.status == Status::Terminated)
        cutRightEdge(sink, run, colours.light);
    else if (bar.status == Status::Running || bar.status == Status::Scheduled)
        openRightEdge(sink, run, colours.light);
    if (bar.isRetried && item.runLeft == item.left)
        dashedOutline(sink, run, palette.retry);
}

void BarPainter::outline(FillSink& sink, const PixelRect& rect, QRgb colour, bool hasRightEdge) const
{
    sink.fill({rect.left, rect.top, rect.right, rect.top + m_hairline}, colour);
    sink.fill({rect.left, rect.bottom - m_hairline, rect.right, rect.bottom}, colour);
    sink.fill({rect.left, rect.top, rect.left + m_hairline, rect.bottom}, colour);
    if (hasRightEdge)
        sink.fill({rect.right - m_hairline, rect.top, rect.right, rect.bottom}, colour);
}

void BarPainter::dashedOutline(FillSink& sink, const PixelRect& rect, QRgb colour) const
{
    const int dash = 3 * m_hairline;
    for (int x = rect.left; x < rect.right; x += 2 * dash) {
        const int end = std::min(x + dash, rect.right);
        sink.fill({x, rect.top, end, rect.top + m_hairline}, colour);
        sink.fill({x, rect.bottom - m_hairline, end, rect.bottom}, colour);
    }
    for (int y = rect.top; y < rect.bottom; y += 2 * dash) {
        const int end = std::min(y + dash, rect.bottom);
        sink.fill({rect.left, y, std::min(rect.left + m_hairline, rect.right), end}, colour);
        sink.fill({std::max(rect.right - m_hairline, rect.left), y, rect.right, end}, colour);
    }
}

void BarPainter::openRightEdge(FillSink& sink, const PixelRect& rect, QRgb light) const
{
    // The bar dissolves into stripes: it goes on, nobody knows how far.
    const int stripe = 2 * m_hairline;
    for (int count = 0; count < 3; ++count) {
        const int right = rect.right - 2 * count * stripe;
        if (right - stripe <= rect.left + stripe)
            return;
        sink.fill({right - stripe, rect.top, right, rect.bottom}, light);
    }
}

void BarPainter::cutRightEdge(FillSink& sink, const PixelRect& rect, QRgb light) const
{
    const int height = rect.height();
    const int depth = std::min(height / 2, rect.width() / 2);
    for (int y = 0; y < height; ++y) {
        const int cut = depth * (height - y) / height;
        sink.fill({rect.right - cut, rect.top + y, rect.right, rect.top + y + 1}, light);
    }
}

void BarPainter::pauseSign(FillSink& sink, const PixelRect& rect, QRgb colour) const
{
    const int bar = 2 * m_hairline;
    const int middle = (rect.left + rect.right) / 2;
    outline(sink, rect, colour, true);
    if (rect.width() < 6 * bar)
        return;
    sink.fill({middle - bar - bar / 2, rect.top + bar, middle - bar / 2, rect.bottom - bar}, colour);
    sink.fill({middle + bar / 2, rect.top + bar, middle + bar / 2 + bar, rect.bottom - bar}, colour);
}

} // namespace chronoscope
