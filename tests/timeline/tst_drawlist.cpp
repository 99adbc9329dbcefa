// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "barscript.h"

#include "models/timeline/drawlist.h"

#include <QTest>

using namespace chronoscope;

namespace {

/// A picture of bars in a view.
struct Picture {
    std::shared_ptr<const LaneLayout> layout;
    RowGeometry geometry;
    TimeScale scale;
    DrawList list;
    DrawResolution resolution;

    Picture(TimelineBars bars, std::int64_t start, std::int64_t end, int width, bool isCollapsed = false)
        : layout(layOutLanes(std::move(bars), {}, nullptr)), scale(start, end, width)
    {
        std::unordered_set<std::uint64_t> collapsed;
        for (const LaneSection& section : layout->sections()) {
            if (isCollapsed)
                collapsed.insert(section.key);
        }
        geometry = RowGeometry(*layout, SectionArrangement(collapsed), {});
        show(start, end, width);
    }

    void show(std::int64_t start, std::int64_t end, int width)
    {
        scale = TimeScale(start, end, width);
        list.build(*layout, geometry, scale, 0, geometry.totalHeight(), resolution);
    }
};

Picture pictureOf(const QStringList& lines, std::int64_t start, std::int64_t end, int width, bool isCollapsed = false)
{
    return {barsOf(lines), start, end, width, isCollapsed};
}

/// Zooms from the whole run down to microseconds, at places all over it.
std::vector<std::pair<std::int64_t, std::int64_t>> manyRanges(const LaneLayout& layout)
{
    std::vector<std::pair<std::int64_t, std::int64_t>> ranges;
    const std::int64_t whole = layout.runEnd() - layout.runStart();
    for (std::int64_t span = whole + whole / 20; span >= 1000; span /= 3) {
        for (int place = 0; place <= 4; ++place) {
            const std::int64_t start = layout.runStart() + (whole - span) / 4 * place;
            ranges.emplace_back(start, start + span);
        }
    }
    return ranges;
}

bool isIn(const TimelineBar& bar, std::int64_t start, std::int64_t end)
{
    return bar.start <= end && bar.end >= start;
}

} // namespace

class DrawListTest : public QObject {
    Q_OBJECT

private slots:
    void barsBecomeRectangles_data()
    {
        QTest::addColumn<QStringList>("bars");
        QTest::addColumn<qint64>("start");
        QTest::addColumn<qint64>("end");
        QTest::addColumn<QStringList>("items");
        // Row 0 is the header of the section. A pixel is ten nanoseconds.
        QTest::newRow("a bar") << QStringList{"activity 100-300"} << qint64{0} << qint64{1000}
                               << QStringList{"row 1: 10..30 activity completed"};
        QTest::newRow("queue time before run time") << QStringList{"activity 100/200-300"} << qint64{0} << qint64{1000}
                                                    << QStringList{"row 1: 10..30 activity completed queued until 20"};
        QTest::newRow("an instant has a width") << QStringList{"signal 500"} << qint64{0} << qint64{1000}
                                                << QStringList{"row 1: 50..52 signalReceived instant"};
        QTest::newRow("an instant at the right edge is not lost")
            << QStringList{"signal 1000"} << qint64{0} << qint64{1000}
            << QStringList{"row 1: 98..100 signalReceived instant"};
        QTest::newRow("an instant at the left edge is not lost") << QStringList{"signal 0"} << qint64{0} << qint64{1000}
                                                                 << QStringList{"row 1: 0..2 signalReceived instant"};
        QTest::newRow("a bar that goes on outside") << QStringList{"timer 100-900"} << qint64{300} << qint64{800}
                                                    << QStringList{"row 1: 0..100 timer completed cut left cut right"};
        QTest::newRow("bars outside of the view")
            << QStringList{"timer 0-10", "timer 990-1000"} << qint64{300} << qint64{800} << QStringList{};
        QTest::newRow("short bars fold together")
            << QStringList{"activity 100-105", "activity 107-110", "activity 111-118"} << qint64{0} << qint64{1000}
            << QStringList{"row 1: 10..12 activity completed folds 3"};
        QTest::newRow("a short bar alone stays itself")
            << QStringList{"activity 100-105", "activity 300-305"} << qint64{0} << qint64{1000}
            << QStringList{"row 1: 10..12 activity completed", "row 1: 30..32 activity completed"};
        QTest::newRow("a failure shows through its fold")
            << QStringList{"activity 100-105", "activity 107-110 failed", "activity 111-118"} << qint64{0}
            << qint64{1000} << QStringList{"row 1: 10..12 activity failed folds 3 failed 1"};
        QTest::newRow("the worst failure shows")
            << QStringList{"activity 100-105 terminated", "activity 107-110 timedOut", "activity 111-118 terminated"}
            << qint64{0} << qint64{1000} << QStringList{"row 1: 10..12 activity timedOut folds 3 failed 3"};
        QTest::newRow("a long bar after short ones stays itself")
            << QStringList{"activity 100-105", "activity 107-110", "activity 111-200 failed"} << qint64{0}
            << qint64{1000}
            << QStringList{"row 1: 10..12 activity completed folds 2", "row 1: 12..20 activity failed failed 1"};
        QTest::newRow("an open bar reaches to the end of the run")
            << QStringList{"activity 100-", "timer 500-600"} << qint64{0} << qint64{1000}
            << QStringList{"row 1: 10..60 activity running", "row 3: 50..60 timer completed"};
    }

