// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/error.h"
#include "models/filter/filtercondition.h"
#include "models/timeline/bartexts.h"

#include <QByteArray>

#include <optional>

namespace chronoscope {

class ViewRange;

/// Which part of a run's whole range of time is visible, so that it fits other runs too: 0 is the start, 1 the end.
struct RangePart {
    double from = 0;
    double to = 1;

    friend bool operator==(const RangePart&, const RangePart&) = default;
};

/// How a run is looked at: what passes, how lanes are arranged, the columns of the table and the visible range.
struct SavedView {
    FilterConditions filters;
    Grouping grouping = Grouping::Category;
    bool foldsIdleTime = false;
    std::optional<RangePart> range; ///< none: the whole run
    QByteArray columns;             ///< as the table saves its state; empty: as they are

    friend bool operator==(const SavedView&, const SavedView&) = default;
};

/// The view as compact JSON for the local store:
///
///     {"version":1,"grouping":"worker","foldsIdleTime":true,"range":{"from":0.25,"to":0.5},
///      "filters":{"version":1,"conditions":[...]},"columns":"base64"}
///
/// Any thread.
[[nodiscard]] QByteArray savedViewToJson(const SavedView& view);
/// Reads what savedViewToJson() wrote. Errors: Parse for what is no JSON, Schema for what is no view or was made by a
/// newer version, and those of filtersFromJson(). Any thread.
[[nodiscard]] Result<SavedView> savedViewFromJson(const QByteArray& json);

/// What is visible now; none while it is the whole run.
[[nodiscard]] std::optional<RangePart> visiblePart(const ViewRange& range);
/// Shows that part of whatever run this is.
void showPart(ViewRange& range, const std::optional<RangePart>& part);

} // namespace chronoscope
