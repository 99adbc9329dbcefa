// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/history.h"

#include <QString>

#include <optional>
#include <span>

namespace google::protobuf {
class FieldDescriptor;
class Message;
} // namespace google::protobuf

namespace chronoscope {

/// Reads attributes of events by the names of their fields, so that one table of names serves all event types.
/// Pure functions; messages live as long as their history.

/// The attributes message of an event; null when it has none that the schema knows.
[[nodiscard]] const google::protobuf::Message* attributesOf(const HistoryEvent& event);

/// A field that is set.
struct AttributeField {
    const google::protobuf::Message* message = nullptr; ///< that holds it
    const google::protobuf::FieldDescriptor* field = nullptr;
};

/// Follows proto names from the attributes: "workflow_execution.run_id". Nothing when it isn't there, or has its default.
[[nodiscard]] std::optional<AttributeField> findAttribute(const HistoryEvent& event, const char* path);
/// The first event of several that has it.
[[nodiscard]] std::optional<AttributeField> findAttribute(const History& history, std::span<const EventIndex> events,
                                                          const char* path);
/// The message at the path, null when it isn't there.
[[nodiscard]] const google::protobuf::Message*
findAttributeMessage(const History& history, std::span<const EventIndex> events, const char* path);

/// "start-to-close 10 s, heartbeat 5 s": all timeouts that are set; empty when none is.
[[nodiscard]] QString timeoutsText(const google::protobuf::Message& attributes);
/// "100 ms ×2, to 1 s, 3 attempts" of a temporal.api.common.v1.RetryPolicy.
[[nodiscard]] QString retryPolicyText(const google::protobuf::Message& policy);
/// "ValueError, TypeError": error types that a retry policy doesn't retry; empty when there are none.
[[nodiscard]] QString notRetriedText(const google::protobuf::Message& policy);

/// An enum value in words: PARENT_CLOSE_POLICY_REQUEST_CANCEL of ParentClosePolicy becomes "request cancel".
[[nodiscard]] QString enumWords(const AttributeField& field);

} // namespace chronoscope
