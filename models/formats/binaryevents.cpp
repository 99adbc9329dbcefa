// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/binaryevents.h"

#include "models/formats/wireformat.h"
#include "models/formats/wireinspection.h"

#include <temporal/api/history/v1/message.pb.h>

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include <QCoreApplication>

#include <limits>

namespace chronoscope {

namespace protobuf = google::protobuf;

namespace {

/// Failure chains may nest deeper than the 100 levels that protobuf accepts by itself.
constexpr int MaximumMessageDepth = 500;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(HistoryReader)
};

bool parse(std::string_view bytes, HistoryEvent& event)
{
    if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()))
        return false;
    const int size = static_cast<int>(bytes.size());
    if (event.ParseFromArray(bytes.data(), size))
        return true;
    event.Clear();
    protobuf::io::ArrayInputStream array(bytes.data(), size);
    protobuf::io::CodedInputStream stream(&array);
    stream.SetRecursionLimit(MaximumMessageDepth);
    return event.ParseFromCodedStream(&stream) && stream.ConsumedEntireMessage();
}

Finding damage(std::string_view bytes, std::int64_t origin)
{
    Finding finding;
    finding.kind = Finding::Kind::DamagedEvent;
    finding.severity = Finding::Severity::Error;
    finding.byteOffset = origin;
    if (const std::int64_t id = binaryEventId(bytes); id > 0)
        finding.eventId = id;
    finding.message = Texts::tr("This event is damaged and could not be read (%1 bytes).").arg(bytes.size());
    finding.remedy = Texts::tr("Export the history again.");
    return finding;
}

} // namespace

void readBinaryEvent(std::string_view bytes, std::int64_t origin, HistoryChunk& chunk, FindingCollector& findings)
{
    auto* event = protobuf::Arena::CreateMessage<HistoryEvent>(&chunk.arena());
    bool isRead = parse(bytes, *event);
    if (!isRead) {
        std::string repaired(bytes);
        event->Clear();
        isRead = repairTexts(repaired, origin, findings) && parse(repaired, *event);
    }
    if (!isRead) {
        findings.add(damage(bytes, origin));
        return;
    }
    chunk.append(event);
    inspectEvent(bytes, origin, findings);
}

std::int64_t binaryEventId(std::string_view event)
{
    wire::Cursor cursor(event);
    wire::Field field;
    return cursor.next(field) && field.number == 1 && field.type == wire::Type::Varint
               ? static_cast<std::int64_t>(field.value)
               : 0;
}

} // namespace chronoscope
