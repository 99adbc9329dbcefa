// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redaction/redactionreport.h"

#include "models/core/format.h"
#include "models/formats/jsonstring.h"

#include <algorithm>

namespace chronoscope {

namespace {

constexpr std::size_t LongestExcerptBytes = 400;
constexpr int LongestExcerpt = 160;

QString excerpt(std::string_view text)
{
    const std::string_view beginning = text.substr(0, LongestExcerptBytes);
    const QString line = singleLine(QString::fromUtf8(beginning.data(), static_cast<qsizetype>(beginning.size())));
    const bool isCut = line.size() > LongestExcerpt || beginning.size() < text.size();
    return isCut ? line.left(LongestExcerpt) + QChar(0x2026) : line;
}

} // namespace

void RedactionReport::add(std::optional<std::int64_t> eventId, const QString& field, const QString& rule,
                          std::string_view before, std::string_view after)
{
    ++m_count;
    ++m_countsByRule[rule];
    if (m_redactions.size() < m_mostListed)
        m_redactions.push_back({eventId, singleLine(field), rule, excerpt(before), excerpt(after)});
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

} // namespace chronoscope
