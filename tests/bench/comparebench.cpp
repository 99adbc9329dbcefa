// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/comparebench.h"

#include "models/compare/editscript.h"
#include "models/compare/rundifference.h"
#include "models/history/runsummary.h"
#include "tests/bench/benchreport.h"
#include "tests/bench/median.h"
#include "tests/support/historyedit.h"
#include "tests/support/historygenerator.h"

#include <QElapsedTimer>

#include <random>
#include <string>
#include <vector>

namespace chronoscope {

namespace {

constexpr double NanosecondsAMillisecond = 1e6;
constexpr double GoalMilliseconds = 200;
constexpr std::size_t PayloadBytes = 1000;
/// One event of so many is changed.
constexpr std::size_t OneOf = 200;

std::shared_ptr<const EventGroups> generatedRun(std::uint64_t seed)
{
    test::GeneratorOptions options;
    options.eventCount = static_cast<std::size_t>(HistoryEventLimit);
    options.payloadBytes = PayloadBytes;
    options.seed = seed;
    return EventGroups::build(test::generateHistory(options));
}

/// The same run recorded another time: all times and task ids differ, and here and there what happened.
std::shared_ptr<const EventGroups> variantOf(const EventGroups& groups)
{
    std::mt19937_64 random(7);
    std::vector<HistoryEvent> events = test::eventsOf(groups.history());
    std::vector<HistoryEvent> variant;
    variant.reserve(events.size());
    for (std::size_t i = 0; i < events.size(); ++i) {
        HistoryEvent& event = events[i];
        event.set_task_id(event.task_id() + 1'000'000);
        test::setTime(event, groups.history().time(EventIndex(i)) + Duration{static_cast<std::int64_t>(i) * 1000});
        if (random() % OneOf != 0) {
            variant.push_back(std::move(event));
            continue;
        }
        switch (random() % 3) {
        case 0: // it never happened
            break;
        case 1:
            if (event.has_activity_task_scheduled_event_attributes())
                event.mutable_activity_task_scheduled_event_attributes()->mutable_input()->add_payloads()->set_data(
                    std::to_string(i));
            variant.push_back(std::move(event));
            break;
        default:
            variant.push_back(event);
            variant.push_back(std::move(event));
        }
    }
    return EventGroups::build(test::historyOf(variant));
}

void measure(BenchReport& report, const char* name, const std::shared_ptr<const EventGroups>& a,
             const std::shared_ptr<const EventGroups>& b, int runs)
{
    std::vector<double> times;
    std::vector<double> scripts;
    std::size_t differences = 0;
    for (int i = 0; i < runs; ++i) {
        QElapsedTimer timer;
        timer.start();
        const auto difference = compareRuns(a, b);
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / NanosecondsAMillisecond);
        if (!difference)
            qFatal("%s", qPrintable(difference.error().oneLine()));
        differences = (*difference)->differences.size();
        timer.start();
        const auto applied = applyDifference(**difference, a->history());
        scripts.push_back(static_cast<double>(timer.nsecsElapsed()) / NanosecondsAMillisecond);
        if (!applied || (*applied)->size() != b->history().size())
            qFatal("The difference does not lead to the other run.");
    }
    const QString title = QString::fromLatin1(name);
    report.value(title + QStringLiteral(", differences"), static_cast<double>(differences), {});
    report.milliseconds(title + QStringLiteral(", edit script made and applied"), median(scripts));
    report.ratio(title, median(times), GoalMilliseconds);
}

} // namespace

void benchCompare(BenchReport& report, int runs)
{
    const auto run = generatedRun(1);
    measure(report, "diff-variant-ms", run, variantOf(*run), runs);
    measure(report, "diff-other-run-ms", run, generatedRun(2), runs);
}

} // namespace chronoscope
