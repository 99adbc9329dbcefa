// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/lint/lintedrun.h"

#include <QtTest>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

QByteArray lines(int count, const QByteArray& line)
{
    QByteArray text;
    for (int number = 0; number < count; ++number)
        text += QByteArray(line).replace("#", QByteArray::number(number)) + '\n';
    return text;
}

/// Signals, and now and then a workflow task that hears of them.
QByteArray signalled(int count, const QByteArray& started = "WorkflowTaskStarted")
{
    QByteArray text = firstTask();
    for (int number = 0; number < count; ++number) {
        text += "t=" + QByteArray::number(number + 10) + "s WorkflowExecutionSignaled name=go\n";
        if (number % 50 == 49)
            text += "WorkflowTaskScheduled\n" + started + "\nWorkflowTaskCompleted\n";
    }
    return text;
}

QByteArray jsonText(int bytes)
{
    return '[' + QByteArray(bytes, '7') + ']';
}

} // namespace

class TestLimitLints : public QObject {
    Q_OBJECT

private slots:
    void manyEventsAreNearTheLimit();
    void anOpenRunTellsWhenItGetsThere();
    void manyBytesAreNearTheLimit();
    void halfOfTheLimitIsAWarning();
    void theLimitItselfIsAnError();
    void aSuggestionToContinueMayNotBeIgnored();
    void aRunThatContinuedDidNotIgnoreIt();
    void manyPendingActivitiesAreNearTheLimit();
    void activitiesOneAfterTheOtherAreNot();
    void manyUpdatesInFlightAreNearTheLimit();
    void manySignalsAreNearTheLimit();
    void manyUpdatesAreNearTheLimit();
    void manyCommandsAtOnceAreALargeFanOut();
    void aLargePayloadCallsForExternalStorage();
    void aVeryLargePayloadIsAWarning();
    void manyBufferedEventsPileUp();
};

void TestLimitLints::manyEventsAreNearTheLimit()
{
    const QByteArray rounds = lines(2600, "t=1s ActivityTaskScheduled id=a# type=A\nActivityTaskStarted id=a#\n"
                                          "ActivityTaskCompleted id=a#\n" +
                                              nextTask("1s").chopped(1));
    // Each round begins with a command behind the task before it.
    QByteArray text = firstTask() + rounds;
    QCOMPARE(printLints(text.left(text.size())).filter(QStringLiteral("Limit")),
             QStringList{QStringLiteral("note nearEventLimit 15604")});
}

