// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/cancellation.h"
#include "models/formats/runloader.h"
#include "models/search/eventtexts.h"
#include "models/search/textmatcher.h"
#include "tests/search/foundtexts.h"
#include "tests/support/historydsl.h"
#include "tests/support/historyedit.h"
#include "tests/support/historygenerator.h"
#include "tests/support/sharedfolder.h"

#include <QDirIterator>
#include <QTest>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

std::shared_ptr<const History> order()
{
    return historyFromText("WorkflowExecutionStarted type=Order queue=orders input={\"id\":\"A-1\"}\n"
                           "WorkflowTaskScheduled queue=orders\n"
                           "WorkflowTaskStarted worker=w1\n"
                           "WorkflowTaskCompleted\n"
                           "ActivityTaskScheduled id=a type=ChargeCard input={\"order\":\"A-1\",\"amount\":144}\n"
                           "ActivityTaskStarted id=a attempt=3 lastFailure=\"gateway unavailable\"\n"
                           "ActivityTaskCompleted id=a result={\"receipt\":\"pay-A-1\"}\n");
}

/// Looks at one text after the other, as a person would.
class Plodder : public EventTextSink {
public:
    explicit Plodder(const TextMatcher& matcher) : m_matcher(matcher) {}
    void take(const EventText& text) override
    {
        if (const auto match = m_matcher.find(text.text))
            hits.push_back({event, text.number, static_cast<std::uint32_t>(match->start),
                            static_cast<std::uint32_t>(match->length)});
    }
    EventIndex event;
    std::vector<SearchHit> hits;

private:
    const TextMatcher& m_matcher;
};

std::vector<SearchHit> plod(const History& history, const SearchQuery& query)
{
    const auto matcher = TextMatcher::compile(query);
    Plodder plodder(*matcher);
    EventTextReader reader;
    for (std::size_t event = 0; event < history.size(); ++event) {
        plodder.event = EventIndex(event);
        reader.read(history, plodder.event, plodder);
    }
    return plodder.hits;
}

} // namespace

/// What is found in a run, and how it is told.
class TestHistorySearch : public QObject {
    Q_OBJECT

private slots:
    void wordsAreFoundInEveryFieldThatHasThem();
    void aTextIsOneHitHoweverOftenItMatches();
    void nothingIsFoundForNoWords();
    void aBrokenPatternIsAnError();
    void theExcerptIsTheLineOfTheMatchCutAroundIt();
    void hostileTextBecomesOneLine();
    void aLongPayloadIsSearchedWhole();
    void aSearchFindsWhatLookingAtEachTextFinds_data();
    void aSearchFindsWhatLookingAtEachTextFinds();
    void hitsOfALargeRunComeInPortions();
    void aSearchEndsAtTheMostHits();
    void aCancelledSearchSaysSo();
    void progressReachesTheLastEvent();
    void everyRealHistoryIsSearched();
};

void TestHistorySearch::wordsAreFoundInEveryFieldThatHasThem()
{
    QCOMPARE(
        find(order(), words("a-1")).lines(),
        (QStringList{
            QStringLiteral("1 workflowExecutionStartedEventAttributes.input.payloads[0]: {\"id\":\"[A-1]\"}"),
            QStringLiteral("5 activityTaskScheduledEventAttributes.input.payloads[0]: "
                           "{\"order\":\"[A-1]\",\"amount\":144}"),
            QStringLiteral("7 activityTaskCompletedEventAttributes.result.payloads[0]: {\"receipt\":\"pay-[A-1]\"}")}));
    QCOMPARE(
        find(order(), words("unavail")).lines(),
        QStringList{QStringLiteral("6 activityTaskStartedEventAttributes.lastFailure.message: gateway [unavail]able")});
    QCOMPARE(find(order(), words("activity task comp")).lines(),
             QStringList{QStringLiteral("7 eventType: [Activity task comp]leted")});
}

void TestHistorySearch::aTextIsOneHitHoweverOftenItMatches()
{
    const auto history = historyFromText("WorkflowExecutionStarted type=Order input=[1,1,1,1]");
    QCOMPARE(find(history, regex("1")).hits.hits.size(), 1U);
}

void TestHistorySearch::nothingIsFoundForNoWords()
{
    const Found found = find(order(), words(""));
    QVERIFY(!found.isRefused);
    QVERIFY(found.hits.isEmpty());
}

void TestHistorySearch::aBrokenPatternIsAnError()
{
    const Found found = find(order(), regex("a("));
    QVERIFY(found.isRefused);
    QCOMPARE(found.error.code, Error::Code::Schema);
}

void TestHistorySearch::theExcerptIsTheLineOfTheMatchCutAroundIt()
{
    const QByteArray filler(500, 'x');
    const auto history =
        historyFromText("WorkflowExecutionStarted type=Order input=\"" + filler + " needle " + filler + "\"");
    const Found found = find(history, words("needle"));
    QCOMPARE(found.hits.hits.size(), 1U);
    const HitDescription hit = HitReader().describe(*history, found.hits.hits.front(), found.hits);
    QVERIFY(hit.excerpt.startsWith(QStringLiteral("…xxx")));
    QVERIFY(hit.excerpt.endsWith(QStringLiteral("xxx…")));
    QCOMPARE(hit.excerpt.mid(hit.matchStart, hit.matchLength), QStringLiteral("needle"));
    QVERIFY(hit.excerpt.size() < 200);
}

