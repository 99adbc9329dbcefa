// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/document.h"
#include "models/session/timedisplay.h"
#include "tests/support/await.h"
#include "tests/tables/tablefixture.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

constexpr CategoryCondition Activities{GroupKind::Activity};
constexpr CategoryCondition Timers{GroupKind::Timer};
constexpr StatusCondition Failures{Status::Failed};

TimeCondition from(std::int64_t milliseconds)
{
    const Instant start = DslStart + Duration{milliseconds * NanosecondsPerMillisecond};
    return {TimeRange{start, start + Duration{NanosecondsPerSecond}}};
}

struct Fixture {
    explicit Fixture(RunSnapshotPointer snapshot = snapshotFromText(smallRun())) : document(std::move(snapshot), times)
    {
    }
    [[nodiscard]] FilterStack& filters() { return document.filters(); }
    [[nodiscard]] bool settle()
    {
        return await([this] { return !filters().isEvaluating(); });
    }

    TimeDisplay times;
    Document document;
};

} // namespace

/// The filters of a document and when their result is there.
class TestFilterStack : public QObject {
    Q_OBJECT

private slots:
    void nothingIsFilteredAtFirst();
    void aConditionIsJudgedOnThePool();
    void theSameConditionTwiceChangesNothing();
    void conditionsOfOneSubjectStandTogether();
    void anotherRangeOfTimeTakesItsPlace();
    void takingAConditionAwayWidensTheResult();
    void clearingLetsEverythingThroughAtOnce();
    void theLatestConditionsWin();
    void whatPassedStaysUntilTheNewResultComes();
    void aBrokenPatternLetsEverythingThroughAndSaysWhy();
    void aNewSnapshotIsJudgedAnew();
    void settingTheSameConditionsIsNoChange();
    void thereIsALimit();
    void aDocumentMayCloseWhileItIsFiltered();
};

void TestFilterStack::nothingIsFilteredAtFirst()
{
    Fixture fixture;
    QVERIFY(fixture.filters().isEmpty());
    QVERIFY(!fixture.filters().filtered());
    QVERIFY(!fixture.filters().isEvaluating());
}

void TestFilterStack::aConditionIsJudgedOnThePool()
{
    Fixture fixture;
    QSignalSpy conditionsChanged(&fixture.filters(), &FilterStack::conditionsChanged);
    QVERIFY(fixture.filters().add(Activities));
    QCOMPARE(conditionsChanged.count(), 1);
    QVERIFY(fixture.filters().isEvaluating());
    QVERIFY(!fixture.filters().filtered());
    QVERIFY(fixture.settle());
    QCOMPARE(fixture.filters().filtered()->groupCount(), 2U);
}

void TestFilterStack::theSameConditionTwiceChangesNothing()
{
    Fixture fixture;
    QVERIFY(fixture.filters().add(Activities));
    QSignalSpy conditionsChanged(&fixture.filters(), &FilterStack::conditionsChanged);
    QVERIFY(fixture.filters().add(Activities));
    QCOMPARE(conditionsChanged.count(), 0);
    QCOMPARE(fixture.filters().conditions().size(), 1U);
}

void TestFilterStack::conditionsOfOneSubjectStandTogether()
{
    Fixture fixture;
    for (const FilterCondition& condition : FilterConditions{Activities, Failures, Timers})
        QVERIFY(fixture.filters().add(condition));
    QVERIFY((fixture.filters().conditions() == FilterConditions{Activities, Timers, Failures}));
}

void TestFilterStack::anotherRangeOfTimeTakesItsPlace()
{
    Fixture fixture;
    QVERIFY(fixture.filters().add(from(0)));
    QVERIFY(fixture.filters().add(from(500)));
    QVERIFY((fixture.filters().conditions() == FilterConditions{from(500)}));
}

void TestFilterStack::takingAConditionAwayWidensTheResult()
{
    Fixture fixture;
    fixture.filters().setConditions({Activities, Failures});
    QVERIFY(fixture.settle());
    QCOMPARE(fixture.filters().filtered()->groupCount(), 1U);
    fixture.filters().removeAt(1);
    QVERIFY(fixture.settle());
    QCOMPARE(fixture.filters().filtered()->groupCount(), 2U);
    fixture.filters().removeAt(7);
    QCOMPARE(fixture.filters().conditions().size(), 1U);
}

