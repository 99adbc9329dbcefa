// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter/filteredrun.h"
#include "models/filter/filtervalues.h"
#include "tests/tables/tablefixture.h"

#include <QTest>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

QStringList texts(const std::vector<FilterValue>& values)
{
    QStringList lines;
    for (const FilterValue& value : values)
        lines.append(conditionSubject(value.condition) + QStringLiteral(": ") + conditionValue(value.condition, {}) +
                     QStringLiteral(", ") + QString::number(value.count));
    return lines;
}

} // namespace

/// What the filters of a run can ask for.
class TestFilterValues : public QObject {
    Q_OBJECT

private slots:
    void whatOccursIsOfferedWithItsCount();
    void theMostFrequentComesFirst();
    void namesOfTimersAreNoTypes();
    void everyValueLetsAsMuchThroughAsItSays();
    void hostileNamesStayOnOneShortLine();
};

void TestFilterValues::whatOccursIsOfferedWithItsCount()
{
    const FilterValues values = filterValuesOf(*snapshotFromText(smallRun()));
    QCOMPARE(texts(values.categories),
             (QStringList{QStringLiteral("Category: Workflow, 1"), QStringLiteral("Category: Workflow task, 1"),
                          QStringLiteral("Category: Activity, 2"), QStringLiteral("Category: Timer, 1")}));
    QCOMPARE(texts(values.statuses),
             (QStringList{QStringLiteral("Status: Running, 1"), QStringLiteral("Status: Completed, 3"),
                          QStringLiteral("Status: Failed, 1")}));
    QCOMPARE(texts(values.types),
             (QStringList{QStringLiteral("Activity: charge_card, 1"), QStringLiteral("Activity: send_mail, 1")}));
    QCOMPARE(texts(values.workers), (QStringList{QStringLiteral("Worker: w1, 1"), QStringLiteral("Worker: w2, 1"),
                                                 QStringLiteral("Worker: w3, 1")}));
}

void TestFilterValues::theMostFrequentComesFirst()
{
    const FilterValues values = filterValuesOf(*snapshotFromText("ActivityTaskScheduled id=a type=rare\n"
                                                                 "ActivityTaskScheduled id=b type=often\n"
                                                                 "ActivityTaskScheduled id=c type=often\n"
                                                                 "TimerStarted id=t"));
    QCOMPARE(texts(values.types),
             (QStringList{QStringLiteral("Activity: often, 2"), QStringLiteral("Activity: rare, 1")}));
    QCOMPARE(texts(values.eventTypes), (QStringList{QStringLiteral("Event: Activity task scheduled, 3"),
                                                    QStringLiteral("Event: Timer started, 1")}));
}

void TestFilterValues::namesOfTimersAreNoTypes()
{
    const auto snapshot = snapshotFromText("TimerStarted id=7\nActivityTaskScheduled id=a type=charge");
    QVERIFY(!typeConditionOf(*snapshot->groups, GroupIndex(std::size_t{0})));
    QVERIFY(typeConditionOf(*snapshot->groups, GroupIndex(std::size_t{1})) ==
            FilterCondition(TypeCondition{GroupKind::Activity, QStringLiteral("charge")}));
}

void TestFilterValues::everyValueLetsAsMuchThroughAsItSays()
{
    const auto snapshot = snapshotFromText(smallRun());
    const FilterValues values = filterValuesOf(*snapshot);
    for (const auto& list : {values.categories, values.statuses, values.types, values.workers}) {
        for (const FilterValue& value : list)
            QCOMPARE((*FilteredRun::of(snapshot, {value.condition}))->groupCount(), value.count);
    }
    for (const FilterValue& value : values.eventTypes)
        QCOMPARE((*FilteredRun::of(snapshot, {value.condition}))->eventCount(), value.count);
}

void TestFilterValues::hostileNamesStayOnOneShortLine()
{
    const QString name = QStringLiteral("<b>a\nb\u202e") + QString(5'000, QLatin1Char('x'));
    const QString value = conditionValue(TypeCondition{GroupKind::Activity, name}, {});
    QVERIFY(value.size() < 60);
    QVERIFY(!value.contains(QLatin1Char('\n')));
    QVERIFY(!value.contains(QChar(0x202e)));
}

QTEST_MAIN(TestFilterValues)
#include "tst_filtervalues.moc"