    void barsBecomeRectangles()
    {
        QFETCH(QStringList, bars);
        QFETCH(qint64, start);
        QFETCH(qint64, end);
        QTEST(printItems(pictureOf(bars, start, end, 100).list), "items");
    }

    void aCollapsedSectionIsOneRowWithItsFailures_data()
    {
        QTest::addColumn<QStringList>("bars");
        QTest::addColumn<QStringList>("items");
        QTest::newRow("overlapping bars unite") << QStringList{"activity 100-300", "activity 200-400"}
                                                << QStringList{"row 1: 9..42 activity completed folds 2"};
        QTest::newRow("the failure stands at its end")
            << QStringList{"activity 100-300", "activity 120-150 failed"}
            << QStringList{"row 1: 9..15 activity completed folds 2", "row 1: 15..18 activity failed folds 0 failed 1",
                           "row 1: 18..33 activity completed folds 0"};
        QTest::newRow("a failure that ends beyond the view stands at its edge")
            << QStringList{"activity 800-1200 failed"}
            << QStringList{"row 1: 78..97 activity completed folds 1",
                           "row 1: 97..100 activity failed folds 1 failed 1 cut right"};
    }

    void aCollapsedSectionIsOneRowWithItsFailures()
    {
        QFETCH(QStringList, bars);
        QTEST(printItems(pictureOf(bars, 0, 1000, 100, true).list), "items");
    }

    void anEmptyRunDrawsNothing()
    {
        QVERIFY(pictureOf({}, 0, 1000, 100).list.items().empty());
        QVERIFY(pictureOf({}, 0, 0, 0).list.rows().empty());
    }

    void extremesOfTimeAreDrawn()
    {
        const qint64 latest = std::numeric_limits<qint64>::max();
        const qint64 earliest = std::numeric_limits<qint64>::min();
        TimelineBars bars = barsOf({"activity 0-1 failed", "activity 5-6 failed"});
        bars.bars[0].start = bars.bars[0].started = bars.bars[0].end = bars.runStart = earliest;
        bars.bars[1].start = bars.bars[1].started = bars.bars[1].end = bars.runEnd = latest;
        Picture picture(bars, earliest, latest, 100);
        QCOMPARE(printItems(picture.list),
                 QStringList({"row 1: 0..2 activity failed failed 1", "row 1: 98..100 activity failed failed 1"}));
        picture.show(latest, latest, 100);
        QCOMPARE(picture.list.items().size(), std::size_t{1});
    }

    void noFailureDisappearsAtAnyZoom_data() { runs(); }

    void noFailureDisappearsAtAnyZoom()
    {
        QFETCH(int, bars);
        QFETCH(double, failedPart);
        QFETCH(bool, collapsed);
        Picture picture(randomBars({static_cast<std::uint32_t>(bars), failedPart, 0.05, 12, 11}), 0, 1, 700, collapsed);
        std::size_t checked = 0;
        for (const auto& [start, end] : manyRanges(*picture.layout)) {
            picture.show(start, end, 700);
            for (const std::uint32_t position : picture.layout->failuresByStart()) {
                const TimelineBar& bar = picture.layout->bar(position);
                if (!isIn(bar, start, end))
                    continue;
                ++checked;
                QVERIFY2(
                    showsFailure(picture, position),
                    qPrintable(QStringLiteral("bar at %1 of %2 to %3").arg(bar.start - start).arg(start).arg(end)));
            }
        }
        QVERIFY(checked > 0);
    }

    void everyVisibleBarIsCountedOnce_data() { runs(); }

