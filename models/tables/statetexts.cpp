// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/statetexts.h"

#include "models/core/format.h"
#include "models/payload/decodedpayload.h"
#include "models/state/propertychanges.h"
#include "models/tables/statefacttexts.h"

#include <QCoreApplication>
#include <QTimeZone>

#include <array>

namespace chronoscope {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(StateTexts)
};

/// In the order of StateSection.
constexpr std::array<const char*, StateSectionCount> SectionNames{
    QT_TRANSLATE_NOOP("StateSection", "Run"),
    QT_TRANSLATE_NOOP("StateSection", "Workflow task"),
    QT_TRANSLATE_NOOP("StateSection", "Activities"),
    QT_TRANSLATE_NOOP("StateSection", "Timers"),
    QT_TRANSLATE_NOOP("StateSection", "Child workflows"),
    QT_TRANSLATE_NOOP("StateSection", "Nexus operations"),
    QT_TRANSLATE_NOOP("StateSection", "Updates"),
    QT_TRANSLATE_NOOP("StateSection", "Signals sent"),
    QT_TRANSLATE_NOOP("StateSection", "Cancel requests sent"),
    QT_TRANSLATE_NOOP("StateSection", "Signals received"),
    QT_TRANSLATE_NOOP("StateSection", "Updates completed"),
    QT_TRANSLATE_NOOP("StateSection", "Local activities"),
    QT_TRANSLATE_NOOP("StateSection", "Side effects"),
    QT_TRANSLATE_NOOP("StateSection", "Versions and patches"),
    QT_TRANSLATE_NOOP("StateSection", "Other markers"),
    QT_TRANSLATE_NOOP("StateSection", "Search attributes"),
    QT_TRANSLATE_NOOP("StateSection", "Memo"),
    QT_TRANSLATE_NOOP("StateSection", "Options updated"),
    QT_TRANSLATE_NOOP("StateSection", "SDK"),
    QT_TRANSLATE_NOOP("StateSection", "Limits"),
};

QString text(std::string_view utf8)
{
    return singleLine(QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())));
}

QString sectionValue(const StateRow& row)
{
    switch (row.section) {
    case StateSection::Run:
    case StateSection::WorkflowTask:
    case StateSection::Sdk:
    case StateSection::Limits:
        return {};
    case StateSection::Activities:
    case StateSection::Timers:
    case StateSection::ChildWorkflows:
    case StateSection::NexusOperations:
    case StateSection::Updates:
    case StateSection::SignalsSent:
    case StateSection::CancelsSent:
        return Texts::tr("%1 open").arg(formatCount(static_cast<std::int64_t>(row.count)));
    default:
        return formatCount(static_cast<std::int64_t>(row.count));
    }
}

/// What the rows below do not show, all of it.
QString moreName(const StateRow& row)
{
    QString more = Texts::tr("and %1 more").arg(formatCount(static_cast<std::int64_t>(row.count)));
    if (row.closed == 0)
        return more;
    const QString closed = formatCount(static_cast<std::int64_t>(row.closed));
    return row.count == 0 ? Texts::tr("and %1 more that closed").arg(closed)
                          : Texts::tr("%1, and %2 that closed").arg(more, closed);
}

QString versionValue(const StateEntry& entry)
{
    if (entry.value.empty())
        return Texts::tr("taken");
    if (entry.value == "deprecated")
        return Texts::tr("taken, deprecated");
    return Texts::tr("version %1").arg(text(entry.value));
}

QString entryValue(const ShownState& shown, const StateRow& row)
{
    const History& history = shown.index->groups().history();
    if (row.section == StateSection::Versions)
        return versionValue(row.entry);
    const HistoryEvent& event = history.event(row.entry.event);
    const auto* payload = row.section == StateSection::Memo ? memoPayload(event, row.entry.key)
                                                            : searchAttributePayload(event, row.entry.key);
    return payload ? payloadPreview(*payload) : QString();
}

/// How a thing stands whose whole story one event tells.
QString eventValue(const ShownState& shown, const StateRow& row, const QTimeZone& zone)
{
    const EventGroups& groups = shown.index->groups();
    const EventGroup& group = groups.group(groups.groupOf(row.event));
    QStringList parts;
    if (group.status != Status::Instant)
        parts.append(displayName(group.status));
    if (group.kind == GroupKind::LocalActivity && group.attempts > 1)
        parts.append(Texts::tr("attempt %1").arg(group.attempts));
    parts.append(eventPlace(groups.history(), row.event, zone));
    return parts.join(QStringLiteral(" · "));
}

} // namespace

QString displayName(StateSection section)
{
    return QCoreApplication::translate("StateSection", SectionNames[static_cast<std::size_t>(section)]);
}

QString displayName(ChangeKind change)
{
    switch (change) {
    case ChangeKind::None:
        return {};
    case ChangeKind::New:
        return Texts::tr("new");
    case ChangeKind::Changed:
        return Texts::tr("changed");
    case ChangeKind::Closed:
        return Texts::tr("closed");
    }
    return {};
}

QString stateRowName(const ShownState& shown, const StateRow& row)
{
    const EventGroups& groups = shown.index->groups();
    switch (row.kind) {
    case StateRow::Kind::Section:
        return displayName(row.section);
    case StateRow::Kind::More:
        return moreName(row);
    case StateRow::Kind::Item:
        return groups.label(row.item.group);
    case StateRow::Kind::Event:
        return groups.label(groups.groupOf(row.event));
    case StateRow::Kind::Entry:
        return text(row.entry.key);
    case StateRow::Kind::Fact:
        return factName(row);
    }
    return {};
}

QString stateRowValue(const ShownState& shown, const StateRow& row, const QTimeZone& zone)
{
    switch (row.kind) {
    case StateRow::Kind::Section:
        return sectionValue(row);
    case StateRow::Kind::More:
        return {};
    case StateRow::Kind::Item:
        return itemValue(shown, row, zone);
    case StateRow::Kind::Event:
        return eventValue(shown, row, zone);
    case StateRow::Kind::Entry:
        return entryValue(shown, row);
    case StateRow::Kind::Fact:
        return factValue(shown, row, zone);
    }
    return {};
}

QString stateRowHint(const ShownState& shown, const StateRow& row)
{
    switch (row.kind) {
    case StateRow::Kind::More:
        return Texts::tr("Only the newest %1 are shown, and what changed in this step.")
            .arg(formatCount(static_cast<std::int64_t>(MaximumStateRows)));
    case StateRow::Kind::Item:
    case StateRow::Kind::Fact:
        return factHint(shown, row);
    case StateRow::Kind::Section:
    case StateRow::Kind::Entry:
    case StateRow::Kind::Event:
        return {};
    }
    return {};
}

} // namespace chronoscope
