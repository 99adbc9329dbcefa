// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The wordings of nondeterminism errors, as the SDKs were seen to write them or as their sources have them.
#include "models/lint/nondeterminismtext.h"

#include "models/history/eventtype.h"

#include <QtTest>

using namespace chronoscope;

namespace {

/// "core otherCommand event=5 ActivityTaskScheduled machine=Timer"; what is not told is left out.
QString print(const NondeterminismText& text)
{
    QStringList words;
    switch (text.family) {
    case SdkFamily::Core:
        words << QStringLiteral("core");
        break;
    case SdkFamily::Go:
        words << QStringLiteral("go");
        break;
    case SdkFamily::Java:
        words << QStringLiteral("java");
        break;
    case SdkFamily::Generic:
        words << QStringLiteral("generic");
        break;
    }
    words << toString(text.form);
    if (text.eventId)
        words << QStringLiteral("event=%1").arg(*text.eventId);
    if (text.eventType != 0)
        words << eventTypeName(text.eventType);
    if (text.commandType != 0)
        words << QStringLiteral("command=%1").arg(text.commandType);
    const auto add = [&words](const char* name, const QString& value) {
        if (!value.isEmpty())
            words << QLatin1String(name) + QLatin1Char('=') + value;
    };
    add("machine", text.machine);
    add("attribute", text.attribute);
    add("recorded", text.recorded);
    add("produced", text.produced);
    add("id", text.recordedId);
    add("name", text.recordedName);
    add("change", text.changeId);
    return words.join(QLatin1Char(' '));
}

} // namespace

class TestNondeterminismText : public QObject {
    Q_OBJECT

private slots:
    void aWordingIsUnderstood_data();
    void aWordingIsUnderstood();
    void aWordingThatNobodyKnowsIsNotGuessedAt();
    void aHostileMessageIsCut();
    void whatTalksOfNondeterminismIsKnownByIt();

private:
    static void addCoreWordings();
    static void addGoWordings();
    static void addJavaWordings();
};

void TestNondeterminismText::addCoreWordings()
{
    QTest::newRow("core: machine")
        << "[TMPRL1100] Nondeterminism error: Timer machine does not handle this event: HistoryEvent(id: 5, "
           "ActivityTaskScheduled)"
        << "core otherCommand event=5 ActivityTaskScheduled machine=Timer";
    QTest::newRow("core: machine of two words")
        << "[TMPRL1100] Nondeterminism error: Local activity machine does not handle this event: HistoryEvent(id: 12, "
           "TimerStarted)"
        << "core otherCommand event=12 TimerStarted machine=Local activity";
    QTest::newRow("core: machine without event")
        << "[TMPRL1100] Nondeterminism error: Activity machine does not handle this event"
        << "core otherCommand machine=Activity";
    QTest::newRow("core: no command") << "[TMPRL1100] Nondeterminism error: No command scheduled for event "
                                         "HistoryEvent(id: 18, ActivityTaskScheduled)"
                                      << "core missingCommand event=18 ActivityTaskScheduled";
    QTest::newRow("core: activity type")
        << "[TMPRL1100] Nondeterminism error: Activity type of scheduled event 'post_invoice' does not match activity "
           "type of "
           "activity command 'post_invoice_by_mail'"
        << "core otherIdentity ActivityTaskScheduled attribute=activity type recorded=post_invoice "
           "produced=post_invoice_by_mail name=post_invoice";
    QTest::newRow("core: activity id")
        << "[TMPRL1100] Nondeterminism error: Activity id of scheduled event '3' does not match activity id of "
           "activity "
           "command '4'"
        << "core otherIdentity ActivityTaskScheduled attribute=activity id recorded=3 produced=4 id=3";
    QTest::newRow("core: child workflow type")
        << "[TMPRL1100] Nondeterminism error: Child workflow type of scheduled event 'Delivery' does not match child "
           "workflow "
           "type of command 'Shipping'"
        << "core otherIdentity StartChildWorkflowExecutionInitiated attribute=child workflow type recorded=Delivery "
           "produced=Shipping name=Delivery";
    QTest::newRow("core: local activity order")
        << "[TMPRL1100] Nondeterminism error: Local activity marker data has sequence number 2 but matched against LA "
           "command "
           "with sequence number 1"
        << "core localActivityOrder MarkerRecorded attribute=sequence number recorded=2 produced=1";
    QTest::newRow("core: local activity type")
        << "[TMPRL1100] Nondeterminism error: Activity type of recorded marker 'a' does not match activity type of "
           "local "
           "activity command 'b'"
        << "core otherIdentity MarkerRecorded attribute=local activity type recorded=a produced=b name=a";
    QTest::newRow("core: patch call removed") << "[TMPRL1100] Nondeterminism error: Non-deprecated patch marker "
                                                 "encountered for change post-by-hand, but there is no "
                                                 "corresponding change command!"
                                              << "core missingPatch MarkerRecorded change=post-by-hand";
    QTest::newRow("core: other patch")
        << "[TMPRL1100] Nondeterminism error: Change id a does not match expected id b"
        << "core otherPatch MarkerRecorded attribute=change id recorded=a produced=b change=a";
    QTest::newRow("core: initial command") << "[TMPRL1100] Nondeterminism error: During event handling, this event had "
                                              "an initial command ID but we could not find "
                                              "a matching command for it: HistoryEvent(id: 9, TimerFired)"
                                           << "core missingCommand event=9 TimerFired";
    QTest::newRow("core: ran twice") << "[TMPRL1100] Nondeterminism error: Local activity 3 ran twice"
                                     << "core localActivityOrder MarkerRecorded";
    QTest::newRow("core: machine is missing") << "[TMPRL1100] Nondeterminism error: Missing associated machine for 7"
                                              << "core illegalState";
    QTest::newRow("core: in a wrapper of a language")
        << "Workflow activation completion failed: [TMPRL1100] Nondeterminism error: No command scheduled for event "
           "HistoryEvent(id: 5, TimerStarted)"
        << "core missingCommand event=5 TimerStarted";
}

