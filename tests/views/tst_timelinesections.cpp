// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/timelinehand.h"
#include "views/common/theme.h"
#include "views/timeline/hiddensections.h"
#include "views/timeline/labelcolumn.h"

#include <QAction>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

/// Titles from top to bottom, as rows show them.
QString titles(const OpenTimeline& timeline)
{
    const TimelineScene& scene = timeline.pane.scene();
    QStringList texts;
    for (const TimelineRow& row : scene.geometry().rows()) {
        const QString& title = scene.layout().sections()[row.section].title;
        if (texts.isEmpty() || texts.constLast() != title)
            texts << title;
    }
    return texts.join(QStringLiteral(", "));
}

/// Middle of the first row of a section, in the label column.
QPoint titleOf(const OpenTimeline& timeline, const QString& title)
{
    const TimelineScene& scene = timeline.pane.scene();
    for (const TimelineRow& row : scene.geometry().rows()) {
        if (scene.layout().sections()[row.section].title == title)
            return {40, row.top + row.height / 2};
    }
    return {-1, -1};
}

/// Two workers; one activity that nobody took, and a workflow task that waits.
QByteArray runOfWorkers()
{
    return R"(
        WorkflowExecutionStarted type=Order queue=orders
        WorkflowTaskScheduled queue=orders
        t=10ms WorkflowTaskStarted worker=w1
        t=20ms WorkflowTaskCompleted worker=w1
        t=20ms ActivityTaskScheduled id=a type=charge_card queue=payments
        t=20ms ActivityTaskScheduled id=b type=send_mail queue=mail
        t=400ms ActivityTaskStarted id=a worker=w2
        t=500ms ActivityTaskCompleted id=a
        t=500ms WorkflowTaskScheduled queue=orders
        t=600ms WorkflowTaskStarted worker=w3
        t=610ms WorkflowTaskCompleted worker=w3
        t=700ms TimerStarted id=t
        t=900ms WorkflowExecutionSignaled name=go
        t=900ms WorkflowTaskScheduled queue=orders
    )";
}

} // namespace

class TimelineSectionsTest : public QObject {
    Q_OBJECT

private slots:
    void init() { Theme::apply(*qApp, Theme::Kind::Light); }

