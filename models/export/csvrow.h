// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/instant.h"

#include <QStringView>

#include <cstdint>
#include <string>
#include <string_view>

namespace chronoscope {

/// One row of a table by RFC 4180: UTF-8, commas, rows ended by CR LF, cells in quotes where they need them.
///
/// Spreadsheets take a text that begins with =, +, -, @, a tab or a line break for a formula and run it. Texts come from
/// workflows and whoever starts them, so such a text gets an apostrophe in front; so does a text that begins with an
/// apostrophe, so that taking one leading apostrophe away always gives the text back. Numbers and times are ours and stay
/// as they are.
class CsvRow {
public:
    /// Appends to the target, which must outlive the row.
    explicit CsvRow(std::string& target) : m_target(target) {}

    void text(QStringView text);
    void number(std::int64_t value);
    /// RFC 3339 in UTC; an empty cell when not recorded.
    void time(Instant instant);
    /// Seconds with as many digits as needed, up to nanoseconds: "-0.002".
    void seconds(Duration duration);
    void empty();
    void end();

private:
    void beginCell();
    void quoted(std::string_view utf8);

    std::string& m_target;
    bool m_isFirst = true;
};

} // namespace chronoscope
