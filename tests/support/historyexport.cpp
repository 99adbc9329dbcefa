// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/historygenerator.h"

#include <temporal/api/history/v1/message.pb.h>

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <google/protobuf/util/json_util.h>

#include <QtGlobal>

namespace chronoscope::test {

QByteArray toJson(const History& history, bool isIndented)
{
    google::protobuf::util::JsonPrintOptions options;
    options.add_whitespace = isIndented;
    QByteArray json = "{\"events\":[";
    std::string event;
    for (std::size_t position = 0; position < history.size(); ++position) {
        event.clear();
        const auto status =
            google::protobuf::util::MessageToJsonString(history.event(EventIndex(position)), &event, options);
        if (!status.ok())
            qFatal("event %zu cannot be written as JSON: %s", position, status.ToString().c_str());
        if (position > 0)
            json += ',';
        json.append(event.data(), static_cast<qsizetype>(event.size()));
    }
    return json + "]}";
}

QByteArray toBinary(const History& history)
{
    using google::protobuf::io::CodedOutputStream;
    // Tag and length of History.events, then the event itself: no copy of the messages is needed.
    std::string binary;
    google::protobuf::io::StringOutputStream stream(&binary);
    {
        CodedOutputStream coded(&stream);
        coded.SetSerializationDeterministic(true); // Maps have no order of their own.
        for (std::size_t position = 0; position < history.size(); ++position) {
            const HistoryEvent& event = history.event(EventIndex(position));
            coded.WriteTag(static_cast<std::uint32_t>(temporal::api::history::v1::History::kEventsFieldNumber) << 3 |
                           2U);
            coded.WriteVarint32(static_cast<std::uint32_t>(event.ByteSizeLong()));
            event.SerializeWithCachedSizes(&coded);
        }
    }
    return QByteArray::fromStdString(binary);
}

} // namespace chronoscope::test
