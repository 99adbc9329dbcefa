// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Markers, search attributes, memo, and what workflow tasks tell of the worker.
#include "models/state/stateindex.h"
#include "tests/state/stateprint.h"
#include "tests/support/historydsl.h"

#ifndef Q_MOC_RUN // moc cannot read the enums of the generated headers
#include "tests/support/historyedit.h"
#endif

#include <QtTest>

#include <functional>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

using Payload = temporal::api::common::v1::Payload;

/// The groups of a history whose last event was changed.
std::shared_ptr<const EventGroups> withLastEvent(const QByteArray& text,
                                                 const std::function<void(HistoryEvent&)>& change)
{
    std::vector<HistoryEvent> events = eventsOf(*historyFromText(text));
    change(events.back());
    return EventGroups::build(historyOf(events));
}

Payload payload(const char* encoding, const std::string& data)
{
    Payload result;
    (*result.mutable_metadata())["encoding"] = encoding;
    result.set_data(data);
    return result;
}

/// What search attributes or memo are after the last event set the payload as their only key "k", after it was set before.
QStringList afterUpsert(bool isMemo, const Payload& value)
{
    const QByteArray text = isMemo
                                ? "WorkflowExecutionStarted memo=k\nWorkflowPropertiesModified keys=k"
                                : "WorkflowExecutionStarted searchAttributes=k\nUpsertWorkflowSearchAttributes keys=k";
    return lastState(withLastEvent(text, [&](HistoryEvent& event) {
        auto& fields = isMemo ? *event.mutable_workflow_properties_modified_event_attributes()
                                     ->mutable_upserted_memo()
                                     ->mutable_fields()
                              : *event.mutable_upsert_workflow_search_attributes_event_attributes()
                                     ->mutable_search_attributes()
                                     ->mutable_indexed_fields();
        fields["k"] = value;
    }));
}

using Completed = temporal::api::history::v1::WorkflowTaskCompletedEventAttributes;

/// The state after workflow tasks that completed with what each of the functions set.
QStringList afterCompletions(const std::vector<std::function<void(Completed&)>>& completions)
{
    QByteArray text = "WorkflowExecutionStarted type=Order\n";
    for (std::size_t i = 0; i < completions.size(); ++i)
        text += "WorkflowTaskScheduled\nWorkflowTaskStarted\nWorkflowTaskCompleted\n";
    std::vector<HistoryEvent> events = eventsOf(*historyFromText(text));
    for (std::size_t i = 0; i < completions.size(); ++i)
        completions[i](*events[3 * i + 3].mutable_workflow_task_completed_event_attributes());
    return lastState(EventGroups::build(historyOf(events)));
}

} // namespace

class TestStateMarkers : public QObject {
    Q_OBJECT

private slots:
    void markers_data();
    void markers();
    void aPatchOfOldIsRead_data();
    void aPatchOfOldIsRead();
    void aVersionTakenAgainTellsTheLastMarker();
    void versionsAreSortedByTheirIds();
    void keysAreSetAndSetAgain();
    void keysTellTheirPlaceInTheEvent();
    void valuesThatDeleteAKey_data();
    void valuesThatDeleteAKey();
    void aDeletedKeyCanBeSetAgain();
    void theSdkIsCarriedForward();
    void flagsAddUp();
    void theBuildIsWhatTheLastTaskTold_data();
    void theBuildIsWhatTheLastTaskTold();
    void aBuildWithoutDeploymentEndsTheDeployment();
    void aTaskThatTellsNoBuildChangesNothing();
};

void TestStateMarkers::markers_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QString>("state");
    const auto row = [](const char* name, const char* fields, const char* state) {
        QTest::newRow(name) << QByteArray(fields) << state;
    };
    row("core patch", R"(type=core_patch detail.patch-data={"id":"fast-lane","deprecated":false})",
        "version fast-lane=2");
    row("core patch that is deprecated", R"(type=core_patch detail.patch-data={"id":"fast-lane","deprecated":true})",
        "version fast-lane=2 deprecated");
    row("core patch without the word", R"(type=core_patch detail.patch-data={"id":"fast-lane"})",
        "version fast-lane=2");
    row("core patch without an id", R"(type=core_patch detail.patch-data={"deprecated":true})", "marker 2");
    row("Go version", R"(type=Version detail.change-id='fast' detail.version=2)", "version fast=2 2");
    row("Go version of a workflow before it", R"(type=Version detail.change-id='fast' detail.version=-1)",
        "version fast=2 -1");
    row("Java version", R"(type=Version detail.changeId='fast' detail.version=7)", "version fast=2 7");
    row("version without a number", R"(type=Version detail.changeId='fast')", "version fast=2");
    row("version whose details cannot be read", R"(type=Version detail.change-id=?? detail.version=2)", "marker 2");
    row("version whose id is a list", R"(type=Version detail.change-id=["x"] detail.version=2)", "marker 2");
    row("core local activity", R"(type=core_local_activity detail.data={"activity_type":"Validate"})",
        "localActivity 2");
    row("Go local activity", R"(type=LocalActivity detail.data={"ActivityType":"Greet"})", "localActivity 2");
    row("Java local activity", R"(type=LocalActivity detail.type='Quick')", "localActivity 2");
    row("Go side effect", R"(type=SideEffect detail.side-effect-id=12)", "sideEffect 2");
    row("Java side effect", R"(type=SideEffect detail.data=1)", "sideEffect 2");
    row("Go mutable side effect", R"(type=MutableSideEffect detail.side-effect-id='a_1')", "sideEffect 2");
    row("Java mutable side effect", R"(type=MutableSideEffect detail.id='a')", "sideEffect 2");
    row("another marker", R"(type=checkpoint)", "marker 2");
}

