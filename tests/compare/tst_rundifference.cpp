// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/compare/comparehelpers.h"

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

/// A run that starts and has one workflow task.
const QByteArray Begin = "WorkflowExecutionStarted type=Order queue=orders\n"
                         "t=5ms WorkflowTaskScheduled queue=orders\n"
                         "t=8ms WorkflowTaskStarted worker=w1\n"
                         "t=10ms WorkflowTaskCompleted\n";
const QByteArray Task = "WorkflowTaskScheduled queue=orders\nWorkflowTaskStarted worker=w1\nWorkflowTaskCompleted\n";

QByteArray activity(const char* id, const char* type, const char* input, const char* result = "1")
{
    return QByteArray("ActivityTaskScheduled id=") + id + " type=" + type + " input=" + input +
           "\nActivityTaskStarted id=" + id + " worker=w1\nActivityTaskCompleted id=" + id + " result=" + result + "\n";
}

QByteArray many(int count, const char* type, const char* input)
{
    QByteArray text = Begin;
    for (int i = 0; i < count; ++i)
        text += activity(QByteArray::number(i).constData(), type, input);
    return text;
}

} // namespace

class TestRunDifference : public QObject {
    Q_OBJECT

private slots:
    void aRunDoesNotDifferFromItself();
    void whatOnlyTheSecondRunDidIsInserted();
    void whatOnlyTheFirstRunDidIsMissing();
    void anInsertedActivityDoesNotChangeThoseBehindIt();
    void identitiesTimesAndIdsAreNoDifference();
    void aStrictComparisonSeesIdentities();
    void aChangedInputIsToldByItsPath();
    void anIgnoredNameIsNoDifference();
    void activitiesThatChangedPlacesAreMoved();
    void activitiesThatEndedInAnotherOrderAreMoved();
    void aFailedActivityHasAnotherOutcome();
    void anActivityThatTookLongerIsSlower();
    void aFewMillisecondsAreNotSlower();
    void aVersionThatWasRaisedIsChanged();
    void timersAreToldByWhatTheyAreAndNotByTheirNumber();
    void anInsertedWorkflowTaskIsFoundByWhatItLedTo();
    void workflowTasksCanBeLeftOut();
    void unknownFieldsAreCompared();
    void emptyAndTinyRunsCanBeCompared();
    void aFragmentIsComparedByWhatItHas();
    void aCancelledComparisonGivesNothing();
    void tenThousandActivitiesOfOneNameAreAligned_data();
    void tenThousandActivitiesOfOneNameAreAligned();
};

void TestRunDifference::aRunDoesNotDifferFromItself()
{
    const auto run = groupsFromText(Begin + activity("1", "Charge", "1") + activity("1", "Charge", "1"));
    const auto difference = differenceOf(run, run);
    QVERIFY(difference->isEmpty());
    QCOMPARE(difference->pairedGroups(), run->size());
}

void TestRunDifference::whatOnlyTheSecondRunDidIsInserted()
{
    const auto difference = differenceOfTexts(Begin + activity("1", "Charge", "1"),
                                              Begin + activity("1", "Charge", "1") + activity("2", "Refund", "1"));
    QCOMPARE(printDifferences(*difference), QStringList{"inserted activity Refund - 8"});
    QCOMPARE(difference->count(DifferenceKind::Inserted), std::size_t{1});
}

void TestRunDifference::whatOnlyTheFirstRunDidIsMissing()
{
    const auto difference = differenceOfTexts(Begin + activity("1", "Reserve", "1") + activity("2", "Charge", "1"),
                                              Begin + activity("1", "Charge", "1"));
    QCOMPARE(printDifferences(*difference), QStringList{"missing activity Reserve 5 -"});
}

void TestRunDifference::anInsertedActivityDoesNotChangeThoseBehindIt()
{
    const auto difference = differenceOfTexts(Begin + activity("1", "Charge", "1") + activity("2", "Charge", "2") +
                                                  activity("3", "Charge", "3"),
                                              Begin + activity("1", "Charge", "1") + activity("2", "Charge", "7") +
                                                  activity("3", "Charge", "2") + activity("4", "Charge", "3"));
    QCOMPARE(printDifferences(*difference), QStringList{"inserted activity Charge - 8"});
}

void TestRunDifference::identitiesTimesAndIdsAreNoDifference()
{
    QByteArray other = Begin + "ActivityTaskScheduled id=other type=Charge input=1\n"
                               "t=20ms ActivityTaskStarted id=other worker=w2\n"
                               "t=30ms ActivityTaskCompleted id=other result=1 worker=w2\n";
    QVERIFY(differenceOfTexts(Begin + activity("1", "Charge", "1"), other)->isEmpty());
}