void TestLimitLints::anOpenRunTellsWhenItGetsThere()
{
    const std::vector<Lint> lints = lintsOf(signalled(10'000, "WorkflowTaskStarted"));
    const auto found = std::find_if(lints.begin(), lints.end(),
                                    [](const Lint& lint) { return lint.kind == Lint::Kind::NearEventLimit; });
    QVERIFY(found != lints.end());
    QVERIFY2(found->message.contains(QStringLiteral("an hour it is reached in")), qPrintable(found->message));
}

void TestLimitLints::manyBytesAreNearTheLimit()
{
    QCOMPARE(printLints(firstTask() + "t=4ms WorkflowTaskScheduled\nWorkflowTaskStarted historySizeBytes=12000000\n"
                                      "WorkflowTaskCompleted\n"),
             QStringList{QStringLiteral("note nearByteLimit 7")});
}

void TestLimitLints::halfOfTheLimitIsAWarning()
{
    QCOMPARE(printLints(firstTask() + "t=4ms WorkflowTaskScheduled\nWorkflowTaskStarted historySizeBytes=30000000\n"
                                      "WorkflowTaskCompleted\n"),
             QStringList{QStringLiteral("warning nearByteLimit 7")});
}

void TestLimitLints::theLimitItselfIsAnError()
{
    QCOMPARE(printLints(firstTask() + "t=4ms WorkflowTaskScheduled\nWorkflowTaskStarted historySizeBytes=60000000\n"
                                      "WorkflowExecutionTerminated\n"),
             QStringList{QStringLiteral("error nearByteLimit 7")});
}

void TestLimitLints::aSuggestionToContinueMayNotBeIgnored()
{
    QCOMPARE(printLints(signalled(1100, "WorkflowTaskStarted suggestContinueAsNew=true")),
             QStringList{QStringLiteral("warning ignoredContinueAsNew 56")});
}

void TestLimitLints::aRunThatContinuedDidNotIgnoreIt()
{
    QCOMPARE(printLints(signalled(1100, "WorkflowTaskStarted suggestContinueAsNew=true") +
                        "WorkflowExecutionContinuedAsNew\n"),
             QStringList());
}

void TestLimitLints::manyPendingActivitiesAreNearTheLimit()
{
    QByteArray text = firstTask();
    for (int batch = 0; batch < 4; ++batch)
        text += lines(400, "ActivityTaskScheduled id=" + QByteArray::number(batch) + "-# type=A") +
                "WorkflowExecutionSignaled name=go\n" + nextTask();
    QCOMPARE(printLints(text), QStringList{QStringLiteral("warning nearPendingLimit 1616")});
}

void TestLimitLints::activitiesOneAfterTheOtherAreNot()
{
    const QByteArray round =
        "ActivityTaskScheduled id=a type=A\nActivityTaskStarted id=a\nActivityTaskCompleted id=a\n";
    QCOMPARE(printLints(firstTask() + lines(1700, round + nextTask("1s").chopped(1))), QStringList());
}

void TestLimitLints::manyUpdatesInFlightAreNearTheLimit()
{
    QCOMPARE(printLints(firstTask() + lines(8, "WorkflowExecutionUpdateAccepted protocolInstanceId=u# "
                                               "acceptedRequest.input.name=add")),
             QStringList{QStringLiteral("note nearPendingLimit 12")});
}

void TestLimitLints::manySignalsAreNearTheLimit()
{
    const QStringList lints = printLints(signalled(8'000));
    QCOMPARE(lints, QStringList{QStringLiteral("warning manySignals 8481")});
}

void TestLimitLints::manyUpdatesAreNearTheLimit()
{
    const QByteArray round = "WorkflowExecutionUpdateAccepted protocolInstanceId=u# acceptedRequest.input.name=add\n"
                             "WorkflowExecutionUpdateCompleted meta.updateId=u#\n";
    const QStringList lints = printLints(firstTask() + lines(1'600, round + nextTask("1s").chopped(1)));
    QCOMPARE(lints, QStringList{QStringLiteral("warning manyUpdates 8000")});
}

void TestLimitLints::manyCommandsAtOnceAreALargeFanOut()
{
    QCOMPARE(printLints(firstTask() + lines(600, "TimerStarted id=t# startToFireTimeout=1h")),
             QStringList{QStringLiteral("warning largeFanOut 5")});
}

void TestLimitLints::aLargePayloadCallsForExternalStorage()
{
    QCOMPARE(printLints(firstTask() + "ActivityTaskScheduled id=a type=A input=" + jsonText(300'000) + '\n'),
             QStringList{QStringLiteral("note largePayload 5")});
}

void TestLimitLints::aVeryLargePayloadIsAWarning()
{
    QCOMPARE(printLints(firstTask() + "ActivityTaskScheduled id=a type=A input=" + jsonText(600'000) + '\n'),
             QStringList{QStringLiteral("warning largePayload 5")});
}

void TestLimitLints::manyBufferedEventsPileUp()
{
    const QByteArray text = "WorkflowExecutionStarted type=Order queue=orders\n"
                            "WorkflowTaskScheduled queue=orders\n"
                            "WorkflowTaskStarted\n"
                            "t=9s WorkflowTaskCompleted\n"
                            "TimerStarted id=a startToFireTimeout=1h\n";
    QCOMPARE(printLints(text + lines(60, "t=4s WorkflowExecutionSignaled name=go") + nextTask("9s")),
             QStringList{QStringLiteral("warning bufferedEvents 6")});
    QCOMPARE(printLints(text + lines(60, "t=10s WorkflowExecutionSignaled name=go") + nextTask("11s")), QStringList());
}

QTEST_GUILESS_MAIN(TestLimitLints)
#include "tst_limitlints.moc"
