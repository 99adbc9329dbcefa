// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/chartcanvas.h"

#include "views/common/actionregistry.h"
#include "views/common/plaintooltip.h"
#include "views/common/theme.h"

#include <QChart>
#include <QGraphicsLayout>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QKeySequence>

#include <algorithm>
#include <cmath>

namespace chronoscope {

namespace {

constexpr QSize SmallestSize(220, 130); // Qt Charts is cramped below
constexpr double RingWidth = 2;

} // namespace

ChartCanvas::ChartCanvas(QWidget* parent) : QChartView(parent)
{
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(SmallestSize);
    setAccessibleName(tr("Chart"));
    viewport()->setMouseTracking(true);
    addCommands();
}

void ChartCanvas::addCommands()
{
    const auto add = [this](const QString& text, Qt::Key key, const QString& tip, const std::function<void()>& run) {
        addWidgetCommand(*this, ActionCategory::Charts, text, QKeySequence(key), tip, run);
    };
    add(tr("Previous Mark of the Chart"), Qt::Key_Left, tr("Goes to the bar or point before, and says what it is"),
        [this] { moveAlong(-1); });
    add(tr("Next Mark of the Chart"), Qt::Key_Right, tr("Goes to the next bar or point, and says what it is"),
        [this] { moveAlong(1); });
    add(tr("Series Above"), Qt::Key_Up, tr("Goes to the same place of the series before"),
        [this] { moveToSeries(-1); });
    add(tr("Series Below"), Qt::Key_Down, tr("Goes to the same place of the next series"), [this] { moveToSeries(1); });
    add(tr("Events of the Mark"), Qt::Key_Return, tr("Shows the events that the bar or point is made of"), [this] {
        if (m_current)
            emit markActivated();
    });
}

ChartCanvas::~ChartCanvas()
{
    // The scene owns the item, and both go with the view.
    if (m_drawing)
        (void)m_drawing->release();
}

void ChartCanvas::setChartContent(const Chart& chart)
{
    m_content = chart;
    m_current.reset();
    setAccessibleName(chart.title);
    setAccessibleDescription(chart.explanation);
    redraw();
    emit currentMarkChanged();
}

void ChartCanvas::setTimes(const ChartTimes& times)
{
    m_content.times = times;
    redraw();
}

void ChartCanvas::redraw()
{
    if (m_drawing)
        (void)m_drawing->release();
    const Theme& theme = Theme::of(this);
    setBackgroundBrush(theme.ground);
    QChart* const old = chart();
    if (m_content.series.empty()) {
        m_drawing.reset();
        setChart(new QChart);
        chart()->setBackgroundVisible(false);
    } else {
        QFont small = font();
        m_drawing = std::make_unique<ChartDrawing>(m_content, theme, small, size());
        setChart(m_drawing->item());
        // At once, so that every mark is where a click or key looks for it.
        m_drawing->item()->layout()->activate();
    }
    // setChart() gives the former chart back.
    delete old;
    viewport()->update();
}

void ChartCanvas::setCurrentMark(std::optional<ChartMarkIndex> mark)
{
    if (mark == m_current)
        return;
    m_current = mark;
    viewport()->update();
    const QString text = currentText();
    setAccessibleDescription(text.isEmpty() ? m_content.explanation : text);
    emit currentMarkChanged();
}

QString ChartCanvas::currentText() const
{
    return m_current && m_drawing ? m_drawing->describe(*m_current) : QString();
}

std::vector<EventIndex> ChartCanvas::currentEvents() const
{
    if (!m_current || !m_drawing)
        return {};
    return m_content.series[m_current->series].marks[m_current->mark].events;
}

std::optional<ChartMarkIndex> ChartCanvas::markAt(const QPoint& position) const
{
    if (!m_drawing)
        return std::nullopt;
    return m_drawing->markAt(m_drawing->item()->mapFromScene(mapToScene(position)));
}

bool ChartCanvas::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const std::optional<ChartMarkIndex> mark = markAt(help->pos());
        showPlainToolTip(help->globalPos(), mark ? m_drawing->describe(*mark) : QString(), this);
        return true;
    }
    return QChartView::viewportEvent(event);
}

