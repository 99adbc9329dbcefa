// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/findingtablemodel.h"

#include "models/core/format.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QStringList>

#include <utility>

namespace chronoscope {

namespace {

QString placeText(const FindingRow& finding)
{
    QString file = singleLine(QFileInfo(finding.file).fileName());
    if (!finding.byteOffset)
        return file;
    return FindingTableModel::tr("%1, byte %2").arg(file, formatCount(*finding.byteOffset));
}

QString eventText(const FindingRow& finding)
{
    if (!finding.eventId)
        return {};
    if (finding.events.size() < 2)
        return QString::number(*finding.eventId);
    return FindingTableModel::tr("%1 +%2").arg(*finding.eventId).arg(finding.events.size() - 1);
}

QString cellTextOf(const FindingRow& finding, FindingTableModel::Column column)
{
    using Model = FindingTableModel;
    switch (column) {
    case Model::SeverityColumn:
        return displayName(finding.severity);
    case Model::EventColumn:
        return eventText(finding);
    case Model::SubjectColumn:
        return singleLine(finding.subject);
    case Model::WhatColumn:
        return singleLine(finding.message);
    case Model::RemedyColumn:
        return singleLine(finding.remedy);
    case Model::PlaceColumn:
        return placeText(finding);
    case Model::ColumnCount:
        break;
    }
    return {};
}

int styleOf(const FindingRow& finding, FindingTableModel::Column column)
{
    using Model = FindingTableModel;
    switch (column) {
    case Model::EventColumn:
        return Model::FixedWidthStyle;
    case Model::SubjectColumn:
        return finding.isField ? Model::FixedWidthStyle : Model::PlainStyle;
    case Model::SeverityColumn:
        return Model::StatusStyle;
    case Model::WhatColumn:
        return Model::PlainStyle;
    case Model::RemedyColumn:
    case Model::PlaceColumn:
    case Model::ColumnCount:
        break;
    }
    return Model::QuietStyle;
}

/// What is worse stands higher.
std::int64_t severityKey(Finding::Severity severity)
{
    return -static_cast<std::int64_t>(severity);
}

} // namespace

FindingTableModel::FindingTableModel(QObject* parent)
    : SortableTableModel(parent), m_rows(findingRowsOf(nullptr, nullptr))
{
}

RowIndex FindingTableModel::matchingRows(const FindingRows& rows) const
{
    const std::size_t count = rows->size();
    if (!m_severity)
        return RowIndex(count);
    std::vector<std::uint32_t> sources;
    for (std::size_t source = 0; source < count; ++source) {
        if ((*rows)[source].severity == *m_severity)
            sources.push_back(static_cast<std::uint32_t>(source));
    }
    return {std::move(sources), count};
}

void FindingTableModel::replace(FindingRows rows)
{
    RowIndex index = matchingRows(rows);
    replaceRows(std::move(index), [&] { m_rows = std::move(rows); });
}

void FindingTableModel::setSnapshot(RunSnapshotPointer snapshot)
{
    if (snapshot == m_snapshot)
        return;
    m_snapshot = std::move(snapshot);
    replace(findingRowsOf(m_snapshot, nullptr));
}

void FindingTableModel::setLints(const std::shared_ptr<const std::vector<Lint>>& lints)
{
    FindingRows rows = findingRowsOf(m_snapshot, lints);
    const std::size_t findingCount = m_snapshot ? m_snapshot->findings.size() : 0;
    const bool isAdded = m_rows->size() == findingCount && rows->size() > findingCount;
    if (!isAdded || m_severity)
        return replace(std::move(rows));
    // What is current stays so.
    const std::size_t count = rows->size();
    extendRows(count, [&] { m_rows = std::move(rows); });
}

void FindingTableModel::setSeverity(std::optional<Finding::Severity> severity)
{
    if (severity == m_severity)
        return;
    m_severity = severity;
    replaceRows(matchingRows(m_rows), [] {});
}

QVariant FindingTableModel::data(const QModelIndex& index, int role) const
{
    if (!m_snapshot || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const FindingRow& finding = (*m_rows)[sourceAt(index.row())];
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return cellTextOf(finding, column);
    case Qt::TextAlignmentRole:
        return headerData(column, Qt::Horizontal, role);
    case StyleRole:
        return styleOf(finding, column);
    case SeverityRole:
        return column == SeverityColumn ? QVariant(static_cast<int>(finding.severity)) : QVariant();
    case SortRole:
        if (column == SeverityColumn)
            return QVariant::fromValue<qint64>(severityKey(finding.severity));
        if (column == EventColumn)
            return finding.eventId ? QVariant::fromValue<qint64>(*finding.eventId) : QVariant();
        return cellTextOf(finding, column);
    case EventIdRole:
        return finding.eventId ? QVariant::fromValue<qint64>(*finding.eventId) : QVariant();
    case EventIndexRole:
        return finding.events.empty() ? QVariant() : QVariant::fromValue<quint32>(finding.events.front().value);
    default:
        return {};
    }
}

std::span<const TableColumn> FindingTableModel::columns() const
{
    static constexpr std::array<TableColumn, ColumnCount> Columns{{
        // The glyph needs room too.
        {.title = QT_TR_NOOP("Severity"), .sampleText = "Warning, much"},
        {.title = QT_TR_NOOP("Event"), .sampleText = "51,200 +3", .isNumeric = true, .isFixedWidth = true},
        {.title = QT_TR_NOOP("About"), .sampleText = "Continue-as-new ignored"},
        {.title = QT_TR_NOOP("What"),
         .sampleText = "Event 12 names event 99 as the one that scheduled it, but there is none."},
        {.title = QT_TR_NOOP("What to do"), .sampleText = "Export the history again and open the new file."},
        {.title = QT_TR_NOOP("Where"), .sampleText = "order-full.json, byte 12,345,678", .isOptional = true},
    }};
    return Columns;
}

FindingTableModel::CellText FindingTableModel::cellText() const
{
    return [rows = m_rows](std::uint32_t source, int column) {
        return cellTextOf((*rows)[source], static_cast<Column>(column));
    };
}

FindingTableModel::SortKeyFunction FindingTableModel::sortKeysOf(int column) const
{
    return [rows = m_rows, column](const CancellationToken&) {
        SortKeys keys;
        std::vector<QString> texts;
        for (const FindingRow& finding : *rows) {
            if (column == SeverityColumn)
                keys.push_back(severityKey(finding.severity));
            else if (column == EventColumn)
                keys.push_back(finding.eventId ? *finding.eventId : EmptySortKey);
            else
                texts.push_back(cellTextOf(finding, static_cast<Column>(column)));
        }
        return column == SeverityColumn || column == EventColumn ? keys : ranksOf(texts);
    };
}

namespace {

template <typename Entry>
FindingCounts countsOf(const std::vector<Entry>& entries)
{
    FindingCounts counts;
    for (const Entry& entry : entries)
        ++counts.bySeverity[static_cast<std::size_t>(entry.severity)];
    return counts;
}

} // namespace

FindingCounts FindingCounts::of(const std::vector<Finding>& findings)
{
    return countsOf(findings);
}

FindingCounts FindingCounts::of(const std::vector<FindingRow>& rows)
{
    return countsOf(rows);
}

FindingCounts FindingCounts::of(const std::vector<Lint>& lints)
{
    return countsOf(lints);
}

FindingCounts& FindingCounts::operator+=(const FindingCounts& other)
{
    for (std::size_t severity = 0; severity < bySeverity.size(); ++severity)
        bySeverity[severity] += other.bySeverity[severity];
    return *this;
}

std::optional<Finding::Severity> FindingCounts::worst() const
{
    for (const auto severity : {Finding::Severity::Error, Finding::Severity::Warning, Finding::Severity::Note}) {
        if (of(severity) > 0)
            return severity;
    }
    return std::nullopt;
}

QString FindingCounts::text(Finding::Severity severity, std::size_t count)
{
    // Whole sentences instead of %n: the source language has no plural forms without a translation file.
    const QString number = formatCount(static_cast<std::int64_t>(count));
    switch (severity) {
    case Finding::Severity::Note:
        return count == 1 ? FindingTableModel::tr("1 note") : FindingTableModel::tr("%1 notes").arg(number);
    case Finding::Severity::Warning:
        return count == 1 ? FindingTableModel::tr("1 warning") : FindingTableModel::tr("%1 warnings").arg(number);
    case Finding::Severity::Error:
        return count == 1 ? FindingTableModel::tr("1 error") : FindingTableModel::tr("%1 errors").arg(number);
    }
    return {};
}

QString FindingCounts::text() const
{
    QStringList parts;
    for (const auto severity : {Finding::Severity::Error, Finding::Severity::Warning, Finding::Severity::Note}) {
        if (of(severity) > 0)
            parts.append(text(severity, of(severity)));
    }
    return parts.join(QLatin1String(", "));
}

QString displayName(Finding::Severity severity)
{
    switch (severity) {
    case Finding::Severity::Note:
        return FindingTableModel::tr("Note");
    case Finding::Severity::Warning:
        return FindingTableModel::tr("Warning");
    case Finding::Severity::Error:
        return FindingTableModel::tr("Error");
    }
    return {};
}

} // namespace chronoscope
