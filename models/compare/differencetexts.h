// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/compare/rundifference.h"

#include <QString>

namespace chronoscope {

/// Where a run that is compared came from.
struct RunOrigin {
    QString file;      ///< as the user named it; raw text
    int runInFile = 0; ///< 0-based
};

/// Texts for people about differences: translated, on one line, plain, of bounded length. Pure; any thread.

/// What the difference is about: "Activity Charge". The summary by the workflow's author stands in for the name.
[[nodiscard]] QString subjectOf(const RunDifference& runs, const Difference& difference);
/// How it differs: "Completed → Failed", "1 s → 3 s, 2 s slower", "2 values differ"; the changes are those of changesOf().
[[nodiscard]] QString descriptionOf(const RunDifference& runs, const Difference& difference,
                                    const std::vector<FieldChange>& changes);
/// The same without changes at hand: cheap.
[[nodiscard]] QString descriptionOf(const RunDifference& runs, const Difference& difference);
/// The events of its group in one run: "6, 9, 10"; empty when the run has no such group.
[[nodiscard]] QString eventsText(const EventGroups& groups, GroupIndex group);
/// "3 only in A, 1 slower"; that there is no difference when there is none.
[[nodiscard]] QString countsText(const RunDifference& runs);
/// "input.payloads[0] $.amount", with the type of the event left out that "eventType" tells.
[[nodiscard]] QString placeOf(const FieldChange& change);
/// How much slower, ns: positive when b took longer. Zero unless slower or faster.
[[nodiscard]] Duration slowerBy(const Difference& difference);

} // namespace chronoscope
