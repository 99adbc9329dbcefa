// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What holds for lints of every kind.
#include "tests/lint/lintedrun.h"
#include "tests/support/historygenerator.h"

#include <QSet>
#include <QtTest>

#include <algorithm>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

RunSnapshot generatedRun(std::uint64_t seed)
{
    GeneratorOptions options;
    options.seed = seed;
    options.eventCount = 300 + seed % 7 * 100;
    options.payloadBytes = 20;
    options.isClosed = seed % 3 != 0;
    return lintableRun(generateHistory(options));
}

constexpr std::uint64_t Seeds = 100;

} // namespace

class TestLintRun : public QObject {
    Q_OBJECT

private slots:
    void noServerRuleIsSeenBrokenInMadeUpHistories();
    void everyLintLeadsToEventsInTheirOrder();
    void textsAreOneBoundedLine();
    void lintsComeInTheOrderOfTheirEvents();
    void everyKindHasAWordAndATitleOfItsOwn();
    void aCancelledLookFindsNothing();
    void anEmptyHistoryHasNoLints();
    void linksAreBoundedAndTheMessageTellsOfAll();
    void aKindThatRepeatsIsCutAndCounted();
};

void TestLintRun::noServerRuleIsSeenBrokenInMadeUpHistories()
{
    for (std::uint64_t seed = 1; seed <= Seeds; ++seed) {
        // Timers of made-up histories fire when they like.
        for (const Lint& lint : lintsOf(generatedRun(seed)))
            QVERIFY2(lint.kind >= Lint::Kind::TimerFiredEarly,
                     qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(lint.message)));
    }
}

void TestLintRun::everyLintLeadsToEventsInTheirOrder()
{
    for (std::uint64_t seed = 1; seed <= Seeds; ++seed) {
        const RunSnapshot run = generatedRun(seed);
        for (const Lint& lint : lintsOf(run)) {
            QVERIFY2(!lint.events.empty(), qPrintable(lint.message));
            QVERIFY2(std::is_sorted(lint.events.begin(), lint.events.end()), qPrintable(lint.message));
            QVERIFY2(lint.events.back().value < run.history->size(), qPrintable(lint.message));
        }
    }
}

void TestLintRun::textsAreOneBoundedLine()
{
    const QByteArray hostile = QByteArray("\xE2\x80\xAE<b>evil</b>") + QByteArray(5000, 'x');
    const std::vector<Lint> lints =
        lintsOf(firstTask() + "ActivityTaskScheduled id=a type=\"" + hostile +
                "\"\nt=9s ActivityTaskStarted id=a attempt=50\nActivityTaskCompleted id=a\n");
    QCOMPARE(lints.size(), std::size_t(1));
    QVERIFY(lints.front().message.size() < 1010);
    QVERIFY(!lints.front().message.contains(QChar(0x202E)));
    QVERIFY(lints.front().message.contains(QStringLiteral("<b>evil</b>")));
}

void TestLintRun::lintsComeInTheOrderOfTheirEvents()
{
    for (std::uint64_t seed = 1; seed <= Seeds; ++seed) {
        const std::vector<Lint> lints = lintsOf(generatedRun(seed));
        QVERIFY(std::is_sorted(lints.begin(), lints.end(),
                               [](const Lint& a, const Lint& b) { return a.events.front() < b.events.front(); }));
    }
}

void TestLintRun::everyKindHasAWordAndATitleOfItsOwn()
{
    QSet<QString> words;
    QSet<QString> titles;
    for (std::size_t kind = 0; kind < Lint::KindCount; ++kind) {
        words.insert(toString(static_cast<Lint::Kind>(kind)));
        titles.insert(displayName(static_cast<Lint::Kind>(kind)));
    }
    QCOMPARE(words.size(), qsizetype(Lint::KindCount));
    QCOMPARE(titles.size(), qsizetype(Lint::KindCount));
}

void TestLintRun::aCancelledLookFindsNothing()
{
    const RunSnapshot run =
        lintableRun(historyFromText(firstTask() + "ActivityTaskScheduled id=a type=A\nWorkflowExecutionCompleted\n"));
    const auto tasks = WorkflowTasks::build(run.groups, run.summary);
    const auto states = StateIndex::build(run.groups);
    CancellationSource cancellation;
    QVERIFY(!lintRun(run, *tasks, *states, cancellation.token()).empty());
    cancellation.cancel();
    QVERIFY(lintRun(run, *tasks, *states, cancellation.token()).empty());
}

void TestLintRun::anEmptyHistoryHasNoLints()
{
    QCOMPARE(printLints(""), QStringList());
}

void TestLintRun::linksAreBoundedAndTheMessageTellsOfAll()
{
    QByteArray text = firstTask();
    for (int number = 0; number < 300; ++number)
        text += "ActivityTaskScheduled id=" + QByteArray::number(number) + " type=A\n";
    const std::vector<Lint> lints = lintsOf(text + "WorkflowExecutionCompleted\n");
    QCOMPARE(lints.size(), std::size_t(1));
    QCOMPARE(lints.front().events.size(), Lint::MaximumEvents);
    QVERIFY2(lints.front().message.contains(QStringLiteral("300")), qPrintable(lints.front().message));
}

void TestLintRun::aKindThatRepeatsIsCutAndCounted()
{
    QByteArray text = firstTask();
    for (int number = 0; number < 150; ++number)
        text += "TimerStarted id=a startToFireTimeout=1h\n";
    const std::vector<Lint> lints = lintsOf(text);
    QCOMPARE(lints.size(), Lint::MaximumOfKind + 1);
    QVERIFY2(lints.back().message.contains(QStringLiteral("49 more")), qPrintable(lints.back().message));
}

QTEST_GUILESS_MAIN(TestLintRun)
#include "tst_lintrun.moc"
