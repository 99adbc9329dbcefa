// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redaction/redaction.h"
#include "tests/formats/readerhelpers.h"
#include "tests/support/historydsl.h"
#include "tests/support/historyedit.h"

#include <QtTest>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

RunSnapshot runOf(const std::shared_ptr<const History>& history)
{
    RunSnapshot run;
    run.sourceName = QStringLiteral("test");
    run.history = history;
    run.groups = EventGroups::build(history);
    run.summary = RunSummary::of(*history);
    return run;
}

RedactedRun redacted(const std::shared_ptr<const History>& history, const RedactionRules& rules)
{
    auto result = redactRun(runOf(history), rules);
    if (!result)
        qFatal("redaction failed: %s", qPrintable(result.error().oneLine()));
    return std::move(*result);
}

/// A history of one activity with this payload as its input.
std::shared_ptr<const History> historyWithInput(const QByteArray& encoding, const QByteArray& data)
{
    const QByteArray json =
        R"({"events":[{"eventId":"1","eventType":"EVENT_TYPE_ACTIVITY_TASK_SCHEDULED","activityTaskScheduledEventAttributes":{"input":{"payloads":[{"metadata":{"encoding":")" +
        encoding.toBase64() + R"("},"data":")" + data.toBase64() + R"("}]}}}]})";
    return onlyRun(json).history;
}

QByteArray inputOf(const RedactedRun& run)
{
    const HistoryEvent& event = run.run->history->event(EventIndex(0U));
    return QByteArray::fromStdString(event.activity_task_scheduled_event_attributes().input().payloads(0).data());
}

QByteArray redactedInput(const QByteArray& data, const RedactionRules& rules, const QByteArray& encoding = "json/plain")
{
    return inputOf(redacted(historyWithInput(encoding, data), rules));
}

RedactionRules keys(const QStringList& list)
{
    RedactionRules rules;
    rules.keys = list;
    return rules;
}

RedactionRules patterns(const QStringList& list)
{
    RedactionRules rules;
    rules.patterns = list;
    return rules;
}

bool holds(const HistoryEvent& event, const QByteArray& text)
{
    return QByteArray::fromStdString(event.SerializeAsString()).contains(text);
}

const QByteArray TwoWorkers = R"(
    WorkflowExecutionStarted type=Order queue=orders input="secret order"
    WorkflowTaskScheduled queue=orders
    WorkflowTaskStarted worker=4711@web-3
    WorkflowTaskCompleted worker=4711@web-3
    ActivityTaskScheduled id=a type=Charge
    ActivityTaskStarted id=a worker=4712@web-31
    ActivityTaskFailed id=a failure="4712@web-31 got no answer from https:)" // moc takes two slashes in a raw string for a comment
                              "//user@db01.internal:5432/orders at 10.1.2.3\" worker=4712@web-31\n";

} // namespace

class TestRedaction : public QObject {
    Q_OBJECT

private slots:
    void keysLoseTheirValuesAtAnyDepth();
    void nullStaysSinceItTellsNothing();
    void starsStandForAnyLetters();
    void patternsHitTextsNumbersAndKeys();
    void patternsThatReachAcrossValuesTakeTheWholePayload();
    void whatStaysKeepsItsSpelling();
    void base64AndJsonInTextAreLookedInto();
    void failuresAndIdsAreTexts();
    void keysOfMemoHeadersAndMarkersCount();
    void keysThatLookAlikeAfterwardsStayApart();
    void wholePayloadsGoByRole();
    void identitiesKeepApartWhoDidWhat();
    void hostNamesGoFromIdentitiesUrlsAndAddresses();
    void payloadsThatCannotBeReadGo();
    void payloadsThatCannotBeReadAreNamedWhenTheyStay();
    void unknownFieldsGoOrAreNamed();
    void whatTheSchemaLacksOfJsonIsRedacted();
    void payloadsThatWereDecodedInTheFileAreRedacted();
    void factsOfTheRunAreRedacted();
    void theReportCountsByRule();
    void theReportShowsWhereALongTextChanges();
    void nothingToRedactChangesNothing();
    void aCancelledRedactionStops();
};

void TestRedaction::keysLoseTheirValuesAtAnyDepth()
{
    QCOMPARE(redactedInput(R"({"password":"p","a":[{"PASSWORD":{"deep":1}}],"b":2})", keys({"password"})),
             QByteArray(R"({"password":"[redacted]","a":[{"PASSWORD":"[redacted]"}],"b":2})"));
}

void TestRedaction::nullStaysSinceItTellsNothing()
{
    QCOMPARE(redactedInput(R"({"password":null})", keys({"password"})), QByteArray(R"({"password":null})"));
}

