// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/history.h"

#include <QString>

#include <cstdint>
#include <vector>

namespace chronoscope {

/// A text of an event in which something was found. Small, since a search for "a" finds hundreds of thousands; what a
/// person reads of it is made by HitReader.
struct SearchHit {
    EventIndex event;
    std::uint32_t text = 0;   ///< which text of the event, counted as EventTextReader hands them over
    std::uint32_t start = 0;  ///< first match in that text, in bytes; with jq an index into SearchHits::values
    std::uint32_t length = 0; ///< of the match in bytes; 0 with jq

    friend bool operator==(const SearchHit&, const SearchHit&) = default;
};

/// Hits in the order of events, and inside an event in the order of its fields; at most one a text.
struct SearchHits {
    std::vector<SearchHit> hits;
    std::vector<QString> values; ///< with jq: what the filter yielded, as JSON of bounded length, one for each hit

    [[nodiscard]] bool isEmpty() const { return hits.empty(); }
};

/// A search ends after so many hits: nobody steps through more.
constexpr std::size_t MaximumHits = 200'000;

/// A hit for people.
struct HitDescription {
    QString field;          ///< "eventType", "activityTaskScheduledEventAttributes.input.payloads[0]"
    QString excerpt;        ///< the line of the match, cut on both sides where it is long; fit for one line of output
    int matchStart = 0;     ///< where the match is in the excerpt, in characters
    int matchLength = 0;    ///< 0 with jq, or when the pattern matches nothing in particular
    bool isJqValue = false; ///< the excerpt is what the filter yielded
};

} // namespace chronoscope
