// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Workflow tasks of real histories, against what was derived from them without our code.
#include "tests/replay/goldens/goldens.h"
#include "tests/support/sharedfolder.h"

#include <QJsonArray>
#include <QtTest>

using namespace chronoscope::test;

class TestTaskGoldens : public QObject {
    Q_OBJECT

private slots:
    void aDifferenceIsNoticed();
    void aHistoryIsCutAsItsSdkCutsIt_data();
    void aHistoryIsCutAsItsSdkCutsIt();
};

void TestTaskGoldens::aDifferenceIsNoticed()
{
    const QJsonObject expected{{"jobs", QJsonArray{QJsonObject{{"job", "fireTimer"}, {"eventId", 7}}}}};
    const QJsonObject actual{{"jobs", QJsonArray{QJsonObject{{"job", "fireTimer"}, {"eventId", 9}}}}};
    QCOMPARE(differences(expected, actual, "tasks[2]"), QStringList{"tasks[2].jobs[0].eventId: expected 7, got 9"});
    QCOMPARE(differences(expected, QJsonObject{}, "tasks[2]").size(), 1);
    QVERIFY(differences(expected, expected, "tasks[2]").isEmpty());
}

void TestTaskGoldens::aHistoryIsCutAsItsSdkCutsIt_data()
{
    QTest::addColumn<QString>("history");
    QTest::addColumn<QJsonObject>("expected");
    for (const Golden& golden : goldens())
        QTest::newRow(qPrintable(golden.name)) << golden.history << golden.content;
}

void TestTaskGoldens::aHistoryIsCutAsItsSdkCutsIt()
{
    SKIP_WITHOUT_SHARED();
    QFETCH(const QString, history);
    QFETCH(const QJsonObject, expected);
    const QJsonObject actual = programSays({"tasks", sharedFolder() + '/' + history, "--json"});
    QStringList lines;
    // Where nothing in a history tells the SDK, how it is guessed is not the derivation's business.
    for (const QString& field : {QStringLiteral("sdk"), QStringLiteral("tasks"), QStringLiteral("unassigned")}) {
        if (expected.contains(field))
            lines += differences(expected.value(field), actual.value(field), field);
    }
    QVERIFY2(!actual.contains("failure"), qPrintable(actual.value("failure").toString()));
    QVERIFY2(lines.isEmpty(), shown(lines).constData());
}

QTEST_GUILESS_MAIN(TestTaskGoldens)
#include "tst_taskgoldens.moc"
