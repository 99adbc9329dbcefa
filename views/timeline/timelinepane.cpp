// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/timelinepane.h"

#include "views/timeline/bardescription.h"
#include "views/timeline/breadcrumbs.h"
#include "views/timeline/hiddensections.h"
#include "views/timeline/hovercard.h"
#include "views/timeline/labelcolumn.h"
#include "views/timeline/markactions.h"
#include "views/timeline/marksoverlay.h"
#include "views/timeline/measurebar.h"
#include "views/timeline/timelineactions.h"
#include "views/timeline/timelinegestures.h"
#include "views/timeline/timelinemenu.h"
#include "views/timeline/timelineoverviewview.h"
#include "views/timeline/timelinerulerview.h"
#include "views/timeline/timelineview.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QCursor>
#include <QGridLayout>
#include <QMenu>
#include <QScrollBar>
#include <QStyle>
#include <QWheelEvent>

#include <algorithm>

namespace chronoscope {

namespace {

constexpr int NarrowestLabels = 80;
constexpr int NarrowestLanes = 160;

} // namespace

TimelinePane::TimelinePane(Document& document, QWidget* parent)
    : QWidget(parent)
    , m_scene(new TimelineScene(document))
    , m_overview(new TimelineOverviewView(*m_scene, this))
    , m_ruler(new TimelineRulerView(*m_scene, this))
    , m_marks(new MarksOverlay(*m_scene, *m_ruler))
    , m_labels(new LabelColumn(*m_scene, this))
    , m_view(new TimelineView(*m_scene, this))
    , m_scrollBar(new QScrollBar(Qt::Vertical, this))
    , m_hoverCard(new HoverCard(this))
    , m_gestures(new TimelineGestures(*m_view, this))
{
    setObjectName(QStringLiteral("timelinePane"));
    setAccessibleName(tr("Timeline"));
    setFocusProxy(m_view);
    m_scrollBar->setAccessibleName(tr("Scroll the lanes"));
    m_scene->setMetrics(font(), devicePixelRatioF());
    setReducedMotion(style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) <= 0);
    layOutParts();
    connectParts();
    updateScrollBar();
}

TimelinePane::~TimelinePane()
{
    // The parts look at the scene as long as they live.
    delete m_hiddenSections;
    delete m_breadcrumbs;
    delete m_measureBar;
    delete m_gestures;
    delete m_view;
    delete m_labels;
    delete m_marks;
    delete m_ruler;
    delete m_overview;
    delete m_scene;
}

void TimelinePane::layOutParts()
{
    auto* const grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(0);
    grid->addWidget(m_overview, 0, 0, 1, 3);
    grid->addWidget(m_ruler, 1, 0, 1, 3);
    grid->addWidget(m_labels, 2, 0);
    grid->addWidget(m_view, 2, 1);
    grid->addWidget(m_scrollBar, 2, 2);
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(2, 1);
    m_labels->setFixedWidth(m_labelWidth);
    updateMargins();
}

void TimelinePane::connectParts()
{
    m_hiddenSections = new HiddenSections(*m_scene, m_ruler);
    updateMargins();
    auto* const actions = new TimelineActions(*m_view, *this);
    auto* const grid = qobject_cast<QGridLayout*>(layout());
    m_measureBar = new MeasureBar(*m_scene, *findChild<QAction*>(QStringLiteral("timelineFitSelection")), this);
    m_breadcrumbs = new Breadcrumbs(*m_scene, this);
    grid->addWidget(m_measureBar, 3, 0, 1, 3);
    grid->addWidget(m_breadcrumbs, 4, 0, 1, 3);
    connect(actions, &TimelineActions::labelWidthStepWanted, this,
            [this](int step) { setLabelWidth(m_labelWidth + step); });
    connect(m_view, &TimelineView::contentHeightChanged, this, &TimelinePane::updateScrollBar);
    connect(m_view, &TimelineView::scrollTopChanged, this, [this] {
        m_scrollBar->setValue(m_view->scrollTop());
        m_labels->setScrollTop(m_view->scrollTop());
    });
    connect(m_scrollBar, &QScrollBar::valueChanged, m_view, &TimelineView::setScrollTop);
    connect(m_view, &TimelineView::hoveredChanged, this, &TimelinePane::updateHoverCard);
    connect(m_labels, &LabelColumn::widthWanted, this, &TimelinePane::setLabelWidth);
    connect(m_labels, &LabelColumn::wheelTurned, this, [this](QWheelEvent* event) { m_gestures->wheel(*event, 0); });
    connect(m_ruler, &TimelineRulerView::rangeDragged, m_view, &TimelineView::setDraggedRange);
    connect(m_gestures, &TimelineGestures::pointerMoved, this, [this](bool isOver, std::int64_t time) {
        m_ruler->setPointerTime(isOver ? std::optional(time) : std::nullopt);
    });
    auto* const marks = new MarkActions(*m_view, *this);
    connect(m_gestures, &TimelineGestures::pointerMoved, marks, [this, marks](bool isOver, std::int64_t time) {
        marks->setPointerTime(isOver ? std::optional(time) : std::nullopt);
        m_marks->setPointerTime(isOver ? std::optional(time) : std::nullopt);
    });
}