void TestHistorySearch::hostileTextBecomesOneLine()
{
    HistoryEvent event;
    event.set_event_id(1);
    event.set_event_type(temporal::api::enums::v1::EVENT_TYPE_WORKFLOW_EXECUTION_FAILED);
    event.mutable_workflow_execution_failed_event_attributes()->mutable_failure()->set_stack_trace(
        "first\n\x1b[31mat \xe2\x80\xae evil\nlast");
    const QStringList lines = find(historyOf({event}), words("evil")).lines();
    QCOMPARE(lines.size(), 1);
    QVERIFY(lines.first().contains(QStringLiteral("[evil]")));
    QVERIFY(!lines.first().contains(QStringLiteral("first")));
    for (const QChar letter : lines.first())
        QVERIFY(letter.isPrint());
}

void TestHistorySearch::aLongPayloadIsSearchedWhole()
{
    const auto history = historyFromText("WorkflowExecutionStarted type=Order input=\"" + QByteArray(300'000, 'x') +
                                         "needle\"\nTimerStarted id=needle");
    const Found found = find(history, words("needle"));
    QCOMPARE(found.hits.hits.size(), 2U);
    QCOMPARE(found.hits.hits.front().event, EventIndex(std::size_t{0}));
}

void TestHistorySearch::aSearchFindsWhatLookingAtEachTextFinds_data()
{
    QTest::addColumn<QString>("pattern");
    for (const char* pattern :
         {"charge", "[A-Z][a-z]+ed$", "^\\{", "[^q]*", "x*", "$", "\\n", "\\bw\\d", "\\A\\d", "d\\z",
          "(?s)[a-e].*[0-9]", "(?-m)^a", "[\\s\\S]+", "a$\\n^b", "order|[0-9]{3}", "(?i)TIMEOUT"})
        QTest::newRow(pattern) << QString::fromLatin1(pattern);
}

void TestHistorySearch::aSearchFindsWhatLookingAtEachTextFinds()
{
    QFETCH(QString, pattern);
    static const auto history = generateHistory({.eventCount = 3000, .seed = 7, .payloadBytes = 120});
    const SearchQuery query{pattern, SearchMode::Regex, true};
    const Found found = find(history, query);
    QVERIFY(!found.isRefused);
    QVERIFY(found.hits.hits == plod(*history, query));
    QCOMPARE(found.summary.hitCount, found.hits.hits.size());
    QVERIFY(!found.summary.isCut);
}

void TestHistorySearch::hitsOfALargeRunComeInPortions()
{
    const Found found = find(generateHistory({.eventCount = 20'000}), regex("Scheduled"));
    QVERIFY(found.portions >= 2);
    QVERIFY(std::is_sorted(found.hits.hits.begin(), found.hits.hits.end(),
                           [](const SearchHit& a, const SearchHit& b) { return a.event < b.event; }));
}

void TestHistorySearch::aSearchEndsAtTheMostHits()
{
    std::vector<HistoryEvent> events = eventsOf(*generateHistory({.eventCount = 1000, .payloadBytes = 10}));
    const std::vector<HistoryEvent> once = events;
    for (int i = 0; i < 150; ++i)
        events.insert(events.end(), once.begin(), once.end());
    const Found found = find(historyOf(events), regex("."));
    QVERIFY(found.summary.isCut);
    QCOMPARE(found.hits.hits.size(), MaximumHits);
}

void TestHistorySearch::aCancelledSearchSaysSo()
{
    CancellationSource cancellation;
    cancellation.cancel();
    SearchOptions options;
    options.cancellation = cancellation.token();
    const Found found = find(order(), words("a"), options);
    QVERIFY(found.isRefused);
    QVERIFY(found.error.isCancelled());
    QVERIFY(found.hits.isEmpty());
}

void TestHistorySearch::progressReachesTheLastEvent()
{
    Progress progress;
    SearchOptions options;
    options.progress = &progress;
    QVERIFY(!find(order(), words("nowhere"), options).isRefused);
    QCOMPARE(progress.total.load(), 7);
    QCOMPARE(progress.done.load(), 7);
}

void TestHistorySearch::everyRealHistoryIsSearched()
{
    SKIP_WITHOUT_SHARED();
    QDirIterator files(sharedFolder() + QStringLiteral("/histories"), QDir::Files, QDirIterator::Subdirectories);
    int runCount = 0;
    while (files.hasNext()) {
        const auto runs =
            openFile(files.next()).and_then([](const auto& bytes) { return loadRuns(*bytes, LoadOptions{}); });
        if (!runs)
            continue;
        for (const RunSnapshotPointer& run : *runs) {
            // Every run begins with a type, and every event has one.
            const Found found = find(run->history, regex("^[A-Z]\\w+$"));
            QVERIFY2(found.hits.hits.size() >= run->history->size(), qPrintable(files.filePath()));
            QVERIFY2(found.hits.hits == plod(*run->history, regex("^[A-Z]\\w+$")), qPrintable(files.filePath()));
            ++runCount;
        }
    }
    QVERIFY(runCount > 100);
}

QTEST_GUILESS_MAIN(TestHistorySearch)
#include "tst_historysearch.moc"