void TestNondeterminismText::addGoWordings()
{
    QTest::newRow("go: mismatch")
        << "[TMPRL1100] nondeterministic workflow: history event is ActivityTaskScheduled: (ActivityId:10, "
           "ActivityType:(Name:Greet), TaskQueue:(Name:q, Kind:Normal)), replay command is ScheduleActivityTask: "
           "(ActivityId:10, ActivityType:(Name:Other), Input:[])"
        << "go otherCommand ActivityTaskScheduled command=1 recorded=Greet produced=Other id=10 name=Greet";
    QTest::newRow("go: missing") << "[TMPRL1100] nondeterministic workflow: missing replay command for MarkerRecorded: "
                                    "(MarkerName:LocalActivity)"
                                 << "go missingCommand MarkerRecorded name=LocalActivity";
    QTest::newRow("go: extra")
        << "[TMPRL1100] nondeterministic workflow: extra replay command for StartTimer: (TimerId:26, "
           "StartToFireTimeout:(Seconds:3600, Nanos:0))"
        << "go extraCommand command=3 produced=26";
    QTest::newRow("go: lookup")
        << "[TMPRL1100] lookup failed for scheduledEventID to activityID: scheduleEventID: 20, activityID: 20"
        << "go lookupFailed event=20 ActivityTaskScheduled id=20";
    QTest::newRow("go: expected at a position") << "[TMPRL1100] During replay, a matching Timer command was expected "
                                                   "in history event position 8. However, the replayed "
                                                   "code did not produce that. As a result, ..."
                                                << "go missingCommand event=8 machine=Timer";
    QTest::newRow("go: illegal state")
        << "[TMPRL1100] invalid state transition: attempt to handleStartedEvent, CommandType: Activity"
        << "go illegalState produced=handleStartedEvent";
    QTest::newRow("go: unknown command") << "[TMPRL1100] unknown command internal.commandID"
                                         << "go illegalState";
    QTest::newRow("go: side effect") << "[TMPRL1100] No cached result found for side effectID=2. KnownSideEffects=[]"
                                     << "go missingSideEffect command=9 produced=2";
    QTest::newRow("go: version removed")
        << "Workflow code removed support of version -1 for \"charge\" change. The oldest supported version is 2"
        << "go unsupportedVersion MarkerRecorded recorded=-1 produced=2 change=charge";
    QTest::newRow("go: other result")
        << "replay workflow doesn't return the same result as the last event, resp: x, last event: y"
        << "go otherResult";
    QTest::newRow("go: unknown flag") << "unknown SDK flag: 4294967290"
                                      << "go unknownFlag recorded=4294967290";
    QTest::newRow("go: unknown event") << "unknown history event"
                                       << "go unknownEvent";
}

