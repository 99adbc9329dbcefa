// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/format.h"
#include "models/lint/lintrules.h"

#include <temporal/api/enums/v1/event_type.pb.h>
#include <temporal/api/enums/v1/workflow.pb.h>
#include <temporal/api/failure/v1/message.pb.h>
#include <temporal/api/history/v1/message.pb.h>

#include <google/protobuf/duration.pb.h>

#include <algorithm>
#include <map>
#include <optional>

namespace chronoscope {

namespace {

namespace enums = temporal::api::enums::v1;
using Scheduled = temporal::api::history::v1::ActivityTaskScheduledEventAttributes;

/// Attempts of one activity that are worth a word, and those that cost somebody.
constexpr std::int64_t ManyAttempts = 10;
constexpr std::int64_t StormAttempts = 100;
constexpr double StormPerSecond = 1.0;
/// Running for longer than this, a worker should tell that it is alive.
constexpr std::int64_t LongRunSeconds = 300;
/// A worker that is lost in silence is noticed after start-to-close; shorter ones do no harm.
constexpr std::int64_t LongTimeoutSeconds = 600;

bool isSet(const google::protobuf::Duration& duration)
{
    return duration.seconds() > 0 || duration.nanos() > 0;
}

bool isAtLeast(const google::protobuf::Duration& a, const google::protobuf::Duration& b)
{
    return a.seconds() != b.seconds() ? a.seconds() > b.seconds() : a.nanos() >= b.nanos();
}

Duration lengthOf(const google::protobuf::Duration& duration)
{
    return {std::clamp<std::int64_t>(duration.seconds(), 0, LatestSecond) * NanosecondsPerSecond};
}

/// Activities of one type and what is odd about them.
struct TypeOddities {
    std::vector<EventIndex> retried;
    std::int64_t mostAttempts = 0;
    double mostPerSecond = 0;
    std::vector<EventIndex> silent;
    Duration longestRun;
    bool isLost = false; ///< one of the silent ones timed out
    std::vector<EventIndex> unretryable;
    Duration longestTimeout;
    std::vector<EventIndex> untaken;
};

class ActivityRules {
public:
    explicit ActivityRules(const LintContext& context) : m_context(context) {}

    void check(GroupIndex index)
    {
        const EventGroup& group = m_context.groups().group(index);
        if (group.kind != GroupKind::Activity && group.kind != GroupKind::LocalActivity)
            return;
        TypeOddities& type = m_types[m_context.groups().name(index)];
        checkAttempts(group, type);
        const HistoryEvent& first = m_context.history().event(group.firstEvent);
        if (!first.has_activity_task_scheduled_event_attributes())
            return;
        const Scheduled& scheduled = first.activity_task_scheduled_event_attributes();
        checkHeartbeat(group, scheduled, timeoutOf(index), type);
        checkRoomForRetry(group, scheduled, type);
        checkWorker(index, type);
    }

    void finish(Lints& lints) const
    {
        for (const auto& [name, type] : m_types) {
            addRetries(name, type, lints);
            addSilent(name, type, lints);
            addUnretryable(name, type, lints);
            addUntaken(name, type, lints);
        }
    }

private:
    static void checkAttempts(const EventGroup& group, TypeOddities& type)
    {
        if (group.attempts < ManyAttempts)
            return;
        type.retried.push_back(group.firstEvent);
        type.mostAttempts = std::max<std::int64_t>(type.mostAttempts, group.attempts);
        if (group.start.isValid() && group.started.isValid() && group.started > group.start) {
            const double seconds =
                static_cast<double>((group.started - group.start).nanoseconds) / double(NanosecondsPerSecond);
            type.mostPerSecond = std::max(type.mostPerSecond, group.attempts / seconds);
        }
    }

    /// How long the last attempt ran, as far as it is recorded.
    static std::optional<Duration> runOf(const EventGroup& group)
    {
        if (!group.started.isValid() || !group.end.isValid())
            return std::nullopt;
        return group.end - group.started;
    }

    static void checkHeartbeat(const EventGroup& group, const Scheduled& scheduled,
                               std::optional<enums::TimeoutType> timeout, TypeOddities& type)
    {
        const auto run = runOf(group);
        if (!run || isSet(scheduled.heartbeat_timeout()) || run->nanoseconds < LongRunSeconds * NanosecondsPerSecond)
            return;
        type.silent.push_back(group.firstEvent);
        type.longestRun = std::max(type.longestRun, *run);
        type.isLost = type.isLost || timeout == enums::TIMEOUT_TYPE_START_TO_CLOSE ||
                      timeout == enums::TIMEOUT_TYPE_SCHEDULE_TO_CLOSE;
    }

