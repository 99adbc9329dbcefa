// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/history.h"
#include "models/payload/decodedpayload.h"

#include <QString>

#include <memory>
#include <vector>

namespace google::protobuf {
class FieldDescriptor;
class Message;
} // namespace google::protobuf

namespace chronoscope {

/// What a payload is to its event.
enum class PayloadRole : std::uint8_t {
    Input,          ///< arguments of a workflow, activity, signal, update, child or Nexus operation
    Result,         ///< what it returned
    Details,        ///< of markers, cancellations, terminations and application failures
    Heartbeat,      ///< last heartbeat details of a failure
    LastResult,     ///< result of the previous run of a cron or continue-as-new chain
    EncodedFailure, ///< message and stack trace of a failure, behind a codec
    Header,
    Memo,
    SearchAttribute,
    Summary,     ///< of user metadata
    UserDetails, ///< of user metadata
    Other
};
/// Translated, for people: "Input", "Search attribute".
[[nodiscard]] QString displayName(PayloadRole role);
/// What the payloads in a field are, when what is around the field is "outer": the innermost field that names a role
/// decides.
[[nodiscard]] PayloadRole payloadRoleBelow(const google::protobuf::FieldDescriptor& field, PayloadRole outer);

/// One payload of an event, and where it stands.
struct EventPayload {
    QString path;      ///< JSON names below the event: "activityTaskScheduledEventAttributes.input.payloads[0]"
    QString name;      ///< key of a map ("traceparent"), else empty
    int position = -1; ///< position in its list; -1 for a single one
    PayloadRole role = PayloadRole::Other;
    DecodedPayload payload;
};

/// All payloads of an event in the order of its fields, by reflection: also those of fields and event types that did not
/// exist when this was written. Entries of maps come sorted by key. Their bytes stay in the history.
[[nodiscard]] std::vector<EventPayload> collectPayloads(const std::shared_ptr<const History>& history,
                                                        EventIndex event);

/// The same for any message; paths are relative to it. The owner keeps the message alive.
[[nodiscard]] std::vector<EventPayload> collectPayloads(const google::protobuf::Message& message,
                                                        const std::shared_ptr<const void>& owner);

} // namespace chronoscope
