// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/failuretext.h"
#include "models/history/runsnapshot.h"
#include "models/payload/eventpayloads.h"

#include <QString>

#include <vector>

class QTimeZone;

namespace chronoscope {

/// One line of the compact form: "Started    13:31:09.434  (2.06 s later)". Plain text on one line each.
struct DetailRow {
    QString label;
    QString value;
    QString remark;            ///< second text behind the value; may be empty
    QString exact;             ///< what copying gives: the whole id, the time to the nanosecond
    bool isFixedWidth = false; ///< an id, a time, a number
};

/// A way to another event.
struct EventLink {
    enum class Direction {
        Member, ///< an event of the same group
        Cause,  ///< why the group is there
        Effect  ///< what came of it
    };
    EventIndex event;
    Direction direction = Direction::Member;
    QString text;   ///< "Activity task scheduled", "charge_card scheduled"
    QString remark; ///< "+1.505 s"
};

/// A failure to be shown in a card of its own.
struct FailureDetails {
    FailureChain chain;  ///< never empty
    EventIndex event;    ///< that carries it
    QString headline;    ///< message of the failure that tells most, with its attempt where it is an earlier one's
    QString context;     ///< "ValueError · last failure before attempt 3 · 3 stack frames"
    int stackFrames = 0; ///< lines of all stack traces
};

/// A payload of the group and the event that has it.
struct GroupPayload {
    EventIndex event;
    EventPayload payload;
};

/// Everything that the detail pane says of one group of events, ready to be shown. Values; any thread.
struct GroupDetails {
    QString title;    ///< name: activity type, timer id, signal, ...
    QString subtitle; ///< "Activity · completed on attempt 3 · 2.08 s"
    GroupKind kind = GroupKind::Marker;
    Status status = Status::Instant;
    std::vector<DetailRow> rows;
    std::vector<DetailRow> attempts;      ///< of what was retried, the first one first; see attemptRows()
    std::vector<FailureDetails> failures; ///< at most one: the last one, which is why the group failed or was retried
    std::vector<EventLink> events;        ///< of the group, oldest first; at most MaximumGroupEvents
    std::size_t eventCount = 0;           ///< of the group
    std::vector<EventLink> related;       ///< causes, then effects
    std::vector<GroupPayload> payloads;   ///< in the order of the events; bytes stay in the history
};
constexpr std::size_t MaximumGroupEvents = 200;

/// Puts together what is known of a group; times are written in the zone. Reads the group's events only, and of their
/// payloads only the beginning: cheap enough for the GUI thread.
[[nodiscard]] GroupDetails describeGroup(const RunSnapshot& snapshot, GroupIndex group, const QTimeZone& zone);

/// The group of the run itself: input, result, failure. Not valid when the history has none.
[[nodiscard]] GroupIndex workflowGroup(const EventGroups& groups);

} // namespace chronoscope
