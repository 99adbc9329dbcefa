// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What holds for the workflow tasks of every history, whoever wrote it: of a server, generated, or torn to pieces.
#include "models/replay/eventrole.h"
#include "models/replay/workflowtasks.h"
#include "tests/replay/taskprint.h"
#include "tests/support/historygenerator.h"
#include "tests/support/sharedfolder.h"

#ifndef Q_MOC_RUN // moc cannot read the enums of the generated headers
#include "tests/formats/realhistories.h"
#include "tests/support/historyedit.h"
#endif

#include <QtTest>

#include <algorithm>
#include <array>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

constexpr std::array Families{SdkFamily::Core, SdkFamily::Go, SdkFamily::Java, SdkFamily::Generic};

/// How often each event of a history is a part of its tasks.
struct Uses {
    explicit Uses(const WorkflowTasks& tasks)
        : told(tasks.groups().history().size()), answered(told.size()), ownEvents(told.size())
    {
        for (std::size_t position = 0; position < tasks.size(); ++position) {
            const TaskIndex task(position);
            for (const ActivationJob& job : tasks.jobs(task))
                told[job.event.value].push_back(task);
            for (const RecordedCommand& command : tasks.commands(task))
                answered[command.event.value].push_back(task);
            for (const TaskAttempt& attempt : tasks.attempts(task)) {
                for (const EventIndex event : {attempt.scheduled, attempt.started, attempt.closed}) {
                    if (event.isValid())
                        ownEvents[event.value].push_back(task);
                }
            }
        }
    }
    std::vector<std::vector<TaskIndex>> told, answered, ownEvents;
};

/// Counts of events over many histories.
struct Counts {
    std::size_t histories = 0, events = 0, told = 0, answered = 0, both = 0;
    std::array<std::size_t, UnassignedCount> unassigned{};

    [[nodiscard]] QString text() const
    {
        QString line = QStringLiteral("%1 histories, %2 events: %3 told, %4 answered, %5 of them both")
                           .arg(histories)
                           .arg(events)
                           .arg(told)
                           .arg(answered)
                           .arg(both);
        for (std::size_t reason = 1; reason < unassigned.size(); ++reason)
            line += QStringLiteral(", %1 %2").arg(unassigned[reason]).arg(toString(static_cast<Unassigned>(reason)));
        return line;
    }
};

bool isOneTask(const std::vector<TaskIndex>& tasks)
{
    return std::all_of(tasks.begin(), tasks.end(), [&](TaskIndex task) { return task == tasks.front(); });
}

/// What is wrong with the place of an event among the tasks; empty when nothing is.
QString wrongPlace(const WorkflowTasks& tasks, const Uses& uses, EventIndex event)
{
    const auto& told = uses.told[event.value];
    const auto& answered = uses.answered[event.value];
    const auto& own = uses.ownEvents[event.value];
    const bool isPart = !told.empty() || !answered.empty();
    if (isPart != (tasks.whyUnassigned(event) == Unassigned::None))
        return QStringLiteral("has a reason and a task, or neither");
    if (!isOneTask(told) || answered.size() > 1 || own.size() > 1)
        return QStringLiteral("is part of several tasks");
    if (!told.empty() && !answered.empty() && told.front() != answered.front())
        return QStringLiteral("is told by another task than the one that answers it");
    const std::int32_t type = tasks.groups().history().type(event);
    if (!answered.empty() && roleOf(type) != EventRole::Command)
        return QStringLiteral("is answered and no command");
    if (tasks.whyUnassigned(event) == Unassigned::WorkflowTaskItself && own.empty())
        return QStringLiteral("is of a workflow task that has no try");
    const TaskIndex expected = !told.empty()       ? told.front()
                               : !answered.empty() ? answered.front()
                               : !own.empty()      ? own.front()
                                                   : TaskIndex();
    return tasks.taskOf(event) == expected ? QString() : QStringLiteral("leads to another task");
}