void TimelinePane::setLabelWidth(int width)
{
    width = std::clamp(width, NarrowestLabels, std::max(NarrowestLabels, this->width() - NarrowestLanes));
    if (width == m_labelWidth)
        return;
    m_labelWidth = width;
    m_labels->setFixedWidth(width);
    updateMargins();
    emit labelWidthChanged();
}

void TimelinePane::setLanesOnly()
{
    // The marks and the names of hidden sections stand on the scale.
    for (QWidget* const part : std::initializer_list<QWidget*>{m_overview, m_ruler, m_measureBar, m_breadcrumbs})
        part->setMaximumHeight(0);
}

bool TimelinePane::isReducedMotion() const
{
    return m_scene->range().isReducedMotion();
}

void TimelinePane::setReducedMotion(bool isReduced)
{
    m_scene->range().setReducedMotion(isReduced);
}

void TimelinePane::updateMargins()
{
    const int right = m_scrollBar->sizeHint().width();
    m_overview->setMargins(m_labelWidth, right);
    m_ruler->setMargins(m_labelWidth, right);
    if (m_hiddenSections)
        m_hiddenSections->setGeometry(4, 1, m_labelWidth - 8, m_ruler->sizeHint().height() - 3);
    m_marks->setMargins(m_labelWidth, right);
}

void TimelinePane::updateScrollBar()
{
    m_scrollBar->setPageStep(m_view->height());
    m_scrollBar->setSingleStep(m_scene->geometry().metrics().laneHeight);
    m_scrollBar->setRange(0, std::max(0, m_view->contentHeight() - m_view->height()));
    m_scrollBar->setValue(m_view->scrollTop());
    m_labels->setScrollTop(m_view->scrollTop());
}

void TimelinePane::updateHoverCard()
{
    const std::optional<TimelineHit>& hit = m_view->hovered();
    if (!hit) {
        m_hoverCard->hide();
        return;
    }
    const DrawItem& item = m_view->item(*hit);
    const double ratio = m_scene->devicePixelRatio();
    const BarDescription description = item.isFolded ? describeFold(*m_scene, item, m_view->timeAt(item.left / ratio),
                                                                    m_view->timeAt(item.right / ratio))
                                                     : describeBar(*m_scene, item.bar);
    m_hoverCard->showAt(mapFromGlobal(QCursor::pos()), description);
}

void TimelinePane::contextMenuEvent(QContextMenuEvent* event)
{
    const bool isByKeyboard = event->reason() == QContextMenuEvent::Keyboard;
    const QPoint place = m_view->mapFrom(this, event->pos());
    if (!isByKeyboard && m_view->rect().contains(place)) {
        if (const std::optional<TimelineHit> hit = m_view->hitAt(place))
            m_scene->selectPosition(m_view->item(*hit).bar);
    }
    if (const QPoint inLabels = m_labels->mapFrom(this, event->pos());
        !isByKeyboard && m_labels->rect().contains(inLabels))
        m_scene->focusSection(m_labels->sectionAt(inLabels.y()));
    m_view->setHovered(std::nullopt);
    auto* const menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillTimelineMenu(*menu, *this);
    const std::uint32_t selected = m_scene->selectedPosition();
    const QPoint below = selected == LaneLayout::None ? QPoint() : m_view->rectOf(selected).bottomLeft().toPoint();
    menu->popup(isByKeyboard ? m_view->mapToGlobal(below) : event->globalPos());
}

void TimelinePane::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    // The children get their places only after this; the view tells by itself when its height asks for another scroll.
    layout()->activate();
    updateScrollBar();
}

void TimelinePane::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        m_scene->setMetrics(font(), devicePixelRatioF());
    if (event->type() == QEvent::StyleChange)
        updateMargins();
}

} // namespace chronoscope