void TestRunDifference::aStrictComparisonSeesIdentities()
{
    CompareOptions options;
    options.isStrict = true;
    const auto difference = differenceOfTexts(Begin, QByteArray(Begin).replace("w1", "w2"), options);
    QCOMPARE(printDifferences(*difference), QStringList{"changed workflowTask  3 3"});
    QCOMPARE(printChanges(*difference), QStringList{"identity: w1 -> w2"});
}

void TestRunDifference::aChangedInputIsToldByItsPath()
{
    const auto difference =
        differenceOfTexts(Begin + activity("1", "Charge", R"({"id":"A","items":[{"n":1},{"n":2}]})"),
                          Begin + activity("1", "Charge", R"({"items":[{"n":1},{"n":3}],"id":"A","x":null})"));
    QCOMPARE(printDifferences(*difference), QStringList{"changed activity Charge 5 5"});
    QCOMPARE(printChanges(*difference),
             (QStringList{"input.payloads[0] $.items[1].n: 2 -> 3", "input.payloads[0] $.x: nothing -> null"}));
}

void TestRunDifference::anIgnoredNameIsNoDifference()
{
    CompareOptions options;
    options.ignore(QStringLiteral("n"));
    options.ignore(QStringLiteral("result"));
    QVERIFY(differenceOfTexts(Begin + activity("1", "Charge", R"({"n":1})", "1"),
                              Begin + activity("1", "Charge", R"({"n":2})", "2"), options)
                ->isEmpty());
}

void TestRunDifference::activitiesThatChangedPlacesAreMoved()
{
    const auto difference = differenceOfTexts(
        Begin + activity("1", "Reserve", "1") + activity("2", "Charge", "1") + activity("3", "Ship", "1"),
        Begin + activity("1", "Charge", "1") + activity("2", "Ship", "1") + activity("3", "Reserve", "1"));
    QCOMPARE(printDifferences(*difference), QStringList{"moved activity Reserve 5 11"});
    QVERIFY(!difference->differences.front().isOrderOfEnds);
}

void TestRunDifference::activitiesThatEndedInAnotherOrderAreMoved()
{
    const QByteArray scheduled =
        Begin + "ActivityTaskScheduled id=1 type=Reserve\nActivityTaskScheduled id=2 type=Charge\n";
    const QByteArray endOf1 = "ActivityTaskStarted id=1 worker=w1\nActivityTaskCompleted id=1\n";
    const QByteArray endOf2 = "ActivityTaskStarted id=2 worker=w1\nActivityTaskCompleted id=2\n";
    const auto difference = differenceOfTexts(scheduled + endOf1 + endOf2, scheduled + endOf2 + endOf1);
    QCOMPARE(difference->differences.size(), std::size_t{1});
    QVERIFY(difference->differences.front().kind == DifferenceKind::Moved);
    QVERIFY(difference->differences.front().isOrderOfEnds);
}

void TestRunDifference::aFailedActivityHasAnotherOutcome()
{
    const auto difference = differenceOfTexts(Begin + activity("1", "Charge", "1"),
                                              Begin + "ActivityTaskScheduled id=1 type=Charge input=1\n"
                                                      "ActivityTaskStarted id=1 worker=w1\n"
                                                      "ActivityTaskFailed id=1 failure=\"no funds\"\n");
    QCOMPARE(printDifferences(*difference), QStringList{"outcome activity Charge 7 7"});
    const QStringList changes = printChanges(*difference);
    QVERIFY2(changes.contains("failure.message: nothing -> no funds"), qPrintable(changes.join('\n')));
}

void TestRunDifference::anActivityThatTookLongerIsSlower()
{
    const QByteArray scheduled = Begin + "ActivityTaskScheduled id=1 type=Charge\nActivityTaskStarted id=1 worker=w1\n";
    const auto difference = differenceOfTexts(scheduled + "t=1010ms ActivityTaskCompleted id=1\n",
                                              scheduled + "t=2010ms ActivityTaskCompleted id=1\n");
    QCOMPARE(printDifferences(*difference), QStringList{"slower activity Charge 5 5"});
    QCOMPARE(difference->differences.front().durationInA, Duration{1000 * NanosecondsPerMillisecond});
    QCOMPARE(difference->differences.front().durationInB, Duration{2000 * NanosecondsPerMillisecond});
}

void TestRunDifference::aFewMillisecondsAreNotSlower()
{
    const QByteArray scheduled = Begin + "ActivityTaskScheduled id=1 type=Charge\nActivityTaskStarted id=1 worker=w1\n";
    QVERIFY(differenceOfTexts(scheduled + "t=20ms ActivityTaskCompleted id=1\n",
                              scheduled + "t=90ms ActivityTaskCompleted id=1\n")
                ->isEmpty());
}

