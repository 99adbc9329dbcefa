// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/statetreemodel.h"
#include "tests/support/historydsl.h"
#include "tests/support/historygenerator.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QtTest>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

/// Events 1 to 4, the last at 10 ms.
const QByteArray Begun = R"(
    WorkflowExecutionStarted type=Order queue=orders
    WorkflowTaskScheduled queue=orders attempt=1
    t=5ms WorkflowTaskStarted worker=w1
    t=10ms WorkflowTaskCompleted worker=w1
)";

std::shared_ptr<const StateIndex> statesOf(const QByteArray& text)
{
    return StateIndex::build(groupsFromText(text));
}

EventIndex eventWithId(const StateIndex& states, std::int64_t eventId)
{
    const auto event = states.groups().history().findEventId(eventId);
    if (!event)
        qFatal("There is no event %lld.", static_cast<long long>(eventId));
    return *event;
}

/// A row as "Charge = scheduled [new]".
QString printRow(const QModelIndex& name)
{
    static const QStringList words{QString(), " [new]", " [changed]", " [closed]"};
    const QString value = name.siblingAtColumn(StateTreeModel::ValueColumn).data().toString();
    return name.data().toString() + (value.isEmpty() ? QString() : QStringLiteral(" = ") + value) +
           words.at(name.data(StateTreeModel::ChangeRole).toInt());
}

QStringList rowsBelow(const QAbstractItemModel& model, const QModelIndex& parent)
{
    QStringList rows;
    for (int row = 0; row < model.rowCount(parent); ++row)
        rows.append(printRow(model.index(row, StateTreeModel::NameColumn, parent)));
    return rows;
}

QStringList sectionRows(const StateTreeModel& model, StateSection section)
{
    return rowsBelow(model, model.sectionIndex(section));
}

/// What is in a section after the last event of a run that began.
QStringList lastRows(const QByteArray& text, StateSection section)
{
    const auto states = statesOf(Begun + text);
    StateTreeModel model;
    model.setState(states, EventIndex(states->groups().history().size() - 1));
    return sectionRows(model, section);
}

QByteArray activities(int count)
{
    QByteArray text;
    for (int i = 0; i < count; ++i)
        text += "ActivityTaskScheduled id=" + QByteArray::number(i) + " type=Charge\n";
    return text;
}

} // namespace

class TestStateTreeModel : public QObject {
    Q_OBJECT

private slots:
    void isEmptyBeforeItShowsAnything();
    void hasSectionsOnlyForWhatIsThere();
    void aSectionSaysHowManyAreOpen();
    void rows_data();
    void rows();
    void whatIsKnownOfAnActivityIsBelowIt();
    void rowsLeadToTheirEvents();
    void whatAStepOpensChangesAndClosesIsMarked();
    void aStepBackMarksWhatIsNotThereYet();
    void aSectionWithAChangeIsMarkedAsChanged();
    void expandedRowsStayTheSameRows();
    void aLargeSectionShowsItsNewestRowsAndSaysHowManyMore();
    void whatChangesIsShownHoweverOldItIs();
    void whatClosesIsShownHoweverMuch();
    void rowsOfALongerSnapshotStay();
    void anotherRunReplacesAll();
    void hostileTextsStayOnOneLine();
    void everyStepOfAGeneratedRunIsAConsistentModel();
};

void TestStateTreeModel::isEmptyBeforeItShowsAnything()
{
    const StateTreeModel model;
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.sectionIndex(StateSection::Run).isValid());
}

void TestStateTreeModel::hasSectionsOnlyForWhatIsThere()
{
    const auto states = statesOf(Begun + "TimerStarted id=t");
    StateTreeModel model;
    model.setState(states, eventWithId(*states, 4));
    QCOMPARE(rowsBelow(model, {}), (QStringList{"Run [changed]", "Limits"}));
    model.setState(states, eventWithId(*states, 5));
    QCOMPARE(rowsBelow(model, {}), (QStringList{"Run", "Timers = 1 open [changed]", "Limits"}));
}

void TestStateTreeModel::aSectionSaysHowManyAreOpen()
{
    const auto states = statesOf(Begun + activities(3));
    StateTreeModel model;
    model.setState(states, eventWithId(*states, 7));
    QCOMPARE(printRow(model.sectionIndex(StateSection::Activities)), "Activities = 3 open [changed]");
}

