// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Critical paths of real histories. The goldens were checked by hand, event by event, against the histories.
#include "tests/statistics/pathprint.h"
#include "tests/support/golden.h"
#include "tests/support/sharedfolder.h"

#ifndef Q_MOC_RUN // moc cannot read the enums of the generated headers
#include "tests/formats/realhistories.h"
#endif

#include <QtTest>

using namespace chronoscope;
using namespace chronoscope::test;

class TestRecordedPaths : public QObject {
    Q_OBJECT

private slots:
    void init();
    void thePartsOfEveryRunAddUp();
    void thePathOf_data();
    void thePathOf();
};

void TestRecordedPaths::init()
{
    SKIP_WITHOUT_SHARED();
}

void TestRecordedPaths::thePartsOfEveryRunAddUp()
{
    std::size_t histories = 0;
    std::size_t clamped = 0;
    std::array<std::size_t, PathPartKindCount> parts{};
    const QString complaint = firstComplaint([&](const std::shared_ptr<const History>& history) {
        const RunSnapshot snapshot = snapshotOf(history);
        const CriticalPath path = criticalPathOf(snapshot);
        ++histories;
        clamped += path.clampedTimes > 0 ? 1 : 0;
        for (const PathPart& part : path.parts)
            ++parts[static_cast<std::size_t>(part.kind)];
        return brokenPromise(snapshot, path);
    });
    QVERIFY2(complaint.isEmpty(), qPrintable(complaint));
    qInfo("%zu histories, %zu with clamped times", histories, clamped);
    for (std::size_t kind = 0; kind < PathPartKindCount; ++kind)
        qInfo("  %-18s %6zu parts", qPrintable(toString(static_cast<PathPartKind>(kind))), parts[kind]);
    QVERIFY2(histories > 900, qPrintable(QString::number(histories)));
}

void TestRecordedPaths::thePathOf_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("order-full") << "python/histories/order-full.json";
    QTest::newRow("unhandled-command") << "python/histories-more/wft-unhandled-command.json";
    QTest::newRow("cancelled-busy") << "python/histories/cancelled-busy.json";
    QTest::newRow("timeout-zoo") << "python/histories/timeout-zoo.json";
    QTest::newRow("workflow-timeout") << "python/histories/wf-timeout.json";
    QTest::newRow("terminated") << "python/histories/terminated.json";
    QTest::newRow("paused") << "python/histories-more/pause-workflow-closed.json";
    QTest::newRow("go-nexus") << "go/plain/gp-nexus.json";
    QTest::newRow("go-children") << "go/plain/gp-children.json";
    QTest::newRow("java-local-activities") << "java/plain/j1-local-activities.json";
    QTest::newRow("typescript-updates") << "ts/plain/t4-updates.json";
}

void TestRecordedPaths::thePathOf()
{
    QFETCH(QString, file);
    const auto runs = readFile(sharedFolder() + QLatin1String("/recordings/") + file);
    QVERIFY2(runs && runs->size() == 1, qPrintable(file));
    const RunSnapshot snapshot = snapshotOf(runs->front().history);
    const QString difference = goldenDifference(QLatin1String("criticalpath/") + QLatin1String(QTest::currentDataTag()),
                                                printPath(snapshot, criticalPathOf(snapshot)));
    QVERIFY2(difference.isEmpty(), qPrintable(difference));
}

QTEST_GUILESS_MAIN(TestRecordedPaths)
#include "tst_recordedpaths.moc"
