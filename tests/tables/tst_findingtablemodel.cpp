// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/findingtablemodel.h"

#include "tests/tables/tablefixture.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

using Model = FindingTableModel;

Finding finding(Finding::Severity severity, const QString& message, std::optional<std::int64_t> eventId = std::nullopt)
{
    Finding result;
    result.severity = severity;
    result.message = message;
    result.eventId = eventId;
    result.file = QStringLiteral("/somewhere/order.json");
    return result;
}

RunSnapshotPointer threeFindings()
{
    std::vector<Finding> findings{finding(Finding::Severity::Note, QStringLiteral("a field of tomorrow"), 3),
                                  finding(Finding::Severity::Error, QStringLiteral("the file is cut")),
                                  finding(Finding::Severity::Warning, QStringLiteral("ids jump"), 99)};
    findings[0].field = QStringLiteral("attributes.tomorrow");
    findings[1].byteOffset = 1234;
    return snapshotFromText(smallRun(), std::move(findings));
}

std::shared_ptr<const std::vector<Lint>> oneLint()
{
    Lint lint;
    lint.severity = Lint::Severity::Warning;
    lint.kind = Lint::Kind::RetryStorm;
    lint.message = QStringLiteral("tried too often");
    lint.events = {EventIndex(4U), EventIndex(7U), EventIndex(8U)};
    return std::make_shared<const std::vector<Lint>>(std::vector{lint});
}

} // namespace

class TestFindingTableModel : public QObject {
    Q_OBJECT

private slots:
    void aRowTellsSeverityEventFieldAndPlace();
    void aFindingLeadsToItsEventWhereItExists();
    void oneSeverityAloneCanBeShown();
    void theWorstStandsFirstWhenSortedBySeverity();
    void countsAreWordsForPeople();
    void lintsStandBehindTheFindings();
    void anotherSnapshotTakesTheLintsAway();
};

void TestFindingTableModel::aRowTellsSeverityEventFieldAndPlace()
{
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSnapshot(threeFindings());
    QCOMPARE(rowTexts(model, {Model::SeverityColumn, Model::EventColumn, Model::SubjectColumn, Model::WhatColumn,
                              Model::PlaceColumn}),
             (QStringList{QStringLiteral("Note | 3 | attributes.tomorrow | a field of tomorrow | order.json"),
                          QStringLiteral("Error |  |  | the file is cut | order.json, byte 1,234"),
                          QStringLiteral("Warning | 99 |  | ids jump | order.json")}));
    QCOMPARE(model.index(1, Model::SeverityColumn).data(Model::SeverityRole).toInt(),
             static_cast<int>(Finding::Severity::Error));
}

void TestFindingTableModel::aFindingLeadsToItsEventWhereItExists()
{
    Model model;
    model.setSnapshot(threeFindings());
    QCOMPARE(model.index(0, 0).data(Model::EventIndexRole).toUInt(), 2U);
    QVERIFY(!model.index(1, 0).data(Model::EventIndexRole).isValid());
    QVERIFY(!model.index(2, 0).data(Model::EventIndexRole).isValid());
}

void TestFindingTableModel::oneSeverityAloneCanBeShown()
{
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSnapshot(threeFindings());
    model.setSeverity(Finding::Severity::Warning);
    QCOMPARE(rowTexts(model, {Model::WhatColumn}), QStringList{QStringLiteral("ids jump")});
    model.setSeverity(std::nullopt);
    QCOMPARE(model.rowCount(), 3);
}

void TestFindingTableModel::theWorstStandsFirstWhenSortedBySeverity()
{
    Model model;
    model.setSnapshot(threeFindings());
    QVERIFY(sortAndAwait(model, Model::SeverityColumn, Qt::AscendingOrder));
    QCOMPARE(rowTexts(model, {Model::SeverityColumn}),
             (QStringList{QStringLiteral("Error"), QStringLiteral("Warning"), QStringLiteral("Note")}));
}

void TestFindingTableModel::countsAreWordsForPeople()
{
    QCOMPARE(FindingCounts::of(threeFindings()->findings).text(), QStringLiteral("1 error, 1 warning, 1 note"));
    QCOMPARE(FindingCounts::text(Finding::Severity::Note, 2), QStringLiteral("2 notes"));
    QVERIFY(!FindingCounts::of(std::vector<Finding>{}).worst());
}

void TestFindingTableModel::lintsStandBehindTheFindings()
{
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSnapshot(threeFindings());
    model.setLints(oneLint());
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(
        rowTexts(model, {Model::SeverityColumn, Model::EventColumn, Model::SubjectColumn, Model::WhatColumn}).last(),
        QStringLiteral("Warning | 5 +2 | Retry storm | tried too often"));
    QCOMPARE(model.index(3, 0).data(Model::EventIndexRole).toUInt(), 4U);
    QCOMPARE(FindingCounts::of(model.rows()).text(), QStringLiteral("1 error, 2 warnings, 1 note"));
}

void TestFindingTableModel::anotherSnapshotTakesTheLintsAway()
{
    Model model;
    model.setSnapshot(threeFindings());
    model.setLints(oneLint());
    model.setSnapshot(snapshotFromText(smallRun()));
    QCOMPARE(model.rowCount(), 0);
}

QTEST_GUILESS_MAIN(TestFindingTableModel)
#include "tst_findingtablemodel.moc"
