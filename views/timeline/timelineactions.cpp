// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/timelineactions.h"

#include "models/history/causalchain.h"
#include "models/timeline/navigation.h"
#include "views/timeline/timelineview.h"

#include <QAction>
#include <QActionGroup>

#include <algorithm>
#include <array>

namespace chronoscope {

namespace {

constexpr double ZoomFactor = 1.5;
constexpr double PanPart = 0.15;
constexpr int LabelWidthStep = 24;

} // namespace

TimelineActions::TimelineActions(TimelineView& view, QWidget& owner)
    : QObject(&owner), m_view(view), m_scene(view.scene()), m_owner(owner), m_measure(view), m_sections(view.scene())
{
    addZoomActions();
    addSeparator();
    addMoveActions();
    addSeparator();
    addSelectionActions();
    addSeparator();
    addMeasureActions();
    addSeparator();
    addCauseActions();
    addSeparator();
    addSectionActions();
    addSeparator();
    addGroupingActions();
    addSeparator();
    addDensityActions();
}

template <typename Slot>
QAction* TimelineActions::add(const char* name, const QString& text, const QList<QKeySequence>& keys,
                              const QString& statusTip, Slot slot)
{
    auto* const action = new QAction(text, &m_owner);
    action->setObjectName(QLatin1String(name));
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setStatusTip(statusTip);
    fileAction(*action, m_category);
    connect(action, &QAction::triggered, this, slot);
    m_owner.addAction(action);
    return action;
}

void TimelineActions::addSeparator()
{
    auto* const separator = new QAction(&m_owner);
    separator->setSeparator(true);
    m_owner.addAction(separator);
}

void TimelineActions::addZoomActions()
{
    m_category = ActionCategory::TimelineRange;
    add("timelineZoomIn", tr("Zoom &In"),
        {QKeySequence(Qt::Key_W), QKeySequence(Qt::Key_Plus), QKeySequence(Qt::Key_Equal)},
        tr("Shows less of the run, larger"), [this] { zoom(ZoomFactor); });
    add("timelineZoomOut", tr("Zoom &Out"), {QKeySequence(Qt::Key_S), QKeySequence(Qt::Key_Minus)},
        tr("Shows more of the run, smaller"), [this] { zoom(1.0 / ZoomFactor); });
    add("timelineWholeRun", tr("&Whole Run"), {QKeySequence(Qt::Key_0)}, tr("Shows the run from start to end"), [this] {
        const ViewRange& range = m_scene.document().viewRange();
        m_scene.range().flyTo(range.fullStart(), range.fullEnd());
    });
    add("timelineFitSelection", tr("Zoom to &Selection"), {QKeySequence(Qt::Key_Z)},
        tr("Shows the measured range, or the selected group, as large as fits"), [this] {
            if (!m_measure.zoomToRange())
                fitSelection();
        });
    add("timelineBack", tr("&Back in Views"),
        {QKeySequence(Qt::ALT | Qt::Key_Left), QKeySequence(Qt::CTRL | Qt::Key_Z)},
        tr("Undoes the last zoom, move, measure or filter"), [this] { m_scene.document().navigation().back(); });
    add("timelineForward", tr("&Forward in Views"),
        {QKeySequence(Qt::ALT | Qt::Key_Right), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z)},
        tr("Does again what was undone by going back"), [this] { m_scene.document().navigation().forward(); });
    QAction* const fold =
        add("timelineFoldIdle", tr("Fold &Idle Time"), {QKeySequence(Qt::Key_I)},
            tr("Narrows long stretches in which nothing was open but timers, and says so on the time scale"),
            [this] { m_scene.setFoldsIdleTime(!m_scene.foldsIdleTime()); });
    fold->setCheckable(true);
    connect(&m_scene, &TimelineScene::foldsIdleTimeChanged, fold,
            [this, fold] { fold->setChecked(m_scene.foldsIdleTime()); });
}

void TimelineActions::addMoveActions()
{
    add("timelineEarlier", tr("Move &Earlier"), {QKeySequence(Qt::Key_A)},
        tr("Moves the visible range towards the start"), [this] { pan(-PanPart); });
    add("timelineLater", tr("Move &Later"), {QKeySequence(Qt::Key_D)}, tr("Moves the visible range towards the end"),
        [this] { pan(PanPart); });
    add("timelineStart", tr("To the Start"), {QKeySequence(Qt::Key_Home)},
        tr("Moves the visible range to the start of the run"), [this] { showEdge(true); });
    add("timelineEnd", tr("To the End"), {QKeySequence(Qt::Key_End)},
        tr("Moves the visible range to the end of the run"), [this] { showEdge(false); });
}

