// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/formats/readerhelpers.h"

#include <span>

namespace chronoscope::test {

/// One event and what the reader made of it.
struct ReadEvent {
    ReadRun run;
    [[nodiscard]] const HistoryEvent& event() const { return run.history->event(EventIndex(0U)); }
    [[nodiscard]] std::span<const UnknownJson> unknown() const { return run.history->unknownJson(EventIndex(0U)); }
    [[nodiscard]] QStringList unknownLines() const
    {
        QStringList lines;
        for (const UnknownJson& item : unknown())
            lines << QString::fromStdString(item.path + (item.isValue ? "=" : ":") + item.json);
        return lines;
    }
};

/// The only event of a file.
[[nodiscard]] inline ReadEvent readEvent(const QByteArray& event)
{
    return {onlyRun("{\"events\":[" + event + "]}")};
}

/// An activity's scheduled event with these members in its attributes.
[[nodiscard]] inline ReadEvent readActivity(const QByteArray& members)
{
    return readEvent(
        R"({"eventId":"5","eventType":"EVENT_TYPE_ACTIVITY_TASK_SCHEDULED","activityTaskScheduledEventAttributes":{)" +
        members + "}}");
}

[[nodiscard]] inline const auto& activity(const ReadEvent& read)
{
    return read.event().activity_task_scheduled_event_attributes();
}

} // namespace chronoscope::test
