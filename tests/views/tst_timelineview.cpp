// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/opentimeline.h"
#include "views/common/theme.h"
#include "views/timeline/labelcolumn.h"

#include <QAccessible>
#include <QApplication>
#include <QProcess>

#include <set>

using namespace chronoscope;
using namespace chronoscope::test;

class TimelineViewTest : public QObject {
    Q_OBJECT

private slots:
    void init() { Theme::apply(*qApp, Theme::Kind::Light); }

    void aSmallRunShowsARowForEachGroup()
    {
        const OpenTimeline timeline;
        QCOMPARE(timeline.pane.scene().layout().density(), Density::RowPerGroup);
        QCOMPARE(timeline.pane.scene().geometry().rows().size(), std::size_t{10});
        QCOMPARE(timeline.pane.scene().label(Charge), QStringLiteral("charge 144.48"));
        QCOMPARE(timeline.pane.scene().typeName(Charge), QStringLiteral("charge_card"));
        QCOMPARE(timeline.pane.scene().label(Timer1), QStringLiteral("timer t1"));
    }

    void aSelectionElsewhereIsScrolledIntoView()
    {
        OpenTimeline timeline(orderRun(), {900, 180});
        timeline.select(Signal);
        QVERIFY(timeline.view().scrollTop() > 0);
        QVERIFY(!timeline.rectOf(Signal).isEmpty());
        timeline.select(Workflow);
        QCOMPARE(timeline.view().scrollTop(), 0);
    }

    void theSelectedBarStaysInSightWhenTheLanesGetLessRoom()
    {
        OpenTimeline timeline(orderRun(), {900, 400});
        timeline.select(Signal);
        QCOMPARE(timeline.view().scrollTop(), 0);
        const int before = timeline.view().height();
        timeline.pane.resize(900, 200);
        QTRY_VERIFY(timeline.view().height() < before);
        QVERIFY(timeline.rectOf(Signal).bottom() <= timeline.view().height());
        QVERIFY(timeline.rectOf(Signal).top() >= 0);
    }

