// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/mapaccess.h"

#include <temporal/api/history/v1/message.pb.h>

#include <string_view>
#include <unordered_map>

namespace chronoscope {

namespace protobuf = google::protobuf;
namespace common = temporal::api::common::v1;
namespace history = temporal::api::history::v1;

namespace {

template <typename Map>
auto* addKey(Map* map, std::string key)
{
    const auto [entry, isNew] = map->try_emplace(std::move(key));
    return isNew ? &entry->second : nullptr;
}

/// The map that a generated accessor such as Memo::mutable_fields returns, as a function without a state of its own.
template <typename Owner, auto MutableMap>
MapAccess messages()
{
    return {[](protobuf::Message& owner, std::string key) -> protobuf::Message* {
                return addKey((static_cast<Owner&>(owner).*MutableMap)(), std::move(key));
            },
            nullptr};
}

template <typename Owner, auto MutableMap>
MapAccess texts()
{
    return {nullptr, [](protobuf::Message& owner, std::string key) {
                return addKey((static_cast<Owner&>(owner).*MutableMap)(), std::move(key));
            }};
}

} // namespace

MapAccess mapAccess(const protobuf::FieldDescriptor& field)
{
    using Marker = history::MarkerRecordedEventAttributes;
    using NexusScheduled = history::NexusOperationScheduledEventAttributes;
    static const std::unordered_map<std::string_view, MapAccess> Known{
        {"temporal.api.common.v1.Payload.metadata", texts<common::Payload, &common::Payload::mutable_metadata>()},
        {"temporal.api.common.v1.Memo.fields", messages<common::Memo, &common::Memo::mutable_fields>()},
        {"temporal.api.common.v1.Header.fields", messages<common::Header, &common::Header::mutable_fields>()},
        {"temporal.api.common.v1.SearchAttributes.indexed_fields",
         messages<common::SearchAttributes, &common::SearchAttributes::mutable_indexed_fields>()},
        {"temporal.api.history.v1.MarkerRecordedEventAttributes.details", messages<Marker, &Marker::mutable_details>()},
        {"temporal.api.history.v1.NexusOperationScheduledEventAttributes.nexus_header",
         texts<NexusScheduled, &NexusScheduled::mutable_nexus_header>()},
        {"temporal.api.common.v1.Callback.Nexus.header",
         texts<common::Callback_Nexus, &common::Callback_Nexus::mutable_header>()},
    };
    const auto found = Known.find(field.full_name());
    return found == Known.end() ? MapAccess{} : found->second;
}

} // namespace chronoscope
