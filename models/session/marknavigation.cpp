// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/marknavigation.h"

#include "models/history/eventtype.h"
#include "models/session/document.h"

#include <QCoreApplication>

#include <algorithm>
#include <vector>

namespace chronoscope {

namespace {

void bringIntoView(ViewRange& range, Instant time)
{
    if (!time.isValid() || (time >= range.start() && time <= range.end()))
        return;
    const Duration half{range.span().nanoseconds / 2};
    const Instant start(time.nanoseconds() - half.nanoseconds);
    range.show(start, start + range.span());
}

Instant placeOf(Document& document)
{
    const EventIndex selected = document.selection().event();
    if (selected.isValid() && document.snapshot()->history->time(selected).isValid())
        return document.snapshot()->history->time(selected);
    const ViewRange& range = document.viewRange();
    return range.start() + Duration{range.span().nanoseconds / 2};
}

} // namespace

void goToMark(Document& document, const Mark& mark)
{
    const EventIndex event = document.marks().eventOf(mark);
    if (event.isValid())
        document.selection().selectEvent(event);
    else
        document.selection().clear();
    bringIntoView(document.viewRange(), mark.time);
}

const Mark* neighbourMark(Document& document, const QUuid& from, bool forward)
{
    const std::vector<Mark>& marks = document.marks().marks();
    if (marks.empty())
        return nullptr;
    const auto count = static_cast<std::ptrdiff_t>(marks.size());
    auto place = std::ranges::find(marks, from, &Mark::id) - marks.begin();
    if (place < count)
        return &marks[static_cast<std::size_t>((place + (forward ? 1 : count - 1)) % count)];
    const Instant time = placeOf(document);
    const auto isUntil = [&](const Mark& mark) { return mark.time.isValid() && mark.time <= time; };
    const auto isBefore = [&](const Mark& mark) { return mark.time.isValid() && mark.time < time; };
    place = forward ? std::ranges::partition_point(marks, isUntil) - marks.begin()
                    : std::ranges::partition_point(marks, isBefore) - marks.begin() + count - 1;
    return &marks[static_cast<std::size_t>(place % count)];
}

QString markPlaceText(Document& document, const Mark& mark)
{
    if (!mark.eventId)
        return QCoreApplication::translate("Marks", "Moment");
    const EventIndex event = document.marks().eventOf(mark);
    if (!event.isValid())
        return QCoreApplication::translate("Marks", "Event %1, which this history lacks").arg(*mark.eventId);
    return QCoreApplication::translate("Marks", "Event %1, %2")
        .arg(*mark.eventId)
        .arg(eventTypeDisplayName(*document.snapshot()->history, event));
}

} // namespace chronoscope
