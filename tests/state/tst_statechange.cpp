// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/state/statechange.h"

#include "models/state/sdkflags.h"
#include "models/state/stateindex.h"
#include "tests/support/historydsl.h"
#include "tests/support/historygenerator.h"

#include <QtTest>

#include <set>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

/// "+", "~" and "-" and the event that opened, brought or last set what changed.
QStringList print(const StateChanges& changes, const History& history)
{
    static const QStringList signs{" ", "+", "~", "-"};
    QStringList lines;
    const auto add = [&](ChangeKind kind, EventIndex event) {
        lines.append(signs.at(static_cast<int>(kind)) + QString::number(history.eventId(event)));
    };
    for (const ItemChange& change : changes.items)
        add(change.kind, change.item.opened);
    for (const EntryChange& change : changes.entries)
        add(change.kind, change.entry.event);
    for (const EventChange& change : changes.events)
        add(change.kind, change.event);
    return lines;
}

/// What the events of these lines change, after those of the first text.
QStringList changesOf(const QByteArray& before, const QByteArray& step)
{
    const auto groups = groupsFromText(before + '\n' + step);
    const auto states = StateIndex::build(groups);
    const std::size_t known = historyFromText(before)->size();
    const RunState old = states->stateAfter(EventIndex(known - 1));
    const RunState now = states->stateAfter(EventIndex(groups->history().size() - 1));
    return print(changesBetween(old, now), groups->history());
}

/// The items of a state, with what the changes say put in: what the other state must hold.
std::set<std::uint32_t> applied(const RunState& before, const StateChanges& changes, StateSection section)
{
    std::set<std::uint32_t> opened;
    for (const OpenItem& item : *itemsOf(before, section))
        opened.insert(item.opened.value);
    for (const ItemChange& change : changes.items) {
        if (change.section != section)
            continue;
        if (change.kind == ChangeKind::New)
            opened.insert(change.item.opened.value);
        else if (change.kind == ChangeKind::Closed)
            opened.erase(change.item.opened.value);
    }
    return opened;
}

std::set<std::uint32_t> openedOf(const RunState& state, StateSection section)
{
    std::set<std::uint32_t> opened;
    for (const OpenItem& item : *itemsOf(state, section))
        opened.insert(item.opened.value);
    return opened;
}

} // namespace

class TestStateChange : public QObject {
    Q_OBJECT

private slots:
    void aStateHasNoChangeToItself();
    void whatAStepDoes_data();
    void whatAStepDoes();
    void theWayBackUndoesTheStep();
    void factsOfTheRunAreTold();
    void aNewFlagIsTold();
    void changesLeadFromOneStateToTheOther();
    void flagsHaveNamesByLanguage();
};

void TestStateChange::aStateHasNoChangeToItself()
{
    const auto states = StateIndex::build(groupsFromText("TimerStarted id=t\nWorkflowExecutionSignaled name=x"));
    const RunState state = states->stateAfter(EventIndex(1U));
    QVERIFY(changesBetween(state, state).isEmpty());
    QVERIFY(!changesBetween(states->initialState(), state).isEmpty());
}

void TestStateChange::whatAStepDoes_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("step");
    QTest::addColumn<QStringList>("changes");
    const auto row = [](const char* name, const char* before, const char* step, const QStringList& changes) {
        QTest::newRow(name) << QByteArray(before) << QByteArray(step) << changes;
    };
    const char* begun = "WorkflowExecutionStarted type=Order memo=owner";
    row("opens", begun, "TimerStarted id=t", {"+2"});
    row("changes", "ActivityTaskScheduled id=a type=Charge", "ActivityTaskStarted attempt=2", {"~1"});
    row("closes", "ActivityTaskScheduled id=a type=Charge", "ActivityTaskCompleted", {"-1"});
    row("opens and closes within the step", begun, "TimerStarted id=t\nTimerFired", {});
    row("receives", begun, "WorkflowExecutionSignaled name=x", {"+2"});
    row("sets anew", begun, "WorkflowPropertiesModified keys=owner", {"~2"});
    row("sets for the first time", begun, "WorkflowPropertiesModified keys=note", {"+2"});
    row("schedules a workflow task", begun, "WorkflowTaskScheduled", {"+2"});
    row("starts a workflow task", "WorkflowTaskScheduled", "WorkflowTaskStarted", {"~1"});
    row("completes a workflow task", "WorkflowTaskScheduled\nWorkflowTaskStarted", "WorkflowTaskCompleted", {"-1"});
    row("one workflow task after the other", "WorkflowTaskScheduled\nWorkflowTaskStarted",
        "WorkflowTaskCompleted\nWorkflowTaskScheduled", {"-1", "+4"});
}

