// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/runcells.h"

namespace chronoscope {

/// The cells of the event table: a source is an event, a column one of EventTableModel::Column.
class EventCells : public RunCells {
public:
    using RunCells::RunCells;

    [[nodiscard]] std::size_t sourceCount() const override { return history().size(); }
    [[nodiscard]] EventIndex eventOf(std::uint32_t source) const override { return EventIndex(source); }
    [[nodiscard]] GroupIndex groupOf(std::uint32_t source) const override { return groupOf(EventIndex(source)); }
    [[nodiscard]] bool continues(const RunSnapshot& former) const override;

    [[nodiscard]] QString text(std::uint32_t source, int column) const override;
    [[nodiscard]] QString detail(std::uint32_t source, int column) const override;
    [[nodiscard]] QString toolTip(std::uint32_t source, int column) const override;
    [[nodiscard]] std::optional<Status> glyph(std::uint32_t source, int column) const override;
    [[nodiscard]] int style(std::uint32_t source, int column) const override;

protected:
    [[nodiscard]] bool isNumber(int column) const override;
    [[nodiscard]] std::int64_t numberKey(std::uint32_t source, int column) const override;

private:
    [[nodiscard]] GroupIndex groupOf(EventIndex event) const { return groups().groupOf(event); }
    [[nodiscard]] const EventGroup& groupOfEvent(EventIndex event) const { return groups().group(groupOf(event)); }
    [[nodiscard]] bool isFirstOfGroup(EventIndex event) const { return groupOfEvent(event).firstEvent == event; }
    /// The event with which a group came to its end.
    [[nodiscard]] bool isEndOfGroup(EventIndex event) const;

    [[nodiscard]] QString what(EventIndex event) const;
    [[nodiscard]] QString failure(EventIndex event) const;
    [[nodiscard]] QString payloadText(EventIndex event) const;
    [[nodiscard]] std::optional<Duration> took(EventIndex event) const;
    [[nodiscard]] std::optional<Duration> offset(EventIndex event) const;
    [[nodiscard]] std::optional<Duration> delta(EventIndex event) const;
    [[nodiscard]] std::int32_t shownAttempts(EventIndex event) const;
};

} // namespace chronoscope