void TimelineActions::addSelectionActions()
{
    m_category = ActionCategory::TimelineSelection;
    add("timelinePrevious", tr("&Previous in Lane"), {QKeySequence(Qt::Key_Left), QKeySequence(Qt::Key_Comma)},
        tr("Selects the group before this one in its lane"), [this] { selectNeighbour(false); });
    add("timelineNext", tr("&Next in Lane"), {QKeySequence(Qt::Key_Right), QKeySequence(Qt::Key_Period)},
        tr("Selects the group after this one in its lane"), [this] { selectNeighbour(true); });
    add("timelineUp", tr("Lane &Above"), {QKeySequence(Qt::Key_Up)},
        tr("Selects what goes on at the same time in the lane above"), [this] { selectNeighbourLane(false); });
    add("timelineDown", tr("Lane &Below"), {QKeySequence(Qt::Key_Down)},
        tr("Selects what goes on at the same time in the lane below"), [this] { selectNeighbourLane(true); });
    add("timelineNextFailure", tr("Next &Failure"), {QKeySequence(Qt::Key_F)},
        tr("Selects the next group that failed, timed out or was terminated"), [this] { selectFailure(true); });
    add("timelinePreviousFailure", tr("Previous Fai&lure"), {QKeySequence(Qt::SHIFT | Qt::Key_F)},
        tr("Selects the group before that failed, timed out or was terminated"), [this] { selectFailure(false); });
    add("timelineSelect", tr("Sele&ct"),
        {QKeySequence(Qt::Key_Return), QKeySequence(Qt::Key_Enter), QKeySequence(Qt::Key_Space)},
        tr("Selects the first visible group, or brings the selected one into view"), [this] { selectOrReveal(); });
    add("timelineClear", tr("Clear Selec&tion"), {QKeySequence(Qt::Key_Escape)},
        tr("Measures nothing, or else selects nothing"), [this] {
            if (!m_measure.clear())
                m_scene.selectPosition(LaneLayout::None);
        });
}

void TimelineActions::addMeasureActions()
{
    m_category = ActionCategory::TimelineMeasure;
    add("timelineMeasureLater", tr("&Measure to the Next Event"), {QKeySequence(Qt::SHIFT | Qt::Key_Right)},
        tr("Measures from the selected event, or on from where the cursor is"), [this] { m_measure.extend(true); });
    add("timelineMeasureEarlier", tr("Measure to the Event Before"), {QKeySequence(Qt::SHIFT | Qt::Key_Left)},
        tr("Measures from the selected event, or back from where the cursor is"), [this] { m_measure.extend(false); });
    add("timelineMeasureSelection", tr("Measure the Selected &Group"), {QKeySequence(Qt::Key_R)},
        tr("Measures from the start to the end of the selected group"), [this] { m_measure.measureSelection(); });
    add("timelineMeasureSwap", tr("Move the &Other Cursor"), {QKeySequence(Qt::SHIFT | Qt::Key_R)},
        tr("Lets the other of the two cursors that measure go with the keys"), [this] { m_measure.swapCursors(); });
}

void TimelineActions::addCauseActions()
{
    m_category = ActionCategory::TimelineCauses;
    add("timelineCause", tr("Go to Ca&use"), {QKeySequence(Qt::Key_BracketLeft)},
        tr("Selects the event that led to the selected one"), [this] { followCause(false); });
    add("timelineEffect", tr("Go to &Effect"), {QKeySequence(Qt::Key_BracketRight)},
        tr("Selects what came of the selected event, or returns to where you came from"),
        [this] { followCause(true); });
    QAction* const chain = add("timelineWholeChain", tr("Arrows Along the Whole C&hain"), {QKeySequence(Qt::Key_X)},
                               tr("Shows what led to the selection from the start of the run on, and what it led to"),
                               [this] { m_view.flow().setShowsWholeChain(!m_view.flow().showsWholeChain()); });
    chain->setCheckable(true);
    QAction* const path = add("timelineCriticalPath", tr("Critical &Path"), {QKeySequence(Qt::Key_P)},
                              tr("Underlines the chain of waits that made the run as long as it was"),
                              [this] { m_view.criticalPath().setVisible(!m_view.criticalPath().isVisible()); });
    path->setCheckable(true);
}

