// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/timerange.h"
#include "models/history/eventgroup.h"
#include "models/search/searchquery.h"

#include <QString>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <variant>
#include <vector>

namespace chronoscope {

/// Groups of one kind: activities, timers, signals, ...
struct CategoryCondition {
    GroupKind kind = GroupKind::Activity;
    friend bool operator==(const CategoryCondition&, const CategoryCondition&) = default;
};

/// Groups that ended, or stand, like this.
struct StatusCondition {
    Status status = Status::Failed;
    friend bool operator==(const StatusCondition&, const StatusCondition&) = default;
};

/// Groups of one activity type, child workflow type, signal, update, marker or Nexus operation: the name of the group as
/// the history has it.
struct TypeCondition {
    GroupKind kind = GroupKind::Activity;
    QString name;
    friend bool operator==(const TypeCondition&, const TypeCondition&) = default;
};

/// Events of one type, by number of temporal.api.enums.v1.EventType; 0 are those that the schema lacks.
struct EventTypeCondition {
    std::int32_t eventType = 0;
    friend bool operator==(const EventTypeCondition&, const EventTypeCondition&) = default;
};

/// Groups that a worker of this identity ran.
struct WorkerCondition {
    QString identity;
    friend bool operator==(const WorkerCondition&, const WorkerCondition&) = default;
};

/// Events that happened in a range of time (UTC), and groups that were open in it.
struct TimeCondition {
    TimeRange range;
    friend bool operator==(const TimeCondition&, const TimeCondition&) = default;
};

/// Events in which a search finds something.
struct TextCondition {
    SearchQuery query;
    friend bool operator==(const TextCondition&, const TextCondition&) = default;
};

/// One thing that is asked of events or groups. A value; any thread.
using FilterCondition = std::variant<CategoryCondition, StatusCondition, TypeCondition, EventTypeCondition,
                                     WorkerCondition, TimeCondition, TextCondition>;

/// What a filter lets through: conditions of one alternative are choices, of which one must hold; those of different
/// alternatives must hold together. Without conditions everything passes.
using FilterConditions = std::vector<FilterCondition>;

/// Nobody reads more chips; longer lists are refused.
constexpr std::size_t MaximumConditions = 50;

/// Writes a moment as the user likes it.
using ConditionTimeText = std::function<QString(Instant instant)>;

/// What a condition asks about, translated: "Category", "Status", "Type", "Event", "Worker", "Time", "Text".
[[nodiscard]] QString conditionSubject(const FilterCondition& condition);

/// What it asks for, translated, on one line of bounded length: "Activity", "Failed", "charge_card", "1234@host".
[[nodiscard]] QString conditionValue(const FilterCondition& condition, const ConditionTimeText& timeText);

} // namespace chronoscope