void TestRunDifference::aVersionThatWasRaisedIsChanged()
{
    const char* marker = "MarkerRecorded name=Version detail.change-id=\"'split'\" detail.version=";
    const auto difference = differenceOfTexts(Begin + marker + "1\n", Begin + marker + "2\n");
    QCOMPARE(printDifferences(*difference), QStringList{"changed version split 2 5 5"});
}

void TestRunDifference::timersAreToldByWhatTheyAreAndNotByTheirNumber()
{
    const QByteArray minute = "TimerStarted id=%1 startToFireTimeout=60s\n";
    const QByteArray hour = "TimerStarted id=%1 startToFireTimeout=3600s\n";
    const auto named = [](QByteArray timer, const char* id) { return timer.replace("%1", id); };
    const auto difference = differenceOfTexts(Begin + named(hour, "1"), Begin + named(minute, "1") + named(hour, "2"));
    QCOMPARE(printDifferences(*difference), QStringList{"inserted timer 1 - 5"});
}

void TestRunDifference::anInsertedWorkflowTaskIsFoundByWhatItLedTo()
{
    const auto difference = differenceOfTexts(Begin + Task + activity("1", "Charge", "1"),
                                              Begin + Task + Task + activity("1", "Charge", "1"));
    // The one in front of the activity is the one that scheduled it.
    QCOMPARE(printDifferences(*difference), QStringList{"inserted workflowTask  - 5"});
}

void TestRunDifference::workflowTasksCanBeLeftOut()
{
    CompareOptions options;
    options.ignore(QStringLiteral("workflowTasks"));
    QVERIFY(differenceOfTexts(Begin + Task, Begin + Task + Task, options)->isEmpty());
}

void TestRunDifference::unknownFieldsAreCompared()
{
    const auto difference = differenceOfTexts("WorkflowExecutionStarted type=Order unknown.colour=1\n",
                                              "WorkflowExecutionStarted type=Order unknown.colour=2\n");
    QCOMPARE(printDifferences(*difference), QStringList{"changed workflow Order 1 1"});
    QCOMPARE(printChanges(*difference), QStringList{"colour: 1 -> 2"});
}

void TestRunDifference::emptyAndTinyRunsCanBeCompared()
{
    const auto empty = EventGroups::build(std::make_shared<History>());
    const auto tiny = groupsFromText("WorkflowExecutionStarted type=Order\n");
    QVERIFY(differenceOf(empty, empty)->isEmpty());
    QCOMPARE(printDifferences(*differenceOf(empty, tiny)), QStringList{"inserted workflow Order - 1"});
    QCOMPARE(printDifferences(*differenceOf(tiny, empty)), QStringList{"missing workflow Order 1 -"});
}

void TestRunDifference::aFragmentIsComparedByWhatItHas()
{
    const auto whole = groupsFromText(Begin + activity("1", "Charge", "1"));
    const auto fragment = groupsFromText("7 ActivityTaskCompleted id=1 scheduledEventId=5 startedEventId=6 result=1\n");
    const auto difference = differenceOf(whole, fragment);
    QVERIFY(difference->count(DifferenceKind::Missing) > 0);
}

void TestRunDifference::aCancelledComparisonGivesNothing()
{
    CancellationSource source;
    source.cancel();
    const auto run = groupsFromText(Begin);
    const auto difference = compareRuns(run, run, {}, source.token());
    QVERIFY(!difference);
    QVERIFY(difference.error().isCancelled());
}

void TestRunDifference::tenThousandActivitiesOfOneNameAreAligned_data()
{
    QTest::addColumn<QByteArray>("a");
    QTest::addColumn<QByteArray>("b");
    QTest::newRow("all the same") << many(10'000, "Charge", "1") << many(9'000, "Charge", "1");
    QTest::newRow("all of other content") << many(10'000, "Charge", "1") << many(10'000, "Charge", "2");
    QTest::newRow("all of other names") << many(10'000, "Charge", "1") << many(10'000, "Refund", "1");
}

void TestRunDifference::tenThousandActivitiesOfOneNameAreAligned()
{
    QFETCH(const QByteArray, a);
    QFETCH(const QByteArray, b);
    const auto groupsOfA = groupsFromText(a);
    const auto groupsOfB = groupsFromText(b);
    const auto difference = differenceOf(groupsOfA, groupsOfB);
    QVERIFY(!difference->isEmpty());
}

QTEST_GUILESS_MAIN(TestRunDifference)

#include "tst_rundifference.moc"