void TestRedaction::starsStandForAnyLetters()
{
    QCOMPARE(redactedInput(R"({"accessTokenId":"t","to.ken":"u","token":"v"})", keys({"*token*"})),
             QByteArray(R"({"accessTokenId":"[redacted]","to.ken":"u","token":"[redacted]"})"));
}

void TestRedaction::patternsHitTextsNumbersAndKeys()
{
    QCOMPARE(redactedInput(R"({"card 4111111111111111":["4111111111111111 and 4222222222222222",4111111111111111,41]})",
                           patterns({"[0-9]{13,19}"})),
             QByteArray(R"({"card [redacted]":["[redacted] and [redacted]","[redacted]",41]})"));
}

void TestRedaction::patternsThatReachAcrossValuesTakeTheWholePayload()
{
    QCOMPARE(redactedInput(R"({"pin": 1234, "a": "pin"})", patterns({"\"pin\": *[0-9]+"})),
             QByteArray("\"[redacted]\""));
    // The replacement itself is no match.
    QCOMPARE(redactedInput(R"(["pine", 1])", patterns({"red|pin"})), QByteArray(R"(["[redacted]e", 1])"));
}

void TestRedaction::whatStaysKeepsItsSpelling()
{
    QCOMPARE(redactedInput("{ \"a\" : 1.50, \"b\":\t\"\\u0041\", \"c\": \"x\" }", patterns({"x"})),
             QByteArray("{ \"a\" : 1.50, \"b\":\t\"\\u0041\", \"c\": \"[redacted]\" }"));
}