/// Says what breaks the rule that every event is part of exactly one task or carries a reason; counts as it goes.
QString brokenRule(const WorkflowTasks& tasks, Counts& counts)
{
    const Uses uses(tasks);
    ++counts.histories;
    for (std::size_t position = 0; position < uses.told.size(); ++position) {
        const EventIndex event(position);
        if (const QString wrong = wrongPlace(tasks, uses, event); !wrong.isEmpty())
            return QStringLiteral("event %1 %2").arg(tasks.groups().history().eventId(event)).arg(wrong);
        ++counts.events;
        counts.told += uses.told[position].empty() ? 0U : 1U;
        counts.answered += uses.answered[position].size();
        counts.both += !uses.told[position].empty() && !uses.answered[position].empty() ? 1U : 0U;
        ++counts.unassigned[static_cast<std::size_t>(tasks.whyUnassigned(event))];
    }
    for (std::size_t position = 0; position < tasks.size(); ++position) {
        const WorkflowTask& task = tasks.task(TaskIndex(position));
        if (task.attemptCount == 0 && task.jobCount == 0 && task.commandCount == 0)
            return QStringLiteral("task %1 is empty").arg(position + 1);
        if (position + 1 < tasks.size() && (task.isTail || (!task.isReplaying && task.closed.isValid())))
            return QStringLiteral("task %1 is not the last and yet no answer").arg(position + 1);
    }
    return {};
}

std::shared_ptr<const History> generated(std::uint64_t seed, std::size_t eventCount, bool isClosed = true)
{
    GeneratorOptions options;
    options.seed = seed;
    options.eventCount = eventCount;
    options.payloadBytes = 20;
    options.isClosed = isClosed;
    return generateHistory(options);
}

/// A generated history, torn.
std::shared_ptr<const History> torn(std::uint64_t seed)
{
    return tornHistory(*generated(seed, 800), seed);
}

} // namespace

class TestTaskProperties : public QObject {
    Q_OBJECT

private slots:
    void everyEventOfGeneratedHistoriesHasOnePlace();
    void everyEventOfTornHistoriesHasOnePlace();
    void everyBeginningOfAHistoryHasTasks();
    void everyEventOfRealHistoriesHasOnePlace();
    void soundHistoriesHaveNothingOutOfPlace();
    void whatIsAnsweredStaysWhenMoreComes();
    void aMillionHeartbeatsAreOneTask();
    void heartbeatsBeforeAnUpdateThatWasNeverSentTakeLinearTime();
};

void TestTaskProperties::everyEventOfGeneratedHistoriesHasOnePlace()
{
    Counts counts;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        const auto groups = EventGroups::build(generated(seed, 600 + 100 * seed, seed % 2 == 0));
        for (const SdkFamily family : Families) {
            const QString broken = brokenRule(*WorkflowTasks::build(groups, SdkDialect{family, {}, false}), counts);
            QVERIFY2(broken.isEmpty(),
                     qPrintable(QStringLiteral("seed %1, %2: %3").arg(seed).arg(toString(family), broken)));
        }
    }
    qInfo("%s", qPrintable(counts.text()));
    QVERIFY(counts.told > 0 && counts.answered > 0 && counts.both > 0);
}

void TestTaskProperties::everyEventOfTornHistoriesHasOnePlace()
{
    Counts counts;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        const auto groups = EventGroups::build(torn(seed));
        for (const SdkFamily family : Families) {
            const QString broken = brokenRule(*WorkflowTasks::build(groups, SdkDialect{family, {}, false}), counts);
            QVERIFY2(broken.isEmpty(),
                     qPrintable(QStringLiteral("seed %1, %2: %3").arg(seed).arg(toString(family), broken)));
        }
    }
    qInfo("%s", qPrintable(counts.text()));
    QVERIFY(counts.unassigned[static_cast<std::size_t>(Unassigned::OutOfPlace)] > 0);
}

void TestTaskProperties::everyBeginningOfAHistoryHasTasks()
{
    Counts counts;
    const std::vector<HistoryEvent> events = eventsOf(*generated(3, 400));
    for (std::size_t size = 0; size <= events.size(); ++size) {
        const auto groups =
            EventGroups::build(historyOf({events.begin(), events.begin() + static_cast<std::ptrdiff_t>(size)}));
        const QString broken =
            brokenRule(*WorkflowTasks::build(groups, SdkDialect{SdkFamily::Core, {}, false}), counts);
        QVERIFY2(broken.isEmpty(), qPrintable(QStringLiteral("%1 events: %2").arg(size).arg(broken)));
    }
}