    void altAndTheArrowsMoveTheSectionOfTheSelection()
    {
        OpenTimeline timeline;
        QCOMPARE(titles(timeline), QStringLiteral("Workflow, Workflow tasks, Activities, Timers, Signals"));
        timeline.select(Timer1);
        timeline.press(Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(titles(timeline), QStringLiteral("Workflow, Workflow tasks, Timers, Activities, Signals"));
        timeline.press(Qt::Key_Down, Qt::AltModifier);
        timeline.press(Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(titles(timeline), QStringLiteral("Workflow, Workflow tasks, Activities, Signals, Timers"));
        QCOMPARE(timeline.selected(), Timer1);
        QVERIFY2(!timeline.rectOf(Timer1).isEmpty(), "the selection goes along");
    }

    void aTitleIsDraggedToItsPlace()
    {
        OpenTimeline timeline;
        auto& labels = timeline.part<LabelColumn>();
        drag(labels, titleOf(timeline, "Signals"), titleOf(timeline, "Activities") - QPoint(0, 4));
        QCOMPARE(titles(timeline), QStringLiteral("Workflow, Workflow tasks, Signals, Activities, Timers"));
        QVERIFY2(!timeline.pane.scene().isCollapsed(2), "a drag is no click");
        drag(labels, titleOf(timeline, "Workflow"), QPoint(40, timeline.view().height() - 2));
        QCOMPARE(titles(timeline), QStringLiteral("Workflow tasks, Signals, Activities, Timers, Workflow"));
    }

    void tPinsASectionToTheTop()
    {
        OpenTimeline timeline;
        timeline.select(Signal);
        timeline.press(Qt::Key_T);
        QCOMPARE(titles(timeline), QStringLiteral("Signals, Workflow, Workflow tasks, Activities, Timers"));
        const QImage labels = timeline.part<LabelColumn>().grab().toImage();
        QCOMPARE(labels.pixelColor(1, 30), Theme::of(&timeline.view()).accent);
        timeline.press(Qt::Key_T);
        QCOMPARE(titles(timeline), QStringLiteral("Workflow, Workflow tasks, Activities, Timers, Signals"));
    }

    void pinnedSectionsStayWhileTheRestIsScrolled()
    {
        OpenTimeline timeline(orderRun(), {900, 220});
        timeline.select(Signal);
        timeline.press(Qt::Key_T);
        const QPoint before = timeline.centreOf(Signal);
        timeline.view().setScrollTop(60);
        QVERIFY(timeline.view().scrollTop() > 0);
        QCOMPARE(timeline.centreOf(Signal), before);
        timeline.run.document.selection().clear();
        QTest::mouseClick(&timeline.view(), Qt::LeftButton, {}, before);
        QCOMPARE(timeline.selected(), Signal);
        QVERIFY2(timeline.rectOf(Workflow).isEmpty(), "what is scrolled away lies below the pinned section");
    }

    void hHidesASectionAndSaysSo()
    {
        OpenTimeline timeline;
        auto& note = timeline.part<HiddenSections>();
        QVERIFY(!note.isVisible());
        timeline.select(Timer1);
        timeline.press(Qt::Key_H);
        QCOMPARE(titles(timeline), QStringLiteral("Workflow, Workflow tasks, Activities, Signals"));
        QVERIFY(note.isVisible());
        QCOMPARE(note.text(), QStringLiteral("1 hidden — show"));
        QVERIFY(timeline.rectOf(Timer1).isEmpty());
        timeline.select(Mail);
        timeline.press(Qt::Key_H);
        QCOMPARE(note.text(), QStringLiteral("2 hidden, 1 failed — show"));
        QTest::mouseClick(&note, Qt::LeftButton);
        QCOMPARE(titles(timeline), QStringLiteral("Workflow, Workflow tasks, Activities, Timers, Signals"));
        QVERIFY(!note.isVisible());
    }

    void shiftAndHBringsHiddenSectionsBack()
    {
        OpenTimeline timeline;
        timeline.select(Timer1);
        timeline.press(Qt::Key_H);
        timeline.press(Qt::Key_H, Qt::ShiftModifier);
        QCOMPARE(titles(timeline), QStringLiteral("Workflow, Workflow tasks, Activities, Timers, Signals"));
    }

    void theLastSectionCannotBeHidden()
    {
        OpenTimeline timeline;
        timeline.select(Workflow);
        for (int time = 0; time < 10; ++time)
            timeline.press(Qt::Key_H);
        QVERIFY(!titles(timeline).isEmpty());
    }

    void keysActOnTheTitleThatWasTouchedLast()
    {
        OpenTimeline timeline;
        timeline.select(Timer1);
        QTest::mouseClick(&timeline.part<LabelColumn>(), Qt::LeftButton, {}, titleOf(timeline, "Activities"));
        timeline.view().setFocus();
        timeline.press(Qt::Key_H);
        QCOMPARE(titles(timeline), QStringLiteral("Workflow, Workflow tasks, Timers, Signals"));
    }

    void eachGroupingRemembersItsArrangement()
    {
        OpenTimeline timeline;
        timeline.select(Timer1);
        timeline.press(Qt::Key_H);
        timeline.pane.findChild<QAction*>(QStringLiteral("timelineGroupByType"))->trigger();
        QVERIFY(titles(timeline).contains(QStringLiteral("Timers")));
        timeline.select(Mail);
        timeline.press(Qt::Key_Up, Qt::AltModifier);
        QVERIFY(titles(timeline).startsWith(QStringLiteral("Workflow, Workflow tasks, send_mail, charge_card")));
        timeline.pane.findChild<QAction*>(QStringLiteral("timelineGroupByCategory"))->trigger();
        QCOMPARE(titles(timeline), QStringLiteral("Workflow, Workflow tasks, Activities, Signals"));
        timeline.pane.findChild<QAction*>(QStringLiteral("timelineGroupByType"))->trigger();
        QVERIFY(titles(timeline).startsWith(QStringLiteral("Workflow, Workflow tasks, send_mail, charge_card")));
    }

    void arrangementsStayWhenTheRunGrows()
    {
        OpenTimeline timeline;
        timeline.select(Timer1);
        timeline.press(Qt::Key_H);
        timeline.run.document.setSnapshot(snapshotFromText(orderRun()));
        QCOMPARE(titles(timeline), QStringLiteral("Workflow, Workflow tasks, Activities, Signals"));
    }

    void arrowsToHiddenLanesAreLeftAway()
    {
        OpenTimeline timeline;
        timeline.select(Timer1);
        timeline.press(Qt::Key_H);
        timeline.select(Charge);
        timeline.press(Qt::Key_X);
        QVERIFY(!timeline.view().grab().isNull());
    }

    void workersShowWhoRanWhatAndWhereItWaited()
    {
        OpenTimeline timeline(runOfWorkers());
        timeline.pane.findChild<QAction*>(QStringLiteral("timelineGroupByWorker"))->trigger();
        QCOMPARE(titles(timeline),
                 QStringLiteral("Workflow, Workflow tasks · w1, Workflow tasks · w3, "
                                "Workflow tasks · Waiting in orders, w2, Waiting in mail, Timers, Signals"));
    }
};

QTEST_MAIN(TimelineSectionsTest)
#include "tst_timelinesections.moc"
