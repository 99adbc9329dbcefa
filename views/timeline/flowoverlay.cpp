// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/flowoverlay.h"

#include "models/history/causalchain.h"
#include "views/common/theme.h"
#include "views/timeline/timelinescene.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace chronoscope {

namespace {

/// A workflow task may ask for thousands of things; more arrows than these tell nothing.
constexpr std::size_t MostLinks = 100;
constexpr std::size_t MostChainLinks = 5'000;
constexpr std::size_t MostArrows = 400;

/// Units, not device pixels.
constexpr double LineWidth = 1.5;
constexpr double HeadLength = 6;

QRectF inUnits(const PixelRect& rect, double ratio)
{
    return {rect.left / ratio, rect.top / ratio, rect.width() / ratio, rect.height() / ratio};
}

} // namespace

FlowOverlay::FlowOverlay(TimelineScene& scene, QObject* parent) : QObject(parent), m_scene(scene)
{
    connect(&scene.document().selection(), &Selection::changed, this, &FlowOverlay::update);
    connect(&scene.document(), &Document::snapshotChanged, this, &FlowOverlay::update);
    update();
}

void FlowOverlay::setShowsWholeChain(bool shows)
{
    if (shows == m_showsWholeChain)
        return;
    m_showsWholeChain = shows;
    update();
}

void FlowOverlay::update()
{
    m_links.clear();
    const RunSnapshot& snapshot = *m_scene.document().snapshot();
    const GroupIndex group = m_scene.document().selection().group();
    if (group.isValid() && snapshot.groups && snapshot.causality && group.value < snapshot.groups->size()) {
        const EventGroups& groups = *snapshot.groups;
        if (m_showsWholeChain) {
            const EventIndex event = m_scene.document().selection().event();
            for (const GroupLink& link : chainThrough(groups, *snapshot.causality, event, MostChainLinks)) {
                const bool isDirect = groups.groupOf(link.cause) == group || groups.groupOf(link.effect) == group;
                if (!isDirect)
                    addLink(link.cause, link.effect, false);
            }
        }
        // The direct ones last: they lie above the others.
        for (const GroupLink& link : causesOfGroup(groups, *snapshot.causality, group, MostLinks))
            addLink(link.cause, link.effect, true);
        for (const GroupLink& link : effectsOfGroup(groups, *snapshot.causality, group, MostLinks))
            addLink(link.cause, link.effect, true);
    }
    emit changed();
}

void FlowOverlay::addLink(EventIndex cause, EventIndex effect, bool isDirect)
{
    const RunSnapshot& snapshot = *m_scene.document().snapshot();
    const Instant causeTime = snapshot.history->time(cause);
    const Instant effectTime = snapshot.history->time(effect);
    if (!causeTime.isValid() || !effectTime.isValid())
        return;
    m_links.push_back({snapshot.groups->groupOf(cause).value, snapshot.groups->groupOf(effect).value,
                       causeTime.nanoseconds(), effectTime.nanoseconds(), isDirect});
}

void FlowOverlay::paint(QPainter& painter, const TimelinePicture& picture, const Theme& theme, double devicePixelRatio)
{
    // Between a new snapshot and its lanes the groups of what is shown are others.
    if (m_links.empty() || !m_scene.isCurrent())
        return;
    const double ratio = devicePixelRatio;
    const FlowArrowMetrics metrics{std::max(1, static_cast<int>(std::lround(LineWidth * ratio))),
                                   static_cast<int>(std::lround(HeadLength * ratio))};
    layOutFlowArrows(m_links, picture.layout, picture.geometry, picture.scale, picture.window, metrics, MostArrows,
                     m_arrows);
    const QColor further(mixed(theme.accent.rgb(), theme.ground.rgb(), 0.5));
    const double rim = 1;
    // A rim of the ground's colour lets lines be seen on bars of any colour.
    for (const FlowArrow& arrow : m_arrows) {
        for (const PixelRect& stroke : arrow.strokes) {
            if (stroke.width() > 0)
                painter.fillRect(inUnits(stroke, ratio).adjusted(-rim, -rim, rim, rim), theme.ground);
        }
    }
    painter.save();
    painter.setPen(Qt::NoPen);
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const FlowArrow& arrow : m_arrows) {
        const QColor& colour = arrow.isDirect ? theme.accent : further;
        for (const PixelRect& stroke : arrow.strokes) {
            if (stroke.width() > 0)
                painter.fillRect(inUnits(stroke, ratio), colour);
        }
        painter.setBrush(colour);
        const QPointF tip((arrow.tipX + 1) / ratio, arrow.tipY / ratio + 0.5 / ratio);
        const QPointF head[] = {tip, tip + QPointF(-HeadLength, -HeadLength / 2 - 0.5),
                                tip + QPointF(-HeadLength, HeadLength / 2 + 0.5)};
        painter.drawConvexPolygon(head, 3);
    }
    painter.restore();
}

} // namespace chronoscope
