// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/eventgroup.h"

#include "models/core/format.h"
#include "models/history/eventgroupsbuilder.h"
#include "models/history/failuretext.h"
#include "models/history/markercontent.h"

#include <temporal/api/history/v1/message.pb.h>
#include <temporal/api/sdk/v1/user_metadata.pb.h>

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace chronoscope {

namespace {

struct Word {
    const char* word;        ///< for scripts
    const char* displayName; ///< source text for translation
};

/// In the order of GroupKind.
constexpr std::array<Word, GroupKindCount> KindWords{{
    {"workflow", QT_TRANSLATE_NOOP("GroupKind", "Workflow")},
    {"workflowTask", QT_TRANSLATE_NOOP("GroupKind", "Workflow task")},
    {"activity", QT_TRANSLATE_NOOP("GroupKind", "Activity")},
    {"localActivity", QT_TRANSLATE_NOOP("GroupKind", "Local activity")},
    {"timer", QT_TRANSLATE_NOOP("GroupKind", "Timer")},
    {"childWorkflow", QT_TRANSLATE_NOOP("GroupKind", "Child workflow")},
    {"signalReceived", QT_TRANSLATE_NOOP("GroupKind", "Signal received")},
    {"signalSent", QT_TRANSLATE_NOOP("GroupKind", "Signal sent")},
    {"cancelSent", QT_TRANSLATE_NOOP("GroupKind", "Cancel request sent")},
    {"update", QT_TRANSLATE_NOOP("GroupKind", "Update")},
    {"nexusOperation", QT_TRANSLATE_NOOP("GroupKind", "Nexus operation")},
    {"version", QT_TRANSLATE_NOOP("GroupKind", "Version")},
    {"sideEffect", QT_TRANSLATE_NOOP("GroupKind", "Side effect")},
    {"marker", QT_TRANSLATE_NOOP("GroupKind", "Marker")},
    {"attributes", QT_TRANSLATE_NOOP("GroupKind", "Attributes")},
    {"options", QT_TRANSLATE_NOOP("GroupKind", "Options")},
    {"pause", QT_TRANSLATE_NOOP("GroupKind", "Pause")},
}};

/// In the order of Status.
constexpr std::array<Word, StatusCount> StatusWords{{
    {"scheduled", QT_TRANSLATE_NOOP("Status", "Scheduled")},
    {"running", QT_TRANSLATE_NOOP("Status", "Running")},
    {"completed", QT_TRANSLATE_NOOP("Status", "Completed")},
    {"failed", QT_TRANSLATE_NOOP("Status", "Failed")},
    {"timedOut", QT_TRANSLATE_NOOP("Status", "Timed out")},
    {"cancelled", QT_TRANSLATE_NOOP("Status", "Cancelled")},
    {"terminated", QT_TRANSLATE_NOOP("Status", "Terminated")},
    {"continuedAsNew", QT_TRANSLATE_NOOP("Status", "Continued as new")},
    {"instant", QT_TRANSLATE_NOOP("Status", "Instant")},
}};

} // namespace

QString toString(GroupKind kind)
{
    return QLatin1String(KindWords[static_cast<std::size_t>(kind)].word);
}

QString toString(Status status)
{
    return QLatin1String(StatusWords[static_cast<std::size_t>(status)].word);
}

QString displayName(GroupKind kind)
{
    return QCoreApplication::translate("GroupKind", KindWords[static_cast<std::size_t>(kind)].displayName);
}

QString displayName(Status status)
{
    return QCoreApplication::translate("Status", StatusWords[static_cast<std::size_t>(status)].displayName);
}

std::shared_ptr<const EventGroups> EventGroups::build(std::shared_ptr<const History> history)
{
    return EventGroupsBuilder(std::move(history)).build();
}

std::span<const EventIndex> EventGroups::members(GroupIndex index) const
{
    const EventGroup& entry = group(index);
    return std::span<const EventIndex>(m_members).subspan(entry.firstMember, entry.memberCount);
}

QString EventGroups::summary(GroupIndex index) const
{
    for (const EventIndex member : members(index)) {
        const HistoryEvent& event = m_history->event(member);
        if (event.has_user_metadata() && event.user_metadata().has_summary())
            return scalarText(event.user_metadata().summary());
    }
    return {};
}

QString EventGroups::label(GroupIndex index) const
{
    if (const QString text = summary(index); !text.trimmed().isEmpty())
        return singleLine(text);
    if (const QString text = name(index); !text.trimmed().isEmpty())
        return singleLine(text);
    return displayName(group(index).kind);
}

EventIndex EventGroups::failureEvent(GroupIndex index) const
{
    const std::span<const EventIndex> events = members(index);
    const auto last = std::find_if(events.rbegin(), events.rend(),
                                   [this](EventIndex member) { return carriesFailure(m_history->event(member)); });
    return last == events.rend() ? EventIndex() : *last;
}

} // namespace chronoscope
