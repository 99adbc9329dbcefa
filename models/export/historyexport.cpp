// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/historyexport.h"

#include "models/export/listwriter.h"
#include "models/formats/eventjson.h"

#include <temporal/api/history/v1/message.pb.h>

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

namespace chronoscope {

namespace protobuf = google::protobuf;

namespace {

/// Of the one field of History, "events": number 1, with a length.
constexpr std::uint8_t EventsTag = 0x0A;

Result<void> writeEventDocument(const History& history, PayloadStyle payloads, QIODevice& device,
                                const ExportOptions& options)
{
    ListText list;
    list.count = history.size();
    list.head = history.isEmpty() ? "{\n  \"events\": [" : "{\n  \"events\": [\n";
    list.tail = history.isEmpty() ? "]\n}\n" : "\n  ]\n}\n";
    list.separator = ",\n";
    list.append = [&history, payloads](std::string& target, std::size_t event) {
        target += "    ";
        appendEventJson(target, history, EventIndex(event), {JsonStyle::Indented, payloads, 2});
    };
    return writeList(list, device, options);
}

} // namespace

Result<void> writeJson(const RunSnapshot& run, QIODevice& device, const ExportOptions& options)
{
    return writeEventDocument(*run.history, PayloadStyle::Base64, device, options);
}

Result<void> writeReadable(const RunSnapshot& run, QIODevice& device, const ExportOptions& options)
{
    return writeEventDocument(*run.history, PayloadStyle::Readable, device, options);
}

Result<void> writeJsonLines(const RunSnapshot& run, QIODevice& device, const ExportOptions& options)
{
    const History& history = *run.history;
    ListText list;
    list.count = history.size();
    list.append = [&history](std::string& target, std::size_t event) {
        appendEventJson(target, history, EventIndex(event), {JsonStyle::Compact, PayloadStyle::Base64, 0});
        target += '\n';
    };
    return writeList(list, device, options);
}

Result<void> writeBinary(const RunSnapshot& run, QIODevice& device, const ExportOptions& options)
{
    const History& history = *run.history;
    ListText list;
    list.count = history.size();
    list.append = [&history](std::string& target, std::size_t index) {
        const HistoryEvent& event = history.event(EventIndex(index));
        protobuf::io::StringOutputStream stream(&target);
        protobuf::io::CodedOutputStream coded(&stream);
        coded.SetSerializationDeterministic(true);
        coded.WriteTag(EventsTag);
        coded.WriteVarint64(event.ByteSizeLong());
        event.SerializeWithCachedSizes(&coded);
    };
    return writeList(list, device, options);
}

} // namespace chronoscope
