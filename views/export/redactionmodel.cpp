// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/export/redactionmodel.h"

#include "views/common/plaintooltip.h"

namespace chronoscope {

void RedactionModel::setReport(RedactionReport report)
{
    beginResetModel();
    m_report = std::move(report);
    endResetModel();
}

int RedactionModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_report.redactions().size() + m_report.notLookedInto().size());
}

int RedactionModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RedactionModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    const std::size_t stays = m_report.notLookedInto().size();
    const Redaction& item = row < stays ? m_report.notLookedInto()[row] : m_report.redactions()[row - stays];
    QString text;
    switch (index.column()) {
    case EventColumn:
        text = item.eventId ? QString::number(*item.eventId) : QString();
        break;
    case FieldColumn:
        text = item.field;
        break;
    case RuleColumn:
        text = row < stays ? tr("stays: %1").arg(item.rule) : item.rule;
        break;
    case BeforeColumn:
        text = item.before;
        break;
    case AfterColumn:
        text = item.after;
        break;
    default:
        break;
    }
    if (role == Qt::ToolTipRole)
        return text.isEmpty() ? QVariant() : QVariant(plainToolTip(text));
    return text;
}

QVariant RedactionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case EventColumn:
        return tr("Event");
    case FieldColumn:
        return tr("Field");
    case RuleColumn:
        return tr("Rule");
    case BeforeColumn:
        return tr("Now");
    case AfterColumn:
        return tr("In the export");
    default:
        return {};
    }
}

} // namespace chronoscope
