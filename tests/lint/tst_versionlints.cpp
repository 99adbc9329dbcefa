// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/lint/lintedrun.h"
#include "tests/support/historyedit.h"

#include <QtTest>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

QByteArray patch(const QByteArray& id, bool isDeprecated = false)
{
    return "MarkerRecorded markerName=core_patch detail.patch-data={'id':'" + id +
           "','deprecated':" + (isDeprecated ? "true" : "false") + "}\n";
}

QByteArray goVersion(const QByteArray& id, int version)
{
    return "MarkerRecorded markerName=Version detail.change-id='" + id +
           "' detail.version=" + QByteArray::number(version) + '\n';
}

/// The history of a text whose upserts of search attributes list these changes.
RunSnapshot withChangeVersions(const QByteArray& text, const std::string& json)
{
    std::vector<HistoryEvent> events = eventsOf(*historyFromText(text));
    for (HistoryEvent& event : events) {
        if (!event.has_upsert_workflow_search_attributes_event_attributes())
            continue;
        auto& fields = *event.mutable_upsert_workflow_search_attributes_event_attributes()
                            ->mutable_search_attributes()
                            ->mutable_indexed_fields();
        fields["TemporalChangeVersion"].set_data(json);
    }
    return lintableRun(historyOf(events));
}

const QByteArray Upsert = "UpsertWorkflowSearchAttributes\n";

QByteArray firstTaskWithFlag()
{
    return "WorkflowExecutionStarted type=Order queue=orders\nWorkflowTaskScheduled\nWorkflowTaskStarted\n"
           "WorkflowTaskCompleted\n";
}

} // namespace

class TestVersionLints : public QObject {
    Q_OBJECT

private slots:
    void aPatchInOneWayIsFine();
    void aPatchInTwoWaysIsUneven();
    void aChangeWithTwoVersionsIsUneven();
    void aChangeThatIsMarkedMayBeSearchedFor();
    void aChangeWithoutMarkerIsUnmarked();
    void goListsChangesWithTheirVersions();
    void aPatchOfAnSdkThatWritesTheAttributeWantsIt();
};

void TestVersionLints::aPatchInOneWayIsFine()
{
    QCOMPARE(printLints(firstTask() + patch("charge") + patch("mail")), QStringList());
}

void TestVersionLints::aPatchInTwoWaysIsUneven()
{
    QCOMPARE(printLints(firstTask() + patch("charge") + "t=3ms WorkflowExecutionSignaled name=go\n" + nextTask() +
                        patch("charge", true)),
             QStringList{QStringLiteral("warning unevenPatch 5,10")});
}

void TestVersionLints::aChangeWithTwoVersionsIsUneven()
{
    QCOMPARE(printLints(firstTask() + goVersion("charge", 1) + goVersion("charge", 2)),
             QStringList{QStringLiteral("warning unevenVersion 5,6")});
}

void TestVersionLints::aChangeThatIsMarkedMayBeSearchedFor()
{
    QCOMPARE(printLints(withChangeVersions(firstTask() + patch("charge") + Upsert, "[\"charge\"]")), QStringList());
}

void TestVersionLints::aChangeWithoutMarkerIsUnmarked()
{
    QCOMPARE(printLints(withChangeVersions(firstTask() + Upsert, "[\"charge\"]")),
             QStringList{QStringLiteral("warning unmarkedVersion 5")});
}

void TestVersionLints::goListsChangesWithTheirVersions()
{
    QCOMPARE(printLints(withChangeVersions(firstTask() + goVersion("charge", 2) + Upsert, "[\"charge-2\"]")),
             QStringList());
}

void TestVersionLints::aPatchOfAnSdkThatWritesTheAttributeWantsIt()
{
    std::vector<HistoryEvent> events = eventsOf(*historyFromText(firstTaskWithFlag() + patch("charge")));
    events[3].mutable_workflow_task_completed_event_attributes()->mutable_sdk_metadata()->add_core_used_flags(2);
    QCOMPARE(printLints(lintableRun(historyOf(events))), QStringList{QStringLiteral("note missingChangeVersion 5")});
}

QTEST_GUILESS_MAIN(TestVersionLints)
#include "tst_versionlints.moc"
