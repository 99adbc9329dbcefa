// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/csvexport.h"

#include "models/export/csvrow.h"
#include "models/export/listwriter.h"
#include "models/export/payloadsizes.h"
#include "models/history/eventtype.h"
#include "models/history/failuretext.h"
#include "models/payload/eventpayloads.h"

#include <initializer_list>

namespace chronoscope {

namespace {

constexpr int LongestPayloads = 2000;

std::string headOf(std::initializer_list<const char16_t*> columns)
{
    std::string head;
    CsvRow row(head);
    for (const char16_t* column : columns)
        row.text(column);
    row.end();
    return head;
}

void addFailure(CsvRow& row, const History& history, EventIndex event)
{
    if (event.isValid() && carriesFailure(history.event(event)))
        row.text(oneLine(failureOf(history.event(event))));
    else
        row.empty();
}

void addPayloads(CsvRow& row, const std::shared_ptr<const History>& history, EventIndex event)
{
    std::vector<DecodedPayload> payloads;
    std::int64_t bytes = 0;
    for (EventPayload& found : collectPayloads(history, event)) {
        bytes += found.payload.sizeBytes();
        payloads.push_back(std::move(found.payload));
    }
    row.number(bytes);
    row.text(payloadPreview(payloads, LongestPayloads));
}

void appendEventRow(std::string& target, const RunSnapshot& run, EventIndex event)
{
    const History& history = *run.history;
    const GroupIndex group = run.groups->groupOf(event);
    const Instant time = history.time(event);
    CsvRow row(target);
    row.number(history.eventId(event));
    row.time(time);
    if (time.isValid())
        row.seconds(time - history.earliest());
    else
        row.empty();
    row.text(eventTypeName(history, event));
    row.text(toString(run.groups->group(group).kind));
    row.text(run.groups->name(group));
    row.number(history.eventId(run.groups->group(group).firstEvent));
    row.text(run.groups->summary(group));
    row.number(history.byteSize(event));
    addPayloads(row, run.history, event);
    addFailure(row, history, event);
    row.end();
}

void addSpan(CsvRow& row, Instant from, Instant to)
{
    if (from.isValid() && to.isValid())
        row.seconds(to - from);
    else
        row.empty();
}

void appendGroupRow(std::string& target, const RunSnapshot& run, GroupIndex index)
{
    const EventGroups& groups = *run.groups;
    const EventGroup& group = groups.group(index);
    const std::span<const EventIndex> members = groups.members(index);
    const PayloadSizes sizes = payloadSizes(run.history, members);
    CsvRow row(target);
    row.number(run.history->eventId(members.front()));
    row.number(run.history->eventId(members.back()));
    row.number(static_cast<std::int64_t>(members.size()));
    row.text(toString(group.kind));
    row.text(groups.name(index));
    row.text(groups.summary(index));
    row.text(toString(group.status));
    if (group.attempts > 0)
        row.number(group.attempts);
    else
        row.empty();
    row.time(group.start);
    row.time(group.started);
    row.time(group.end);
    addSpan(row, group.start, group.started);
    addSpan(row, group.start, group.end);
    row.text(groups.taskQueue(index));
    row.text(groups.worker(index));
    row.number(sizes.input);
    row.number(sizes.result);
    addFailure(row, *run.history, groups.failureEvent(index));
    row.end();
}

} // namespace

Result<void> writeEventCsv(const RunSnapshot& run, QIODevice& device, const ExportOptions& options)
{
    ListText list;
    list.head = headOf({u"eventId", u"time", u"sinceStartSeconds", u"type", u"groupKind", u"groupName",
                        u"groupFirstEventId", u"summary", u"bytes", u"payloadBytes", u"payloads", u"failure"});
    list.count = run.history->size();
    list.append = [&run](std::string& target, std::size_t event) { appendEventRow(target, run, EventIndex(event)); };
    return writeList(list, device, options);
}

Result<void> writeGroupCsv(const RunSnapshot& run, QIODevice& device, const ExportOptions& options)
{
    ListText list;
    list.head = headOf({u"firstEventId", u"lastEventId", u"events", u"kind", u"name", u"summary", u"status",
                        u"attempts", u"start", u"started", u"end", u"queueSeconds", u"durationSeconds", u"taskQueue",
                        u"worker", u"inputBytes", u"resultBytes", u"failure"});
    list.count = run.groups->size();
    list.append = [&run](std::string& target, std::size_t group) { appendGroupRow(target, run, GroupIndex(group)); };
    return writeList(list, device, options);
}

} // namespace chronoscope