void TestStateMarkers::markers()
{
    QFETCH(QByteArray, fields);
    QFETCH(QString, state);
    QCOMPARE(lastState("WorkflowExecutionStarted type=Order\nMarkerRecorded " + fields), QStringList(state));
}

void TestStateMarkers::aPatchOfOldIsRead_data()
{
    QTest::addColumn<QByteArray>("deprecated");
    QTest::addColumn<QString>("state");
    QTest::newRow("not deprecated") << QByteArray(1, '\0') << "version fast-lane=2";
    QTest::newRow("deprecated") << QByteArray(1, '\1') << "version fast-lane=2 deprecated";
    QTest::newRow("without the byte") << QByteArray() << "version fast-lane=2";
}

void TestStateMarkers::aPatchOfOldIsRead()
{
    QFETCH(QByteArray, deprecated);
    QFETCH(QString, state);
    const QByteArray text = "WorkflowExecutionStarted type=Order\nMarkerRecorded type=core_patch";
    const auto groups = withLastEvent(text, [&](HistoryEvent& event) {
        auto& details = *event.mutable_marker_recorded_event_attributes()->mutable_details();
        *details["patch_id"].add_payloads() = payload("binary/plain", "fast-lane");
        *details["deprecated"].add_payloads() = payload("binary/plain", deprecated.toStdString());
    });
    QCOMPARE(lastState(groups), QStringList(state));
}

void TestStateMarkers::aVersionTakenAgainTellsTheLastMarker()
{
    QCOMPARE(lastState(R"(
        MarkerRecorded type=Version detail.change-id='fast' detail.version=1
        MarkerRecorded type=Version detail.change-id='fast' detail.version=2
    )"),
             QStringList("version fast=2 2"));
}

void TestStateMarkers::versionsAreSortedByTheirIds()
{
    QCOMPARE(lastState(R"(
        MarkerRecorded type=Version detail.change-id='b' detail.version=1
        MarkerRecorded type=Version detail.change-id='a' detail.version=2
    )"),
             (QStringList{"version a=2 2", "version b=1 1"}));
}

