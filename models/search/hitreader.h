// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/search/eventtexts.h"
#include "models/search/searchhit.h"

namespace chronoscope {

/// Makes of hits what a person reads. Reads the hit's event again, so that a search needs no memory for texts that nobody
/// looks at; microseconds a hit, save for payloads of many megabytes. One object for one thread.
class HitReader {
public:
    /// The excerpt has about so many characters at most.
    static constexpr int ExcerptCharacters = 160;

    /// The history must be the one that was searched, and the hit one of the hits.
    [[nodiscard]] HitDescription describe(const History& history, const SearchHit& hit, const SearchHits& hits);
    [[nodiscard]] HitDescription describe(const History& history, const SearchHit& hit, const QString& jqValue = {});

private:
    EventTextReader m_reader;
};

} // namespace chronoscope
