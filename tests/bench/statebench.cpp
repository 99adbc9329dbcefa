// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/statebench.h"

#include "models/history/runsummary.h"
#include "models/replay/workflowtasks.h"
#include "models/state/stateindex.h"
#include "models/tables/statetreemodel.h"
#include "tests/bench/benchreport.h"
#include "tests/bench/median.h"
#include "tests/support/historyedit.h"
#include "tests/support/historygenerator.h"

#include <QElapsedTimer>

#include <simdjson.h>
#include <temporal/api/enums/v1/event_type.pb.h>

#include <algorithm>
#include <random>
#include <vector>

namespace chronoscope {

namespace {

constexpr double NanosecondsAMillisecond = 1e6;
constexpr double AgainstParseGoal = 0.5;
constexpr double JumpGoalMilliseconds = 1;
constexpr double TreeGoalMilliseconds = 2;
constexpr std::size_t Jumps = 10'000;
constexpr std::size_t Steps = 5'000;

template <typename Work>
double timed(Work work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return static_cast<double>(timer.nsecsElapsed()) / NanosecondsAMillisecond;
}

/// Measures each of some pieces of work in several passes over all of them, and takes the median of each: a machine that
/// does something else for a moment must not count.
template <typename Work>
std::vector<double> timedInPasses(std::size_t count, Work work)
{
    constexpr std::size_t Passes = 5;
    std::vector<std::vector<double>> times(count);
    for (std::size_t pass = 0; pass < Passes; ++pass) {
        for (std::size_t i = 0; i < count; ++i)
            times[i].push_back(timed([&] { work(i); }));
    }
    std::vector<double> medians;
    medians.reserve(count);
    for (const std::vector<double>& passes : times)
        medians.push_back(median(passes));
    return medians;
}

void reportPercentiles(BenchReport& report, const QString& name, std::vector<double> times, double goal)
{
    std::sort(times.begin(), times.end());
    report.milliseconds(name, times[times.size() / 2], times[times.size() * 99 / 100], goal);
}

void benchBuild(BenchReport& report, const std::shared_ptr<const EventGroups>& groups, int runs)
{
    const simdjson::padded_string json(test::toJson(groups->history()).toStdString());
    const RunSummary summary = RunSummary::of(groups->history());
    std::vector<double> parses;
    std::vector<double> tasks;
    std::vector<double> states;
    std::vector<double> both;
    for (int i = 0; i < runs; ++i) {
        parses.push_back(timed([&] {
            simdjson::dom::parser parser;
            simdjson::dom::element document;
            if (parser.parse(json).get(document) != simdjson::SUCCESS)
                qFatal("The generated history is no JSON.");
        }));
        tasks.push_back(timed([&] { (void)WorkflowTasks::build(groups, summary); }));
        states.push_back(timed([&] { (void)StateIndex::build(groups); }));
        both.push_back(tasks.back() + states.back());
    }
    report.milliseconds("states, JSON parsed by simdjson's DOM", median(parses));
    report.milliseconds("states, workflow tasks worked out", median(tasks));
    report.milliseconds("states, index of states built", median(states));
    report.ratio("state-indexes", median(both) / median(parses), AgainstParseGoal);
}

void benchJumps(BenchReport& report, const QString& name, const StateIndex& states)
{
    std::mt19937_64 random(7);
    std::vector<EventIndex> events;
    for (std::size_t i = 0; i < Jumps; ++i)
        events.emplace_back(random() % states.groups().history().size());
    std::size_t opened = 0;
    const auto times = timedInPasses(
        Jumps, [&](std::size_t i) { opened = std::max(opened, states.stateAfter(events[i]).activities.size()); });
    report.value(name + QStringLiteral(", most activities that are open"), static_cast<double>(opened), {});
    reportPercentiles(report, name, times, JumpGoalMilliseconds);
}

/// A view would ask for the texts of the rows that it shows; here all are asked for that a tall pane holds.
void benchTree(BenchReport& report, const std::shared_ptr<const StateIndex>& states)
{
    constexpr int ShownRows = 60;
    StateTreeModel model;
    const std::size_t first = states->groups().history().size() / 2;
    const auto times = timedInPasses(Steps, [&](std::size_t step) {
        model.setState(states, EventIndex(first + step));
        int left = ShownRows;
        for (int section = 0; section < model.rowCount() && left > 0; ++section) {
            const QModelIndex parent = model.index(section, 0);
            for (int row = 0; row < model.rowCount(parent) && left-- > 0; ++row) {
                (void)model.index(row, StateTreeModel::NameColumn, parent).data();
                (void)model.index(row, StateTreeModel::ValueColumn, parent).data();
            }
        }
    });
    reportPercentiles(report, QStringLiteral("state-tree-step"), times, TreeGoalMilliseconds);
}

/// As many activities as a history may have events, none of which ever closes: more than any server lets be open.
std::shared_ptr<const History> allOpen()
{
    std::vector<HistoryEvent> events(static_cast<std::size_t>(HistoryEventLimit));
    std::int64_t eventId = 0;
    for (HistoryEvent& event : events) {
        event.set_event_id(++eventId);
        event.set_event_type(temporal::api::enums::v1::EVENT_TYPE_ACTIVITY_TASK_SCHEDULED);
        event.mutable_activity_task_scheduled_event_attributes()->set_activity_id(std::to_string(eventId));
    }
    return test::historyOf(events);
}

/// As many keys of the memo as a history may have events.
std::shared_ptr<const History> allKeys()
{
    std::vector<HistoryEvent> events(static_cast<std::size_t>(HistoryEventLimit));
    std::int64_t eventId = 0;
    for (HistoryEvent& event : events) {
        event.set_event_id(++eventId);
        event.set_event_type(temporal::api::enums::v1::EVENT_TYPE_WORKFLOW_PROPERTIES_MODIFIED);
        auto& memo = *event.mutable_workflow_properties_modified_event_attributes()->mutable_upserted_memo();
        (*memo.mutable_fields())["key" + std::to_string(eventId)].set_data("1");
    }
    return test::historyOf(events);
}

} // namespace

void benchStates(BenchReport& report, int runs)
{
    test::GeneratorOptions options;
    options.eventCount = static_cast<std::size_t>(HistoryEventLimit);
    options.payloadBytes = 1600;
    const auto groups = EventGroups::build(test::generateHistory(options));
    benchBuild(report, groups, runs);
    const auto states = StateIndex::build(groups);
    benchJumps(report, QStringLiteral("state-jump"), *states);
    benchTree(report, states);
    benchJumps(report, QStringLiteral("state-jump-all-open"), *StateIndex::build(EventGroups::build(allOpen())));
    benchJumps(report, QStringLiteral("state-jump-all-keys"), *StateIndex::build(EventGroups::build(allKeys())));
}

} // namespace chronoscope
