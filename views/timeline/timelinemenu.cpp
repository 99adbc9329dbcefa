// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/timelinemenu.h"

#include "views/common/selectioncommands.h"
#include "views/timeline/timelinepane.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QMenu>

#include <initializer_list>

namespace chronoscope {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(TimelineMenu)
};

void addNamed(QMenu& menu, const TimelinePane& pane, std::initializer_list<const char*> names)
{
    for (const char* name : names) {
        if (auto* action = pane.findChild<QAction*>(QLatin1String(name), Qt::FindDirectChildrenOnly))
            menu.addAction(action);
    }
}

} // namespace

void fillTimelineMenu(QMenu& menu, TimelinePane& pane)
{
    TimelineScene& scene = pane.scene();
    if (const std::uint32_t position = scene.selectedPosition(); position != LaneLayout::None) {
        const QString name = scene.label(scene.layout().bar(position).group);
        menu.addAction(Texts::tr("Copy &Name"), &pane, [name] { QGuiApplication::clipboard()->setText(name); });
        menu.addSeparator();
        addNamed(menu, pane, {"timelineFitSelection", "timelineMeasureSelection"});
        addSelectionCommands(menu, pane);
        menu.addSeparator();
    }
    addNamed(menu, pane, {"timelineWholeRun", "timelineBack", "timelineForward", "timelineFoldIdle"});
    menu.addSeparator();
    addNamed(menu, pane, {"timelineNextFailure", "timelinePreviousFailure"});
    menu.addSeparator();
    addNamed(menu, pane,
             {"timelineCollapse", "timelineCollapseAll", "timelinePinSection", "timelineHideSection",
              "timelineSectionUp", "timelineSectionDown"});
    if (scene.arrangement().hiddenCount(scene.layout()) > 0)
        addNamed(menu, pane, {"timelineShowSections"});
    menu.addSeparator();
    addNamed(menu, pane,
             {"timelineGroupByCategory", "timelineGroupByType", "timelineGroupByWorker", "timelineGroupByQueue"});
}

} // namespace chronoscope
