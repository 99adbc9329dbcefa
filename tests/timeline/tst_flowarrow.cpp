// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "barscript.h"

#include "models/timeline/flowarrow.h"

#include <QTest>

using namespace chronoscope;

namespace {

QString printRect(const PixelRect& rect)
{
    return QStringLiteral("%1,%2-%3,%4").arg(rect.left).arg(rect.top).arg(rect.right).arg(rect.bottom);
}

} // namespace

class FlowArrowTest : public QObject {
    Q_OBJECT

    // Row 0: header of the activities; 1: activity 0 with 2; 2: activity 1; 3: header of the timers; 4: timer 3.
    std::shared_ptr<const LaneLayout> m_layout =
        layOutLanes(barsOf({"activity 0-100", "activity 50-60", "activity 100-200", "timer 60-150"}), {}, nullptr);
    RowGeometry m_geometry{*m_layout, {}, {20, 20, 10}};

    /// One pixel a nanosecond.
    [[nodiscard]] std::vector<FlowArrow> arrows(const std::vector<FlowLink>& links, std::int64_t from = 0,
                                                std::int64_t to = 200, std::size_t most = 100) const
    {
        std::vector<FlowArrow> arrows;
        layOutFlowArrows(links, *m_layout, m_geometry, TimeScale(from, to, static_cast<int>(to - from)), 0, {1, 6},
                         most, arrows);
        return arrows;
    }
    [[nodiscard]] QString only(const FlowLink& link) const
    {
        const std::vector<FlowArrow> made = arrows({link});
        if (made.size() != 1)
            return QStringLiteral("%1 arrows").arg(made.size());
        QStringList words;
        for (const PixelRect& stroke : made[0].strokes) {
            if (stroke.width() > 0)
                words.append(printRect(stroke));
        }
        words.append(QStringLiteral("tip %1,%2").arg(made[0].tipX).arg(made[0].tipY));
        return words.join(QLatin1Char(' '));
    }

private slots:
    void anArrowGoesDownAtTheCauseAndRightToTheEffect()
    {
        // Activity 0's bar is 25 to 35, the timer's 85 to 95.
        QCOMPARE(only({0, 3, 30, 60}), "30,35-31,91 30,90-55,91 tip 60,90");
    }

    void anArrowGoesUpFromTheTopOfTheBar() { QCOMPARE(only({3, 0, 60, 90}), "60,30-61,85 60,30-85,31 tip 90,30"); }

    void whatFollowsAtOnceIsReachedFromTheLeft()
    {
        QCOMPARE(only({1, 3, 60, 60}), "48,55-61,56 48,55-49,91 48,90-55,91 tip 60,90");
    }

    void inOneRowTheArrowGoesAboveTheBars() { QCOMPARE(only({0, 2, 50, 100}), "50,23-51,25 50,23-95,24 tip 100,23"); }

    void anArrowBeginsAndEndsAtTheBar() { QCOMPARE(only({1, 3, 10, 190}), only({1, 3, 50, 150})); }

    void whatIsOutOfSightIsLeftOut()
    {
        QCOMPARE(arrows({{0, 1, 10, 50}}, 100, 200).size(), std::size_t{0});
        QCOMPARE(arrows({{0, 1, 10, 50}}, 0, 5).size(), std::size_t{0});
        QCOMPARE(arrows({{0, 3, 10, 150}}, 20, 30).size(), std::size_t{1});
    }

    void groupsWithoutABarHaveNoArrow() { QCOMPARE(arrows({{0, 77, 10, 50}}).size(), std::size_t{0}); }

    void thereAreNotMoreThanAskedFor()
    {
        QCOMPARE(arrows(std::vector<FlowLink>(10, FlowLink{0, 3, 30, 60}), 0, 200, 4).size(), std::size_t{4});
    }
};

QTEST_GUILESS_MAIN(FlowArrowTest)
#include "tst_flowarrow.moc"
