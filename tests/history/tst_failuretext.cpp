// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/failuretext.h"
#include "tests/support/historydsl.h"

#ifndef Q_MOC_RUN // moc cannot read the enums of the generated headers
#include <temporal/api/failure/v1/message.pb.h>
#include <temporal/api/history/v1/message.pb.h>
#endif

#include <QtTest>

using namespace chronoscope;
using namespace chronoscope::test;

namespace enums = temporal::api::enums::v1;
using temporal::api::failure::v1::Failure;

namespace {

FailureChain failureFromText(const QByteArray& text)
{
    const auto history = historyFromText(text);
    return failureOf(history->event(EventIndex(0U)));
}

FailureLink linkOf(const Failure& failure)
{
    HistoryEvent event;
    event.set_event_type(enums::EVENT_TYPE_WORKFLOW_EXECUTION_FAILED);
    *event.mutable_workflow_execution_failed_event_attributes()->mutable_failure() = failure;
    return failureOf(event).links.at(0);
}

} // namespace

class TestFailureText : public QObject {
    Q_OBJECT

private slots:
    void anEventWithoutFailureHasNone();
    void everyEventThatFailsHasOne_data();
    void everyEventThatFailsHasOne();
    void theFailureOfAnEarlierAttemptIsMarked();
    void aCauseWithoutFailureIsNamed_data();
    void aCauseWithoutFailureIsNamed();
    void anApplicationFailureHasTypeSourceAndStack();
    void aTimeoutSaysWhichOne();
    void anActivityFailureNamesActivityWorkerAndRetryState();
    void aNexusFailureNamesTheOperation();
    void anEncodedFailureIsMarked();
    void theChainOfCausesIsKeptInOrder();
    void anEndlessChainIsCut();
    void anEnormousMessageIsCut();
    void theLineForPeopleIsTheInnermostFailure();
};

void TestFailureText::anEventWithoutFailureHasNone()
{
    QVERIFY(failureFromText("TimerFired id=7").isEmpty());
    QVERIFY(failureFromText("ActivityTaskStarted attempt=1").isEmpty());
    QVERIFY(failureFromText("WorkflowExecutionUpdateCompleted id=u result=1").isEmpty());
}

void TestFailureText::everyEventThatFailsHasOne_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* text :
         {"WorkflowExecutionFailed failure=boom", "WorkflowTaskFailed failure=boom", "ActivityTaskFailed failure=boom",
          "ActivityTaskTimedOut failure=boom", "MarkerRecorded failure=boom",
          "ChildWorkflowExecutionFailed failure=boom", "WorkflowExecutionUpdateRejected failure=boom",
          "WorkflowExecutionUpdateCompleted failure=boom", "NexusOperationFailed failure=boom",
          "NexusOperationCanceled failure=boom", "NexusOperationTimedOut failure=boom",
          "NexusOperationCancelRequestFailed failure=boom", "WorkflowExecutionContinuedAsNew failure=boom",
          "ActivityTaskStarted lastFailure=boom", "WorkflowExecutionStarted continuedFailure=boom"})
        QTest::newRow(text) << QByteArray(text);
}

void TestFailureText::everyEventThatFailsHasOne()
{
    QFETCH(QByteArray, text);
    const FailureChain chain = failureFromText(text);
    QCOMPARE(chain.links.size(), 1U);
    QCOMPARE(chain.links[0].message, "boom");
    const auto history = historyFromText(text);
    QVERIFY(carriesFailure(history->event(EventIndex(0U))));
}

void TestFailureText::theFailureOfAnEarlierAttemptIsMarked()
{
    QVERIFY(failureFromText("ActivityTaskStarted lastFailure=boom").isOfEarlierAttempt);
    QVERIFY(failureFromText("WorkflowExecutionStarted continuedFailure=boom").isOfEarlierAttempt);
    QVERIFY(!failureFromText("ActivityTaskFailed failure=boom").isOfEarlierAttempt);
}

void TestFailureText::aCauseWithoutFailureIsNamed_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("type");
    QTest::newRow("task") << QByteArray("WorkflowTaskFailed cause=UnhandledCommand") << "UnhandledCommand";
    QTest::newRow("task timeout") << QByteArray("WorkflowTaskTimedOut timeoutType=StartToClose") << "StartToClose";
    QTest::newRow("child") << QByteArray("StartChildWorkflowExecutionFailed cause=WorkflowAlreadyExists")
                           << "WorkflowAlreadyExists";
    QTest::newRow("signal") << QByteArray("SignalExternalWorkflowExecutionFailed cause=NamespaceNotFound")
                            << "NamespaceNotFound";
    QTest::newRow("cancel") << QByteArray("RequestCancelExternalWorkflowExecutionFailed cause=NamespaceNotFound")
                            << "NamespaceNotFound";
    QTest::newRow("of a newer server") << QByteArray("WorkflowTaskFailed cause=4711") << "4711";
}