void TestStateTreeModel::rows_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("section");
    QTest::addColumn<QString>("lastRow");
    const auto row = [](const char* name, const char* text, StateSection section, const char* last) {
        QTest::newRow(name) << QByteArray(text) << static_cast<int>(section) << last;
    };
    row("activity", "ActivityTaskScheduled id=a type=Charge", StateSection::Activities,
        "Charge = scheduled · attempt unknown [new]");
    row("activity that was retried",
        "ActivityTaskScheduled id=a type=Charge\nActivityTaskStarted attempt=3 lastFailure=\"no answer\"",
        StateSection::Activities, "Charge = started · attempt 3 · ValueError: no answer [changed]");
    row("activity to be cancelled", "ActivityTaskScheduled id=a type=Charge\nActivityTaskCancelRequested",
        StateSection::Activities, "Charge = scheduled · attempt unknown · cancel requested [changed]");
    row("timer", "TimerStarted id=t startToFireTimeout=2s", StateSection::Timers,
        "t = due 03:04:07.010 (in 2 s) [new]");
    row("timer that is late", "TimerStarted id=t startToFireTimeout=2s\nt=5010ms WorkflowExecutionSignaled name=x",
        StateSection::Timers, "t = due 03:04:07.010 (3 s ago)");
    row("child", "StartChildWorkflowExecutionInitiated type=Ship id=s\nChildWorkflowExecutionStarted",
        StateSection::ChildWorkflows, "Ship = running [changed]");
    row("Nexus operation", "NexusOperationScheduled service=cards operation=charge", StateSection::NexusOperations,
        "cards.charge = scheduled [new]");
    row("update", "WorkflowExecutionUpdateAccepted id=u name=add", StateSection::Updates, "add = accepted [new]");
    row("signal sent", "SignalExternalWorkflowExecutionInitiated name=go id=other", StateSection::SignalsSent,
        "go = to other, not answered yet [new]");
    row("signal received", "WorkflowExecutionSignaled name=go", StateSection::SignalsReceived,
        "go = event 5 · 03:04:05.010 [new]");
    row("local activity",
        R"(MarkerRecorded type=core_local_activity detail.data={"activity_type":"Check","attempt":2})",
        StateSection::LocalActivities, "Check = Completed · attempt 2 · event 5 · 03:04:05.010 [new]");
    row("version", R"(MarkerRecorded type=Version detail.change-id='fast' detail.version=2)", StateSection::Versions,
        "fast = version 2 [new]");
    row("patch", R"(MarkerRecorded type=core_patch detail.patch-data={"id":"fast"})", StateSection::Versions,
        "fast = taken [new]");
    row("deprecated patch", R"(MarkerRecorded type=core_patch detail.patch-data={"id":"fast","deprecated":true})",
        StateSection::Versions, "fast = taken, deprecated [new]");
    row("search attribute", "UpsertWorkflowSearchAttributes keys=City", StateSection::SearchAttributes,
        "City = \"value\" [new]");
    row("memo", "WorkflowPropertiesModified keys=owner", StateSection::Memo, "owner = \"value\" [new]");
    row("paused", "WorkflowExecutionPaused", StateSection::Run, "Paused = yes [changed]");
    row("no longer paused", "WorkflowExecutionPaused\nWorkflowExecutionUnpaused", StateSection::Run,
        "Paused = no longer [closed]");
    row("cancel requested", "WorkflowExecutionCancelRequested", StateSection::Run,
        "Cancel requested = event 5 · 03:04:05.010 [changed]");
    row("workflow task", "WorkflowTaskScheduled attempt=2", StateSection::Run,
        "Workflow task = scheduled · attempt 2 [new]");
    row("failed workflow tasks", "WorkflowTaskScheduled\nWorkflowTaskStarted\nWorkflowTaskFailed failure=no",
        StateSection::Run, "Failed workflow tasks = 1 in a row [changed]");
    row("closed so far", "TimerStarted id=t\nTimerFired", StateSection::Run, "Closed so far = 1");
    row("limits", "WorkflowExecutionSignaled name=x", StateSection::Limits, "Signals received = 1 of 10,000 (0.0 %)");
}

void TestStateTreeModel::rows()
{
    QFETCH(QByteArray, text);
    QFETCH(int, section);
    QFETCH(QString, lastRow);
    const QStringList rows = lastRows(text, static_cast<StateSection>(section));
    QVERIFY(!rows.isEmpty());
    QCOMPARE(rows.constLast(), lastRow);
}

