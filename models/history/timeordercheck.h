// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/boundedfindings.h"
#include "models/history/history.h"

namespace chronoscope {

/// Finds times that are missing, and times that run back without a cause that Temporal knows. Legal causes:
///  * ActivityTaskStarted is written when the activity closes, with the time of its real start;
///  * NexusOperationStarted that the server learns from the operation's completion has the time that the handler gave,
///    in whole seconds;
///  * what arrives while a workflow task runs is buffered, and written behind the commands of the task with the time of
///    its arrival;
///  * a failover to another cluster (the event's version changes), whose clock may be behind;
///  * time skipping, which moves the clock of the run.
class TimeOrderCheck {
public:
    TimeOrderCheck(const History& history, BoundedFindings& findings) : m_history(history), m_findings(findings) {}

    /// Must see every event, in order.
    void check(EventIndex index);

private:
    void checkTime(EventIndex index, Instant time);
    /// A start that was written late must only not precede what scheduled it.
    void checkLateStart(EventIndex index, Instant time, std::int64_t scheduledId, Duration tolerance);
    void follow(EventIndex index, std::int32_t type, Instant time);
    void reportMissing(EventIndex index);
    void report(EventIndex index, EventIndex later);

    const History& m_history;
    BoundedFindings& m_findings;
    EventIndex m_latest;          ///< the event with the latest time that later events must not precede
    EventIndex m_taskStart;       ///< of the workflow task whose commands and buffered events come now
    bool m_mayBeBuffered = false; ///< between the end of a task and the scheduling of the next one
    std::int64_t m_failoverVersion = 0;
};

} // namespace chronoscope
