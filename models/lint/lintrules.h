// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lint/lint.h"

#include <QCoreApplication>
#include <QString>

#include <vector>

namespace chronoscope {

/// Where the texts of all lints are translated.
struct LintTexts {
    Q_DECLARE_TR_FUNCTIONS(Lint)
};

/// What every rule looks at.
struct LintContext {
    const RunSnapshot& snapshot;
    const WorkflowTasks& tasks;
    const StateIndex& states;

    EventIndex close;            ///< the event that closed the run; not valid while it is open
    bool isWhole = true;         ///< it begins with WorkflowExecutionStarted
    bool isTimeSkipped = false;  ///< times are no wall clock
    bool isClosedByCode = false; ///< completed, failed, cancelled or continued as new, and not from outside

    LintContext(const RunSnapshot& snapshot, const WorkflowTasks& tasks, const StateIndex& states);

    [[nodiscard]] const History& history() const { return *snapshot.history; }
    [[nodiscard]] const EventGroups& groups() const { return *snapshot.groups; }
    /// "12"
    [[nodiscard]] QString id(EventIndex event) const { return QString::number(history().eventId(event)); }
    /// "event 12 (TimerStarted)"; translated.
    [[nodiscard]] QString event(EventIndex event) const;
    /// The name of a group in quotes, bounded: “charge_card”; its kind where it has no name.
    [[nodiscard]] QString name(GroupIndex group) const;
};

using Lints = std::vector<Lint>;

/// Hostile text in quotes on one line, bounded.
[[nodiscard]] QString quoted(const QString& text);
/// Event ids for people: "event 5", "events 5, 12 and 14", "events 5, 12, 14 and 37 more"; translated.
[[nodiscard]] QString eventList(const LintContext& context, const std::vector<EventIndex>& events);
/// Sorts the events and keeps MaximumEvents of them.
[[nodiscard]] Lint makeLint(Lint::Kind kind, Lint::Severity severity, const QString& message, const QString& remedy,
                            std::vector<EventIndex> events);

/// One for each family of rules; each adds what it finds.
void lintHistoryShape(const LintContext& context, Lints& lints);
void lintWorkflowTasks(const LintContext& context, Lints& lints);
void lintNondeterminism(const LintContext& context, Lints& lints);
void lintLimits(const LintContext& context, Lints& lints);
/// Of lintLimits().
void lintPayloadSizes(const LintContext& context, Lints& lints);
void lintActivities(const LintContext& context, Lints& lints);
void lintTimers(const LintContext& context, Lints& lints);
void lintVersions(const LintContext& context, Lints& lints);
void lintMessages(const LintContext& context, Lints& lints);
void lintLeftOpen(const LintContext& context, Lints& lints);

} // namespace chronoscope
