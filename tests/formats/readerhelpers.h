// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/historyreader.h"

#ifndef Q_MOC_RUN // moc cannot read the enums of the generated headers
#include <temporal/api/history/v1/message.pb.h>

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#endif

#include <QtTest>

#include <algorithm>
#include <string>
#include <vector>

namespace chronoscope::test {

[[nodiscard]] inline Result<std::vector<ReadRun>> readBytes(const QByteArray& bytes, const QString& name = "test")
{
    return readHistories(*bytesInMemory(bytes, name), {});
}

[[nodiscard]] inline Result<std::vector<ReadRun>> readFile(const QString& path)
{
    return openFile(path).and_then(
        [](const std::shared_ptr<const ByteSource>& source) { return readHistories(*source, {}); });
}

/// The one run of bytes that must hold one; ends the test program otherwise.
[[nodiscard]] inline ReadRun onlyRun(const QByteArray& bytes)
{
    auto runs = readBytes(bytes);
    if (!runs || runs->size() != 1)
        qFatal("expected one run: %s",
               runs ? qPrintable(QString::number(runs->size())) : qPrintable(runs.error().oneLine()));
    ReadRun run = std::move(runs->front());
    return run;
}

/// Bytes of a message in which maps have a fixed order, for comparing.
[[nodiscard]] inline std::string canonicalBytes(const google::protobuf::Message& message)
{
    std::string bytes;
    {
        google::protobuf::io::StringOutputStream stream(&bytes);
        google::protobuf::io::CodedOutputStream coded(&stream);
        coded.SetSerializationDeterministic(true);
        message.SerializeToCodedStream(&coded);
    }
    return bytes;
}

[[nodiscard]] inline std::vector<std::string> canonicalEvents(const History& history)
{
    std::vector<std::string> events;
    events.reserve(history.size());
    for (std::size_t index = 0; index < history.size(); ++index)
        events.push_back(canonicalBytes(history.event(EventIndex(index))));
    return events;
}

/// Events of a message in the order in which a History has them.
[[nodiscard]] inline std::vector<std::string> canonicalEvents(const temporal::api::history::v1::History& history)
{
    std::vector<const HistoryEvent*> order;
    order.reserve(static_cast<std::size_t>(history.events_size()));
    for (const HistoryEvent& event : history.events())
        order.push_back(&event);
    std::stable_sort(order.begin(), order.end(),
                     [](const HistoryEvent* a, const HistoryEvent* b) { return a->event_id() < b->event_id(); });
    std::vector<std::string> events;
    events.reserve(order.size());
    for (const HistoryEvent* event : order)
        events.push_back(canonicalBytes(*event));
    return events;
}

/// "unknownField", ... of all findings.
[[nodiscard]] inline QStringList kindsOf(const std::vector<Finding>& findings)
{
    QStringList kinds;
    for (const Finding& finding : findings)
        kinds << toString(finding.kind);
    return kinds;
}

[[nodiscard]] inline QStringList linesOf(const std::vector<Finding>& findings)
{
    QStringList lines;
    for (const Finding& finding : findings)
        lines << finding.oneLine();
    return lines;
}

/// "eventId" of every event, in order.
[[nodiscard]] inline std::vector<std::int64_t> idsOf(const History& history)
{
    std::vector<std::int64_t> ids;
    ids.reserve(history.size());
    for (std::size_t index = 0; index < history.size(); ++index)
        ids.push_back(history.eventId(EventIndex(index)));
    return ids;
}

} // namespace chronoscope::test
