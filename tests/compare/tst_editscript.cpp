// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compare/editscript.h"
#include "tests/compare/comparehelpers.h"
#include "tests/support/historygenerator.h"
#include "tests/support/sharedfolder.h"

#ifndef Q_MOC_RUN // moc cannot read the enums of the generated headers
#include "tests/support/historyedit.h"
#endif

#include <QDirIterator>

#include <random>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

std::shared_ptr<const History> generated(std::uint64_t seed, std::size_t eventCount)
{
    GeneratorOptions options;
    options.seed = seed;
    options.eventCount = eventCount;
    options.payloadBytes = 40;
    return generateHistory(options);
}

/// What is wrong with the difference of two runs; empty when it leads from the one to the other.
QString complaintAbout(const std::shared_ptr<const History>& a, const std::shared_ptr<const History>& b)
{
    EditScript script;
    {
        const auto difference = differenceOf(EventGroups::build(a), EventGroups::build(b));
        script = editScriptOf(*difference);
    }
    const auto applied = applyEditScript(script, *a);
    if (!applied)
        return applied.error().oneLine();
    if ((*applied)->size() != b->size())
        return QStringLiteral("%1 events instead of %2").arg((*applied)->size()).arg(b->size());
    const auto events = canonicalEvents(**applied);
    const auto expected = canonicalEvents(*b);
    for (std::uint32_t i = 0; i < b->size(); ++i) {
        if (events[i] != expected[i])
            return QStringLiteral("event %1 is another").arg(b->eventId(EventIndex(i)));
        const auto unknown = (*applied)->unknownJson(EventIndex(i));
        const bool isSame =
            std::ranges::equal(unknown, b->unknownJson(EventIndex(i)), [](const auto& x, const auto& y) {
                return x.path == y.path && x.json == y.json && x.isValue == y.isValue;
            });
        if (!isSame)
            return QStringLiteral("what is unknown of event %1 is another").arg(b->eventId(EventIndex(i)));
    }
    return {};
}

/// The run with some of its events gone, some twice, some in another place and some of another content.
std::shared_ptr<const History> shaken(const History& history, std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    std::vector<HistoryEvent> events = eventsOf(history);
    for (int i = 0; i < 30 && events.size() > 2; ++i) {
        const auto at = static_cast<std::ptrdiff_t>(random() % (events.size() - 1));
        switch (random() % 4) {
        case 0:
            events.erase(events.begin() + at);
            break;
        case 1:
            events.insert(events.begin() + at, events[random() % events.size()]);
            break;
        case 2:
            std::swap(events[static_cast<std::size_t>(at)], events[random() % events.size()]);
            break;
        default:
            events[static_cast<std::size_t>(at)].set_task_id(static_cast<std::int64_t>(random() % 1000));
        }
    }
    for (std::size_t i = 0; i < events.size(); ++i)
        events[i].set_event_id(static_cast<std::int64_t>(i) + 1);
    return historyOf(events);
}

} // namespace

class TestEditScript : public QObject {
    Q_OBJECT

private slots:
    void aGeneratedRunDoesNotDifferFromItself();
    void theChangesOfGeneratedRunsLeadFromOneToTheOther();
    void theChangesOfAShakenRunLeadToIt();
    void realRunsDoNotDifferFromThemselves();
    void theChangesOfRealRunsLeadFromOneToTheOther();
    void whatChangesLittleIsWrittenBriefly();
    void changesDoNotFitAnotherRun();
};

void TestEditScript::aGeneratedRunDoesNotDifferFromItself()
{
    CompareOptions strict;
    strict.isStrict = true;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const auto history = generated(seed, 200 * seed);
        const auto again = generated(seed, 200 * seed);
        const auto difference = differenceOf(EventGroups::build(history), EventGroups::build(again), strict);
        QVERIFY2(difference->isEmpty(), qPrintable(printDifferences(*difference).join('\n')));
        QVERIFY(std::ranges::all_of(difference->eventInB, [](EventIndex event) { return event.isValid(); }));
    }
}

void TestEditScript::theChangesOfGeneratedRunsLeadFromOneToTheOther()
{
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const QString complaint =
            complaintAbout(generated(seed, 100 + 90 * seed), generated(seed + 50, 2100 - 90 * seed));
        QVERIFY2(complaint.isEmpty(), qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(complaint)));
    }
}

void TestEditScript::theChangesOfAShakenRunLeadToIt()
{
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const auto history = generated(seed, 600);
        const auto other = shaken(*history, seed);
        QVERIFY(!differenceOf(EventGroups::build(history), EventGroups::build(other))->isEmpty());
        for (const QString& complaint : {complaintAbout(history, other), complaintAbout(other, history)})
            QVERIFY2(complaint.isEmpty(), qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(complaint)));
    }
}

void TestEditScript::realRunsDoNotDifferFromThemselves()
{
    SKIP_WITHOUT_SHARED();
    CompareOptions strict;
    strict.isStrict = true;
    std::size_t count = 0;
    QDirIterator files(sharedFolder(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString file = files.next();
        const auto runs = readFile(file);
        for (const ReadRun& run : runs ? *runs : std::vector<ReadRun>()) {
            const auto groups = EventGroups::build(run.history);
            const auto difference = differenceOf(groups, groups, strict);
            QVERIFY2(difference->isEmpty(), qPrintable(file + '\n' + printDifferences(*difference).join('\n')));
            ++count;
        }
    }
    qInfo("%zu runs", count);
    QVERIFY(count > 400);
}

void TestEditScript::theChangesOfRealRunsLeadFromOneToTheOther()
{
    SKIP_WITHOUT_SHARED();
    // Each with the next one: of files beside each other many are variants of one workflow.
    std::shared_ptr<const History> before;
    QString nameBefore;
    std::size_t count = 0;
    QDirIterator files(sharedFolder(), QDir::Files, QDirIterator::Subdirectories);
    QStringList paths;
    while (files.hasNext())
        paths.append(files.next());
    paths.sort();
    for (const QString& path : paths) {
        const auto runs = readFile(path);
        for (const ReadRun& run : runs ? *runs : std::vector<ReadRun>()) {
            if (before) {
                const QString complaint = complaintAbout(before, run.history);
                QVERIFY2(complaint.isEmpty(), qPrintable(nameBefore + '\n' + path + '\n' + complaint));
                ++count;
            }
            before = run.history;
            nameBefore = path;
        }
    }
    qInfo("%zu pairs", count);
    QVERIFY(count > 400);
}

void TestEditScript::whatChangesLittleIsWrittenBriefly()
{
    const auto history = generated(3, 2000);
    std::vector<HistoryEvent> events = eventsOf(*history);
    events[1000].set_task_id(7);
    const auto other = historyOf(events);
    const EditScript script = editScriptOf(*differenceOf(EventGroups::build(history), EventGroups::build(other)));
    QCOMPARE(script.patches.size(), std::size_t{1});
    QVERIFY(script.patchBytes() < 20);
}

void TestEditScript::changesDoNotFitAnotherRun()
{
    const auto difference = differenceOf(EventGroups::build(generated(1, 300)), EventGroups::build(generated(2, 300)));
    const auto applied = applyDifference(*difference, *generated(1, 200));
    QVERIFY(!applied);
    QVERIFY(applied.error().code == Error::Code::Schema);
}

QTEST_GUILESS_MAIN(TestEditScript)

#include "tst_editscript.moc"
