// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/history.h"

#include <QString>

#include <vector>

namespace temporal::api::failure::v1 {
class Failure;
}

namespace chronoscope {

/// What kind of failure info temporal.api.failure.v1.Failure carries.
enum class FailureKind : std::uint8_t {
    Application,
    Timeout,
    Cancelled,
    Terminated,
    Server,
    Reset,
    Activity,
    ChildWorkflow,
    NexusOperation,
    NexusHandler,
    Cause,  ///< no Failure message: the event only gives an enum value for the cause
    Unknown ///< of a newer server, or none
};
/// Translated for people: "Application failure".
[[nodiscard]] QString displayName(FailureKind kind);

/// One failure of a chain. Raw texts of the file, each cut at 1 MiB; may have several lines.
struct FailureLink {
    FailureKind kind = FailureKind::Unknown;
    QString message;
    /// Application: its type ("ValueError"). Timeout: which one ("StartToClose"). Activity and child: their type.
    /// Nexus: "service.operation", or the handler's error type. Cause: the enum value ("WorkflowAlreadyExists").
    QString type;
    QString source; ///< "GoSDK", "Server", ...
    QString stackTrace;
    QString retryState; ///< "MaximumAttemptsReached"; empty where not recorded
    QString identity;   ///< of the worker or client, where recorded
    bool isNonRetryable = false;
    /// Message and stack trace lie in an encoded payload, which only the user's codec can open.
    bool isEncoded = false;
};

/// A failure with what caused it: the outermost first. Empty when an event has none.
struct FailureChain {
    std::vector<FailureLink> links;
    bool isOfEarlierAttempt = false; ///< lastFailure of a started activity, continuedFailure of a retried workflow
    bool isCut = false;              ///< more than 100 causes

    [[nodiscard]] bool isEmpty() const { return links.empty(); }
};

/// The failure that an event carries. Pure, any thread.
[[nodiscard]] FailureChain failureOf(const HistoryEvent& event);

/// Whether failureOf() would find anything; cheap.
[[nodiscard]] bool carriesFailure(const HistoryEvent& event);

/// The failure message of an event, its own or of an earlier attempt; null when there is none.
[[nodiscard]] const temporal::api::failure::v1::Failure* failureMessageOf(const HistoryEvent& event);

/// What a person reads first: the innermost message, "type: message", on one line; empty when there is none.
[[nodiscard]] QString oneLine(const FailureChain& chain);

} // namespace chronoscope