void ChartCanvas::changeEvent(QEvent* event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        redraw();
}

void ChartCanvas::resizeEvent(QResizeEvent* event)
{
    QChartView::resizeEvent(event);
    // Another size has room for another number of ticks.
    if (m_drawing)
        redraw();
}

void ChartCanvas::focusInEvent(QFocusEvent* event)
{
    QChartView::focusInEvent(event);
    if (!m_current && m_drawing && event->reason() != Qt::MouseFocusReason)
        setCurrentMark(ChartMarkIndex{0, 0});
    viewport()->update();
}

void ChartCanvas::focusOutEvent(QFocusEvent* event)
{
    QChartView::focusOutEvent(event);
    viewport()->update();
}

void ChartCanvas::drawForeground(QPainter* painter, const QRectF& rect)
{
    QChartView::drawForeground(painter, rect);
    const Theme& theme = Theme::of(this);
    painter->save();
    painter->setBrush(Qt::NoBrush);
    if (m_current && m_drawing) {
        const QRectF mark = m_drawing->item()->mapRectToScene(m_drawing->rectOf(*m_current));
        painter->setPen(QPen(theme.text, RingWidth));
        if (m_content.shape == ChartShape::Bars)
            painter->drawRect(mark.adjusted(-1, -1, 1, 1));
        else
            painter->drawEllipse(mark);
    }
    if (hasFocus()) {
        painter->setPen(QPen(theme.accent, 1));
        painter->drawRect(mapToScene(viewport()->rect()).boundingRect().adjusted(0.5, 0.5, -1.5, -1.5));
    }
    painter->restore();
}

void ChartCanvas::mousePressEvent(QMouseEvent* event)
{
    QChartView::mousePressEvent(event);
    if (event->button() != Qt::LeftButton)
        return;
    if (const std::optional<ChartMarkIndex> mark = markAt(event->position().toPoint())) {
        setCurrentMark(mark);
        emit markActivated();
    }
}

void ChartCanvas::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        return moveAlong(-1);
    case Qt::Key_Right:
        return moveAlong(1);
    case Qt::Key_Home:
        return moveAlong(-static_cast<int>(MostChartMarks));
    case Qt::Key_End:
        return moveAlong(static_cast<int>(MostChartMarks));
    case Qt::Key_Up:
        return moveToSeries(-1);
    case Qt::Key_Down:
        return moveToSeries(1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_current)
            emit markActivated();
        return;
    default:
        // The view underneath would scroll its scene.
        event->ignore();
    }
}

void ChartCanvas::moveAlong(int step)
{
    if (!m_drawing)
        return;
    if (!m_current)
        return setCurrentMark(ChartMarkIndex{0, 0});
    const auto count = static_cast<int>(m_content.series[m_current->series].marks.size());
    const int mark = std::clamp(static_cast<int>(m_current->mark) + step, 0, count - 1);
    setCurrentMark(ChartMarkIndex{m_current->series, static_cast<std::size_t>(mark)});
}

/// To the mark of the neighbouring series that is nearest.
void ChartCanvas::moveToSeries(int step)
{
    if (!m_drawing)
        return;
    if (!m_current)
        return setCurrentMark(ChartMarkIndex{0, 0});
    const int series = static_cast<int>(m_current->series) + step;
    if (series < 0 || series >= static_cast<int>(m_content.series.size()))
        return;
    const auto index = static_cast<std::size_t>(series);
    const QPointF here = m_drawing->rectOf(*m_current).center();
    ChartMarkIndex nearest{index, 0};
    double least = -1;
    for (std::size_t mark = 0; mark < m_content.series[index].marks.size(); ++mark) {
        const QPointF there = m_drawing->rectOf({index, mark}).center();
        const double distance = std::hypot(there.x() - here.x(), there.y() - here.y());
        if (least < 0 || distance < least) {
            least = distance;
            nearest.mark = mark;
        }
    }
    setCurrentMark(nearest);
}

} // namespace chronoscope
