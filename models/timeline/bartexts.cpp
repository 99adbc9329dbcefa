// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/bartexts.h"

#include "models/core/format.h"

#include <QCoreApplication>

#include <utility>

namespace chronoscope {

namespace {

/// Longer than any label column can show.
constexpr int LongestLabel = 300;

class GroupTexts : public BarTexts {
public:
    explicit GroupTexts(std::shared_ptr<const EventGroups> groups) : m_groups(std::move(groups)) {}

    [[nodiscard]] std::uint32_t sectionId(std::uint32_t group, Grouping grouping) const override
    {
        const EventGroup& facts = m_groups->group(GroupIndex(group));
        switch (grouping) {
        case Grouping::Category:
            return 0;
        case Grouping::ActivityType:
            return facts.kind == GroupKind::Activity || facts.kind == GroupKind::LocalActivity ? facts.nameId : 0;
        case Grouping::Worker:
            return facts.workerId != 0 || !isTakenByWorker(facts.kind) ? facts.workerId : waitingIn(facts.taskQueueId);
        case Grouping::TaskQueue:
            return facts.taskQueueId;
        }
        return 0;
    }

    [[nodiscard]] QString sectionText(std::uint32_t sectionId) const override
    {
        if ((sectionId & WaitingFlag) != 0)
            return QCoreApplication::translate("BarTexts", "Waiting in %1")
                .arg(singleLine(m_groups->names()[sectionId & ~WaitingFlag], LongestLabel));
        return singleLine(m_groups->names()[sectionId], LongestLabel);
    }

    [[nodiscard]] QString label(std::uint32_t group) const override
    {
        const QString label = singleLine(m_groups->summary(GroupIndex(group)), LongestLabel);
        return label.trimmed().isEmpty() ? nameOf(group) : label;
    }

    [[nodiscard]] QString typeName(std::uint32_t group) const override
    {
        const QString name = nameOf(group);
        return name == label(group) ? QString() : name;
    }

    [[nodiscard]] int attempts(std::uint32_t group) const override
    {
        return m_groups->group(GroupIndex(group)).attempts;
    }

private:
    [[nodiscard]] static bool isTakenByWorker(GroupKind kind)
    {
        return kind == GroupKind::Activity || kind == GroupKind::WorkflowTask;
    }
    [[nodiscard]] static std::uint32_t waitingIn(std::uint32_t taskQueueId)
    {
        return taskQueueId == 0 ? 0 : taskQueueId | WaitingFlag;
    }

    /// Never empty. Timers have only an id, which tells nothing by itself.
    [[nodiscard]] QString nameOf(std::uint32_t group) const
    {
        QString name = singleLine(m_groups->name(GroupIndex(group)), LongestLabel);
        const GroupKind kind = m_groups->group(GroupIndex(group)).kind;
        if (name.trimmed().isEmpty())
            return displayName(kind);
        if (kind == GroupKind::Timer)
            return QCoreApplication::translate("BarTexts", "timer %1").arg(name);
        return name;
    }

    std::shared_ptr<const EventGroups> m_groups;
};

} // namespace

std::shared_ptr<const BarTexts> barTextsOf(std::shared_ptr<const EventGroups> groups)
{
    return std::make_shared<GroupTexts>(std::move(groups));
}

} // namespace chronoscope
