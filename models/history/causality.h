// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/history.h"

#include <QString>

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace chronoscope {

/// How one event led to another.
enum class CauseKind : std::uint8_t {
    Command,      ///< the workflow's code asked for it in the workflow task that the cause completed
    Dispatch,     ///< was scheduled, and a worker, another workflow or a service began with it
    Outcome,      ///< was going on, and ended so
    Answer,       ///< was asked of another workflow or operation, which answered
    Cancellation, ///< asked for the end
    Wake,         ///< came, and a workflow task was scheduled to tell the workflow
    Delivery,     ///< came while a workflow task was waiting for a worker and was told with it; or brought the update
    Retry,        ///< a workflow task failed or timed out, and the next one tries again
    Continuation, ///< the worker completed a workflow task and got the next one at once
    Handler,      ///< a signal or update whose handler issued the command, as the SDK noted (event group markers)
    Subject       ///< what it is about: the timer that is cancelled, the activity that is to be cancelled
};
constexpr std::size_t CauseKindCount = 11;

/// Why an event has no cause within its history.
enum class Origin : std::uint8_t {
    None, ///< it has a cause
    StartedFromOutside,
    StartedByParent,
    ContinuedFromEarlierRun, ///< continue-as-new, retry, cron
    SignalFromOutside,
    SignalFromWorkflow,
    UpdateFromOutside,
    CancelRequestedFromOutside,
    CancelRequestedByWorkflow,
    TerminatedFromOutside,
    PausedFromOutside, ///< or resumed
    OptionsChangedFromOutside,
    ServerDecision, ///< a timeout of the run, skipped time, a limit
    NotRecorded,    ///< the history lacks it: a fragment, or nothing that servers write down
    UnknownType     ///< of the event
};
constexpr std::size_t OriginCount = 15;

/// "command", "dispatch", ...: the word that scripts see.
[[nodiscard]] QString toString(CauseKind kind);
/// "startedFromOutside", ...; empty for None.
[[nodiscard]] QString toString(Origin origin);
/// A translated phrase for people: "started by a client or a schedule". Empty for None.
[[nodiscard]] QString displayName(Origin origin);

/// The other end of a link: a cause or an effect.
struct CausalLink {
    EventIndex event;
    CauseKind kind = CauseKind::Command;

    friend bool operator==(const CausalLink&, const CausalLink&) = default;
};

/// What caused each event of a history, and what each event caused. Causes always stand before their effects, so links
/// never go round. The rules are those by which the server writes histories (docs/architecture of temporalio/temporal;
/// reference fields as in temporal/api/history/v1/message.proto). Immutable; any thread may read it.
class Causality {
public:
    /// Linear in the number of events; meant for the pool.
    [[nodiscard]] static std::shared_ptr<const Causality> build(const History& history);

    [[nodiscard]] std::size_t size() const { return m_origins.size(); }
    /// The main cause first. Empty for events with an origin.
    [[nodiscard]] std::span<const CausalLink> causesOf(EventIndex event) const
    {
        return between(m_causes, m_firstCause, event);
    }
    /// In the order of the events.
    [[nodiscard]] std::span<const CausalLink> effectsOf(EventIndex event) const
    {
        return between(m_effects, m_firstEffect, event);
    }
    /// None exactly where there is a cause.
    [[nodiscard]] Origin originOf(EventIndex event) const { return m_origins[event.value]; }
    /// Not valid where there is none.
    [[nodiscard]] EventIndex mainCauseOf(EventIndex event) const
    {
        const std::span<const CausalLink> causes = causesOf(event);
        return causes.empty() ? EventIndex() : causes.front().event;
    }
    /// All links of the history.
    [[nodiscard]] std::size_t linkCount() const { return m_causes.size(); }

private:
    friend class CausalityBuilder;
    [[nodiscard]] static std::span<const CausalLink> between(const std::vector<CausalLink>& links,
                                                             const std::vector<std::uint32_t>& first, EventIndex event)
    {
        return std::span(links).subspan(first[event.value], first[event.value + 1] - first[event.value]);
    }

    std::vector<std::uint32_t> m_firstCause; ///< into m_causes; one more than there are events
    std::vector<CausalLink> m_causes;
    std::vector<std::uint32_t> m_firstEffect;
    std::vector<CausalLink> m_effects;
    std::vector<Origin> m_origins;
};

} // namespace chronoscope