    void everyVisibleBarIsCountedOnce()
    {
        QFETCH(int, bars);
        QFETCH(double, failedPart);
        QFETCH(bool, collapsed);
        if (collapsed)
            return;
        Picture picture(randomBars({static_cast<std::uint32_t>(bars), failedPart, 0.05, 12, 5}), 0, 1, 700);
        for (const auto& [start, end] : manyRanges(*picture.layout)) {
            picture.show(start, end, 700);
            std::uint64_t expected = 0;
            std::uint64_t expectedFailed = 0;
            for (std::uint32_t position = 0; position < picture.layout->barCount(); ++position) {
                const TimelineBar& bar = picture.layout->bar(position);
                expected += isIn(bar, start, end) ? 1U : 0U;
                expectedFailed += isIn(bar, start, end) && isFailure(bar.status) ? 1U : 0U;
            }
            std::uint64_t counted = 0;
            std::uint64_t countedFailed = 0;
            for (const DrawItem& item : picture.list.items()) {
                counted += item.count;
                countedFailed += item.failedCount;
            }
            QCOMPARE(counted, expected);
            QCOMPARE(countedFailed, expectedFailed);
        }
    }

    void itemsNeverOverlapNorLeaveTheView_data() { runs(); }

    void itemsNeverOverlapNorLeaveTheView()
    {
        QFETCH(int, bars);
        QFETCH(double, failedPart);
        QFETCH(bool, collapsed);
        Picture picture(randomBars({static_cast<std::uint32_t>(bars), failedPart, 0.05, 12, 3}), 0, 1, 701, collapsed);
        for (const auto& [start, end] : manyRanges(*picture.layout)) {
            picture.show(start, end, 701);
            for (const DrawRow& row : picture.list.rows()) {
                int free = 0;
                for (const DrawItem& item : picture.list.items(row)) {
                    QVERIFY(item.left >= free);
                    QVERIFY(item.right > item.left && item.right <= 701);
                    QVERIFY(item.runLeft >= item.left && item.runLeft <= item.right);
                    free = item.right;
                }
            }
        }
    }

    void barsAreDrawnWhereTheyAre()
    {
        Picture picture(randomBars({2000, 0.02, 0.05, 12, 9}), 0, 1, 900);
        for (const auto& [start, end] : manyRanges(*picture.layout)) {
            picture.show(start, end, 900);
            for (const DrawItem& item : picture.list.items()) {
                if (item.isFolded)
                    continue;
                const TimelineBar& bar = picture.layout->bar(item.bar);
                // A neighbour's least width may push a bar by less than three pixels, and it gets its own least width.
                QVERIFY(std::abs(item.left - std::min(picture.scale.x(bar.start), 898)) <= 2);
                QVERIFY(item.right >= picture.scale.x(bar.end) &&
                        item.right <= std::max(picture.scale.x(bar.end), item.left + 2));
            }
        }
    }

