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

/// The maps that generated accessors such as Memo::mutable_fields and Memo::fields return, as functions without a state of
/// their own.
template <typename Owner, auto MutableMap, auto Map>
MapAccess messages()
{
    return {[](protobuf::Message& owner, std::string key) -> protobuf::Message* {
                return addKey((static_cast<Owner&>(owner).*MutableMap)(), std::move(key));
            },
            nullptr,
            [](const protobuf::Message& owner) {
                std::vector<MapEntry> entries;
                for (const auto& entry : (static_cast<const Owner&>(owner).*Map)())
                    entries.push_back({&entry.first, &entry.second, nullptr});
                return entries;
            }};
}

template <typename Owner, auto MutableMap, auto Map>
MapAccess texts()
{
    return {nullptr,
            [](protobuf::Message& owner, std::string key) {
                return addKey((static_cast<Owner&>(owner).*MutableMap)(), std::move(key));
            },
            [](const protobuf::Message& owner) {
                std::vector<MapEntry> entries;
                for (const auto& entry : (static_cast<const Owner&>(owner).*Map)())
                    entries.push_back({&entry.first, nullptr, &entry.second});
                return entries;
            }};
}

} // namespace

MapAccess mapAccess(const protobuf::FieldDescriptor& field)
{
    using Marker = history::MarkerRecordedEventAttributes;
    using NexusScheduled = history::NexusOperationScheduledEventAttributes;
    static const std::unordered_map<std::string_view, MapAccess> Known{
        {"temporal.api.common.v1.Payload.metadata",
         texts<common::Payload, &common::Payload::mutable_metadata, &common::Payload::metadata>()},
        {"temporal.api.common.v1.Memo.fields",
         messages<common::Memo, &common::Memo::mutable_fields, &common::Memo::fields>()},
        {"temporal.api.common.v1.Header.fields",
         messages<common::Header, &common::Header::mutable_fields, &common::Header::fields>()},
        {"temporal.api.common.v1.SearchAttributes.indexed_fields",
         messages<common::SearchAttributes, &common::SearchAttributes::mutable_indexed_fields,
                  &common::SearchAttributes::indexed_fields>()},
        {"temporal.api.history.v1.MarkerRecordedEventAttributes.details",
         messages<Marker, &Marker::mutable_details, &Marker::details>()},
        {"temporal.api.history.v1.NexusOperationScheduledEventAttributes.nexus_header",
         texts<NexusScheduled, &NexusScheduled::mutable_nexus_header, &NexusScheduled::nexus_header>()},
        {"temporal.api.common.v1.Callback.Nexus.header",
         texts<common::Callback_Nexus, &common::Callback_Nexus::mutable_header, &common::Callback_Nexus::header>()},
    };
    const auto found = Known.find(field.full_name());
    return found == Known.end() ? MapAccess{} : found->second;
}

} // namespace chronoscope
