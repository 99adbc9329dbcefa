// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/replay/resetpreviewmodel.h"

#include "models/core/format.h"
#include "models/history/eventtype.h"

#include <QFont>

#include <utility>

namespace chronoscope {

namespace {

constexpr std::size_t LongestOpenedSection = 200;
constexpr int LongestText = 200;
/// Far apart: a tree view hashes neighbouring numbers badly.
constexpr quintptr IdSpread = 0x9E3779B1U;

} // namespace

ResetPreviewModel::ResetPreviewModel(QObject* parent) : QAbstractItemModel(parent)
{
}

void ResetPreviewModel::setPreview(std::shared_ptr<const PreviewedReset> preview)
{
    beginResetModel();
    m_preview = std::move(preview);
    m_sections.clear();
    if (m_preview) {
        addEvents(NotReapplied::None, tr("Reapplied"));
        addOperations();
        for (std::size_t reason = 1; reason < NotReappliedCount; ++reason) {
            const auto why = static_cast<NotReapplied>(reason);
            if (m_preview->preview.count(why) > 0)
                addEvents(why, tr("Not reapplied: %1").arg(explanation(why)));
        }
    }
    endResetModel();
}

void ResetPreviewModel::addEvents(NotReapplied why, const QString& title)
{
    Section section{title, why, {}};
    for (const DroppedEvent& event : m_preview->preview.dropped)
        if (event.why == why)
            section.rows.push_back({{event.run, event.event}, GroupIndex(), OpenFate::GoesOn, false});
    m_sections.push_back(std::move(section));
}

void ResetPreviewModel::addOperations()
{
    const EventGroups& groups = *m_preview->runs.front()->groups;
    Section again{tr("Runs again, as the code decides"), NotReapplied::Command, {}};
    for (const GroupIndex group : m_preview->preview.runsAgain)
        again.rows.push_back({{0, groups.group(group).firstEvent}, group, OpenFate::GoesOn, false});
    Section open{tr("Open at the point"), NotReapplied::None, {}};
    for (const OpenAtReset& item : m_preview->preview.open)
        open.rows.push_back({{0, groups.group(item.group).firstEvent}, item.group, item.fate, true});
    m_sections.push_back(std::move(again));
    m_sections.push_back(std::move(open));
}

ResetPreviewModel::Place ResetPreviewModel::placeOf(const QModelIndex& index) const
{
    if (!index.isValid() || !index.parent().isValid())
        return {};
    return m_sections[static_cast<std::size_t>(index.parent().row())].rows[static_cast<std::size_t>(index.row())].place;
}

bool ResetPreviewModel::isWorthOpening(int section) const
{
    const Section& at = m_sections[static_cast<std::size_t>(section)];
    constexpr int FirstSections = 3; // reapplied, runs again, open
    return (section < FirstSections || at.why == NotReapplied::Excluded || at.why == NotReapplied::CancelRequest) &&
           at.rows.size() <= LongestOpenedSection;
}

QModelIndex ResetPreviewModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? (static_cast<quintptr>(parent.row()) + 1) * IdSpread : 0);
}

QModelIndex ResetPreviewModel::parent(const QModelIndex& index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return {};
    return createIndex(static_cast<int>(index.internalId() / IdSpread - 1), 0, quintptr{0});
}

int ResetPreviewModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_sections.size());
    if (parent.internalId() != 0 || parent.column() != 0)
        return 0;
    return static_cast<int>(m_sections[static_cast<std::size_t>(parent.row())].rows.size());
}

int ResetPreviewModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

QVariant ResetPreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case EventColumn:
        return tr("Event");
    case WhatColumn:
        return tr("What");
    case WhyColumn:
        return tr("Becomes");
    default:
        return {};
    }
}

QVariant ResetPreviewModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    if (!index.parent().isValid()) {
        const Section& section = m_sections[static_cast<std::size_t>(index.row())];
        if (role == Qt::DisplayRole && index.column() == EventColumn)
            return tr("%1 (%2)").arg(section.title, formatCount(static_cast<qint64>(section.rows.size())));
        if (role == Qt::FontRole) {
            QFont font;
            font.setBold(true);
            return font;
        }
        return {};
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const Section& section = m_sections[static_cast<std::size_t>(index.parent().row())];
    const QString text = cellText(section.rows[static_cast<std::size_t>(index.row())], section, index.column());
    return role == Qt::ToolTipRole ? text.toHtmlEscaped() : text;
}

QString ResetPreviewModel::cellText(const Row& row, const Section& section, int column) const
{
    const RunSnapshot& run = *m_preview->runs[row.place.run];
    const std::int32_t type = run.history->type(row.place.event);
    switch (column) {
    case EventColumn: {
        const QString id = QString::number(run.history->eventId(row.place.event));
        return row.place.run == 0 ? id : tr("%1 of continued run %2").arg(id).arg(row.place.run);
    }
    case WhatColumn: {
        const GroupIndex group = run.groups->groupOf(row.place.event);
        const QString kind = row.group.isValid() ? displayName(run.groups->group(group).kind)
                                                 : eventTypeDisplayName(*run.history, row.place.event);
        const QString label = singleLine(run.groups->label(group), LongestText);
        return label.isEmpty() ? kind : kind + QStringLiteral("  ") + label;
    }
    default:
        if (row.isOpen)
            return explanation(row.fate, run.groups->group(row.group).kind);
        if (row.group.isValid())
            return tr("Started again");
        return section.why == NotReapplied::None ? eventTypeDisplayName(reappliedAs(type)) : QString();
    }
}

} // namespace chronoscope
