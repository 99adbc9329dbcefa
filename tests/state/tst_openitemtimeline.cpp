// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/state/openitemtimeline.h"

#include <QtTest>

#include <algorithm>
#include <random>

using namespace chronoscope;

namespace {

constexpr std::uint32_t Changes = 50'000;

/// What checkpoints may take: an entry a change, and their own heads.
constexpr std::size_t MostBytes = std::size_t{Changes} * (sizeof(std::uint32_t) + 1);

OpenItem opened(std::uint32_t event)
{
    OpenItem item;
    item.opened = EventIndex(event);
    return item;
}

/// A timeline and beside it, for every moment, how many things are open.
struct Story {
    OpenItemTimeline timeline;
    std::vector<std::size_t> openAfter;
    std::vector<std::uint32_t> open; ///< positions

    void openOne()
    {
        open.push_back(timeline.open(opened(static_cast<std::uint32_t>(openAfter.size()))));
        openAfter.push_back(open.size());
    }
    void close(std::size_t which)
    {
        timeline.close(open[which], EventIndex(openAfter.size()));
        open.erase(open.begin() + static_cast<std::ptrdiff_t>(which));
        openAfter.push_back(open.size());
    }
};

using Telling = void (*)(Story&);

void allOpen(Story& story)
{
    for (std::uint32_t i = 0; i < Changes; ++i)
        story.openOne();
}

void allOpenThenAllClosed(Story& story)
{
    for (std::uint32_t i = 0; i < Changes / 2; ++i)
        story.openOne();
    for (std::uint32_t i = 0; i < Changes / 2; ++i)
        story.close(story.open.size() - 1);
}

void oneComesAndGoesBesideMany(Story& story)
{
    for (std::uint32_t i = 0; i < Changes / 2; ++i)
        story.openOne();
    for (std::uint32_t i = 0; i < Changes / 4; ++i) {
        story.openOne();
        story.close(story.open.size() - 1);
    }
}

void byChance(Story& story)
{
    std::mt19937_64 random(3);
    for (std::uint32_t i = 0; i < Changes; ++i) {
        if (story.open.empty() || random() % 5 < 3)
            story.openOne();
        else
            story.close(random() % story.open.size());
    }
}

} // namespace
Q_DECLARE_METATYPE(Telling)

class TestOpenItemTimeline : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void stories_data();
    void stories();
    void whatLaterEventsTellIsNotKnownBefore();
};

void TestOpenItemTimeline::initTestCase()
{
    qRegisterMetaType<Telling>();
}

void TestOpenItemTimeline::stories_data()
{
    QTest::addColumn<Telling>("tell");
    QTest::newRow("nothing closes") << Telling(allOpen);
    QTest::newRow("all opens, then all closes") << Telling(allOpenThenAllClosed);
    QTest::newRow("one comes and goes beside many") << Telling(oneComesAndGoesBesideMany);
    QTest::newRow("by chance") << Telling(byChance);
}

/// However many are open: the right ones, and no more memory than there are changes.
void TestOpenItemTimeline::stories()
{
    QFETCH(Telling, tell);
    Story story;
    tell(story);
    QVERIFY2(story.timeline.checkpointBytes() <= MostBytes,
             qPrintable(QString::number(story.timeline.checkpointBytes())));
    for (std::size_t event = 0; event < story.openAfter.size(); event += 97)
        QCOMPARE(story.timeline.openAfter(EventIndex(event)).size(), story.openAfter[event]);
    const auto last = story.timeline.openAfter(EventIndex(story.openAfter.size() - 1));
    const bool isSorted = std::is_sorted(last.begin(), last.end(),
                                         [](const OpenItem& a, const OpenItem& b) { return a.opened < b.opened; });
    QVERIFY(isSorted);
}

void TestOpenItemTimeline::whatLaterEventsTellIsNotKnownBefore()
{
    OpenItemTimeline timeline;
    const std::uint32_t position = timeline.open(opened(1));
    timeline.item(position).started = EventIndex(3U);
    timeline.item(position).attempt = 4;
    timeline.item(position).cancelRequested = EventIndex(5U);
    const auto at = [&](std::uint32_t event) { return timeline.openAfter(EventIndex(event)).at(0); };
    QCOMPARE(at(2), opened(1));
    QCOMPARE(at(3).attempt, 4);
    QVERIFY(!at(4).cancelRequested.isValid());
    QCOMPARE(at(5).cancelRequested, EventIndex(5U));
}

QTEST_GUILESS_MAIN(TestOpenItemTimeline)
#include "tst_openitemtimeline.moc"
