// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/marksoverlay.h"

#include "models/session/marknavigation.h"
#include "views/common/plaintooltip.h"
#include "views/common/theme.h"
#include "views/timeline/timelinescene.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

namespace chronoscope {

namespace {

constexpr int PoleHeight = 15;
constexpr double FlagWidth = 9;
constexpr double FlagHeight = 8;
/// A flag stands to the right of its pole, and is to be hit without aiming.
constexpr double HitLeft = 3;
constexpr double HitRight = FlagWidth + 2;
/// Farther than this between press and release it is a drag, which zooms.
constexpr double ClickReach = 4;

QColor colourOf(MarkKind kind, const Theme& theme)
{
    switch (kind) {
    case MarkKind::Plain:
        return theme.text;
    case MarkKind::Question:
        return theme.retry();
    case MarkKind::Problem:
        return theme.status(Status::Failed);
    case MarkKind::Good:
        return theme.status(Status::Completed);
    }
    return theme.text;
}

/// Plain: a pennant. Question: a swallowtail. Problem: a full flag. Good: a rounded one.
void paintFlag(QPainter& painter, double x, double top, MarkKind kind)
{
    const double right = x + FlagWidth;
    const double bottom = top + FlagHeight;
    switch (kind) {
    case MarkKind::Plain:
        painter.drawPolygon(QPolygonF{{x, top}, {right, (top + bottom) / 2}, {x, bottom}});
        return;
    case MarkKind::Question:
        painter.drawPolygon(
            QPolygonF{{x, top}, {right, top}, {right - 3.5, (top + bottom) / 2}, {right, bottom}, {x, bottom}});
        return;
    case MarkKind::Problem:
        painter.drawRect(QRectF(x, top, FlagWidth, FlagHeight));
        return;
    case MarkKind::Good:
        painter.drawEllipse(QRectF(x, top, FlagWidth, FlagHeight));
        return;
    }
}

/// Those of the range that have a time; they stand in its order, those without one behind.
std::span<const Mark> inRange(const std::vector<Mark>& marks, const TimeScale& scale)
{
    const auto isBefore = [&](const Mark& mark) { return mark.time.isValid() && mark.time < Instant(scale.start()); };
    const auto isUntil = [&](const Mark& mark) { return mark.time.isValid() && mark.time <= Instant(scale.end()); };
    return {std::ranges::partition_point(marks, isBefore), std::ranges::partition_point(marks, isUntil)};
}

} // namespace

MarksOverlay::MarksOverlay(TimelineScene& scene, QWidget& ruler) : QWidget(&ruler), m_scene(scene), m_ruler(ruler)
{
    setObjectName(QStringLiteral("timelineMarks"));
    setAccessibleName(tr("Marks on the time scale"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setGeometry(ruler.rect());
    ruler.installEventFilter(this);
    connect(&scene.document().marks(), &Marks::changed, this, &MarksOverlay::followMarks);
    connect(&scene.range(), &RangeAnimator::changed, this, qOverload<>(&QWidget::update));
    connect(&scene, &TimelineScene::rowsChanged, this, qOverload<>(&QWidget::update));
    followMarks();
}

void MarksOverlay::setMargins(int left, int right)
{
    m_left = left;
    m_right = right;
    update();
}

void MarksOverlay::setPointerTime(std::optional<std::int64_t> time)
{
    if (time == m_pointerTime)
        return;
    m_pointerTime = time;
    update();
}

QRectF MarksOverlay::pointerLabel() const
{
    if (!m_pointerTime)
        return {};
    const int labelWidth = fontMetrics().horizontalAdvance(m_scene.timeText(*m_pointerTime)) + 10;
    return {m_left + scale().x(*m_pointerTime) - labelWidth / 2.0, 0.0, static_cast<double>(labelWidth),
            static_cast<double>(height())};
}

TimeScale MarksOverlay::scale() const
{
    return m_scene.scale(std::max(1, width() - m_left - m_right));
}

void MarksOverlay::followMarks()
{
    setVisible(!m_scene.document().marks().marks().empty());
    update();
}

void MarksOverlay::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    const TimeScale shown = scale();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double bottom = height() - 1;
    const double top = std::max(0.0, bottom - PoleHeight);
    const QRectF label = pointerLabel();
    int lastX = -1;
    for (const Mark& mark : inRange(m_scene.document().marks().marks(), shown)) {
        const int x = shown.x(mark.time.nanoseconds());
        // Thousands of marks on one pixel cost one flag.
        if (x == lastX || label.intersects(QRectF(m_left + x - 1, 0, FlagWidth + 2, height())))
            continue;
        lastX = x;
        const QColor colour = colourOf(mark.kind, theme);
        const double left = m_left + x;
        // A rim of the ground keeps the flag apart from the times it is drawn over.
        painter.fillRect(QRectF(left - 1, top - 1, 3, bottom - top + 1), theme.ground);
        painter.setPen(QPen(theme.ground, 2));
        painter.setBrush(colour);
        paintFlag(painter, left + 1, top, mark.kind);
        painter.setPen(Qt::NoPen);
        paintFlag(painter, left + 1, top, mark.kind);
        painter.fillRect(QRectF(left, top, 1, bottom - top), colour);
    }
}

void MarksOverlay::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        update();
}

const Mark* MarksOverlay::markAt(const QPointF& place) const
{
    const TimeScale shown = scale();
    const Mark* found = nullptr;
    double nearest = HitRight + 1;
    for (const Mark& mark : inRange(m_scene.document().marks().marks(), shown)) {
        const double distance = place.x() - m_left - shown.x(mark.time.nanoseconds());
        if (distance < -HitLeft || distance > HitRight || std::abs(distance) > nearest)
            continue;
        nearest = std::abs(distance);
        found = &mark;
    }
    return found;
}

bool MarksOverlay::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::Resize:
        setGeometry(m_ruler.rect());
        break;
    case QEvent::ToolTip: {
        const auto& help = *static_cast<QHelpEvent*>(event);
        if (const Mark* const mark = markAt(help.pos())) {
            showPlainToolTip(help.globalPos(), text(*mark), &m_ruler);
            return true;
        }
        break;
    }
    case QEvent::MouseButtonPress:
        m_pressed = static_cast<QMouseEvent*>(event)->position();
        break;
    case QEvent::MouseButtonRelease:
        if (const auto& mouse = *static_cast<QMouseEvent*>(event); mouse.button() == Qt::LeftButton)
            click(mouse.position());
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

void MarksOverlay::click(const QPointF& place)
{
    if ((place - m_pressed).manhattanLength() >= ClickReach)
        return;
    if (const Mark* const mark = markAt(place))
        goToMark(m_scene.document(), Mark(*mark));
}

QString MarksOverlay::text(const Mark& mark) const
{
    QString text = displayName(mark.kind) + QStringLiteral(": ") + markPlaceText(m_scene.document(), mark);
    if (mark.time.isValid())
        text += QLatin1Char('\n') + m_scene.timeText(mark.time.nanoseconds());
    if (!mark.note.isEmpty())
        text += QStringLiteral("\n\n") + mark.note;
    return text;
}

} // namespace chronoscope
