// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/error.h"
#include "models/filter/filtercondition.h"
#include "models/history/eventgroup.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <vector>

namespace chronoscope {

/// Something asked of a run's state after an event.
struct StateCondition {
    enum class Subject : std::uint8_t {
        OpenActivities, ///< at least so many of them are open
        OpenTimers,
        OpenChildWorkflows,
        OpenNexusOperations,
        OpenUpdates,         ///< accepted and not completed
        WorkflowTaskAttempt, ///< a workflow task is pending, and this is at least its so manieth attempt
        HistoryEvents,       ///< so many events, or more
        HistoryBytes,        ///< so many bytes, or more: as the server counts them
        SignalsReceived,     ///< so many up to here, or more
        Paused,
        CancelRequested,
        VersionTaken ///< the version or patch of this id was recorded; any, when no id is given
    };
    Subject subject = Subject::OpenActivities;
    std::int64_t atLeast = 1; ///< where the subject is a number
    QString version;          ///< for VersionTaken

    friend bool operator==(const StateCondition&, const StateCondition&) = default;
};
constexpr std::size_t StateSubjectCount = 12;
/// "openActivities", "paused", "versionTaken", ...: the word in JSON.
[[nodiscard]] QString toString(StateCondition::Subject subject);
/// Translated, for people: "Open activities".
[[nodiscard]] QString displayName(StateCondition::Subject subject);
/// True where a number is asked for.
[[nodiscard]] bool isNumber(StateCondition::Subject subject);

/// Where replay is to stop: at events of a kind, in a state, or both. A value; any thread.
///
/// What is asked of events is read as filters are (see FilterConditions), but a status holds only at the event that
/// brought it. All that is asked of the state must hold after the event. A breakpoint that asks of the state alone stops
/// where it comes to hold, and not at every event while it does.
struct Breakpoint {
    bool isEnabled = true;
    FilterConditions events;
    std::vector<StateCondition> state;

    friend bool operator==(const Breakpoint&, const Breakpoint&) = default;
    /// Asks for nothing, and so stops nowhere.
    [[nodiscard]] bool isEmpty() const { return events.empty() && state.empty(); }
};

/// What an event asks for when somebody wants to stop at such events: its type, and the name of its group where that is
/// more than a number.
[[nodiscard]] Breakpoint breakpointAt(const EventGroups& groups, EventIndex event);

/// In words, on one line of bounded length: "Event Activity task scheduled · Activity charge_card · open timers ≥ 2".
[[nodiscard]] QString breakpointText(const Breakpoint& breakpoint);

/// More are refused, and so are more conditions of one breakpoint.
constexpr std::size_t MaximumBreakpoints = 100;
constexpr std::size_t MaximumStateConditions = 20;
/// Longer texts are refused, in bytes.
constexpr qsizetype LongestBreakpointJson = 1024 * 1024;

/// Breakpoints as compact JSON, conditions of events as in filtersToJson():
///
///     {"version":1,"breakpoints":[{"enabled":true,"events":[{"eventType":"TimerFired"}],
///      "state":[{"openTimers":2},{"paused":true},{"versionTaken":"fee"}]}]}
[[nodiscard]] QByteArray breakpointsToJson(const std::vector<Breakpoint>& breakpoints);
/// Reads what breakpointsToJson() wrote; errors as those of filtersFromJson().
[[nodiscard]] Result<std::vector<Breakpoint>> breakpointsFromJson(const QByteArray& json);

} // namespace chronoscope