    void theNumberOfItemsIsBoundByThePixels()
    {
        Picture picture(randomBars({40'000, 0.3, 0.0, 3, 2}), 0, 1, 600);
        for (const auto& [start, end] : manyRanges(*picture.layout)) {
            picture.show(start, end, 600);
            for (const DrawRow& row : picture.list.rows())
                QVERIFY(picture.list.items(row).size() <= 600 / 2 + 1);
        }
    }

    void panningByPixelsDoesNotFlicker()
    {
        Picture picture(randomBars({20'000, 0.05, 0.01, 12, 4}), 0, 1, 800);
        const std::int64_t span = 800'000'000;
        const std::int64_t start = picture.layout->runStart() + 3'000'000'000;
        picture.show(start, start + span, 800);
        const QStringList before = interior(picture, 30, 800);
        picture.show(start + 20 * (span / 800), start + 20 * (span / 800) + span, 800);
        const QStringList after = interior(picture, 10, 780, 20);
        QVERIFY(!before.isEmpty());
        QCOMPARE(after, before);
    }

    void everyDrawnPixelIsHitAndEveryHitIsDrawn_data() { runs(); }

    void everyDrawnPixelIsHitAndEveryHitIsDrawn()
    {
        QFETCH(int, bars);
        QFETCH(double, failedPart);
        QFETCH(bool, collapsed);
        const int width = 300;
        Picture picture(randomBars({static_cast<std::uint32_t>(bars), failedPart, 0.05, 12, 8}), 0, 1, width,
                        collapsed);
        const std::int64_t start = picture.layout->runStart();
        const std::int64_t whole = picture.layout->runEnd() - start;
        for (const std::int64_t span : {whole, whole / 10, whole / 200}) {
            picture.show(start + whole / 3, start + whole / 3 + span, width);
            const int height = picture.geometry.totalHeight();
            std::vector<std::int64_t> drawn(static_cast<std::size_t>(width * height), -1);
            for (const DrawRow& row : picture.list.rows()) {
                for (std::uint32_t index = row.firstItem; index < row.lastItem; ++index) {
                    const PixelRect rect = DrawList::rectOf(
                        picture.list.items()[index], picture.geometry.rows()[row.row], picture.geometry.metrics());
                    for (int y = rect.top; y < rect.bottom; ++y)
                        std::fill_n(drawn.begin() + (std::ptrdiff_t{y} * width) + rect.left, rect.width(), index);
                }
            }
            for (int y = 0; y < height; ++y) {
                for (int x = 0; x < width; ++x) {
                    const auto hit = picture.list.hitTest(picture.geometry, x, y, 0);
                    QCOMPARE(hit ? static_cast<std::int64_t>(hit->item) : -1,
                             drawn[static_cast<std::size_t>(y * width + x)]);
                }
            }
        }
    }

    void anExactHitBeatsANearOne()
    {
        Picture picture = pictureOf({"activity 100-200", "activity 220-300"}, 0, 1000, 100);
        const int y = picture.geometry.rows()[1].top + 9;
        const auto exact = picture.list.hitTest(picture.geometry, 22, y, 3);
        QVERIFY(exact && exact->isExact);
        QCOMPARE(exact->item, 1U);
        const auto near = picture.list.hitTest(picture.geometry, 32, y, 3);
        QVERIFY(near && !near->isExact);
        QCOMPARE(near->item, 1U);
        const auto between = picture.list.hitTest(picture.geometry, 20, y, 3);
        QVERIFY(between && !between->isExact);
        QCOMPARE(between->item, 0U);
        QVERIFY(!picture.list.hitTest(picture.geometry, 33, y, 3));
    }

    void headersAndEmptyPlacesAreNotHit()
    {
        Picture picture = pictureOf({"activity 100-200"}, 0, 1000, 100);
        QVERIFY(!picture.list.hitTest(picture.geometry, 15, 3, 3));
        QVERIFY(!picture.list.hitTest(picture.geometry, 15, -1, 3));
        QVERIFY(!picture.list.hitTest(picture.geometry, 15, 10'000, 3));
    }

    void rowsOutsideOfTheViewAreNotBuilt()
    {
        Picture picture = pictureOf({"activity 0-50", "activity 10-60", "activity 20-70"}, 0, 100, 100);
        picture.list.build(*picture.layout, picture.geometry, picture.scale, 20, 40, {});
        QCOMPARE(picture.list.rows().size(), std::size_t{2});
        QCOMPARE(picture.list.rows()[0].row, 1U);
    }

private:
    static void runs()
    {
        QTest::addColumn<int>("bars");
        QTest::addColumn<double>("failedPart");
        QTest::addColumn<bool>("collapsed");
        QTest::newRow("few") << 300 << 0.05 << false;
        QTest::newRow("dense") << 6000 << 0.01 << false;
        QTest::newRow("all failed") << 2000 << 1.0 << false;
        QTest::newRow("few, collapsed") << 300 << 0.05 << true;
        QTest::newRow("dense, collapsed") << 6000 << 0.01 << true;
    }

    /// An item of the bar's row that says "failed", at the bar's place (or where its failure is, when collapsed).
    static bool showsFailure(const Picture& picture, std::uint32_t position)
    {
        const TimelineBar& bar = picture.layout->bar(position);
        const std::uint32_t row = picture.geometry.rowOfLane(picture.layout->laneOf(position));
        const auto drawn = std::ranges::find(picture.list.rows(), row, &DrawRow::row);
        if (drawn == picture.list.rows().end())
            return false;
        const bool isFolded = picture.geometry.rows()[row].type == TimelineRow::Type::Folded;
        const int left = picture.scale.x(isFolded ? bar.end : bar.start);
        const int right = picture.scale.x(bar.end);
        constexpr int Tolerance = 4;
        return std::ranges::any_of(picture.list.items(*drawn), [&](const DrawItem& item) {
            return item.failedCount > 0 && isFailure(item.status) && item.left <= right + Tolerance &&
                   item.right >= left - Tolerance;
        });
    }

    /// Items that lie wholly between two pixels, moved by an offset, without what an edge of the view may change.
    static QStringList interior(const Picture& picture, int from, int to, int offset = 0)
    {
        QStringList lines;
        for (const DrawRow& row : picture.list.rows()) {
            for (const DrawItem& item : picture.list.items(row)) {
                if (item.left >= from && item.right < to && !item.isCutLeft && !item.isCutRight)
                    lines << QStringLiteral("%1: %2 %3 %4")
                                 .arg(row.row)
                                 .arg(item.left + offset)
                                 .arg(item.count)
                                 .arg(item.bar);
            }
        }
        return lines;
    }
};

QTEST_GUILESS_MAIN(DrawListTest)
#include "tst_drawlist.moc"