void TestFailureText::aCauseWithoutFailureIsNamed()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, type);
    const FailureChain chain = failureFromText(text);
    QCOMPARE(chain.links.size(), 1U);
    QVERIFY(chain.links[0].kind == FailureKind::Cause);
    QCOMPARE(chain.links[0].type, type);
}

void TestFailureText::anApplicationFailureHasTypeSourceAndStack()
{
    Failure failure;
    failure.set_message("card declined");
    failure.set_source("PythonSDK");
    failure.set_stack_trace("line 1\nline 2");
    failure.mutable_application_failure_info()->set_type("CardError");
    failure.mutable_application_failure_info()->set_non_retryable(true);
    const FailureLink link = linkOf(failure);
    QVERIFY(link.kind == FailureKind::Application);
    QCOMPARE(link.message, "card declined");
    QCOMPARE(link.type, "CardError");
    QCOMPARE(link.source, "PythonSDK");
    QCOMPARE(link.stackTrace, "line 1\nline 2");
    QVERIFY(link.isNonRetryable);
    QVERIFY(!link.isEncoded);
}

void TestFailureText::aTimeoutSaysWhichOne()
{
    Failure failure;
    failure.mutable_timeout_failure_info()->set_timeout_type(enums::TIMEOUT_TYPE_HEARTBEAT);
    const FailureLink link = linkOf(failure);
    QVERIFY(link.kind == FailureKind::Timeout);
    QCOMPARE(link.type, "Heartbeat");
}

void TestFailureText::anActivityFailureNamesActivityWorkerAndRetryState()
{
    Failure failure;
    auto& info = *failure.mutable_activity_failure_info();
    info.mutable_activity_type()->set_name("Charge");
    info.set_identity("w1");
    info.set_retry_state(enums::RETRY_STATE_MAXIMUM_ATTEMPTS_REACHED);
    const FailureLink link = linkOf(failure);
    QVERIFY(link.kind == FailureKind::Activity);
    QCOMPARE(link.type, "Charge");
    QCOMPARE(link.identity, "w1");
    QCOMPARE(link.retryState, "MaximumAttemptsReached");
}

void TestFailureText::aNexusFailureNamesTheOperation()
{
    Failure failure;
    failure.mutable_nexus_operation_execution_failure_info()->set_service("Payments");
    failure.mutable_nexus_operation_execution_failure_info()->set_operation("charge");
    QCOMPARE(linkOf(failure).type, "Payments.charge");
}

void TestFailureText::anEncodedFailureIsMarked()
{
    Failure failure;
    failure.set_message("Encoded failure");
    failure.mutable_encoded_attributes()->set_data("secret");
    QVERIFY(linkOf(failure).isEncoded);
}

void TestFailureText::theChainOfCausesIsKeptInOrder()
{
    HistoryEvent event;
    event.set_event_type(enums::EVENT_TYPE_WORKFLOW_EXECUTION_FAILED);
    Failure& outer = *event.mutable_workflow_execution_failed_event_attributes()->mutable_failure();
    outer.set_message("outer");
    outer.mutable_cause()->set_message("middle");
    outer.mutable_cause()->mutable_cause()->set_message("inner");
    QStringList messages;
    for (const FailureLink& link : failureOf(event).links)
        messages.append(link.message);
    QCOMPARE(messages, (QStringList{"outer", "middle", "inner"}));
}

void TestFailureText::anEndlessChainIsCut()
{
    HistoryEvent event;
    event.set_event_type(enums::EVENT_TYPE_WORKFLOW_EXECUTION_FAILED);
    Failure* failure = event.mutable_workflow_execution_failed_event_attributes()->mutable_failure();
    for (int depth = 0; depth < 500; ++depth)
        failure = failure->mutable_cause();
    const FailureChain chain = failureOf(event);
    QCOMPARE(chain.links.size(), 100U);
    QVERIFY(chain.isCut);
}

void TestFailureText::anEnormousMessageIsCut()
{
    Failure failure;
    failure.set_message(std::string(3 * 1024 * 1024, 'x'));
    QCOMPARE(linkOf(failure).message.size(), 1024 * 1024);
}

void TestFailureText::theLineForPeopleIsTheInnermostFailure()
{
    FailureChain chain;
    QCOMPARE(oneLine(chain), QString());
    chain.links.resize(2);
    chain.links[0].message = QStringLiteral("Activity task failed");
    chain.links[1].message = QStringLiteral("card\ndeclined");
    chain.links[1].type = QStringLiteral("CardError");
    QCOMPARE(oneLine(chain), "CardError: card declined");
    chain.links[1].message.clear();
    QCOMPARE(oneLine(chain), "CardError");
}

QTEST_GUILESS_MAIN(TestFailureText)
#include "tst_failuretext.moc"
