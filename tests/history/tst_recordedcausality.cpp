// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What caused the events of real histories. The goldens are made by tests/data/causality/derive.py, without our code.
#include "tests/history/causalityprint.h"
#include "tests/support/golden.h"
#include "tests/support/sharedfolder.h"

#ifndef Q_MOC_RUN // moc cannot read the enums of the generated headers
#include "tests/formats/realhistories.h"
#endif

#include <QDirIterator>
#include <QtTest>

#include <array>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

/// How often each kind of cause and each reason was found.
struct Counts {
    std::array<std::size_t, CauseKindCount> kinds{};
    std::array<std::size_t, OriginCount> origins{};
    std::size_t histories = 0;
    std::size_t events = 0;

    void add(const Causality& causality)
    {
        ++histories;
        events += causality.size();
        for (std::size_t position = 0; position < causality.size(); ++position) {
            ++origins[static_cast<std::size_t>(causality.originOf(EventIndex(position)))];
            for (const CausalLink& cause : causality.causesOf(EventIndex(position)))
                ++kinds[static_cast<std::size_t>(cause.kind)];
        }
    }

    void print() const
    {
        qInfo("%zu histories, %zu events, %zu of them caused by events", histories, events, origins[0]);
        for (std::size_t kind = 0; kind < CauseKindCount; ++kind)
            qInfo("  cause %-14s %8zu", qPrintable(toString(static_cast<CauseKind>(kind))), kinds[kind]);
        for (std::size_t origin = 1; origin < OriginCount; ++origin)
            qInfo("  reason %-26s %8zu", qPrintable(toString(static_cast<Origin>(origin))), origins[origin]);
    }
};

} // namespace

class TestRecordedCausality : public QObject {
    Q_OBJECT

private slots:
    void init();
    void everyEventHasACauseOrAReason();
    void recordedRunsLeaveNothingUnexplained();
    void causesAsDerivedWithoutOurCode_data();
    void causesAsDerivedWithoutOurCode();
};

void TestRecordedCausality::init()
{
    SKIP_WITHOUT_SHARED();
}

void TestRecordedCausality::everyEventHasACauseOrAReason()
{
    Counts counts;
    const QString complaint = firstComplaint([&counts](const std::shared_ptr<const History>& history) {
        const auto causality = Causality::build(*history);
        counts.add(*causality);
        return brokenPromise(*history, *causality);
    });
    QVERIFY2(complaint.isEmpty(), qPrintable(complaint));
    counts.print();
    QVERIFY2(counts.histories > 900, qPrintable(QString::number(counts.histories)));
}

/// Current servers wrote them down whole.
void TestRecordedCausality::recordedRunsLeaveNothingUnexplained()
{
    int histories = 0;
    QStringList unexplained;
    QDirIterator files(sharedFolder() + QLatin1String("/recordings"), {QStringLiteral("*.bin")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString file = files.next();
        const auto runs = readFile(file);
        QVERIFY2(runs, qPrintable(file));
        for (const ReadRun& run : *runs) {
            const auto causality = Causality::build(*run.history);
            for (std::size_t position = 0; position < causality->size(); ++position) {
                const Origin origin = causality->originOf(EventIndex(position));
                if (origin == Origin::NotRecorded || origin == Origin::UnknownType)
                    unexplained.append(QFileInfo(file).fileName() + QLatin1String(": ") +
                                       printCauses(*run.history, *causality, EventIndex(position)));
            }
            ++histories;
        }
    }
    QCOMPARE(unexplained, QStringList());
    QVERIFY2(histories > 100, qPrintable(QString::number(histories)));
}

void TestRecordedCausality::causesAsDerivedWithoutOurCode_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("order-full") << "python/histories/order-full.json";
    QTest::newRow("unhandled-command") << "python/histories-more/wft-unhandled-command.json";
    QTest::newRow("cancelled-busy") << "python/histories/cancelled-busy.json";
    QTest::newRow("timeout-zoo") << "python/histories/timeout-zoo.json";
    QTest::newRow("external-storage") << "python/histories/ext-plain.json";
    QTest::newRow("external-outreach") << "python/histories-more/external-outreach.json";
    QTest::newRow("reset-reapply") << "python/histories/reset-reapply.json";
    QTest::newRow("paused") << "python/histories-more/pause-workflow-closed.json";
    QTest::newRow("go-nexus") << "go/plain/gp-nexus.json";
    QTest::newRow("go-messages") << "go/plain/gp-messages.json";
    QTest::newRow("java-local-activities") << "java/plain/j1-local-activities.json";
    QTest::newRow("typescript-updates") << "ts/plain/t4-updates.json";
}

void TestRecordedCausality::causesAsDerivedWithoutOurCode()
{
    QFETCH(QString, file);
    // UPDATE_GOLDENS must not write what our own code found: derive.py is the only author.
    QVERIFY2(!qEnvironmentVariableIsSet("UPDATE_GOLDENS"), "Run tests/data/causality/derive.py instead.");
    const auto runs = readFile(sharedFolder() + QLatin1String("/recordings/") + file);
    QVERIFY2(runs && runs->size() == 1, qPrintable(file));
    const History& history = *runs->front().history;
    const QString difference = goldenDifference(QLatin1String("causality/") + QLatin1String(QTest::currentDataTag()),
                                                printCauses(history, *Causality::build(history)));
    QVERIFY2(difference.isEmpty(), qPrintable(difference));
}

QTEST_GUILESS_MAIN(TestRecordedCausality)
#include "tst_recordedcausality.moc"
