// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/rowtext.h"

namespace chronoscope {

QString rowsAsText(const SortableTableModel::CellText& cellText, const std::vector<std::uint32_t>& sources,
                   const std::vector<int>& columns, const CancellationToken& cancellation)
{
    QString text;
    for (const std::uint32_t source : sources) {
        if (cancellation.isCancelled())
            break;
        if (!text.isEmpty())
            text += QLatin1Char('\n');
        bool isFirst = true;
        for (const int column : columns) {
            if (!isFirst)
                text += QLatin1Char('\t');
            text += cellText(source, column);
            isFirst = false;
        }
    }
    return text;
}

} // namespace chronoscope
