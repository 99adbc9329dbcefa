// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/state/stateprint.h"

#include "models/state/statechange.h"
#include "tests/support/historydsl.h"

#include <array>

namespace chronoscope::test {

namespace {

constexpr std::array<const char*, StateSectionCount> SectionWords{
    "run",        "workflowTask",    "activity", "timer",           "child",         "nexus",      "update",
    "signalSent", "cancelSent",      "signal",   "updateCompleted", "localActivity", "sideEffect", "version",
    "marker",     "searchAttribute", "memo",     "options",         "sdk",           "limits"};

class Printer {
public:
    Printer(const RunState& state, const EventGroups& groups) : m_state(state), m_groups(groups) {}

    [[nodiscard]] QStringList print()
    {
        addFacts();
        if (m_state.workflowTask.group.isValid())
            addItem("workflowTask", m_state.workflowTask);
        for (std::size_t position = 0; position < StateSectionCount; ++position) {
            const auto section = static_cast<StateSection>(position);
            if (const auto* items = itemsOf(m_state, section)) {
                for (const OpenItem& item : *items)
                    addItem(SectionWords[position], item);
            } else if (const auto* entries = entriesOf(m_state, section)) {
                for (const StateEntry& entry : *entries)
                    addEntry(SectionWords[position], entry);
            } else if (const auto* events = eventsOf(m_state, section)) {
                for (const EventIndex event : *events)
                    m_lines.append(QLatin1String(SectionWords[position]) + id(event, " "));
            }
        }
        return m_lines;
    }

private:
    [[nodiscard]] QString id(EventIndex event, const char* before) const
    {
        return event.isValid() ? QLatin1String(before) + QString::number(m_groups.history().eventId(event)) : QString();
    }

    void addItem(const char* word, const OpenItem& item)
    {
        QString line = QLatin1String(word);
        if (const QString name = m_groups.name(item.group); !name.isEmpty())
            line += QLatin1Char(' ') + name;
        line += id(item.opened, " opened=") + id(item.started, " started=");
        if (item.attempt != 0)
            line += QStringLiteral(" attempt=%1").arg(item.attempt);
        line += id(item.lastFailure, " lastFailure=") + id(item.cancelRequested, " cancelRequested=");
        if (item.due.isValid())
            line += QLatin1String(" due=") + printDuration(item.due - DslStart);
        m_lines.append(line);
    }

    void addEntry(const char* word, const StateEntry& entry)
    {
        QString line = QStringLiteral("%1 %2%3").arg(
            QLatin1String(word), QString::fromUtf8(entry.key.data(), static_cast<qsizetype>(entry.key.size())),
            id(entry.event, "="));
        if (entry.position != 0)
            line += QStringLiteral(" position=%1").arg(entry.position);
        if (!entry.value.empty())
            line +=
                QLatin1Char(' ') + QString::fromUtf8(entry.value.data(), static_cast<qsizetype>(entry.value.size()));
        m_lines.append(line);
    }

    void addFacts()
    {
        if (m_state.status != Status::Running)
            m_lines.append(QLatin1String("status ") + toString(m_state.status));
        if (m_state.isPaused)
            m_lines.append(QStringLiteral("paused"));
        if (m_state.cancelRequested.isValid())
            m_lines.append(id(m_state.cancelRequested, "cancelRequested "));
        if (m_state.failedWorkflowTasks > 0)
            m_lines.append(QStringLiteral("failedWorkflowTasks %1").arg(m_state.failedWorkflowTasks));
        addText("sdk", m_state.sdkName + (m_state.sdkVersion.empty() ? "" : ' ' + m_state.sdkVersion));
        addText("build", m_state.buildId);
        addText("deployment", m_state.deployment);
        addFlags("coreFlags", m_state.coreFlags);
        addFlags("languageFlags", m_state.languageFlags);
    }

    void addText(const char* word, const std::string& text)
    {
        if (!text.empty())
            m_lines.append(QLatin1String(word) + QLatin1Char(' ') + QString::fromStdString(text));
    }

    void addFlags(const char* word, const std::vector<std::uint32_t>& flags)
    {
        QStringList numbers;
        for (const std::uint32_t flag : flags)
            numbers.append(QString::number(flag));
        addText(word, numbers.join(QLatin1Char(',')).toStdString());
    }

    const RunState& m_state;
    const EventGroups& m_groups;
    QStringList m_lines;
};

} // namespace

QStringList printState(const RunState& state, const EventGroups& groups)
{
    return Printer(state, groups).print();
}

QStringList lastState(const std::shared_ptr<const EventGroups>& groups)
{
    const auto states = StateIndex::build(groups);
    return printState(states->stateAfter(EventIndex(groups->history().size() - 1)), *groups);
}

QStringList lastState(const QByteArray& text)
{
    return lastState(groupsFromText(text));
}

QStringList stateAfterId(const StateIndex& states, std::int64_t eventId)
{
    const auto event = states.groups().history().findEventId(eventId);
    if (!event)
        qFatal("There is no event %lld.", static_cast<long long>(eventId));
    return printState(states.stateAfter(*event), states.groups());
}

} // namespace chronoscope::test
