// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/attemptrows.h"

#include "models/core/format.h"
#include "models/tables/tabletext.h"

#include <QCoreApplication>
#include <QTimeZone>

#include <algorithm>

namespace chronoscope {

namespace {

/// How far back the earlier attempts of a workflow task are looked for.
constexpr std::size_t FarthestGroups = 200;
constexpr int LongestFailure = 300;
constexpr std::size_t MostMembers = 64;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(chronoscope::AttemptRows)
};

class AttemptWriter {
public:
    AttemptWriter(const RunSnapshot& snapshot, GroupIndex index, const QTimeZone& zone)
        : m_history(*snapshot.history)
        , m_groups(*snapshot.groups)
        , m_index(index)
        , m_group(m_groups.group(index))
        , m_zone(zone)
    {
    }

    std::vector<DetailRow> write()
    {
        const int last = m_group.attempts;
        if (last < 2)
            return {};
        int known = 0; // up to here each attempt has its line
        if (m_group.kind == GroupKind::WorkflowTask) {
            if (const GroupIndex before = recordedTaskBefore(); before.isValid()) {
                const int attempt = std::clamp(m_groups.group(before).attempts, 1, last - 1);
                addUnrecorded(1, attempt - 1);
                addRecorded(attempt, before);
                known = attempt;
            }
            addUnrecorded(known + 1, last - 1);
        } else if (const QString failure = failureBefore(); !failure.isEmpty()) {
            addUnrecorded(1, last - 2);
            add(numbers(last - 1, last - 1), Texts::tr("failed: %1").arg(failure), unrecordedTime());
        } else {
            addUnrecorded(1, last - 1);
        }
        addRecorded(last, m_index);
        return std::move(m_rows);
    }

private:
    void add(const QString& label, const QString& value, const QString& remark)
    {
        m_rows.push_back({label, value, remark, value, false});
    }

    [[nodiscard]] static QString numbers(int first, int last)
    {
        return first == last ? formatCount(first) : QStringLiteral("%1–%2").arg(formatCount(first), formatCount(last));
    }

    [[nodiscard]] QString unrecordedTime() const
    {
        return m_group.kind == GroupKind::Workflow ? Texts::tr("(a run of its own)") : Texts::tr("(time not recorded)");
    }

    void addUnrecorded(int first, int last)
    {
        if (first > last)
            return;
        add(numbers(first, last),
            m_group.kind == GroupKind::Workflow ? Texts::tr("in runs of their own")
                                                : Texts::tr("not recorded in the history"),
            {});
    }

    void addRecorded(int attempt, GroupIndex index)
    {
        const EventGroup& group = m_groups.group(index);
        QString value = displayName(group.status).toLower();
        if (const QString failure = ownFailure(index); !failure.isEmpty())
            value = Texts::tr("%1: %2").arg(value, failure);
        add(numbers(attempt, attempt), value, times(group));
    }

    /// "(03:04:08.563, ran 19 ms)"
    [[nodiscard]] QString times(const EventGroup& group) const
    {
        const Instant start = group.started.isValid() ? group.started : group.start;
        if (!start.isValid())
            return {};
        const QString clock = formatTimeOfDay(start, m_zone);
        const std::optional<Duration> ran = runTime(group);
        return ran ? Texts::tr("(%1, ran %2)").arg(clock, formatDuration(*ran)) : QStringLiteral("(%1)").arg(clock);
    }

    /// The last failure of the attempt before, as the start of this one tells it.
    [[nodiscard]] QString failureBefore() const
    {
        return failureWhere([](const FailureChain& chain) { return chain.isOfEarlierAttempt; }, m_index);
    }

    [[nodiscard]] QString ownFailure(GroupIndex index) const
    {
        return failureWhere([](const FailureChain& chain) { return !chain.isOfEarlierAttempt; }, index);
    }

    template <typename Predicate>
    [[nodiscard]] QString failureWhere(Predicate isWanted, GroupIndex index) const
    {
        const std::span<const EventIndex> members = m_groups.members(index);
        QString found;
        for (const EventIndex event : members.first(std::min(members.size(), MostMembers))) {
            const FailureChain chain = failureOf(m_history.event(event));
            if (!chain.isEmpty() && isWanted(chain))
                found = singleLine(oneLine(chain), LongestFailure);
        }
        return found;
    }

    /// The task whose failure led to this attempt: the last one before, unless that is a task of its own that went well.
    [[nodiscard]] GroupIndex recordedTaskBefore() const
    {
        const std::size_t farthest = m_index.value - std::min<std::size_t>(m_index.value, FarthestGroups);
        for (std::size_t index = m_index.value; index > farthest; --index) {
            const EventGroup& group = m_groups.group(GroupIndex(index - 1));
            if (group.kind == GroupKind::WorkflowTask)
                return isFailure(group.status) && group.attempts < m_group.attempts ? GroupIndex(index - 1)
                                                                                    : GroupIndex();
        }
        return {};
    }

    const History& m_history;
    const EventGroups& m_groups;
    GroupIndex m_index;
    const EventGroup& m_group;
    const QTimeZone& m_zone;
    std::vector<DetailRow> m_rows;
};

} // namespace

std::vector<DetailRow> attemptRows(const RunSnapshot& snapshot, GroupIndex group, const QTimeZone& zone)
{
    return AttemptWriter(snapshot, group, zone).write();
}

} // namespace chronoscope