void TimelineActions::addSectionActions()
{
    m_category = ActionCategory::TimelineSections;
    add("timelineCollapse", tr("&Collapse or Expand Section"), {QKeySequence(Qt::Key_C)},
        tr("Folds the section of the selected group into one row, or opens it again"),
        [this] { m_sections.toggleCollapsed(); });
    add("timelineCollapseAll", tr("Collapse or Expand &All Sections"), {QKeySequence(Qt::SHIFT | Qt::Key_C)},
        tr("Folds every section into one row, or opens all again"), [this] { m_sections.toggleAllCollapsed(); });
    add("timelinePinSection", tr("Pi&n or Unpin Section"), {QKeySequence(Qt::Key_T)},
        tr("Keeps the section of the selected group above all others, or lets it go again"),
        [this] { m_sections.togglePinned(); });
    add("timelineHideSection", tr("&Hide Section"), {QKeySequence(Qt::Key_H)},
        tr("Hides the section of the selected group"), [this] { m_sections.hide(); });
    add("timelineShowSections", tr("Show Hidden Sections"), {QKeySequence(Qt::SHIFT | Qt::Key_H)},
        tr("Shows all sections that were hidden"), [this] { m_sections.showAll(); });
    add("timelineSectionUp", tr("Move Section Up"), {QKeySequence(Qt::ALT | Qt::Key_Up)},
        tr("Moves the section of the selected group above the one before it"), [this] { m_sections.move(-1); });
    add("timelineSectionDown", tr("Move Section Down"), {QKeySequence(Qt::ALT | Qt::Key_Down)},
        tr("Moves the section of the selected group below the one after it"), [this] { m_sections.move(1); });
    add("timelineWidenLabels", tr("Wi&den Names"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Right)},
        tr("Gives the names left of the lanes more room"), [this] { emit labelWidthStepWanted(LabelWidthStep); });
    add("timelineNarrowLabels", tr("Na&rrow Names"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Left)},
        tr("Gives the names left of the lanes less room"), [this] { emit labelWidthStepWanted(-LabelWidthStep); });
}

void TimelineActions::addGroupingActions()
{
    m_category = ActionCategory::TimelineLayout;
    struct Choice {
        const char* name;
        QString text;
        Grouping grouping;
    };
    const std::array choices{
        Choice{"timelineGroupByCategory", tr("Group by &Category"), Grouping::Category},
        Choice{"timelineGroupByType", tr("Group by Activity T&ype"), Grouping::ActivityType},
        Choice{"timelineGroupByWorker", tr("Group by Wor&ker"), Grouping::Worker},
        Choice{"timelineGroupByQueue", tr("Group by Task &Queue"), Grouping::TaskQueue},
    };
    auto* const group = new QActionGroup(this);
    for (const Choice& choice : choices) {
        QAction* const action = add(choice.name, choice.text, {}, tr("Arranges the lanes of the timeline in sections"),
                                    [this, grouping = choice.grouping] { m_scene.setGrouping(grouping); });
        action->setCheckable(true);
        action->setChecked(choice.grouping == m_scene.grouping());
        group->addAction(action);
    }
}

void TimelineActions::addDensityActions()
{
    struct Choice {
        const char* name;
        QString text;
        QString statusTip;
        std::optional<Density> density;
    };
    const std::array choices{
        Choice{"timelineDensityAutomatic", tr("Rows as &Suits the Run"),
               tr("One row for each group, unless the run is large"), std::nullopt},
        Choice{"timelineDensityRows", tr("One Row for Each &Group"), tr("Gives each group a row with its name"),
               Density::RowPerGroup},
        Choice{"timelineDensityPacked", tr("&Packed Lanes"), tr("Puts groups that do not overlap on the same lane"),
               Density::Packed},
    };
    auto* const group = new QActionGroup(this);
    for (const Choice& choice : choices) {
        QAction* const action = add(choice.name, choice.text, {}, choice.statusTip,
                                    [this, density = choice.density] { m_scene.setDensity(density); });
        action->setCheckable(true);
        action->setChecked(choice.density == m_scene.chosenDensity());
        group->addAction(action);
    }
}