    static void checkRoomForRetry(const EventGroup& group, const Scheduled& scheduled, TypeOddities& type)
    {
        const bool mayRetry = scheduled.retry_policy().maximum_attempts() != 1;
        const bool isLong = scheduled.schedule_to_close_timeout().seconds() >= LongTimeoutSeconds;
        if (!mayRetry || !isLong || isSet(scheduled.heartbeat_timeout()) ||
            !isAtLeast(scheduled.start_to_close_timeout(), scheduled.schedule_to_close_timeout()))
            return;
        type.unretryable.push_back(group.firstEvent);
        type.longestTimeout = std::max(type.longestTimeout, lengthOf(scheduled.schedule_to_close_timeout()));
    }

    void checkWorker(GroupIndex index, TypeOddities& type) const
    {
        if (timeoutOf(index) == enums::TIMEOUT_TYPE_SCHEDULE_TO_START)
            type.untaken.push_back(m_context.groups().members(index).back());
    }

    [[nodiscard]] std::optional<enums::TimeoutType> timeoutOf(GroupIndex index) const
    {
        const HistoryEvent& last = m_context.history().event(m_context.groups().members(index).back());
        if (!last.has_activity_task_timed_out_event_attributes())
            return std::nullopt;
        return last.activity_task_timed_out_event_attributes().failure().timeout_failure_info().timeout_type();
    }

    void addRetries(const QString& name, const TypeOddities& type, Lints& lints) const
    {
        if (type.retried.empty())
            return;
        const bool isStorm = type.mostAttempts >= StormAttempts || type.mostPerSecond >= StormPerSecond;
        const QString rate = type.mostPerSecond >= StormPerSecond
                                 ? LintTexts::tr(" That is up to %1 a second.").arg(type.mostPerSecond, 0, 'f', 1)
                                 : QString();
        lints.push_back(makeLint(
            Lint::Kind::RetryStorm, isStorm ? Lint::Severity::Warning : Lint::Severity::Note,
            LintTexts::tr("The activity %1 was tried up to %2 times (%3).%4")
                .arg(quoted(name), formatCount(type.mostAttempts), eventList(m_context, type.retried), rate),
            LintTexts::tr(
                "Name failures that no retry mends as not to be retried, raise the backoff of the retry policy, or "
                "limit attempts or schedule-to-close."),
            type.retried));
    }

    void addSilent(const QString& name, const TypeOddities& type, Lints& lints) const
    {
        if (type.silent.empty())
            return;
        const QString lost =
            type.isLost ? LintTexts::tr(" One of them timed out only after all of its time.") : QString();
        lints.push_back(makeLint(
            Lint::Kind::NoHeartbeatTimeout, type.isLost ? Lint::Severity::Warning : Lint::Severity::Note,
            LintTexts::tr("The activity %1 ran for up to %2 without a heartbeat timeout (%3): a worker that is lost "
                          "meanwhile is noticed only at start-to-close.%4")
                .arg(quoted(name), formatDuration(type.longestRun), eventList(m_context, type.silent), lost),
            LintTexts::tr("Set a heartbeat timeout, and record heartbeats while it runs."), type.silent));
    }

    void addUnretryable(const QString& name, const TypeOddities& type, Lints& lints) const
    {
        if (type.unretryable.empty())
            return;
        lints.push_back(makeLint(
            Lint::Kind::NoRoomForRetry, Lint::Severity::Note,
            LintTexts::tr(
                "One attempt of the activity %1 may take all of its schedule-to-close time of %2 (%3): a lost "
                "worker is noticed when there is no time left for a retry.")
                .arg(quoted(name), formatDuration(type.longestTimeout), eventList(m_context, type.unretryable)),
            LintTexts::tr("Set start-to-close to the longest that one attempt should take, or a heartbeat timeout."),
            type.unretryable));
    }

    void addUntaken(const QString& name, const TypeOddities& type, Lints& lints) const
    {
        if (type.untaken.empty())
            return;
        const QString queue = m_context.groups().taskQueue(m_context.groups().groupOf(type.untaken.front()));
        lints.push_back(makeLint(
            Lint::Kind::NoWorker, Lint::Severity::Warning,
            LintTexts::tr("No worker took the activity %1 from the task queue %2 in time (%3).")
                .arg(quoted(name), quoted(queue), eventList(m_context, type.untaken)),
            LintTexts::tr(
                "Look whether workers poll this task queue, under this very name, and have room. A schedule-to-start "
                "timeout is not retried: leave it out unless another queue is tried then."),
            type.untaken));
    }

    const LintContext& m_context;
    std::map<QString, TypeOddities> m_types;
};

} // namespace

void lintActivities(const LintContext& context, Lints& lints)
{
    ActivityRules rules(context);
    for (std::size_t position = 0; position < context.groups().size(); ++position)
        rules.check(GroupIndex(position));
    rules.finish(lints);
}

} // namespace chronoscope
