// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/theme.h"
#include "views/timeline/timelinepainter.h"

#include <QImage>
#include <QPainter>
#include <QTest>

#include <map>

using namespace chronoscope;

namespace {

/// One lane with bars, one nanosecond a pixel, painted without its texts.
struct PaintedLane {
    std::shared_ptr<const LaneLayout> layout;
    RowGeometry geometry;
    DrawList list;
    QImage image;

    PaintedLane(std::vector<TimelineBar> bars, int width)
    {
        TimelineBars run;
        for (TimelineBar& bar : bars) {
            bar.group = static_cast<std::uint32_t>(run.bars.size());
            bar.openedBy = 2 * bar.group;
            bar.closedBy = 2 * bar.group + 1;
            run.runEnd = std::max(run.runEnd, bar.end);
            run.bars.push_back(bar);
        }
        layout = layOutLanes(std::move(run), {}, nullptr);
        geometry = RowGeometry(*layout, {}, {});
        const TimeScale scale(0, width, width);
        list.build(*layout, geometry, scale, 0, geometry.totalHeight(), {});
        image = QImage(width, geometry.totalHeight(), QImage::Format_RGB32);
        image.fill(Qt::magenta);
        ImageSink sink(image);
        TimelinePainter(theme(), 1.0)
            .paintRows(sink, {*layout, geometry, list, scale, image.height(), 0, {}, LaneLayout::None});
    }

    static const Theme& theme() { return Theme::get(Theme::Kind::Light); }

    /// The lane below the header, a letter for each pixel: '#' the bar's own colour, '-' its light one, 'r' the retry
    /// colour, ' ' the ground, '~' something else.
    [[nodiscard]] QStringList picture(GroupKind kind, Status status) const
    {
        const QRgb solid = theme().bar(kind, status).rgb();
        const QRgb ground = theme().ground.rgb();
        const std::map<QRgb, QChar> letters{{ground, QLatin1Char(' ')},
                                            {solid, QLatin1Char('#')},
                                            {mixed(solid, ground, 0.28), QLatin1Char('-')},
                                            {theme().retry().rgb(), QLatin1Char('r')}};
        QStringList lines;
        for (int y = geometry.rows()[1].top; y < geometry.totalHeight(); ++y) {
            QString line;
            for (int x = 0; x < image.width(); ++x) {
                const auto letter = letters.find(image.pixel(x, y));
                line += letter == letters.end() ? QLatin1Char('~') : letter->second;
            }
            lines << line;
        }
        return lines;
    }
};

TimelineBar barOf(GroupKind kind, Status status, std::int64_t start, std::int64_t started, std::int64_t end)
{
    TimelineBar bar;
    bar.kind = kind;
    bar.status = status;
    bar.start = start;
    bar.started = started;
    bar.end = end;
    return bar;
}

} // namespace