void TestRedaction::base64AndJsonInTextAreLookedInto()
{
    const QByteArray inner = QByteArray("my secret word").toBase64();
    QCOMPARE(redactedInput("[\"" + inner + "\"]", patterns({"secret"})),
             "[\"" + QByteArray("my [redacted] word").toBase64() + "\"]");
    QCOMPARE(redactedInput(R"(["{\"password\":\"p\"}"])", keys({"password"})),
             QByteArray(R"(["{\"password\":\"[redacted]\"}"])"));
    QCOMPARE(redactedInput(R"(["s\u0065cret"])", patterns({"secret"})), QByteArray(R"(["[redacted]"])"));
    QCOMPARE(redactedInput("\"" + QByteArray("\x01\x02secret\xff\xfe", 10).toBase64() + "\"", patterns({"secret"})),
             QByteArray("\"[redacted]\""));
}

void TestRedaction::failuresAndIdsAreTexts()
{
    const auto history = historyFromText(R"(
        WorkflowExecutionStarted type=Order workflowId=order-secret
        ActivityTaskScheduled id=secret type=Charge
        ActivityTaskFailed id=secret failure="the secret is out" failure.stackTrace="at secret.go:12"
    )");
    const RedactedRun run = redacted(history, patterns({"secret"}));
    for (std::size_t index = 0; index < run.run->history->size(); ++index)
        QVERIFY(!holds(run.run->history->event(EventIndex(index)), "secret"));
    QCOMPARE(run.run->summary.workflowId, "order-[redacted]");
    const auto& failure = run.run->history->event(EventIndex(2U)).activity_task_failed_event_attributes().failure();
    QCOMPARE(QString::fromStdString(failure.message()), "the [redacted] is out");
    QCOMPARE(QString::fromStdString(failure.stack_trace()), "at [redacted].go:12");
}

namespace {

/// A history of one start with a memo of these keys; the value of each is its key.
std::shared_ptr<const History> historyWithMemo(const std::vector<std::string>& memoKeys)
{
    HistoryEvent event;
    event.set_event_id(1);
    event.set_event_type(temporal::api::enums::v1::EVENT_TYPE_WORKFLOW_EXECUTION_STARTED);
    auto& fields = *event.mutable_workflow_execution_started_event_attributes()->mutable_memo()->mutable_fields();
    for (const std::string& key : memoKeys) {
        (*fields[key].mutable_metadata())["encoding"] = "json/plain";
        fields[key].set_data('"' + key + '"');
    }
    return historyOf({event});
}

const auto& memoOf(const RedactedRun& run)
{
    return run.run->history->event(EventIndex(0U)).workflow_execution_started_event_attributes().memo().fields();
}

} // namespace

void TestRedaction::keysOfMemoHeadersAndMarkersCount()
{
    const RedactedRun run = redacted(historyWithMemo({"customer", "apiToken"}), keys({"*token"}));
    QCOMPARE(QByteArray::fromStdString(memoOf(run).at("apiToken").data()), QByteArray("\"[redacted]\""));
    QCOMPARE(QByteArray::fromStdString(memoOf(run).at("customer").data()), QByteArray("\"customer\""));
    QCOMPARE(run.report.redactions().front().field,
             "workflowExecutionStartedEventAttributes.memo.fields[\"apiToken\"]");
}

void TestRedaction::keysThatLookAlikeAfterwardsStayApart()
{
    const RedactedRun run = redacted(historyWithMemo({"card 1", "card 2"}), patterns({"[0-9]"}));
    QCOMPARE(memoOf(run).size(), std::size_t{2});
    QVERIFY(memoOf(run).contains("card [redacted]"));
    QVERIFY(memoOf(run).contains("card [redacted] 2"));
}

void TestRedaction::wholePayloadsGoByRole()
{
    const auto history = historyFromText(R"(
        WorkflowExecutionStarted type=Order input="in"
        ActivityTaskScheduled id=a type=Charge input="in"
        ActivityTaskCompleted id=a result="out"
    )");
    RedactionRules rules;
    rules.payloads = {PayloadRole::Input};
    const RedactedRun run = redacted(history, rules);
    const auto data = [&run](std::size_t index) {
        for (const EventPayload& payload : collectPayloads(run.run->history, EventIndex(index)))
            return QString::fromUtf8(payload.payload.bytes.view().data(), payload.payload.sizeBytes());
        return QString();
    };
    QCOMPARE(data(0), "\"[redacted]\"");
    QCOMPARE(data(1), "\"[redacted]\"");
    QCOMPARE(data(2), "out");
    QCOMPARE(run.report.count(), 2);
}

void TestRedaction::identitiesKeepApartWhoDidWhat()
{
    RedactionRules rules;
    rules.identities = true;
    const RedactedRun run = redacted(historyFromText(TwoWorkers), rules);
    const auto identity = [&run](std::size_t index) {
        return QString::fromStdString(
            run.run->history->event(EventIndex(index)).activity_task_started_event_attributes().identity());
    };
    QCOMPARE(identity(5), "identity-2");
    const auto& failed = run.run->history->event(EventIndex(6U)).activity_task_failed_event_attributes();
    QVERIFY(QString::fromStdString(failed.failure().message()).startsWith("identity-2 got no answer"));
    QCOMPARE(run.run->summary.workers, (QStringList{"identity-1", "identity-2"}));
}

void TestRedaction::hostNamesGoFromIdentitiesUrlsAndAddresses()
{
    RedactionRules rules;
    rules.hosts = true;
    const RedactedRun run = redacted(historyFromText(TwoWorkers), rules);
    const auto& failed = run.run->history->event(EventIndex(6U)).activity_task_failed_event_attributes();
    QCOMPARE(QString::fromStdString(failed.identity()), "4712@host-2");
    QCOMPARE(QString::fromStdString(failed.failure().message()),
             "4712@host-2 got no answer from https://user@[redacted]:5432/orders at [redacted]");
    rules.hostNames = QStringList{"answer"};
    const RedactedRun more = redacted(historyFromText(TwoWorkers), rules);
    QVERIFY(QString::fromStdString(
                more.run->history->event(EventIndex(6U)).activity_task_failed_event_attributes().failure().message())
                .contains("got no host-3 from"));
}

void TestRedaction::payloadsThatCannotBeReadGo()
{
    const RedactedRun run =
        redacted(historyWithInput("binary/encrypted", QByteArray("\x01\x02\xff", 3)), patterns({"secret"}));
    QCOMPARE(inputOf(run), QByteArray("\"[redacted]\""));
    QCOMPARE(run.report.redactions().front().rule, "payload that cannot be read (binary/encrypted)");
    QCOMPARE(redactedInput("{no json", keys({"a"})), QByteArray("\"[redacted]\""));
}

void TestRedaction::payloadsThatCannotBeReadAreNamedWhenTheyStay()
{
    RedactionRules rules = patterns({"secret"});
    rules.unreadable = RedactionRules::Unreadable::Keep;
    const RedactedRun run = redacted(historyWithInput("binary/encrypted", QByteArray("\x01\x02\xff", 3)), rules);
    QCOMPARE(inputOf(run), QByteArray("\x01\x02\xff", 3));
    QCOMPARE(run.report.count(), 0);
    QCOMPARE(run.report.notLookedIntoCount(), 1);
    QCOMPARE(run.report.notLookedInto().front().field, "activityTaskScheduledEventAttributes.input.payloads[0]");
}

void TestRedaction::unknownFieldsGoOrAreNamed()
{
    HistoryEvent event;
    event.set_event_id(1);
    auto* attributes = event.mutable_timer_fired_event_attributes();
    auto* unknown = attributes->GetReflection()->MutableUnknownFields(attributes);
    unknown->AddLengthDelimited(4000)->assign("secret");
    unknown->AddVarint(4001, 7);
    RedactionRules rules = patterns({"nothing"});
    const RedactedRun gone = redacted(historyOf({event}), rules);
    QVERIFY(!holds(gone.run->history->event(EventIndex(0U)), "secret"));
    QCOMPARE(gone.report.redactions().front().rule, "unknown field 4000");
    QCOMPARE(gone.report.count(), 1);
    rules.unreadable = RedactionRules::Unreadable::Keep;
    const RedactedRun kept = redacted(historyOf({event}), rules);
    QCOMPARE(kept.report.notLookedIntoCount(), 1);
    QVERIFY(holds(kept.run->history->event(EventIndex(0U)), "secret"));
}

void TestRedaction::whatTheSchemaLacksOfJsonIsRedacted()
{
    const auto history = onlyRun(R"({"events":[{"eventId":"1","eventType":"EVENT_TYPE_OF_TOMORROW",
        "ofTomorrow":{"password":"p","note":"my secret"},"password":"q"}]})")
                             .history;
    RedactionRules rules = keys({"password"});
    rules.patterns = QStringList{"secret"};
    const RedactedRun run = redacted(history, rules);
    QHash<QString, QString> unknown;
    for (const UnknownJson& item : run.run->history->unknownJson(EventIndex(0U)))
        unknown[QString::fromStdString(item.path)] = QString::fromStdString(item.json);
    QCOMPARE(unknown["eventType"], "\"EVENT_TYPE_OF_TOMORROW\"");
    QCOMPARE(unknown["ofTomorrow"], R"({"password":"[redacted]","note":"my [redacted]"})");
    QCOMPARE(unknown["password"], "\"[redacted]\"");
}

