// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>

#include <optional>
#include <utility>
#include <vector>

namespace chronoscope::test {

/// One line of the history DSL, taken apart.
struct DslLine {
    std::optional<qlonglong> eventId;
    QByteArray type;
    std::vector<std::pair<QByteArray, QByteArray>> fields; ///< key and value, in order

    [[nodiscard]] std::optional<QByteArray> value(const QByteArray& key) const;
};

/// Takes a line apart; ends the program when it is none.
[[nodiscard]] DslLine parseDslLine(const QByteArray& line);

/// "10ms", "1.5s", "2m", "3us", "7ns", "-5ms" in nanoseconds; ends the program when it is no duration.
[[nodiscard]] qlonglong parseDslDuration(const QByteArray& text);

} // namespace chronoscope::test
