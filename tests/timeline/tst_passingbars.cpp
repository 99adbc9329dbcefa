// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/overview.h"
#include "models/timeline/passingbars.h"
#include "tests/timeline/barscript.h"

#include <QTest>

#include <set>

using namespace chronoscope;

namespace {

struct Picture {
    Picture(const QStringList& bars, std::set<std::uint32_t> passingGroups)
        : layout(layOutLanes(barsOf(bars), {}, nullptr))
        , geometry(*layout, {}, {})
        , passing(*layout, [groups = std::move(passingGroups)](std::uint32_t group) { return groups.contains(group); })
    {
    }

    /// Items of all lanes at so many pixels: "vivid" or "pale", with the number of bars.
    QStringList items(std::int64_t end, int width)
    {
        list.build(*layout, geometry, TimeScale(0, end, width), 0, geometry.totalHeight(), {});
        QStringList texts;
        for (const DrawItem& item : list.items())
            texts.append((passing.passes(item) ? QStringLiteral("vivid ") : QStringLiteral("pale ")) +
                         QString::number(item.count));
        return texts;
    }

    std::shared_ptr<const LaneLayout> layout;
    RowGeometry geometry;
    PassingBars passing;
    DrawList list;
};

} // namespace

/// Which bars the filters leave vivid.
class TestPassingBars : public QObject {
    Q_OBJECT

private slots:
    void aBarIsJudgedByItsGroup();
    void aFoldedRunIsVividWhenAnyOfItsBarsPasses();
    void aFailureInAFoldedRunDoesNotHideItsFirstBar();
    void aSectionPassesWhenAnyOfItsBarsDoes();
    void theOverviewTellsWhereBarsPass();
};

void TestPassingBars::aBarIsJudgedByItsGroup()
{
    Picture picture({"activity 10-20", "activity 40-60 failed"}, {1});
    QCOMPARE(picture.items(100, 100), (QStringList{QStringLiteral("pale 1"), QStringLiteral("vivid 1")}));
}

void TestPassingBars::aFoldedRunIsVividWhenAnyOfItsBarsPasses()
{
    const QStringList bars{"activity 1-2", "activity 3-4", "activity 5-6", "activity 900-999"};
    QCOMPARE(Picture(bars, {2}).items(1000, 100), (QStringList{QStringLiteral("vivid 3"), QStringLiteral("pale 1")}));
    QCOMPARE(Picture(bars, {3}).items(1000, 100), (QStringList{QStringLiteral("pale 3"), QStringLiteral("vivid 1")}));
}

void TestPassingBars::aFailureInAFoldedRunDoesNotHideItsFirstBar()
{
    // The worst bar gives the item its colour; what it stands for begins before it.
    const QStringList bars{"activity 1-2", "activity 3-4", "activity 5-6 failed", "activity 900-999"};
    QCOMPARE(Picture(bars, {0}).items(1000, 100), (QStringList{QStringLiteral("vivid 3"), QStringLiteral("pale 1")}));
}

void TestPassingBars::aSectionPassesWhenAnyOfItsBarsDoes()
{
    const Picture picture({"activity 10-20", "activity 12-18", "timer 10-20"}, {1});
    const auto sections = picture.layout->sections();
    QCOMPARE(sections.size(), 2U);
    for (const LaneSection& section : sections)
        QCOMPARE(picture.passing.passes(*picture.layout, section), section.kind == GroupKind::Activity);
}

void TestPassingBars::theOverviewTellsWhereBarsPass()
{
    const Picture picture({"activity 0-60", "activity 20-40", "activity 70-99"}, {1});
    const Overview overview = Overview::of(*picture.layout, TimeScale(0, 100, 100), &picture.passing);
    QString line;
    for (const OverviewCell& cell : overview.line(0).first(80))
        line += QLatin1Char(!cell.isCovered ? ' ' : cell.isPassing ? '#' : '.');
    QCOMPARE(line, QString(20, u'.') + QString(21, u'#') + QString(20, u'.') + QString(9, u' ') + QString(10, u'.'));
}

QTEST_APPLESS_MAIN(TestPassingBars)
#include "tst_passingbars.moc"