void TestStateChange::whatAStepDoes()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, step);
    QFETCH(QStringList, changes);
    QCOMPARE(changesOf(before, step), changes);
}

void TestStateChange::theWayBackUndoesTheStep()
{
    const auto groups = groupsFromText("WorkflowExecutionStarted memo=owner\nTimerStarted id=t\n"
                                       "WorkflowPropertiesModified keys=owner\nWorkflowExecutionSignaled name=x");
    const auto states = StateIndex::build(groups);
    const StateChanges changes = changesBetween(states->stateAfter(EventIndex(3U)), states->stateAfter(EventIndex(0U)));
    QCOMPARE(print(changes, groups->history()), (QStringList{"-2", "~1", "-4"}));
}

void TestStateChange::factsOfTheRunAreTold()
{
    const auto states = StateIndex::build(
        groupsFromText("WorkflowExecutionStarted\nWorkflowExecutionPaused\nWorkflowExecutionCancelRequested\n"
                       "WorkflowExecutionTerminated"));
    const auto factsOf = [&](std::uint32_t event) {
        return changesBetween(states->stateAfter(EventIndex(event - 1)), states->stateAfter(EventIndex(event))).facts;
    };
    FactChanges paused;
    paused.isPaused = true;
    FactChanges cancelled;
    cancelled.cancelRequested = true;
    FactChanges terminated;
    terminated.isPaused = true;
    terminated.status = true;
    QCOMPARE(factsOf(1), paused);
    QCOMPARE(factsOf(2), cancelled);
    QCOMPARE(factsOf(3), terminated);
}

void TestStateChange::aNewFlagIsTold()
{
    RunState before;
    before.coreFlags = {1, 3};
    RunState after;
    after.coreFlags = {1, 2, 3};
    QCOMPARE(changesBetween(before, after).facts.coreFlags, std::vector<std::uint32_t>{2});
}

void TestStateChange::changesLeadFromOneStateToTheOther()
{
    GeneratorOptions options;
    options.eventCount = 2000;
    options.payloadBytes = 20;
    const auto states = StateIndex::build(EventGroups::build(generateHistory(options)));
    const std::size_t count = states->groups().history().size();
    for (std::size_t from = 0; from < count; from += 61) {
        const RunState before = states->stateAfter(EventIndex(from));
        const RunState after = states->stateAfter(EventIndex((from * 7 + 13) % count));
        const StateChanges changes = changesBetween(before, after);
        for (std::size_t position = 0; position < StateSectionCount; ++position) {
            const auto section = static_cast<StateSection>(position);
            if (itemsOf(before, section))
                QVERIFY(applied(before, changes, section) == openedOf(after, section));
        }
    }
}

void TestStateChange::flagsHaveNamesByLanguage()
{
    QCOMPARE(coreFlagName(3), "MoveTerminalCommands");
    QCOMPARE(languageFlagName("temporal-go", 1), "LimitChangeVersionSASize");
    QCOMPARE(languageFlagName("temporal-java", 1), "SKIP_YIELD_ON_DEFAULT_VERSION");
    QCOMPARE(languageFlagName("temporal-java", 99), QString());
    QCOMPARE(languageFlagName("", 1), QString());
}

QTEST_GUILESS_MAIN(TestStateChange)
#include "tst_statechange.moc"