void TestStateTreeModel::whatIsKnownOfAnActivityIsBelowIt()
{
    const auto states = statesOf(Begun + "ActivityTaskScheduled id=a type=Charge\n"
                                         "ActivityTaskStarted attempt=3 lastFailure=\"no answer\"");
    StateTreeModel model;
    model.setState(states, eventWithId(*states, 5));
    const QModelIndex activity = model.index(0, 0, model.sectionIndex(StateSection::Activities));
    QCOMPARE(rowsBelow(model, activity),
             (QStringList{"Id = a", "Opened = Activity task scheduled · event 5 · 03:04:05.010",
                          "Attempt = not recorded yet", "Last failure = not recorded yet"}));
    model.setState(states, eventWithId(*states, 6));
    QCOMPARE(rowsBelow(model, activity),
             (QStringList{"Id = a", "Opened = Activity task scheduled · event 5 · 03:04:05.010",
                          "Started = event 6 · 03:04:05.010", "Attempt = 3", "Last failure = ValueError: no answer"}));
}

void TestStateTreeModel::rowsLeadToTheirEvents()
{
    const auto states = statesOf(Begun + "ActivityTaskScheduled id=a type=Charge\nActivityTaskCancelRequested");
    StateTreeModel model;
    model.setState(states, eventWithId(*states, 6));
    const QModelIndex section = model.sectionIndex(StateSection::Activities);
    const QModelIndex activity = model.index(0, 0, section);
    QVERIFY(!section.data(StateTreeModel::EventRole).isValid());
    QCOMPARE(activity.data(StateTreeModel::EventRole).toUInt(), eventWithId(*states, 5).value);
    const QModelIndex cancel = model.index(model.rowCount(activity) - 1, 0, activity);
    QCOMPARE(cancel.data().toString(), "Cancel requested");
    QCOMPARE(cancel.data(StateTreeModel::EventRole).toUInt(), eventWithId(*states, 6).value);
}

void TestStateTreeModel::whatAStepOpensChangesAndClosesIsMarked()
{
    const auto states = statesOf(Begun + R"(
        ActivityTaskScheduled id=a type=Charge
        ActivityTaskStarted id=a attempt=1
        ActivityTaskCompleted id=a
        WorkflowExecutionSignaled name=x
    )");
    StateTreeModel model;
    const auto rowsAfter = [&](std::int64_t eventId) {
        model.setState(states, eventWithId(*states, eventId));
        return model.sectionIndex(StateSection::Activities).isValid() ? sectionRows(model, StateSection::Activities)
                                                                      : QStringList();
    };
    QCOMPARE(rowsAfter(5), QStringList("Charge = scheduled · attempt unknown [new]"));
    QCOMPARE(rowsAfter(6), QStringList("Charge = started · attempt 1 [changed]"));
    QCOMPARE(rowsAfter(7), QStringList("Charge = Completed [closed]"));
    QCOMPARE(rowsAfter(8), QStringList());
}

void TestStateTreeModel::aStepBackMarksWhatIsNotThereYet()
{
    const auto states = statesOf(Begun + "ActivityTaskScheduled id=a type=Charge");
    StateTreeModel model;
    model.setState(states, eventWithId(*states, 5), eventWithId(*states, 4));
    QCOMPARE(sectionRows(model, StateSection::Activities), QStringList("Charge = not there yet [closed]"));
}

void TestStateTreeModel::aSectionWithAChangeIsMarkedAsChanged()
{
    const auto states = statesOf(Begun + "TimerStarted id=t\nWorkflowExecutionSignaled name=x");
    StateTreeModel model;
    model.setState(states, eventWithId(*states, 6));
    const auto changeOf = [&](StateSection section) {
        return static_cast<ChangeKind>(model.sectionIndex(section).data(StateTreeModel::ChangeRole).toInt());
    };
    QVERIFY(changeOf(StateSection::SignalsReceived) == ChangeKind::Changed);
    QVERIFY(changeOf(StateSection::Timers) == ChangeKind::None);
}

void TestStateTreeModel::expandedRowsStayTheSameRows()
{
    const auto states =
        statesOf(Begun + "ActivityTaskScheduled id=a type=Charge\nActivityTaskScheduled id=b type=Pack\n"
                         "TimerStarted id=t\nActivityTaskCompleted id=a");
    StateTreeModel model;
    model.setState(states, eventWithId(*states, 6));
    const QPersistentModelIndex section = model.sectionIndex(StateSection::Activities);
    const QPersistentModelIndex pack = model.index(1, 0, section);
    const QPersistentModelIndex fact = model.index(0, 0, pack);
    model.setState(states, eventWithId(*states, 8));
    model.setState(states, eventWithId(*states, 8), eventWithId(*states, 8));
    QVERIFY(section.isValid());
    QCOMPARE(pack.data().toString(), "Pack");
    QCOMPARE(pack.row(), 0);
    QVERIFY(fact.parent() == pack);
}

