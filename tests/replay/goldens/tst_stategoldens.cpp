// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The state of real runs at several events, against what was derived from their histories without our code.
#include "tests/replay/goldens/goldens.h"
#include "tests/support/sharedfolder.h"

#include <QJsonArray>
#include <QtTest>

using namespace chronoscope::test;

class TestStateGoldens : public QObject {
    Q_OBJECT

private slots:
    void aRunIsInTheStateThatItsEventsMake_data();
    void aRunIsInTheStateThatItsEventsMake();
};

void TestStateGoldens::aRunIsInTheStateThatItsEventsMake_data()
{
    QTest::addColumn<QString>("history");
    QTest::addColumn<QJsonArray>("states");
    for (const Golden& golden : goldens())
        QTest::newRow(qPrintable(golden.name)) << golden.history << golden.content.value("states").toArray();
}

void TestStateGoldens::aRunIsInTheStateThatItsEventsMake()
{
    SKIP_WITHOUT_SHARED();
    QFETCH(const QString, history);
    QFETCH(const QJsonArray, states);
    QVERIFY(!states.isEmpty());
    QStringList lines;
    for (const auto& state : states) {
        const QString at = QString::number(state.toObject().value("at").toInt());
        const QJsonObject actual = programSays({"state", sharedFolder() + '/' + history, "--at", at, "--json"});
        QVERIFY2(!actual.contains("failure"), qPrintable(actual.value("failure").toString()));
        lines += differences(state, actual, "at " + at);
    }
    QVERIFY2(lines.isEmpty(), shown(lines).constData());
}

QTEST_GUILESS_MAIN(TestStateGoldens)
#include "tst_stategoldens.moc"