void TestNondeterminismText::addJavaWordings()
{
    QTest::newRow("java: check")
        << "[TMPRL1100] Failure handling event 10 of type 'EVENT_TYPE_ACTIVITY_TASK_SCHEDULED' during replay. "
           "[TMPRL1100] Command "
           "COMMAND_TYPE_SCHEDULE_ACTIVITY_TASK doesn't match event EVENT_TYPE_ACTIVITY_TASK_SCHEDULED with EventId=10 "
           "on check "
           "activityType with an expected value 'name: \"Other\"\n' and an actual value 'name: \"Greet\"\n'. "
           "{WorkflowTaskStartedEventId=8, CurrentStartedEventId=8}"
        << "java otherIdentity event=10 ActivityTaskScheduled command=1 attribute=activity type recorded=Greet "
           "produced=Other";
    QTest::newRow("java: other command")
        << "[TMPRL1100] Event 19 of type EVENT_TYPE_ACTIVITY_TASK_SCHEDULED does not match command type "
           "COMMAND_TYPE_START_TIMER. {WorkflowTaskStartedEventId=18, CurrentStartedEventId=18}"
        << "java otherCommand event=19 ActivityTaskScheduled command=3";
    QTest::newRow("java: no command") << "[TMPRL1100] No command scheduled that corresponds to event_id: "
                                         "29\nevent_time {\n  seconds: 1\n}\nevent_type: "
                                         "EVENT_TYPE_MARKER_RECORDED\n"
                                      << "java missingCommand event=29 MarkerRecorded";
    QTest::newRow("java: local activity")
        << "[TMPRL1100] Local activity of type Charge recorded in the history was not expected by the execution"
        << "java missingCommand MarkerRecorded name=Charge";
    QTest::newRow("java: retroactive getVersion")
        << "[TMPRL1100] Failure handling event 15 of type 'EVENT_TYPE_MARKER_RECORDED' during replay. [TMPRL1100] "
           "getVersion call "
           "before the existing version marker event. The most probable cause is retroactive addition of a getVersion "
           "call with "
           "an existing 'changeId'"
        << "java lateVersionCall event=15 MarkerRecorded";
    QTest::newRow("java: version") << "Version 1 of changeId charge is not supported. Supported v is between [2,3]."
                                   << "java unsupportedVersion MarkerRecorded recorded=1 produced=2 change=charge";
    QTest::newRow("java: late signal") << "[TMPRL1100] Signal received after workflow is completed."
                                       << "java illegalState WorkflowExecutionSignaled";
    QTest::newRow("java: unexpected") << "[TMPRL1100] Unexpected command 7"
                                      << "java illegalState";
}

void TestNondeterminismText::aWordingIsUnderstood_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("expected");
    addCoreWordings();
    addGoWordings();
    addJavaWordings();
}

void TestNondeterminismText::aWordingIsUnderstood()
{
    QFETCH(QString, message);
    QFETCH(QString, expected);
    QCOMPARE(print(parseNondeterminism(message)), expected);
}

void TestNondeterminismText::aWordingThatNobodyKnowsIsNotGuessedAt()
{
    QCOMPARE(print(parseNondeterminism(QStringLiteral("[TMPRL1100] the moon is full"))),
             QStringLiteral("generic notRecognised"));
    QCOMPARE(print(parseNondeterminism(QStringLiteral("something about HistoryEvent(id: 7, TimerFired) of tomorrow"))),
             QStringLiteral("core notRecognised event=7 TimerFired"));
}

void TestNondeterminismText::aHostileMessageIsCut()
{
    const QString message = QLatin1String("Activity type of scheduled event '") + QString(5000, QLatin1Char('x')) +
                            QLatin1String("' does not match activity type of activity command 'b'");
    const NondeterminismText text = parseNondeterminism(message);
    QVERIFY2(text.recorded.size() <= 201, qPrintable(QString::number(text.recorded.size())));
    QVERIFY(parseNondeterminism(QString(100'000, QLatin1Char('\''))).form == NondeterminismForm::NotRecognised);
}

void TestNondeterminismText::whatTalksOfNondeterminismIsKnownByIt()
{
    QVERIFY(looksLikeNondeterminism(QStringLiteral("[TMPRL1100] anything")));
    QVERIFY(looksLikeNondeterminism(QStringLiteral("nondeterministic workflow: extra replay command")));
    QVERIFY(looksLikeNondeterminism(QStringLiteral("io.temporal.worker.NonDeterministicException: …")));
    QVERIFY(!looksLikeNondeterminism(QStringLiteral("[TMPRL1101] Potential deadlock detected")));
}

QTEST_GUILESS_MAIN(TestNondeterminismText)
#include "tst_nondeterminismtext.moc"