void TestTaskProperties::everyEventOfRealHistoriesHasOnePlace()
{
    SKIP_WITHOUT_SHARED();
    std::array<Counts, Families.size()> counts;
    const QString complaint = firstComplaint([&](const std::shared_ptr<const History>& history) {
        const auto tasks = WorkflowTasks::build(EventGroups::build(history), RunSummary::of(*history));
        return brokenRule(*tasks, counts[static_cast<std::size_t>(tasks->dialect().family)]);
    });
    QVERIFY2(complaint.isEmpty(), qPrintable(complaint));
    std::size_t histories = 0;
    for (const SdkFamily family : Families) {
        const Counts& ofFamily = counts[static_cast<std::size_t>(family)];
        qInfo("%s: %s", qPrintable(toString(family)), qPrintable(ofFamily.text()));
        histories += ofFamily.histories;
    }
    QVERIFY2(histories > 800, qPrintable(QString::number(histories)));
}

void TestTaskProperties::soundHistoriesHaveNothingOutOfPlace()
{
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const auto tasks = tasksOf(generated(seed, 1000), SdkFamily::Core);
        const QStringList lost = printUnassigned(*tasks).filter(QStringLiteral("outOfPlace"));
        QVERIFY2(lost.isEmpty(), qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(lost.join(' '))));
    }
}

/// A run that goes on changes nothing of what was answered, but for what its last answer may still turn out to be.
void TestTaskProperties::whatIsAnsweredStaysWhenMoreComes()
{
    const std::vector<HistoryEvent> events = eventsOf(*generated(7, 500));
    const QStringList all = printTasks(*tasksOf(historyOf(events), SdkFamily::Go));
    for (std::size_t size = 1; size < events.size(); size += 7) {
        const QStringList begun = printTasks(
            *tasksOf(historyOf({events.begin(), events.begin() + static_cast<std::ptrdiff_t>(size)}), SdkFamily::Go));
        const QStringList answered = begun.filter(QRegularExpression(QStringLiteral("^completed")));
        const qsizetype sure = std::max<qsizetype>(answered.size() - 1, 0);
        QCOMPARE(answered.first(sure), all.first(sure));
    }
}

void TestTaskProperties::aMillionHeartbeatsAreOneTask()
{
    namespace enums = temporal::api::enums::v1;
    constexpr std::size_t Tasks = 333'333;
    std::vector<HistoryEvent> events(1 + 3 * Tasks);
    for (std::size_t position = 0; position < events.size(); ++position) {
        events[position].set_event_id(static_cast<std::int64_t>(position) + 1);
        constexpr std::array Types{enums::EVENT_TYPE_WORKFLOW_TASK_COMPLETED, enums::EVENT_TYPE_WORKFLOW_TASK_SCHEDULED,
                                   enums::EVENT_TYPE_WORKFLOW_TASK_STARTED};
        events[position].set_event_type(position == 0 ? enums::EVENT_TYPE_WORKFLOW_EXECUTION_STARTED
                                                      : Types[position % Types.size()]);
    }
    const auto tasks = tasksOf(historyOf(events), SdkFamily::Core);
    QCOMPARE(tasks->size(), 1U);
    QCOMPARE(tasks->task(TaskIndex(0U)).attemptCount, Tasks);
}

void TestTaskProperties::heartbeatsBeforeAnUpdateThatWasNeverSentTakeLinearTime()
{
    namespace enums = temporal::api::enums::v1;
    constexpr std::array Types{enums::EVENT_TYPE_WORKFLOW_TASK_SCHEDULED, enums::EVENT_TYPE_WORKFLOW_TASK_STARTED,
                               enums::EVENT_TYPE_WORKFLOW_TASK_COMPLETED,
                               enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED};
    std::vector<HistoryEvent> events(400'000);
    for (std::size_t position = 0; position < events.size(); ++position) {
        events[position].set_event_id(static_cast<std::int64_t>(position) + 1);
        // Half of it are heartbeats, then each task accepts an update that comes before all of them.
        const bool isHeartbeat = position < events.size() / 2;
        events[position].set_event_type(isHeartbeat ? Types[position % 3] : Types[position % 4]);
    }
    const auto tasks = tasksOf(historyOf(events), SdkFamily::Core);
    QVERIFY(tasks->size() >= 50'000);
}

QTEST_GUILESS_MAIN(TestTaskProperties)
#include "tst_taskproperties.moc"