void TestStateMarkers::keysAreSetAndSetAgain()
{
    const auto states = StateIndex::build(groupsFromText(R"(
        WorkflowExecutionStarted searchAttributes=City memo=owner
        UpsertWorkflowSearchAttributes keys=City
        WorkflowPropertiesModified keys=note
        WorkflowPropertiesModifiedExternally keys=owner
    )"));
    QCOMPARE(stateAfterId(*states, 1), (QStringList{"searchAttribute City=1", "memo owner=1"}));
    QCOMPARE(stateAfterId(*states, 2), (QStringList{"searchAttribute City=2", "memo owner=1"}));
    QCOMPARE(stateAfterId(*states, 3), (QStringList{"searchAttribute City=2", "memo note=3", "memo owner=1"}));
    QCOMPARE(stateAfterId(*states, 4), (QStringList{"searchAttribute City=2", "memo note=3", "memo owner=4"}));
}

void TestStateMarkers::keysTellTheirPlaceInTheEvent()
{
    QCOMPARE(lastState("WorkflowExecutionStarted memo=c,a,b"),
             (QStringList{"memo a=1", "memo b=1 position=1", "memo c=1 position=2"}));
}

void TestStateMarkers::valuesThatDeleteAKey_data()
{
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<bool>("isDeleted");
    QTest::newRow("null") << QByteArray("binary/null") << QByteArray() << true;
    QTest::newRow("null as JSON") << QByteArray("json/plain") << QByteArray("null") << true;
    QTest::newRow("an empty list") << QByteArray("json/plain") << QByteArray("[]") << true;
    QTest::newRow("an empty text") << QByteArray("json/plain") << QByteArray("\"\"") << false;
    QTest::newRow("zero") << QByteArray("json/plain") << QByteArray("0") << false;
}

void TestStateMarkers::valuesThatDeleteAKey()
{
    QFETCH(QByteArray, encoding);
    QFETCH(QByteArray, data);
    QFETCH(bool, isDeleted);
    const Payload value = payload(encoding.constData(), data.toStdString());
    QCOMPARE(afterUpsert(false, value), isDeleted ? QStringList() : QStringList("searchAttribute k=2"));
    QCOMPARE(afterUpsert(true, value), isDeleted ? QStringList() : QStringList("memo k=2"));
}

void TestStateMarkers::aDeletedKeyCanBeSetAgain()
{
    std::vector<HistoryEvent> events = eventsOf(*historyFromText(R"(
        WorkflowPropertiesModified keys=k
        WorkflowPropertiesModified keys=k
        WorkflowPropertiesModified keys=k
    )"));
    (*events[1]
          .mutable_workflow_properties_modified_event_attributes()
          ->mutable_upserted_memo()
          ->mutable_fields())["k"] = payload("binary/null", {});
    const auto states = StateIndex::build(EventGroups::build(historyOf(events)));
    QCOMPARE(stateAfterId(*states, 1), QStringList("memo k=1"));
    QCOMPARE(stateAfterId(*states, 2), QStringList());
    QCOMPARE(stateAfterId(*states, 3), QStringList("memo k=3"));
}

void TestStateMarkers::theSdkIsCarriedForward()
{
    const auto named = [](Completed& task) {
        task.mutable_sdk_metadata()->set_sdk_name("temporal-go");
        task.mutable_sdk_metadata()->set_sdk_version("1.2.0");
    };
    const auto updated = [](Completed& task) { task.mutable_sdk_metadata()->set_sdk_version("1.3.0"); };
    const auto silent = [](Completed&) {};
    QCOMPARE(afterCompletions({named, silent}), QStringList("sdk temporal-go 1.2.0"));
    QCOMPARE(afterCompletions({named, updated}), QStringList("sdk temporal-go 1.3.0"));
}

void TestStateMarkers::flagsAddUp()
{
    const auto flags = [](std::uint32_t core, std::uint32_t language) {
        return [core, language](Completed& task) {
            task.mutable_sdk_metadata()->add_core_used_flags(core);
            task.mutable_sdk_metadata()->add_lang_used_flags(language);
        };
    };
    QCOMPARE(afterCompletions({flags(3, 2)}), (QStringList{"coreFlags 3", "languageFlags 2"}));
    QCOMPARE(afterCompletions({flags(3, 2), flags(1, 2)}), (QStringList{"coreFlags 1,3", "languageFlags 2"}));
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

void TestStateMarkers::theBuildIsWhatTheLastTaskTold_data()
{
    QTest::addColumn<int>("spelling");
    QTest::addColumn<QStringList>("state");
    QTest::newRow("deployment version") << 0 << QStringList{"build b.7", "deployment shop"};
    QTest::newRow("deployment and build with a dot") << 1 << QStringList{"build b.7", "deployment shop"};
    QTest::newRow("worker version") << 2 << QStringList{"build b.7"};
    QTest::newRow("binary checksum") << 3 << QStringList{"build b.7"};
}

void TestStateMarkers::theBuildIsWhatTheLastTaskTold()
{
    QFETCH(int, spelling);
    QFETCH(QStringList, state);
    QCOMPARE(afterCompletions({[spelling](Completed& task) {
                 if (spelling == 0) {
                     task.mutable_deployment_version()->set_deployment_name("shop");
                     task.mutable_deployment_version()->set_build_id("b.7");
                 } else if (spelling == 1) {
                     task.set_worker_deployment_version("shop.b.7");
                 } else if (spelling == 2) {
                     task.mutable_worker_version()->set_build_id("b.7");
                 } else {
                     task.set_binary_checksum("b.7");
                 }
             }}),
             state);
}

void TestStateMarkers::aBuildWithoutDeploymentEndsTheDeployment()
{
    const auto deployed = [](Completed& task) {
        task.mutable_deployment_version()->set_deployment_name("shop");
        task.mutable_deployment_version()->set_build_id("7");
    };
    const auto bare = [](Completed& task) { task.mutable_worker_version()->set_build_id("8"); };
    QCOMPARE(afterCompletions({deployed, bare}), QStringList("build 8"));
}

void TestStateMarkers::aTaskThatTellsNoBuildChangesNothing()
{
    const auto deployed = [](Completed& task) {
        task.mutable_deployment_version()->set_deployment_name("shop");
        task.mutable_deployment_version()->set_build_id("7");
    };
    QCOMPARE(afterCompletions({deployed, [](Completed&) {}}), (QStringList{"build 7", "deployment shop"}));
}

#pragma GCC diagnostic pop

QTEST_GUILESS_MAIN(TestStateMarkers)
#include "tst_statemarkers.moc"
