// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace chronoscope {

class ConsoleOutput;

/// Aligned columns of plain text, two spaces apart. The last column is as long as its text.
class TextTable {
public:
    enum class Alignment { Left, Right };

    struct Column {
        QString title; ///< a table without titles has no head line
        Alignment alignment = Alignment::Left;
    };

    explicit TextTable(std::vector<Column> columns);

    /// A cell a column, each on one line.
    void addRow(QStringList cells);
    [[nodiscard]] bool isEmpty() const { return m_rows.empty(); }

    void write(ConsoleOutput& output, const QString& indentation = {}) const;

private:
    [[nodiscard]] std::vector<qsizetype> widths() const;

    std::vector<Column> m_columns;
    std::vector<QStringList> m_rows;
};

} // namespace chronoscope
