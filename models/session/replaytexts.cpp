// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/replaytexts.h"

#include "models/core/format.h"
#include "models/session/replaymodel.h"
#include "models/session/replayposition.h"

#include <QCoreApplication>

namespace chronoscope {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(chronoscope::ReplayTexts)
};

} // namespace

QString replayPlaceText(const EventGroups& groups, const ReplayModel& replay, const ReplayPosition& position)
{
    const EventIndex event = position.event();
    if (!event.isValid())
        return Words::tr("Before the first event");
    const QString eventText = Words::tr("event %1").arg(groups.history().eventId(event));
    if (!replay.isReady())
        //: the first letter stands at the start of a line
        return Words::tr("Event %1 · working out workflow tasks").arg(groups.history().eventId(event));
    const TaskIndex task = replay.stops().taskAt(event);
    if (!task.isValid())
        return Words::tr("After the last task · %1").arg(eventText);
    return Words::tr("Task %1 of %2 · %3")
        .arg(formatCount(WorkflowTasks::number(task)), formatCount(static_cast<std::int64_t>(replay.tasks()->size())),
             eventText);
}

} // namespace chronoscope