class BarPainterTest : public QObject {
    Q_OBJECT

private slots:
    void everyStatusIsToldByItsShape_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("middle"); ///< the line in the middle of the bar, which goes from 4 to 24
        const auto row = [](const char* name, Status status, const char* middle) {
            QTest::newRow(name) << static_cast<int>(status) << QString::fromLatin1(middle);
        };
        row("completed is solid", Status::Completed, "    ####################        ");
        row("failed is solid", Status::Failed, "    ####################        ");
        row("running has an open right edge", Status::Running, "    ##########--##--##--        ");
        row("cancelled is outlined", Status::Cancelled, "    #~~~~~~~~~~~~~~~~~~#        ");
    }
    void everyStatusIsToldByItsShape()
    {
        QFETCH(int, status);
        const auto shown = static_cast<Status>(status);
        const PaintedLane lane({barOf(GroupKind::Activity, shown, 4, 4, 24)}, 32);
        QTEST(lane.picture(GroupKind::Activity, shown).at(9), "middle");
    }

    void timedOutIsHatched()
    {
        const PaintedLane lane({barOf(GroupKind::Activity, Status::TimedOut, 4, 4, 24)}, 32);
        const QStringList picture = lane.picture(GroupKind::Activity, Status::TimedOut);
        QVERIFY(picture[9].contains(QStringLiteral("##--##--")));
        QVERIFY2(picture[9] != picture[10], "stripes run diagonally");
    }

    void terminatedHasACutEdge()
    {
        const PaintedLane lane({barOf(GroupKind::Activity, Status::Terminated, 4, 4, 24)}, 32);
        const QStringList picture = lane.picture(GroupKind::Activity, Status::Terminated);
        QCOMPARE(picture[3], QStringLiteral("    ##############------        "));
        QCOMPARE(picture[14], QStringLiteral("    ####################        "));
    }

    void queueTimeIsLighterAndOutlined()
    {
        const PaintedLane lane({barOf(GroupKind::Activity, Status::Completed, 4, 14, 24)}, 32);
        const QStringList picture = lane.picture(GroupKind::Activity, Status::Completed);
        QCOMPARE(picture[9], QStringLiteral("    #--------###########        "));
        QCOMPARE(picture[3], QStringLiteral("    ####################        "));
    }

    void aScheduledBarIsAllQueueTimeWithAnOpenEdge()
    {
        const PaintedLane lane({barOf(GroupKind::Activity, Status::Scheduled, 4, 24, 24)}, 32);
        const QStringList picture = lane.picture(GroupKind::Activity, Status::Scheduled);
        QCOMPARE(picture[9], QStringLiteral("    #-------------------        "));
        QVERIFY(picture[3].startsWith(QStringLiteral("    ########")));
    }

    void attemptsBeforeTheLastAreADashedOutline()
    {
        TimelineBar bar = barOf(GroupKind::Activity, Status::Completed, 4, 20, 28);
        bar.isRetried = true;
        const PaintedLane lane({bar}, 32);
        const QStringList picture = lane.picture(GroupKind::Activity, Status::Completed);
        QCOMPARE(picture[3], QStringLiteral("    rrr~~~rrr~~~rrrr########    "));
        QVERIFY(picture[9].endsWith(QStringLiteral("########    ")));
    }

    void theRowIsGroundAboveAndBelow()
    {
        const PaintedLane lane({barOf(GroupKind::Activity, Status::Completed, 4, 4, 24)}, 32);
        const QStringList picture = lane.picture(GroupKind::Activity, Status::Completed);
        for (const int y : {0, 2, 15, 18})
            QCOMPARE(picture[y], QString(32, QLatin1Char(' ')));
    }

    void aShortFailureStandsOutAboveAndBelow()
    {
        const PaintedLane lane({barOf(GroupKind::Timer, Status::Failed, 10, 10, 10)}, 32);
        const QStringList picture = lane.picture(GroupKind::Timer, Status::Failed);
        QCOMPARE(picture[1], QStringLiteral("          ##                    "));
        QCOMPARE(picture[16], QStringLiteral("          ##                    "));
        QCOMPARE(picture[17], QString(32, QLatin1Char(' ')));
    }

    void whatIsPaintedIsWhatIsHit()
    {
        std::vector<TimelineBar> bars;
        std::int64_t time = 0;
        for (const Status status :
             {Status::Completed, Status::Failed, Status::TimedOut, Status::Cancelled, Status::Terminated}) {
            for (const std::int64_t length : {0, 2, 9, 30}) {
                bars.push_back(barOf(GroupKind::Activity, status, time + 2, time + 2 + length / 3, time + 2 + length));
                time += length + 8;
            }
        }
        const auto width = static_cast<int>(time + 4);
        const PaintedLane lane(bars, width);
        const QRgb ground = PaintedLane::theme().ground.rgb();
        for (int y = lane.geometry.rows()[1].top; y < lane.geometry.totalHeight(); ++y) {
            for (int x = 0; x < width; ++x) {
                const bool isPainted = lane.image.pixel(x, y) != ground;
                const bool isHit = lane.list.hitTest(lane.geometry, x, y, 0).has_value();
                QVERIFY2(isPainted == isHit, qPrintable(QStringLiteral("pixel %1, %2").arg(x).arg(y)));
            }
        }
    }

    void everyPixelOfTheViewIsPainted()
    {
        const PaintedLane lane({barOf(GroupKind::Timer, Status::Completed, 4, 4, 24)}, 64);
        for (int y = 0; y < lane.image.height(); ++y) {
            for (int x = 0; x < lane.image.width(); ++x)
                QVERIFY(lane.image.pixel(x, y) != QColor(Qt::magenta).rgb());
        }
    }

    void aPainterDrawsWhatAnImageShows()
    {
        std::vector<TimelineBar> bars{barOf(GroupKind::Activity, Status::Completed, 4, 10, 40),
                                      barOf(GroupKind::Timer, Status::Cancelled, 50, 50, 80),
                                      barOf(GroupKind::Timer, Status::Terminated, 90, 90, 120)};
        const PaintedLane lane(bars, 128);
        QImage drawn(lane.image.size(), QImage::Format_RGB32);
        QPainter painter(&drawn);
        PainterSink sink(painter);
        TimelinePainter(PaintedLane::theme(), 1.0)
            .paintRows(sink, {*lane.layout,
                              lane.geometry,
                              lane.list,
                              TimeScale(0, 128, 128),
                              drawn.height(),
                              0,
                              {},
                              LaneLayout::None});
        painter.end();
        QCOMPARE(drawn, lane.image);
    }
};

QTEST_MAIN(BarPainterTest)
#include "tst_barpainter.moc"
