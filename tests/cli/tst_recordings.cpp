// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.h"
#include "tests/support/sharedfolder.h"

#include <QTest>

using namespace chronoscope::test;

/// What `chronoscope show --json` says of runs that a real server recorded. Expected values are those of the recordings'
/// index and of what was done to each run.
class RecordingsTest : public QObject {
    Q_OBJECT

private slots:
    void aRecordedRunHasItsStatusAndEvents_data();
    void aRecordedRunHasItsStatusAndEvents();
    void bothFormatsOfARunTellTheSame_data();
    void bothFormatsOfARunTellTheSame();
    void aResetRunCarriesItsOwnRunId();
    void aWholeFolderIsShown();

private:
    [[nodiscard]] static QString recording(const QString& name)
    {
        return sharedFolder() + QLatin1String("/recordings/python/histories/") + name;
    }

    Program m_program;
};

void RecordingsTest::aRecordedRunHasItsStatusAndEvents_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("status");
    QTest::addColumn<int>("events");
    QTest::addColumn<QString>("workflowType");
    const auto row = [](const char* file, const char* status, int events, const char* type) {
        QTest::newRow(file) << file << status << events << type;
    };
    row("order-full.json", "completed", 121, "OrderFulfilment");
    row("order-full.cli.json", "completed", 121, "OrderFulfilment");
    row("order-declined.json", "failed", 42, "OrderFulfilment");
    row("cancelled-busy.json", "cancelled", 26, "Cancellable");
    row("terminated.json", "terminated", 6, "Sleeper");
    row("wf-timeout.json", "timedOut", 6, "Sleeper");
    row("ledger-1.json", "continuedAsNew", 16, "Ledger");
    row("stuck-all.json", "running", 13, "StuckJob");
    row("long-import.bin", "completed", 5210, "BulkImport");
}

void RecordingsTest::aRecordedRunHasItsStatusAndEvents()
{
    SKIP_WITHOUT_SHARED();
    QFETCH(QString, file);
    QFETCH(QString, status);
    QFETCH(int, events);
    QFETCH(QString, workflowType);
    const Finished finished = m_program.run({"show", recording(file), "--json"});
    QVERIFY2(finished.exitCode == 0, finished.errors);
    const QJsonObject run = finished.object();
    QCOMPARE(run["status"].toString(), status);
    QCOMPARE(run["events"].toInt(), events);
    QCOMPARE(run["workflowType"].toString(), workflowType);
    QCOMPARE(run["closeTime"].isNull(), status == "running");
}

void RecordingsTest::bothFormatsOfARunTellTheSame_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : {"order-full", "nexus-caller", "timeout-zoo", "buffered-mail", "reset-new"})
        QTest::newRow(name) << name;
}

void RecordingsTest::bothFormatsOfARunTellTheSame()
{
    SKIP_WITHOUT_SHARED();
    QFETCH(QString, name);
    const auto show = [this](const QString& file) {
        QJsonObject run = m_program.run({"show", recording(file), "--json", "--events"}).object();
        // The file is the only difference.
        run.remove("source");
        run.remove("findings");
        return run;
    };
    const QJsonObject json = show(name + ".json");
    QVERIFY(!json.isEmpty());
    QCOMPARE(json, show(name + ".bin"));
}

void RecordingsTest::aResetRunCarriesItsOwnRunId()
{
    SKIP_WITHOUT_SHARED();
    const QJsonObject base = m_program.run({"show", recording("reset-base.json"), "--json"}).object();
    const QJsonObject reset = m_program.run({"show", recording("reset-new.json"), "--json"}).object();
    QCOMPARE(reset["workflowId"].toString(), base["workflowId"].toString());
    QVERIFY(!reset["runId"].toString().isEmpty());
    QVERIFY(reset["runId"] != base["runId"]);
}

void RecordingsTest::aWholeFolderIsShown()
{
    SKIP_WITHOUT_SHARED();
    const QString folder = sharedFolder() + QLatin1String("/recordings/python/histories");
    const Finished finished = m_program.run({"show", folder, "--json"});
    QVERIFY(finished.isNormalExit);
    QCOMPARE(finished.errors, QByteArray());
    QCOMPARE(finished.exitCode, 0);
    // Each file holds one run.
    QCOMPARE(finished.array().size(), QDir(folder).entryList(QDir::Files).size());
}

QTEST_GUILESS_MAIN(RecordingsTest)
#include "tst_recordings.moc"
