// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/compare/compareoptions.h"
#include "models/compare/jsoncomparison.h"

#include <string>

namespace google::protobuf {
class FieldDescriptor;
}

namespace chronoscope {

/// Which fields of events say nothing about what a run did. Unless everything is compared these are times, event ids and
/// task ids, run ids and request ids, ids that SDKs count or draw (of activities, timers, update messages), identities,
/// stack traces, sizes of the history, links, headers of tracers, and clocks in markers; and what the options name.
/// Immutable; any thread may read it.
class IgnoredFields {
public:
    /// Ids of workflows are ignored when those of the two runs differ, since ids of children are made of them.
    IgnoredFields(const CompareOptions& options, bool haveSameWorkflowId);

    [[nodiscard]] bool isStrict() const { return m_isStrict; }
    [[nodiscard]] bool contains(const google::protobuf::FieldDescriptor& field) const;
    /// A key of a map: a header, a detail of a marker, a memo.
    [[nodiscard]] bool containsMapKey(const std::string& key) const { return m_mapKeys.contains(key); }
    /// Keys in JSON payloads.
    [[nodiscard]] const NameSet& payloadKeys(bool isInMarker) const
    {
        return isInMarker ? m_markerPayloadKeys : m_payloadKeys;
    }

private:
    NameSet m_fields;
    NameSet m_mapKeys;
    NameSet m_payloadKeys;
    NameSet m_markerPayloadKeys;
    bool m_isStrict;
};

} // namespace chronoscope
