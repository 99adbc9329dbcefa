// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/runcells.h"

namespace chronoscope {

/// The cells of the group table: a source is a group, a column one of GroupTableModel::Column.
class GroupCells : public RunCells {
public:
    using RunCells::RunCells;

    [[nodiscard]] std::size_t sourceCount() const override { return groups().size(); }
    [[nodiscard]] EventIndex eventOf(std::uint32_t source) const override { return group(source).firstEvent; }
    [[nodiscard]] GroupIndex groupOf(std::uint32_t source) const override { return GroupIndex(source); }
    /// New events may give the groups another order; then it is false although the history only grew.
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
    [[nodiscard]] const EventGroup& group(std::uint32_t source) const { return groups().group(GroupIndex(source)); }
    [[nodiscard]] QString failure(GroupIndex index) const;
    /// Bytes of input or result; none where the history records no such payload.
    [[nodiscard]] std::optional<std::int64_t> sizeIn(GroupIndex index, int column) const;
    /// While a group is open: from its start, as far as that is recorded, to the last event of the run.
    [[nodiscard]] std::optional<Duration> timeSoFar(const EventGroup& group) const;
};

} // namespace chronoscope