void TestRedaction::payloadsThatWereDecodedInTheFileAreRedacted()
{
    const auto history = onlyRun(R"({"events":[{"eventId":"1","eventType":"EVENT_TYPE_ACTIVITY_TASK_SCHEDULED",
        "activityTaskScheduledEventAttributes":{"input":{"payloads":[{"metadata":{"encoding":"json/plain"},
        "data":{"a":"secret"}}]}}}]})")
                             .history;
    const RedactedRun run = redacted(history, patterns({"secret"}));
    QVERIFY(inputOf(run).contains("[redacted]"));
    QVERIFY(!inputOf(run).contains("secret"));
    QVERIFY(run.run->history->unknownJson(EventIndex(0U)).empty());
}

void TestRedaction::factsOfTheRunAreRedacted()
{
    RunSnapshot run = runOf(historyFromText("WorkflowExecutionStarted type=secretType workflowId=secret"));
    run.sourceName = "/home/secret/run.json";
    const auto result = redactRun(run, patterns({"secret"}));
    QVERIFY(result.has_value());
    QCOMPARE(result->run->sourceName, "/home/[redacted]/run.json");
    QCOMPARE(result->run->summary.workflowType, "[redacted]Type");
}

void TestRedaction::theReportCountsByRule()
{
    RedactionRules rules = keys({"a"});
    rules.patterns = QStringList{"x"};
    const RedactedRun run = redacted(historyWithInput("json/plain", R"({"a":1,"b":"x","c":"xx"})"), rules);
    QCOMPARE(run.report.count(), 1);
    const Redaction& only = run.report.redactions().front();
    QCOMPARE(only.eventId, std::optional<std::int64_t>(1));
    QCOMPARE(only.rule, "key \"a\", pattern \"x\"");
    QCOMPARE(only.before, R"({"a":1,"b":"x","c":"xx"})");
    QCOMPARE(only.after, R"({"a":"[redacted]","b":"[redacted]","c":"[redacted][redacted]"})");
}

void TestRedaction::theReportShowsWhereALongTextChanges()
{
    const QByteArray text = "\"" + QByteArray(5000, 'a') + " the secret word" + QByteArray(5000, 'b') + "\"";
    const RedactedRun run = redacted(historyWithInput("json/plain", text), patterns({"secret"}));
    const Redaction& only = run.report.redactions().front();
    const QString dots(QChar(0x2026));
    QVERIFY(only.before.startsWith(dots + "aaaa") && only.before.endsWith("b" + dots));
    QVERIFY(only.before.contains(" the secret word"));
    QVERIFY(only.after.startsWith(dots + "aaaa") && only.after.contains(" the [redacted] word"));
}

void TestRedaction::nothingToRedactChangesNothing()
{
    const auto history = historyFromText(TwoWorkers);
    const RedactedRun run = redacted(history, patterns({"not there"}));
    QCOMPARE(canonicalEvents(*run.run->history), canonicalEvents(*history));
    QCOMPARE(run.report.count(), 0);
}

void TestRedaction::aCancelledRedactionStops()
{
    CancellationSource source;
    source.cancel();
    RedactionOptions options;
    options.cancellation = source.token();
    const auto result = redactRun(runOf(historyFromText(TwoWorkers)), patterns({"x"}), options);
    QVERIFY(!result && result.error().isCancelled());
}

QTEST_GUILESS_MAIN(TestRedaction)
#include "tst_redaction.moc"
