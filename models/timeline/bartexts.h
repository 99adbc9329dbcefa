// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/eventgroup.h"

#include <QString>

#include <cstdint>
#include <memory>

namespace chronoscope {

/// By what bars are put into sections.
enum class Grouping { Category, ActivityType, Worker, TaskQueue };

/// The texts of bars, known by the number of their group. Must be safe to call on any thread.
class BarTexts {
public:
    static constexpr std::uint32_t WaitingFlag = 0x8000'0000;

    virtual ~BarTexts() = default;
    /// The number of a text by which the grouping sorts (activity type, worker, task queue); 0 where it has none. Of
    /// workers: who took it; while nobody has, the task queue in which it waits, with WaitingFlag.
    [[nodiscard]] virtual std::uint32_t sectionId(std::uint32_t group, Grouping grouping) const = 0;
    /// The text of a number that sectionId() gave.
    [[nodiscard]] virtual QString sectionText(std::uint32_t sectionId) const = 0;
    /// What a person calls the group: its author's summary or its name.
    [[nodiscard]] virtual QString label(std::uint32_t group) const = 0;
    /// The name beside it (activity type), empty where the label says it already.
    [[nodiscard]] virtual QString typeName(std::uint32_t group) const = 0;
    /// Number of attempts, 0 where not recorded.
    [[nodiscard]] virtual int attempts(std::uint32_t group) const = 0;
};

/// The texts of the groups of a history; keeps them alive.
[[nodiscard]] std::shared_ptr<const BarTexts> barTextsOf(std::shared_ptr<const EventGroups> groups);

} // namespace chronoscope
