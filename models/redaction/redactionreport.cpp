// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redaction/redactionreport.h"

#include "models/core/format.h"
#include "models/formats/jsonstring.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace chronoscope {

namespace {

constexpr std::size_t LongestExcerptBytes = 400;
constexpr int LongestExcerpt = 160;
/// What is shown before the first letter that goes.
constexpr std::size_t BytesBefore = 40;

/// Where two texts begin to differ, a little earlier, at the beginning of a letter.
std::size_t startOfExcerpt(std::string_view before, std::string_view after)
{
    const auto difference = std::mismatch(before.begin(), before.end(), after.begin(), after.end()).first;
    auto start = static_cast<std::size_t>(difference - before.begin());
    if (before.size() <= LongestExcerpt || start <= BytesBefore)
        return 0;
    start -= BytesBefore;
    while (start > 0 && (static_cast<unsigned char>(before[start]) & 0xC0U) == 0x80U)
        --start;
    return start;
}

QString excerpt(std::string_view text, std::size_t start)
{
    const QString dots(QChar(0x2026));
    const std::string_view part = text.substr(std::min(start, text.size()), LongestExcerptBytes);
    const QString line = singleLine(QString::fromUtf8(part.data(), static_cast<qsizetype>(part.size())));
    const bool isCut = line.size() > LongestExcerpt || start + part.size() < text.size();
    return (start > 0 ? dots : QString()) + (isCut ? line.left(LongestExcerpt) + dots : line);
}

} // namespace

void RedactionReport::add(std::optional<std::int64_t> eventId, const QString& field, const QString& rule,
                          std::string_view before, std::string_view after)
{
    ++m_count;
    ++m_countsByRule[rule];
    if (m_redactions.size() >= m_mostListed)
        return;
    const std::size_t start = startOfExcerpt(before, after);
    m_redactions.push_back({eventId, singleLine(field), rule, excerpt(before, start), excerpt(after, start)});
}

void RedactionReport::addNotLookedInto(std::int64_t eventId, const QString& field, const QString& reason)
{
    ++m_notLookedIntoCount;
    if (m_notLookedInto.size() < m_mostListed)
        m_notLookedInto.push_back({eventId, singleLine(field), reason, {}, {}});
}

void RedactionReport::merge(const RedactionReport& other)
{
    m_count += other.m_count;
    m_notLookedIntoCount += other.m_notLookedIntoCount;
    for (const auto& [rule, count] : other.m_countsByRule)
        m_countsByRule[rule] += count;
    const auto append = [this](std::vector<Redaction>& to, const std::vector<Redaction>& from) {
        const std::size_t room = m_mostListed - std::min(m_mostListed, to.size());
        to.insert(to.end(), from.begin(), from.begin() + static_cast<std::ptrdiff_t>(std::min(room, from.size())));
    };
    append(m_redactions, other.m_redactions);
    append(m_notLookedInto, other.m_notLookedInto);
}

QString RedactionReport::countsText() const
{
    QStringList counts;
    for (const auto& [rule, count] : m_countsByRule)
        counts.append(QCoreApplication::translate("RedactionReport", "%1: %2").arg(rule).arg(count));
    return counts.join(QLatin1String(", "));
}

} // namespace chronoscope
