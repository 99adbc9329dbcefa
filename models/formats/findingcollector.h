// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/finding.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace chronoscope {

/// Something a reader noticed, not yet in words.
struct Observation {
    Finding::Kind kind = Finding::Kind::Other;
    std::string path;  ///< below the event; empty for the whole event or file
    std::string value; ///< what stood there, shortened
    std::optional<std::int64_t> eventId;
    std::optional<std::int64_t> byteOffset;
};

/// Gathers what a reader noticed and turns it into a bounded list of findings: what a newer server does in every event is
/// one note with a count; defects are listed one by one up to a limit, then counted.
class FindingCollector {
public:
    void add(Observation observation);
    /// A finding that is already in words; its file is filled in later. Counts against the same limit.
    void add(Finding finding);
    /// A page token that says that the file is one page of several.
    void addMorePages(std::int64_t byteOffset);
    /// Takes over what was noticed in a later part of the file.
    void append(FindingCollector&& later);

    /// Adds to every byte offset that is not below a bound: what was noticed in a copy lies elsewhere in the file.
    void moveBy(std::int64_t distance, std::int64_t fromOffset);

    [[nodiscard]] bool isEmpty() const { return m_counted.empty() && m_listed.empty() && m_worded.empty(); }
    /// In the order in which they were noticed: those of whole files first, then defects, then counted notes.
    [[nodiscard]] std::vector<Finding> findings(const QString& file) const;

private:
    struct Counted {
        Observation first;
        std::int64_t count = 0;
        std::size_t order = 0;
    };
    void addCounted(const Counted& added);
    void addListed(const Observation& observation);

    std::map<std::tuple<Finding::Kind, std::string, std::string>, Counted> m_counted;
    std::vector<Observation> m_listed;
    std::map<Finding::Kind, std::int64_t> m_listedCount; ///< including those beyond the limit
    std::map<Finding::Kind, std::int64_t> m_uncounted;   ///< kinds with too many different paths
    std::vector<Finding> m_worded;
};

} // namespace chronoscope
