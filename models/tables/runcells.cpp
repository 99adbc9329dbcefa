// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/runcells.h"

#include "models/tables/tabletext.h"

#include <utility>

namespace chronoscope {

RunCells::RunCells(RunSnapshotPointer snapshot, TimeText timeText)
    : m_snapshot(std::move(snapshot)), m_timeText(std::move(timeText)), m_runStart(chronoscope::runStart(*m_snapshot))
{
}

RunCells::~RunCells() = default;

QVariant RunCells::value(std::uint32_t source, int column) const
{
    if (!isNumber(column))
        return text(source, column);
    const std::int64_t key = numberKey(source, column);
    return key == EmptySortKey ? QVariant() : QVariant::fromValue<qint64>(key);
}

SortKeys RunCells::sortKeys(int column, const CancellationToken& cancellation) const
{
    const bool isNumberColumn = isNumber(column);
    const auto count = static_cast<std::uint32_t>(sourceCount());
    SortKeys keys;
    std::vector<QString> texts;
    if (isNumberColumn)
        keys.reserve(count);
    else
        texts.reserve(count);
    for (std::uint32_t source = 0; source < count; ++source) {
        if (cancellation.isCancelled())
            return {};
        if (isNumberColumn)
            keys.push_back(numberKey(source, column));
        else
            texts.push_back(text(source, column));
    }
    return isNumberColumn ? keys : ranksOf(texts);
}

} // namespace chronoscope
