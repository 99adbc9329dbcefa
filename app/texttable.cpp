// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/texttable.h"

#include "app/consoleoutput.h"

#include <algorithm>
#include <utility>

namespace chronoscope {

TextTable::TextTable(std::vector<Column> columns) : m_columns(std::move(columns))
{
}

void TextTable::addRow(QStringList cells)
{
    Q_ASSERT(static_cast<std::size_t>(cells.size()) == m_columns.size());
    m_rows.push_back(std::move(cells));
}

void TextTable::write(ConsoleOutput& output, const QString& indentation) const
{
    const std::vector<qsizetype> width = widths();
    const auto writeRow = [&](const auto& cellOf) {
        QString line = indentation;
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            const QString& cell = cellOf(i);
            const bool isLast = i + 1 == m_columns.size();
            line += m_columns[i].alignment == Alignment::Right ? cell.rightJustified(width[i])
                    : isLast                                   ? cell
                                                               : cell.leftJustified(width[i]);
            if (!isLast)
                line += QLatin1String("  ");
        }
        while (line.endsWith(QLatin1Char(' ')))
            line.chop(1);
        output.writeLine(line);
    };
    const bool hasTitles = std::ranges::any_of(m_columns, [](const Column& column) { return !column.title.isEmpty(); });
    if (hasTitles)
        writeRow([this](std::size_t i) -> const QString& { return m_columns[i].title; });
    for (const QStringList& row : m_rows) {
        if (output.isClosed())
            return;
        writeRow([&row](std::size_t i) -> const QString& { return row[static_cast<qsizetype>(i)]; });
    }
}

std::vector<qsizetype> TextTable::widths() const
{
    std::vector<qsizetype> width;
    width.reserve(m_columns.size());
    for (const Column& column : m_columns)
        width.push_back(column.title.size());
    for (const QStringList& row : m_rows) {
        for (std::size_t i = 0; i < width.size(); ++i)
            width[i] = std::max(width[i], row[static_cast<qsizetype>(i)].size());
    }
    return width;
}

} // namespace chronoscope