void TestFilterStack::clearingLetsEverythingThroughAtOnce()
{
    Fixture fixture;
    QVERIFY(fixture.filters().add(Activities));
    QVERIFY(fixture.settle());
    QSignalSpy filteredChanged(&fixture.filters(), &FilterStack::filteredChanged);
    fixture.filters().clear();
    QVERIFY(!fixture.filters().filtered());
    QCOMPARE(filteredChanged.count(), 1);
}

void TestFilterStack::theLatestConditionsWin()
{
    Fixture fixture;
    fixture.filters().setConditions({Activities});
    fixture.filters().setConditions({Timers});
    fixture.filters().setConditions({Failures});
    QVERIFY(fixture.settle());
    QCOMPARE(fixture.filters().filtered()->groupCount(), 1U);
    // Whatever the earlier ones still have to say is said by now.
    QCoreApplication::sendPostedEvents();
    QVERIFY(fixture.filters().filtered()->passesGroup(3));
    QVERIFY(!fixture.filters().filtered()->passesGroup(4));
}

void TestFilterStack::whatPassedStaysUntilTheNewResultComes()
{
    Fixture fixture;
    QVERIFY(fixture.filters().add(Activities));
    QVERIFY(fixture.settle());
    const auto before = fixture.filters().filtered();
    QVERIFY(fixture.filters().add(Failures));
    QCOMPARE(fixture.filters().filtered(), before);
    QVERIFY(fixture.settle());
    QVERIFY(fixture.filters().filtered() != before);
}

void TestFilterStack::aBrokenPatternLetsEverythingThroughAndSaysWhy()
{
    Fixture fixture;
    QVERIFY(fixture.filters().add(TextCondition{{QStringLiteral("a["), SearchMode::Regex, false}}));
    QVERIFY(fixture.settle());
    QVERIFY(fixture.filters().error());
    QVERIFY(!fixture.filters().filtered());
    fixture.filters().clear();
    QVERIFY(!fixture.filters().error());
}

void TestFilterStack::aNewSnapshotIsJudgedAnew()
{
    Fixture fixture(snapshotFromText("WorkflowExecutionStarted type=Order"));
    QVERIFY(fixture.filters().add(Activities));
    QVERIFY(fixture.settle());
    QCOMPARE(fixture.filters().filtered()->eventCount(), 0U);
    fixture.document.setSnapshot(snapshotFromText(smallRun()));
    QVERIFY(!fixture.filters().filtered());
    QVERIFY(fixture.settle());
    QCOMPARE(fixture.filters().filtered()->eventCount(), 6U);
    QCOMPARE(fixture.filters().filtered()->snapshot(), fixture.document.snapshot());
}

void TestFilterStack::settingTheSameConditionsIsNoChange()
{
    Fixture fixture;
    fixture.filters().setConditions({Activities, Failures});
    QSignalSpy conditionsChanged(&fixture.filters(), &FilterStack::conditionsChanged);
    fixture.filters().setConditions({Activities, Failures});
    QCOMPARE(conditionsChanged.count(), 0);
}

void TestFilterStack::thereIsALimit()
{
    Fixture fixture;
    for (std::size_t number = 0; number < MaximumConditions; ++number)
        QVERIFY(fixture.filters().add(WorkerCondition{QString::number(number)}));
    QVERIFY(!fixture.filters().add(Activities));
    QCOMPARE(fixture.filters().conditions().size(), MaximumConditions);
}

void TestFilterStack::aDocumentMayCloseWhileItIsFiltered()
{
    auto fixture = std::make_unique<Fixture>();
    fixture->filters().setConditions({TextCondition{{QStringLiteral("e"), SearchMode::Text, false}}});
    fixture.reset();
    computePool().waitForDone();
    QCoreApplication::sendPostedEvents();
}

QTEST_MAIN(TestFilterStack)
#include "tst_filterstack.moc"
