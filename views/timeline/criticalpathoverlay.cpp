// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/criticalpathoverlay.h"

#include "models/core/executor.h"
#include "views/common/theme.h"
#include "views/timeline/timelinescene.h"

#include <QFutureWatcher>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace chronoscope {

namespace {

/// Units, not device pixels.
constexpr double LineWidth = 2.5;
constexpr double DashLength = 4;
/// Steps between parts that are shorter are not drawn: they would be a grey block.
constexpr int ShortestStep = 3;

bool isWait(PathPartKind kind)
{
    return kind == PathPartKind::Idle || kind == PathPartKind::Outside || kind == PathPartKind::StartDelay;
}

} // namespace

CriticalPathOverlay::CriticalPathOverlay(TimelineScene& scene, QObject* parent) : QObject(parent), m_scene(scene)
{
    connect(&scene.document(), &Document::snapshotChanged, this, &CriticalPathOverlay::update);
}

void CriticalPathOverlay::setVisible(bool isVisible)
{
    if (isVisible == m_isVisible)
        return;
    m_isVisible = isVisible;
    update();
}

void CriticalPathOverlay::update()
{
    const std::uint64_t generation = ++m_generation;
    m_path.reset();
    const RunSnapshotPointer snapshot = m_scene.document().snapshot();
    if (m_isVisible && snapshot->groups && snapshot->causality) {
        // A watcher dies with the overlay; a continuation with a context would be run after its death (Qt 6.4).
        using Watcher = QFutureWatcher<std::shared_ptr<const CriticalPath>>;
        auto* const watcher = new Watcher(this);
        connect(watcher, &Watcher::finished, this, [this, watcher, generation] {
            watcher->deleteLater();
            if (generation != m_generation)
                return;
            m_path = watcher->result();
            emit changed();
        });
        watcher->setFuture(runOnPool([snapshot]() -> std::shared_ptr<const CriticalPath> {
            return std::make_shared<CriticalPath>(criticalPathOf(*snapshot));
        }));
    }
    emit changed();
}

void CriticalPathOverlay::paint(QPainter& painter, const TimelinePicture& picture, const Theme& theme,
                                double devicePixelRatio)
{
    if (!m_path || !m_scene.isCurrent())
        return;
    const TimeScale& scale = picture.scale;
    const std::vector<PathPart>& parts = m_path->parts;
    const RowMetrics& rows = picture.geometry.metrics();
    const int line = std::max(2, static_cast<int>(std::lround(LineWidth * devicePixelRatio)));
    m_painted.assign(picture.geometry.rows().size(), 0);
    const auto first = std::ranges::upper_bound(parts, Instant(scale.start()), {}, &PathPart::end);
    int lastTop = 0;
    bool hasLast = false;
    for (auto part = first; part != parts.end() && part->start <= Instant(scale.end()); ++part) {
        const std::uint32_t position = picture.layout.positionOfGroup(part->group.value);
        if (position == LaneLayout::None)
            continue;
        const std::uint32_t row = picture.geometry.rowOfLane(picture.layout.laneOf(position));
        if (row == LaneLayout::None)
            continue;
        const int left = scale.x(part->start.nanoseconds());
        const int right = std::max(scale.x(part->end.nanoseconds()), left + 1);
        const int top = picture.window.top(picture.geometry.rows()[row]) + rows.barTop() + rows.barHeight;
        const bool isStepDrawn = hasLast && top != lastTop && right - left >= ShortestStep;
        if (isStepDrawn)
            painter.fillRect(QRectF(left / devicePixelRatio, std::min(top, lastTop) / devicePixelRatio, 1,
                                    (std::abs(top - lastTop) + line) / devicePixelRatio),
                             theme.text);
        hasLast = true;
        lastTop = top;
        if (right <= m_painted[row])
            continue;
        paintPart(painter, *part, {std::max(left, m_painted[row]), top, right, top + line}, theme, devicePixelRatio);
        m_painted[row] = right;
    }
}

/// Waits for something from outside are dashed: nothing was going on there.
void CriticalPathOverlay::paintPart(QPainter& painter, const PathPart& part, const PixelRect& line, const Theme& theme,
                                    double ratio) const
{
    const QRectF rect(line.left / ratio, line.top / ratio, line.width() / ratio, line.height() / ratio);
    if (!isWait(part.kind) || rect.width() < 2 * DashLength) {
        painter.fillRect(rect, theme.text);
        return;
    }
    for (double left = rect.left(); left < rect.right(); left += 2 * DashLength)
        painter.fillRect(QRectF(left, rect.top(), std::min(DashLength, rect.right() - left), rect.height()),
                         theme.text);
}

} // namespace chronoscope
