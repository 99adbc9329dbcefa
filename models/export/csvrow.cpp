// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/csvrow.h"

#include "models/core/format.h"

#include <QString>

#include <cstdlib>

namespace chronoscope {

namespace {

constexpr std::string_view BeginsFormula = "=+-@\t\r\n'";
constexpr std::string_view NeedsQuotes = ",\"\r\n";

/// Digits behind the point without those that say nothing: 1500000 nanoseconds are "0015".
std::string fraction(std::uint64_t nanoseconds)
{
    std::string digits = std::to_string(nanoseconds);
    digits.insert(0, 9 - digits.size(), '0');
    digits.erase(digits.find_last_not_of('0') + 1);
    return digits;
}

} // namespace

void CsvRow::beginCell()
{
    if (!m_isFirst)
        m_target += ',';
    m_isFirst = false;
}

void CsvRow::text(QStringView text)
{
    beginCell();
    std::string utf8 = text.toUtf8().toStdString();
    // Programs that read tables end a cell at a zero byte.
    for (std::size_t at = utf8.find('\0'); at != std::string::npos; at = utf8.find('\0', at))
        utf8.replace(at, 1, "\xEF\xBF\xBD");
    if (!utf8.empty() && BeginsFormula.find(utf8.front()) != std::string_view::npos)
        utf8.insert(utf8.begin(), '\'');
    if (utf8.find_first_of(NeedsQuotes) == std::string::npos)
        m_target += utf8;
    else
        quoted(utf8);
}

void CsvRow::quoted(std::string_view utf8)
{
    m_target += '"';
    for (const char letter : utf8) {
        if (letter == '"')
            m_target += '"';
        m_target += letter;
    }
    m_target += '"';
}

void CsvRow::number(std::int64_t value)
{
    beginCell();
    m_target += std::to_string(value);
}

void CsvRow::time(Instant instant)
{
    beginCell();
    m_target += formatRfc3339(instant).toStdString();
}

void CsvRow::seconds(Duration duration)
{
    beginCell();
    const std::int64_t nanoseconds = duration.nanoseconds;
    const std::uint64_t size = nanoseconds < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(nanoseconds)
                                               : static_cast<std::uint64_t>(nanoseconds);
    if (nanoseconds < 0)
        m_target += '-';
    m_target += std::to_string(size / NanosecondsPerSecond);
    if (const std::string digits = fraction(size % NanosecondsPerSecond); !digits.empty())
        m_target += '.' + digits;
}

void CsvRow::empty()
{
    beginCell();
}

void CsvRow::end()
{
    m_target += "\r\n";
    m_isFirst = true;
}

} // namespace chronoscope