void TimelineActions::zoom(double factor)
{
    // At the selected group while it is visible, so that zooming in leads to it.
    ViewRange& range = m_scene.document().viewRange();
    std::int64_t fixed = range.start().nanoseconds() + range.span().nanoseconds / 2;
    if (current() != LaneLayout::None) {
        const TimelineBar& bar = m_scene.layout().bar(current());
        const std::int64_t middle = bar.start + (bar.end - bar.start) / 2;
        if (middle >= range.start().nanoseconds() && middle <= range.end().nanoseconds())
            fixed = middle;
    }
    range.zoomAround(Instant(fixed), factor);
}

void TimelineActions::pan(double part)
{
    m_scene.document().viewRange().panBy(part);
}

void TimelineActions::showEdge(bool isStart)
{
    const ViewRange& range = m_scene.document().viewRange();
    if (isStart)
        m_scene.range().flyTo(range.fullStart(), range.fullStart() + range.span());
    else
        m_scene.range().flyTo(range.fullEnd() + Duration{-range.span().nanoseconds}, range.fullEnd());
}

void TimelineActions::select(std::uint32_t position)
{
    if (position == LaneLayout::None)
        return;
    m_scene.selectPosition(position);
    const TimelineBar& bar = m_scene.layout().bar(position);
    const ViewRange& range = m_scene.document().viewRange();
    if (bar.end >= range.start().nanoseconds() && bar.start <= range.end().nanoseconds())
        m_view.revealRow(position);
    else
        reveal(position, bar.start);
}

void TimelineActions::reveal(std::uint32_t position, std::int64_t time)
{
    m_view.revealRow(position);
    const ViewRange& range = m_scene.document().viewRange();
    if (time >= range.start().nanoseconds() && time <= range.end().nanoseconds())
        return;
    const std::int64_t half = range.span().nanoseconds / 2;
    m_scene.range().flyTo(Instant(time - half), Instant(time - half + range.span().nanoseconds));
}

void TimelineActions::followCause(bool forward)
{
    Selection& selection = m_scene.document().selection();
    const RunSnapshot& snapshot = *m_scene.document().snapshot();
    const EventIndex from = selection.event();
    if (!from.isValid() || !m_scene.isCurrent() || !snapshot.causality)
        return selectOrReveal();
    EventIndex to;
    if (forward && !m_stepsBack.empty() && m_stepsBack.back().cause == from) {
        to = m_stepsBack.back().effect;
        m_stepsBack.pop_back();
    } else if (const std::optional<GroupLink> link = forward ? linkForward(*snapshot.groups, *snapshot.causality, from)
                                                             : linkBack(*snapshot.groups, *snapshot.causality, from)) {
        to = forward ? link->effect : link->cause;
        if (forward || (!m_stepsBack.empty() && m_stepsBack.back().cause != from))
            m_stepsBack.clear();
        if (!forward)
            m_stepsBack.push_back({from, to});
    }
    if (!to.isValid() || to.value >= snapshot.history->size())
        return;
    selection.selectEvent(to);
    if (const std::optional<std::int64_t> time = m_scene.selectedTime(); time && current() != LaneLayout::None)
        reveal(current(), *time);
}

void TimelineActions::selectNeighbour(bool forward)
{
    if (current() == LaneLayout::None)
        selectOrReveal();
    else
        select(neighbourInLane(m_scene.layout(), current(), forward));
}

void TimelineActions::selectNeighbourLane(bool down)
{
    if (current() == LaneLayout::None)
        selectOrReveal();
    else
        select(neighbourLane(m_scene.layout(), m_scene.geometry(), current(), down));
}

void TimelineActions::selectFailure(bool forward)
{
    const ViewRange& range = m_scene.document().viewRange();
    const Instant from = forward ? range.start() : range.end();
    select(nextFailure(m_scene.layout(), current(), from.nanoseconds(), forward));
}

void TimelineActions::selectOrReveal()
{
    const std::uint32_t first = firstBarFrom(m_scene.layout(), m_scene.document().viewRange().start().nanoseconds());
    select(current() == LaneLayout::None ? first : current());
}

void TimelineActions::fitSelection()
{
    if (current() == LaneLayout::None)
        return;
    const TimelineBar& bar = m_scene.layout().bar(current());
    const std::int64_t margin = std::max<std::int64_t>((bar.end - bar.start) / 10, NanosecondsPerMillisecond);
    m_scene.range().flyTo(Instant(bar.start - margin), Instant(bar.end + margin));
}

} // namespace chronoscope
