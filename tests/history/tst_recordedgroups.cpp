// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Groups, summaries and checks of real histories, and of runs recorded from current servers and SDKs.
#include "models/history/historycheck.h"
#include "tests/support/golden.h"
#include "tests/support/historydsl.h"
#include "tests/support/sharedfolder.h"

#ifndef Q_MOC_RUN // moc cannot read the enums of the generated headers
#include "tests/formats/readerhelpers.h"
#endif

#include <QDirIterator>
#include <QtTest>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

QStringList filesBelow(const QString& folder)
{
    QStringList files;
    QDirIterator iterator(folder, QDir::Files, QDirIterator::Subdirectories);
    while (iterator.hasNext())
        files.append(iterator.next());
    files.sort();
    return files;
}

QString recorded(const char* name)
{
    return sharedFolder() + QLatin1String("/recordings/") + QLatin1String(name);
}

/// The one run of a recorded history.
std::shared_ptr<const History> recordedRun(const char* name)
{
    const auto runs = readFile(recorded(name));
    return runs && runs->size() == 1 ? runs->front().history : std::make_shared<History>();
}

bool isPartition(const EventGroups& groups)
{
    std::vector<int> seen(groups.history().size(), 0);
    for (std::size_t position = 0; position < groups.size(); ++position) {
        for (const EventIndex member : groups.members(GroupIndex(position))) {
            ++seen[member.value];
            if (groups.groupOf(member) != GroupIndex(position))
                return false;
        }
    }
    return std::all_of(seen.begin(), seen.end(), [](int count) { return count == 1; });
}

} // namespace

class TestRecordedGroups : public QObject {
    Q_OBJECT

private slots:
    void init();
    void everyEventIsInExactlyOneGroup();
    void everyGroupHasAName();
    void twinsInJsonAndBinaryHaveTheSameGroups();
    void nothingIsWrongWithRecordedRuns();
    void theGroupsOfTheOrder();
    void theSummaryOfTheOrder();
    void groupsAndSummaries_data();
    void groupsAndSummaries();
};

void TestRecordedGroups::init()
{
    SKIP_WITHOUT_SHARED();
}

void TestRecordedGroups::everyEventIsInExactlyOneGroup()
{
    std::size_t histories = 0;
    for (const QString& file : filesBelow(sharedFolder())) {
        const auto runs = readFile(file);
        if (!runs)
            continue;
        for (const ReadRun& run : *runs) {
            QVERIFY2(isPartition(*EventGroups::build(run.history)), qPrintable(file));
            ++histories;
        }
    }
    QVERIFY2(histories > 900, qPrintable(QString::number(histories)));
}

void TestRecordedGroups::everyGroupHasAName()
{
    for (const QString& file : filesBelow(recorded("python/histories"))) {
        const auto runs = readFile(file);
        QVERIFY2(runs, qPrintable(file));
        for (const ReadRun& run : *runs) {
            const auto groups = EventGroups::build(run.history);
            for (std::size_t position = 0; position < groups->size(); ++position) {
                const GroupIndex index(position);
                const GroupKind kind = groups->group(index).kind;
                const bool mayBeNameless = kind == GroupKind::WorkflowTask || kind == GroupKind::Pause;
                QVERIFY2(mayBeNameless || !groups->name(index).isEmpty(),
                         qPrintable(file + QLatin1String(": ") + toString(kind)));
                QVERIFY(!groups->label(index).isEmpty());
            }
        }
    }
}

void TestRecordedGroups::twinsInJsonAndBinaryHaveTheSameGroups()
{
    int twins = 0;
    for (const QString& binary : filesBelow(sharedFolder() + QLatin1String("/recordings"))) {
        if (!binary.endsWith(QLatin1String(".bin")))
            continue;
        const QString json = binary.chopped(4) + QLatin1String(".json");
        if (!QFile::exists(json))
            continue;
        const auto ofBinary = readFile(binary);
        const auto ofJson = readFile(json);
        QVERIFY2(ofBinary && ofJson, qPrintable(binary));
        QCOMPARE(printGroups(*EventGroups::build(ofBinary->at(0).history)),
                 printGroups(*EventGroups::build(ofJson->at(0).history)));
        ++twins;
    }
    QVERIFY2(twins > 100, qPrintable(QString::number(twins)));
}

/// Servers wrote them: a finding would be a false alarm.
void TestRecordedGroups::nothingIsWrongWithRecordedRuns()
{
    int histories = 0;
    for (const QString& file : filesBelow(sharedFolder() + QLatin1String("/recordings"))) {
        if (!file.endsWith(QLatin1String(".bin")))
            continue;
        const auto runs = readFile(file);
        QVERIFY2(runs, qPrintable(file));
        for (const ReadRun& run : *runs) {
            QCOMPARE(printFindings(checkHistory(*run.history, QFileInfo(file).fileName())), QStringList());
            ++histories;
        }
    }
    QVERIFY2(histories > 100, qPrintable(QString::number(histories)));
}

void TestRecordedGroups::theGroupsOfTheOrder()
{
    const auto groups = EventGroups::build(recordedRun("python/histories/order-full.json"));
    // The run, 20 workflow tasks, 9 activities, 6 events of attributes, 5 timers, 4 updates, 3 signals, a local
    // activity, a patch and a child.
    QCOMPARE(groups->size(), 51U);
    QCOMPARE(groups->history().size(), 121U);
}

void TestRecordedGroups::theSummaryOfTheOrder()
{
    const RunSummary summary = RunSummary::of(*recordedRun("python/histories/order-full.json"));
    QCOMPARE(summary.workflowType, "OrderFulfilment");
    QCOMPARE(summary.sdkDisplayName(), "Python 1.35.0");
    QCOMPARE(summary.workers, QStringList("16173@vm"));
}

void TestRecordedGroups::groupsAndSummaries_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("order-full") << "python/histories/order-full.json";
    QTest::newRow("go-versions") << "go/plain/gp-versions.json";
    QTest::newRow("go-side-effects") << "go/plain/gp-side-effects.json";
    QTest::newRow("go-nexus") << "go/plain/gp-nexus.json";
    QTest::newRow("java-local-activities") << "java/plain/j1-local-activities.json";
    QTest::newRow("java-cancelled") << "java/plain/j1-cancelled.json";
    QTest::newRow("typescript-patches") << "ts/plain/t4-patches.json";
    QTest::newRow("typescript-updates") << "ts/plain/t4-updates.json";
}

void TestRecordedGroups::groupsAndSummaries()
{
    QFETCH(QString, file);
    const auto history = recordedRun(qPrintable(file));
    QVERIFY2(!history->isEmpty(), qPrintable(file));
    const QStringList lines = printSummary(RunSummary::of(*history), *history) + QStringList(QString()) +
                              printGroups(*EventGroups::build(history));
    const QString name = QLatin1String("recorded-") + QLatin1String(QTest::currentDataTag());
    const QString difference = goldenDifference(name, lines);
    QVERIFY2(difference.isEmpty(), qPrintable(difference));
}

QTEST_GUILESS_MAIN(TestRecordedGroups)
#include "tst_recordedgroups.moc"