    void barsHaveTheirColoursInEveryTheme_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("light") << static_cast<int>(Theme::Kind::Light);
        QTest::newRow("dark") << static_cast<int>(Theme::Kind::Dark);
        QTest::newRow("high contrast") << static_cast<int>(Theme::Kind::HighContrastDark);
    }
    void barsHaveTheirColoursInEveryTheme()
    {
        QFETCH(int, kind);
        OpenTimeline timeline;
        const Theme& theme = Theme::get(static_cast<Theme::Kind>(kind));
        // The widgets are shown already: they must follow.
        Theme::apply(*qApp, theme.kind());
        QVERIFY(await([&] { return &Theme::of(&timeline.view()) == &theme; }));
        const QImage image = timeline.view().grab().toImage();
        const QPoint mail = timeline.centreOf(Mail);
        QCOMPARE(image.pixelColor(mail), theme.status(Status::Failed));
        QCOMPARE(image.pixelColor(timeline.centreOf(Timer1)), theme.kindHue(GroupKind::Timer));
        QCOMPARE(image.pixelColor(timeline.centreOf(Workflow)), theme.status(Status::Completed));
        QCOMPARE(image.pixelColor(QPoint(mail.x(), image.height() - 3)), theme.ground);
        const QRectF cancelled = timeline.rectOf(Timer2);
        QCOMPARE(image.pixelColor(QPoint(static_cast<int>(cancelled.left()), mail.y() + 3 * 19)),
                 theme.status(Status::Cancelled));
    }

    void theSelectedRowAndBarAreMarked()
    {
        OpenTimeline timeline;
        timeline.select(Mail);
        const Theme& theme = Theme::get(Theme::Kind::Light);
        const QImage image = timeline.view().grab().toImage();
        const QRectF bar = timeline.rectOf(Mail);
        QCOMPARE(image.pixelColor(QPoint(3, static_cast<int>(bar.center().y()))), theme.selectionGround);
        QCOMPARE(image.pixelColor(QPoint(static_cast<int>(bar.center().x()), static_cast<int>(bar.top()) - 2)),
                 theme.accent);
        const QImage names = timeline.part<LabelColumn>().grab().toImage();
        QCOMPARE(names.pixelColor(QPoint(3, static_cast<int>(bar.center().y()))), theme.selectionGround);
    }

    void aPictureOfTwiceTheResolutionIsAsSharp()
    {
        if (qApp->devicePixelRatio() < 2) {
            // The factor is fixed when a program starts: this test once more in a process of its own.
            QProcess process;
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert(QStringLiteral("QT_SCALE_FACTOR"), QStringLiteral("2"));
            process.setProcessEnvironment(environment);
            process.setProcessChannelMode(QProcess::MergedChannels);
            process.start(QCoreApplication::applicationFilePath(),
                          {QStringLiteral("aPictureOfTwiceTheResolutionIsAsSharp")});
            QVERIFY(process.waitForFinished(60'000));
            QVERIFY2(process.exitCode() == 0, process.readAll().constData());
            return;
        }
        OpenTimeline timeline;
        const QPixmap picture = timeline.view().grab();
        QCOMPARE(picture.devicePixelRatio(), 2.0);
        const QImage image = picture.toImage();
        QCOMPARE(image.width(), 2 * timeline.view().width());
        const Theme& theme = Theme::get(Theme::Kind::Light);
        const QRectF bar = timeline.rectOf(Timer1);
        const int y = static_cast<int>(bar.center().y() * 2);
        const auto left = static_cast<int>(std::lround(bar.left() * 2));
        QCOMPARE(image.pixelColor(left - 1, y), theme.ground);
        QCOMPARE(image.pixelColor(left, y), theme.kindHue(GroupKind::Timer));
        // 12 units high, in device pixels, with a hard edge.
        int height = 0;
        for (int line = y; image.pixelColor(left + 10, line) == theme.kindHue(GroupKind::Timer); --line)
            ++height;
        for (int line = y + 1; image.pixelColor(left + 10, line) == theme.kindHue(GroupKind::Timer); ++line)
            ++height;
        QCOMPARE(height, timeline.pane.scene().geometry().metrics().barHeight);
        QVERIFY(height >= 24);
    }

    void screenReadersMeetAListOfBars()
    {
        OpenTimeline timeline;
        QAccessibleInterface* const list = QAccessible::queryAccessibleInterface(&timeline.view());
        QVERIFY(list);
        QCOMPARE(list->role(), QAccessible::List);
        QVERIFY(!list->text(QAccessible::Name).isEmpty());
        QCOMPARE(list->childCount(), 7);
        QCOMPARE(list->focusChild(), nullptr);
        timeline.select(Mail);
        QAccessibleInterface* const mail = list->focusChild();
        QVERIFY(mail);
        QCOMPARE(mail->role(), QAccessible::ListItem);
        const QString name = mail->text(QAccessible::Name);
        QVERIFY2(name.contains("send_mail") && name.contains("Activity") && name.contains("failed"), qPrintable(name));
        QVERIFY(mail->state().selected && mail->state().focusable && !mail->state().offscreen);
        QCOMPARE(mail->parent(), list);
        QCOMPARE(list->child(list->indexOfChild(mail)), mail);
        const QRect rect = mail->rect();
        QVERIFY(QRect(timeline.view().mapToGlobal(QPoint(0, 0)), timeline.view().size()).contains(rect));
        QCOMPARE(list->childAt(rect.center().x(), rect.center().y()), mail);
        QCOMPARE(list->child(-1), nullptr);
        QCOMPARE(list->child(7), nullptr);
        timeline.showMilliseconds(0, 50);
        QVERIFY(mail->state().offscreen);
    }

    void screenReadersMeetOnlyWhatCanBeSeen()
    {
        OpenTimeline timeline(runOfTimers(3000));
        QAccessibleInterface* const list = QAccessible::queryAccessibleInterface(&timeline.view());
        QVERIFY2(list->childCount() <= 501, qPrintable(QString::number(list->childCount())));
        QVERIFY(list->text(QAccessible::Value).contains(QStringLiteral("of 3,001 groups")));
        timeline.showMilliseconds(0, 100);
        const int few = list->childCount();
        QVERIFY2(few > 5 && few < 30, qPrintable(QString::number(few)));
        timeline.select(2000);
        QVERIFY(await([&] { return list->focusChild() != nullptr; }));
        QVERIFY2(list->indexOfChild(list->focusChild()) >= 0, "the selection is a child wherever it is");
    }

    void screenReadersHearThatSomethingStillRuns()
    {
        OpenTimeline timeline("WorkflowExecutionStarted type=Order\nt=1s TimerStarted id=t\n"
                              "t=2s ActivityTaskScheduled id=a type=x\nt=3s ActivityTaskStarted id=a\n"
                              "t=4s ActivityTaskCompleted id=a\n");
        QAccessibleInterface* const list = QAccessible::queryAccessibleInterface(&timeline.view());
        timeline.select(1);
        QVERIFY(list->focusChild()->state().busy);
        timeline.select(2);
        QVERIFY(!list->focusChild()->state().busy);
    }

    void screenReadersCanSelect()
    {
        OpenTimeline timeline;
        QAccessibleInterface* const list = QAccessible::queryAccessibleInterface(&timeline.view());
        QAccessibleInterface* const charge =
            list->child(static_cast<int>(timeline.pane.scene().layout().positionOfGroup(Charge)));
        charge->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(timeline.selected(), Charge);
    }

    void everyPartHasANameForScreenReaders()
    {
        const OpenTimeline timeline;
        for (const QWidget* part : timeline.pane.findChildren<QWidget*>(Qt::FindDirectChildrenOnly)) {
            if (part->isVisible())
                QVERIFY2(!part->accessibleName().isEmpty(), qPrintable(part->objectName()));
        }
    }

    void theFirstScreenOfALargeFileIsReplacedByTheWhole()
    {
        OpenTimeline timeline(runOfTimers(50));
        auto partial = std::make_shared<RunSnapshot>(*timeline.run.document.snapshot());
        QVERIFY(timeline.pane.scene().isCurrent());
        timeline.run.document.setSnapshot(snapshotFromText(runOfTimers(6000)));
        QVERIFY2(!timeline.pane.scene().isCurrent(), "a large run is laid out on the pool");
        QCOMPARE(timeline.pane.scene().layout().barCount(), 51U);
        QVERIFY(await([&] { return timeline.pane.scene().isCurrent(); }));
        QCOMPARE(timeline.pane.scene().layout().barCount(), 6001U);
        QCOMPARE(timeline.pane.scene().layout().density(), Density::RowPerGroup);
    }

    void ofSeveralLayoutsTheLatestWins()
    {
        OpenTimeline timeline(runOfTimers(5));
        timeline.run.document.setSnapshot(snapshotFromText(runOfTimers(9000)));
        timeline.run.document.setSnapshot(snapshotFromText(runOfTimers(7)));
        QCOMPARE(timeline.pane.scene().layout().barCount(), 8U);
        computePool().waitForDone();
        QCoreApplication::processEvents();
        QCOMPARE(timeline.pane.scene().layout().barCount(), 8U);
    }

    void theTimelineMayGoWhileItIsLaidOut()
    {
        auto run = std::make_unique<OpenRun>(runOfTimers(5));
        auto pane = std::make_unique<TimelinePane>(run->document);
        run->document.setSnapshot(snapshotFromText(runOfTimers(9000)));
        pane.reset();
        run.reset();
        computePool().waitForDone();
        QCoreApplication::processEvents();
    }

    void aRunWithoutEventsSaysSo()
    {
        auto empty = std::make_shared<RunSnapshot>();
        empty->history = std::make_shared<History>();
        empty->groups = EventGroups::build(empty->history);
        OpenRun run{RunSnapshotPointer(empty)};
        TimelinePane pane(run.document);
        showAndAwait(pane, {600, 300});
        const QImage image = pane.view().grab().toImage();
        std::set<QRgb> colours;
        for (int x = 0; x < image.width(); ++x)
            colours.insert(image.pixel(x, image.height() / 2));
        QVERIFY2(colours.size() > 1, "some text is there");
        QTest::keyClick(&pane.view(), Qt::Key_F);
        QTest::keyClick(&pane.view(), Qt::Key_Down);
        QTest::keyClick(&pane.view(), Qt::Key_C);
        QVERIFY(run.document.selection().isEmpty());
    }
};

QTEST_MAIN(TimelineViewTest)
#include "tst_timelineview.moc"