void TestStateTreeModel::aLargeSectionShowsItsNewestRowsAndSaysHowManyMore()
{
    const auto states = statesOf(Begun + activities(4521));
    StateTreeModel model;
    model.setState(states, eventWithId(*states, 4525));
    const QStringList rows = sectionRows(model, StateSection::Activities);
    QCOMPARE(rows.size(), 201);
    QCOMPARE(rows.constFirst(), "and 4,321 more");
    QCOMPARE(rows.constLast(), "Charge = scheduled · attempt unknown [new]");
    QCOMPARE(printRow(model.sectionIndex(StateSection::Activities)), "Activities = 4,521 open [changed]");
}

void TestStateTreeModel::whatChangesIsShownHoweverOldItIs()
{
    const auto states = statesOf(Begun + activities(1000) + "ActivityTaskStarted scheduledEventId=5 attempt=2");
    StateTreeModel model;
    model.setState(states, eventWithId(*states, 1005));
    const QStringList rows = sectionRows(model, StateSection::Activities);
    QCOMPARE(rows.size(), 202);
    QCOMPARE(rows.first(2), (QStringList{"and 799 more", "Charge = started · attempt 2 [changed]"}));
}

void TestStateTreeModel::whatClosesIsShownHoweverMuch()
{
    QByteArray text = activities(1000);
    for (int i = 0; i < 1000; ++i)
        text += "ActivityTaskCompleted scheduledEventId=" + QByteArray::number(5 + i) + '\n';
    const auto states = statesOf(Begun + text);
    StateTreeModel model;
    model.setState(states, eventWithId(*states, 1004), eventWithId(*states, 2004));
    const QStringList rows = sectionRows(model, StateSection::Activities);
    QCOMPARE(rows.size(), 201);
    QCOMPARE(rows.constFirst(), "and 800 more that closed");
    QCOMPARE(rows.constLast(), "Charge = Completed [closed]");
}

void TestStateTreeModel::rowsOfALongerSnapshotStay()
{
    const auto states = statesOf(Begun + "TimerStarted id=t");
    const auto longer = statesOf(Begun + "TimerStarted id=t\nWorkflowExecutionSignaled name=x");
    StateTreeModel model;
    model.setState(states, eventWithId(*states, 5));
    const QPersistentModelIndex timer = model.index(0, 0, model.sectionIndex(StateSection::Timers));
    model.setState(longer, eventWithId(*longer, 6));
    QVERIFY(timer.isValid());
}

void TestStateTreeModel::anotherRunReplacesAll()
{
    const auto states = statesOf(Begun + "TimerStarted id=t");
    const auto other = statesOf("t=3s WorkflowExecutionStarted type=Refund");
    StateTreeModel model;
    model.setState(states, eventWithId(*states, 5));
    const QPersistentModelIndex run = model.sectionIndex(StateSection::Run);
    model.setState(other, eventWithId(*other, 1));
    QVERIFY(!run.isValid());
    QVERIFY(!model.sectionIndex(StateSection::Timers).isValid());
}

void TestStateTreeModel::hostileTextsStayOnOneLine()
{
    const auto states = statesOf(Begun + "WorkflowExecutionSignaled name=\"<b>a\tb</b>\"");
    StateTreeModel model;
    model.setState(states, eventWithId(*states, 5));
    const QModelIndex signal = model.index(0, 0, model.sectionIndex(StateSection::SignalsReceived));
    QVERIFY2(!signal.data().toString().contains('\t'), qPrintable(signal.data().toString()));
    QVERIFY(signal.data(Qt::ToolTipRole).toString().contains("&lt;b&gt;"));
}

void TestStateTreeModel::everyStepOfAGeneratedRunIsAConsistentModel()
{
    GeneratorOptions options;
    options.eventCount = 1500;
    options.payloadBytes = 20;
    const auto states = StateIndex::build(EventGroups::build(generateHistory(options)));
    StateTreeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const std::size_t count = states->groups().history().size();
    for (std::size_t position = 0; position < count; position += 3)
        model.setState(states, EventIndex(position));
    for (std::size_t position = count; position > 400; position -= 400)
        model.setState(states, EventIndex(position - 1), EventIndex(position - 400));
    QVERIFY(model.rowCount() > 0);
}

QTEST_GUILESS_MAIN(TestStateTreeModel)
#include "tst_statetreemodel.moc"
