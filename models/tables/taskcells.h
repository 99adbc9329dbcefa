// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/replay/taskfacts.h"
#include "models/tables/runcells.h"

#include <memory>
#include <optional>
#include <vector>

namespace chronoscope {

/// What stands in the cells of a table over the workflow tasks of a run: pure functions. A source is the position of a
/// task; columns are those of TaskTableModel. Immutable; any thread may read it.
class TaskCells {
public:
    /// Reads the facts of every task: linear, meant for the pool.
    explicit TaskCells(std::shared_ptr<const WorkflowTasks> tasks);

    [[nodiscard]] const WorkflowTasks& tasks() const { return *m_tasks; }
    [[nodiscard]] std::size_t size() const { return m_facts.size(); }
    [[nodiscard]] const TaskFacts& facts(std::uint32_t source) const { return m_facts[source]; }

    [[nodiscard]] QString text(std::uint32_t source, int column, const TimeText& timeText) const;
    /// What the cell does not have room for.
    [[nodiscard]] QString toolTip(std::uint32_t source, int column, const TimeText& timeText) const;
    /// The outcome as the status whose glyph stands for it.
    [[nodiscard]] Status status(std::uint32_t source) const;
    /// For columns that sort by a number, EmptySortKey for an empty cell; nothing for columns that sort by their text.
    [[nodiscard]] std::optional<std::int64_t> number(std::uint32_t source, int column) const;
    /// The last event that is part of the task: of its answer, else its own, else what it is told.
    [[nodiscard]] EventIndex lastEvent(std::uint32_t source) const;

private:
    [[nodiscard]] QString flagsText(std::uint32_t source) const;

    std::shared_ptr<const WorkflowTasks> m_tasks;
    std::vector<TaskFacts> m_facts;
    Instant m_runStart;
};

/// "Completed", "Waits for a worker", ...: how a task stands; translated.
[[nodiscard]] QString taskOutcomeText(const WorkflowTask& task);

} // namespace chronoscope
