// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/instant.h"

#include <QString>
#include <QStringList>

#include <array>
#include <cstdint>
#include <optional>

namespace chronoscope {

/// How a group of events of one run differs from its counterpart in another.
enum class DifferenceKind : std::uint8_t {
    Missing,  ///< only in the first run
    Inserted, ///< only in the second run
    Outcome,  ///< it ended in another way: completed and failed, failed and timed out
    Changed,  ///< fields or payloads of its events differ
    Moved,    ///< it began, or ended, in another order
    Slower,   ///< it took longer in the second run
    Faster
};
constexpr std::size_t DifferenceKindCount = 7;

/// "inserted", "outcome", ...: the word that scripts see.
[[nodiscard]] QString toString(DifferenceKind kind);
[[nodiscard]] std::optional<DifferenceKind> differenceKindFromName(const QString& name);
/// Translated, for people: "Only in B", "Slower".
[[nodiscard]] QString displayName(DifferenceKind kind);

/// What counts as a difference.
struct CompareOptions {
    /// Fields (JSON names, "identity"), keys of maps and keys in JSON payloads whose values don't count.
    QStringList ignoredNames;
    std::array<bool, DifferenceKindCount> isReported{true, true, true, true, true, true, true};
    bool reportsWorkflowTasks = true; ///< workflow tasks follow the timing, and differ where nothing else does
    /// Compares also what differs between any two runs: times, event ids, run ids, identities, stack traces.
    bool isStrict = false;
    /// Slower and faster means by at least so much, ns, ...
    Duration leastDuration{100 * NanosecondsPerMillisecond};
    double leastRatio = 0.25; ///< ... and by at least this part of the shorter one

    [[nodiscard]] bool reports(DifferenceKind kind) const { return isReported[static_cast<std::size_t>(kind)]; }
    /// Takes a word of the command line: a kind of difference, "timing" (slower and faster), "workflowTasks", or else the
    /// name of a field or key.
    void ignore(const QString& word);
};

} // namespace chronoscope
