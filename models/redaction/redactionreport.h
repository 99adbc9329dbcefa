// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace chronoscope {

/// One thing that goes, or that nobody could look into.
struct Redaction {
    std::optional<std::int64_t> eventId; ///< nothing when it is about the run as a whole
    QString field;                       ///< path below the event, as in findings
    QString rule;                        ///< for people; of things that stay: why they were not looked into
    QString before;                      ///< on one line, from shortly before what goes
    QString after;                       ///< the same of what stands there now; empty when it is gone
};

/// What redaction did to a run: for showing before anything is written. Bounded: the first are listed, all are counted.
class RedactionReport {
public:
    explicit RedactionReport(std::size_t mostListed = 2000) : m_mostListed(mostListed) {}

    /// A text or payload that was replaced; a rule counts each of them once.
    void add(std::optional<std::int64_t> eventId, const QString& field, const QString& rule, std::string_view before,
             std::string_view after);
    /// Something that stays although it could not be read.
    void addNotLookedInto(std::int64_t eventId, const QString& field, const QString& reason);
    void merge(const RedactionReport& other);

    [[nodiscard]] const std::vector<Redaction>& redactions() const { return m_redactions; }
    [[nodiscard]] std::int64_t count() const { return m_count; }
    /// How many things each rule replaced.
    [[nodiscard]] const std::map<QString, std::int64_t>& countsByRule() const { return m_countsByRule; }
    /// The same, translated, for people: "identities: 12, hosts: 3".
    [[nodiscard]] QString countsText() const;

    [[nodiscard]] const std::vector<Redaction>& notLookedInto() const { return m_notLookedInto; }
    [[nodiscard]] std::int64_t notLookedIntoCount() const { return m_notLookedIntoCount; }

private:
    std::size_t m_mostListed;
    std::vector<Redaction> m_redactions;
    std::vector<Redaction> m_notLookedInto;
    std::map<QString, std::int64_t> m_countsByRule;
    std::int64_t m_count = 0;
    std::int64_t m_notLookedIntoCount = 0;
};

} // namespace chronoscope
