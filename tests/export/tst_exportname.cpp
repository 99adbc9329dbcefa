// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/exportname.h"

#include <QtTest>

using namespace chronoscope;

namespace {

RunSnapshot runOf(const QString& workflowId, const QString& runId = {})
{
    RunSnapshot run;
    run.sourceName = QStringLiteral("/home/me/my run.json");
    run.summary.workflowId = workflowId;
    run.summary.runId = runId;
    return run;
}

} // namespace

class TestExportName : public QObject {
    Q_OBJECT

private slots:
    void aNameTellsTheRun();
    void hostileIdsStayInTheFolder_data();
    void hostileIdsStayInTheFolder();
    void longIdsFitIntoAFileName();
    void equalNamesAreNumbered();
    void aRunWithoutIdsHasTheNameOfItsFile();
};

void TestExportName::aNameTellsTheRun()
{
    QCOMPARE(suggestedFileName(runOf("order-A1", "01a2-089a"), ExportFormat::Json), "order-A1_01a2-089a.json");
    QCOMPARE(suggestedFileName(runOf("订单.7"), ExportFormat::GroupCsv), "订单.7.groups.csv");
}

void TestExportName::hostileIdsStayInTheFolder_data()
{
    QTest::addColumn<QString>("id");
    for (const QString& id :
         {QStringLiteral("../../etc/passwd"), QStringLiteral("/etc/passwd"), QStringLiteral(".."),
          QStringLiteral("C:\\x"), QStringLiteral("a\nb"), QStringLiteral("x;rm -rf ~"), QStringLiteral(".bashrc"),
          QStringLiteral("a\u202Etxt.exe"), QString(QChar(u'\0')), QStringLiteral("$(id)"), QStringLiteral("-rf")})
        QTest::newRow(qPrintable(id)) << id;
}

void TestExportName::hostileIdsStayInTheFolder()
{
    QFETCH(const QString, id);
    const QString name = suggestedFileName(runOf(id), ExportFormat::Json);
    static const QRegularExpression safe(QStringLiteral("^[A-Za-z0-9_-][A-Za-z0-9._-]*\\.json$"));
    QVERIFY2(safe.match(name).hasMatch(), qPrintable(name));
    QVERIFY2(!name.startsWith(QLatin1Char('-')), "a program would take it for an option");
}

void TestExportName::longIdsFitIntoAFileName()
{
    const QString name = suggestedFileName(runOf(QString(5000, u'é'), QString(5000, u'漢')), ExportFormat::Perfetto);
    QVERIFY(name.toUtf8().size() <= 220);
    QVERIFY(name.endsWith(".perfetto.json"));
}

void TestExportName::equalNamesAreNumbered()
{
    ExportNames names(ExportFormat::Json);
    QCOMPARE(names.nameFor(runOf("order")), "order.json");
    QCOMPARE(names.nameFor(runOf("ORDER")), "ORDER-2.json");
    QCOMPARE(names.nameFor(runOf("order")), "order-3.json");
}

void TestExportName::aRunWithoutIdsHasTheNameOfItsFile()
{
    QCOMPARE(suggestedFileName(runOf({}), ExportFormat::Html), "my_run.html");
}

QTEST_GUILESS_MAIN(TestExportName)
#include "tst_exportname.moc"
