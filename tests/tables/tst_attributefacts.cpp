// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/attributefacts.h"
#include "models/tables/nodecopy.h"
#include "tests/support/historydsl.h"

#include <QTest>

// Qt 6.4's moc cannot read the generated headers.
#ifndef Q_MOC_RUN
#include <temporal/api/common/v1/message.pb.h>
#include <temporal/api/history/v1/message.pb.h>

#include <google/protobuf/util/json_util.h>
#endif

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

template <typename Message>
Message fromJson(const QString& json)
{
    Message message;
    const auto status = google::protobuf::util::JsonStringToMessage(json.toStdString(), &message);
    if (!status.ok())
        qFatal("the test's own message is not valid: %s", status.ToString().c_str());
    return message;
}

} // namespace

class AttributeFactsTest : public QObject {
    Q_OBJECT

private slots:
    void aRetryPolicyIsOneLine_data()
    {
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("text");
        QTest::newRow("all")
            << R"({"initialInterval":"0.1s","backoffCoefficient":2,"maximumInterval":"1s","maximumAttempts":3})"
            << "100 ms ×2, to 1 s, 3 attempt(s)";
        QTest::newRow("fraction") << R"({"initialInterval":"1s","backoffCoefficient":1.5})"
                                  << "1 s ×1.5, attempts without limit";
        QTest::newRow("none") << "{}"
                              << "attempts without limit";
        QTest::newRow("zero maximum") << R"({"initialInterval":"1s","maximumInterval":"0s","maximumAttempts":1})"
                                      << "1 s, 1 attempt(s)";
    }

    void aRetryPolicyIsOneLine()
    {
        QFETCH(QString, json);
        QFETCH(QString, text);
        QCOMPARE(retryPolicyText(fromJson<temporal::api::common::v1::RetryPolicy>(json)), text);
    }

    void errorTypesThatAreNotRetriedAreBounded()
    {
        temporal::api::common::v1::RetryPolicy policy;
        QVERIFY(notRetriedText(policy).isEmpty());
        policy.add_non_retryable_error_types("ValueError");
        policy.add_non_retryable_error_types("<b>Type</b>\nError");
        QCOMPARE(notRetriedText(policy), QStringLiteral("ValueError, <b>Type</b> Error"));
        for (int count = 0; count < 1000; ++count)
            policy.add_non_retryable_error_types("Error");
        QVERIFY(notRetriedText(policy).size() < 300);
    }

    void timeoutsThatAreNoneAreLeftOut()
    {
        using Attributes = temporal::api::history::v1::ActivityTaskScheduledEventAttributes;
        QCOMPARE(timeoutsText(fromJson<Attributes>(
                     R"({"scheduleToCloseTimeout":"0s","startToCloseTimeout":"10s","heartbeatTimeout":"5s"})")),
                 QStringLiteral("start-to-close 10 s, heartbeat 5 s"));
        QVERIFY(timeoutsText(fromJson<Attributes>(R"({"startToCloseTimeout":"0s"})")).isEmpty());
    }

    void enumValuesAreWords()
    {
        const auto history = historyFromText(R"(
            StartChildWorkflowExecutionInitiated workflowId=c type=T parentClosePolicy=PARENT_CLOSE_POLICY_REQUEST_CANCEL
        )");
        const auto field = findAttribute(history->event(EventIndex(0U)), "parent_close_policy");
        QVERIFY(field.has_value());
        QCOMPARE(enumWords(*field), QStringLiteral("request cancel"));
    }

    void pathsLeadThroughMessages()
    {
        const auto history = historyFromText(R"(
            SignalExternalWorkflowExecutionInitiated name=s workflowExecution.workflowId=other
        )");
        const HistoryEvent& event = history->event(EventIndex(0U));
        QVERIFY(findAttribute(event, "workflow_execution.workflow_id").has_value());
        QVERIFY(!findAttribute(event, "workflow_execution.run_id").has_value());
        QVERIFY(!findAttribute(event, "workflow_execution.no_such_field").has_value());
        QVERIFY(!findAttribute(event, "signal_name.deeper").has_value());
    }

    void aNodeIsCopiedByItsRows()
    {
        const auto history = historyFromText(R"(
            ActivityTaskScheduled id=7 type=charge_card
        )");
        // eventId, eventTime, eventType, attributes: activityId, activityType
        QCOMPARE(nodeText(history, EventIndex(0U), {3, 0}, NodeText::Value), QStringLiteral("7"));
        QCOMPARE(nodeText(history, EventIndex(0U), {3, 1, 0}, NodeText::Json), QStringLiteral("\"charge_card\""));
    }
};

QTEST_GUILESS_MAIN(AttributeFactsTest)
#include "tst_attributefacts.moc"
