// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/statisticspane.h"

#include "models/core/executor.h"
#include "tests/views/openrun.h"
#include "views/charts/chartcanvas.h"
#include "views/charts/chartcard.h"
#include "views/common/theme.h"
#include "views/mainwindow/runpane.h"
#include "views/timeline/timelinepane.h"

#include <QApplication>
#include <QChart>
#include <QGraphicsTextItem>
#include <QImage>
#include <QLabel>
#include <QListWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

/// Chooses a statistic and waits until it is shown.
void choose(StatisticsPane& pane, Statistic statistic)
{
    QSignalSpy shown(&pane, &StatisticsPane::chartShown);
    pane.setStatistic(statistic);
    if (pane.isComputing())
        QVERIFY(awaitSignal(shown));
}

bool showAndCompute(StatisticsPane& pane, const QSize& size = {1000, 420})
{
    QSignalSpy shown(&pane, &StatisticsPane::chartShown);
    showAndAwait(pane, size);
    return awaitSignal(shown);
}

ChartMarkIndex lastMarkOf(const Chart& chart)
{
    return {chart.series.size() - 1, chart.series.back().marks.size() - 1};
}

QPoint placeOf(const ChartCanvas& canvas, ChartMarkIndex mark)
{
    const ChartDrawing& drawing = *canvas.drawing();
    return canvas.mapFromScene(drawing.item()->mapToScene(drawing.rectOf(mark).center()));
}

/// How many pixels of the picture differ from the theme's ground.
int drawnPixels(const QImage& image, const Theme& theme)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += image.pixel(x, y) != theme.ground.rgb() ? 1 : 0;
    }
    return count;
}

} // namespace

class TestStatisticsPane : public QObject {
    Q_OBJECT

private slots:
    void cleanup();
    void nothingIsComputedWhileItIsHidden();
    void theLatestChoiceWins();
    void theMeasuredRangeIsAPart();
    void aPartThatGoesGivesWayToTheWholeRun();
    void clickingAMarkSelectsItsEvents();
    void everyMarkIsHitWhereItIs_data();
    void everyMarkIsHitWhereItIs();
    void marksCanBeWalkedByKey();
    void aMarkWithManyEventsLeadsThroughAll();
    void aRowOfTheTableLeadsToItsEvents();
    void timesAreWrittenAsInTheOtherViews();
    void namesOfTypesAreNoHtml();
    void bothThemesAreDrawn();
    void anEmptyStatisticSaysWhy();
    void exportsArePicturesAndNumbers();
    void anExportThatFailsLeavesWhatWasThere();
    void everythingHasAName();
    void itTakesThePlaceOfTheTimeline();
    void paneCanGoWhileItComputes();
};

void TestStatisticsPane::cleanup()
{
    Theme::apply(*qApp, Theme::Kind::Light);
}

void TestStatisticsPane::nothingIsComputedWhileItIsHidden()
{
    OpenRun run(smallRun());
    StatisticsPane pane(run.document);
    pane.setStatistic(Statistic::Concurrency);
    QVERIFY(!pane.isComputing());
    QVERIFY(pane.card().chart().title.isEmpty());
    QVERIFY(showAndCompute(pane));
    QCOMPARE(pane.card().chart().title, displayName(Statistic::Concurrency));
}

void TestStatisticsPane::theLatestChoiceWins()
{
    OpenRun run(smallRun());
    StatisticsPane pane(run.document);
    QVERIFY(showAndCompute(pane));
    QSignalSpy shown(&pane, &StatisticsPane::chartShown);
    {
        const BusyPool busy;
        pane.setStatistic(Statistic::Failures);
        pane.setStatistic(Statistic::PayloadSizes);
        pane.setStatistic(Statistic::HistoryBudget);
    }
    QVERIFY(awaitSignal(shown));
    QVERIFY(await([] { return computePool().activeThreadCount() == 0; }));
    QCoreApplication::sendPostedEvents();
    QCOMPARE(shown.count(), 1);
    QCOMPARE(pane.card().chart().title, displayName(Statistic::HistoryBudget));
}

void TestStatisticsPane::theMeasuredRangeIsAPart()
{
    OpenRun run(smallRun());
    StatisticsPane pane(run.document);
    QVERIFY(showAndCompute(pane));
    QCOMPARE(pane.card().chart().rows.size(), std::size_t{2});
    const auto at = [](std::int64_t milliseconds) {
        return DslStart + Duration{milliseconds * NanosecondsPerMillisecond};
    };
    // send_mail is open until 1,045 ms, charge_card only until 1,025.
    run.document.measuredRange().setRange(at(1030), at(1040));
    QSignalSpy shown(&pane, &StatisticsPane::chartShown);
    pane.setPart(StatisticsPane::Part::MeasuredRange);
    QVERIFY(awaitSignal(shown));
    QCOMPARE(pane.card().chart().vertical.categories, QStringList("send_mail"));
    run.document.measuredRange().setRange(at(1000), at(1040));
    QVERIFY(awaitSignal(shown, 2));
    QCOMPARE(pane.card().chart().rows.size(), std::size_t{2});
}

void TestStatisticsPane::aPartThatGoesGivesWayToTheWholeRun()
{
    OpenRun run(smallRun());
    StatisticsPane pane(run.document);
    run.document.measuredRange().setRange(DslStart, DslStart + Duration{1000});
    pane.setPart(StatisticsPane::Part::MeasuredRange);
    QVERIFY(pane.part() == StatisticsPane::Part::MeasuredRange);
    run.document.measuredRange().clear();
    QVERIFY(pane.part() == StatisticsPane::Part::WholeRun);
}

void TestStatisticsPane::clickingAMarkSelectsItsEvents()
{
    OpenRun run(smallRun());
    StatisticsPane pane(run.document);
    QVERIFY(showAndCompute(pane));
    ChartCanvas& canvas = pane.card().canvas();
    const ChartMarkIndex mark = lastMarkOf(pane.card().chart());
    QTest::mouseClick(canvas.viewport(), Qt::LeftButton, {}, placeOf(canvas, mark));
    // The slowest of the second type.
    QCOMPARE(run.selectedEventId(), 6);
    QCOMPARE(pane.card().markText(), "send_mail, 99th percentile: 10 ms · event 1 of 1");
}

void TestStatisticsPane::everyMarkIsHitWhereItIs_data()
{
    QTest::addColumn<int>("statistic");
    for (std::size_t statistic = 0; statistic < StatisticCount; ++statistic)
        QTest::newRow(qPrintable(toString(static_cast<Statistic>(statistic)))) << static_cast<int>(statistic);
}

/// Marks may lie on each other; a click then finds one that is at the same place.
void TestStatisticsPane::everyMarkIsHitWhereItIs()
{
    QFETCH(int, statistic);
    OpenRun run(smallRun());
    StatisticsPane pane(run.document);
    QVERIFY(showAndCompute(pane));
    choose(pane, static_cast<Statistic>(statistic));
    const Chart& chart = pane.card().chart();
    const ChartDrawing* const drawing = pane.card().canvas().drawing();
    QCOMPARE(drawing == nullptr, chart.isEmpty());
    for (std::size_t series = 0; series < chart.series.size(); ++series) {
        for (std::size_t mark = 0; mark < chart.series[series].marks.size(); ++mark) {
            const QRectF rect = drawing->rectOf({series, mark});
            QVERIFY(QRectF(QPointF(), drawing->item()->size()).intersects(rect.adjusted(-1, -1, 1, 1)));
            const auto hit = drawing->markAt(rect.center());
            QVERIFY(hit.has_value());
            QVERIFY(drawing->rectOf(*hit).adjusted(-2, -2, 2, 2).contains(rect.center()));
            QVERIFY(!drawing->describe({series, mark}).isEmpty());
        }
    }
}

void TestStatisticsPane::marksCanBeWalkedByKey()
{
    OpenRun run(smallRun());
    StatisticsPane pane(run.document);
    QVERIFY(showAndCompute(pane));
    ChartCanvas& canvas = pane.card().canvas();
    canvas.setFocus(Qt::TabFocusReason);
    QCOMPARE(canvas.currentMark(), std::optional(ChartMarkIndex{0, 0}));
    QCOMPARE(canvas.accessibleDescription(), "charge_card, Activity: 20 ms");
    QTest::keyClick(&canvas, Qt::Key_Right);
    QCOMPARE(canvas.currentText(), "send_mail, Activity: 10 ms");
    QTest::keyClick(&canvas, Qt::Key_Down);
    QCOMPARE(canvas.currentText(), "send_mail, Median: 10 ms");
    QVERIFY(run.document.selection().isEmpty());
    QTest::keyClick(&canvas, Qt::Key_Return);
    QCOMPARE(run.selectedEventId(), 6);
    QTest::keyClick(&canvas, Qt::Key_Home);
    QCOMPARE(canvas.currentText(), "charge_card, Median: 20 ms");
}

void TestStatisticsPane::aMarkWithManyEventsLeadsThroughAll()
{
    OpenRun run("ActivityTaskScheduled id=a type=X\nActivityTaskScheduled id=b type=X\n"
                "ActivityTaskScheduled id=c type=X\n");
    StatisticsPane pane(run.document);
    QVERIFY(showAndCompute(pane));
    choose(pane, Statistic::ActivityAttempts);
    ChartCanvas& canvas = pane.card().canvas();
    canvas.setCurrentMark(ChartMarkIndex{0, 0});
    QCOMPARE(pane.card().markText(), "not recorded, Scheduled: 3 · events behind it: 3");
    QList<qint64> visited;
    for (int step = 0; step < 4; ++step) {
        pane.card().showNextEvent();
        visited.append(run.selectedEventId());
    }
    QCOMPARE(visited, QList<qint64>({1, 2, 3, 1}));
    pane.card().showPreviousEvent();
    QCOMPARE(run.selectedEventId(), 3);
}

void TestStatisticsPane::aRowOfTheTableLeadsToItsEvents()
{
    OpenRun run(smallRun());
    StatisticsPane pane(run.document);
    QVERIFY(showAndCompute(pane));
    pane.card().setTableShown(true);
    QTableView& table = pane.card().table();
    QVERIFY(table.isVisible());
    table.setFocus();
    table.setCurrentIndex(table.model()->index(1, 0));
    QVERIFY2(pane.card().markText().startsWith(QStringLiteral("send_mail · 1 · 10 ms")),
             qPrintable(pane.card().markText()));
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, table.visualRect(table.model()->index(1, 0)).center());
    QCOMPARE(run.selectedEventId(), 6);
}

void TestStatisticsPane::timesAreWrittenAsInTheOtherViews()
{
    OpenRun run(smallRun());
    StatisticsPane pane(run.document);
    QVERIFY(showAndCompute(pane));
    choose(pane, Statistic::WorkflowTaskTimes);
    ChartCanvas& canvas = pane.card().canvas();
    canvas.setCurrentMark(ChartMarkIndex{0, 0});
    QCOMPARE(canvas.currentText(), "03:04:05.000, Waited: 2 ms");
    run.times.setMode(TimeDisplay::Mode::SinceStart);
    QCOMPARE(canvas.currentText(), "+0.000 s, Waited: 2 ms");
    QVERIFY(pane.card().markText().startsWith(QLatin1String("+0.000 s")));
    QCOMPARE(pane.card().table().model()->index(0, 0).data().toString(), "+0.000 s");
}

/// Qt Charts takes labels for HTML: a type may not draw a picture or hide behind a tag.
void TestStatisticsPane::namesOfTypesAreNoHtml()
{
    OpenRun run("ActivityTaskScheduled id=a type=\"<b>&lt;x\"\nActivityTaskStarted id=a attempt=1\n"
                "t=5ms ActivityTaskCompleted id=a\n");
    StatisticsPane pane(run.document);
    QVERIFY(showAndCompute(pane));
    QStringList texts;
    for (const QGraphicsItem* item : pane.card().canvas().scene()->items()) {
        if (const auto* text = qgraphicsitem_cast<const QGraphicsTextItem*>(item))
            texts.append(text->toPlainText());
    }
    QVERIFY2(texts.contains(QLatin1String("<b>&lt;x")), qPrintable(texts.join(QLatin1Char('|'))));
}

void TestStatisticsPane::bothThemesAreDrawn()
{
    OpenRun run(smallRun());
    for (const Theme::Kind kind : {Theme::Kind::Light, Theme::Kind::Dark, Theme::Kind::HighContrastLight}) {
        Theme::apply(*qApp, kind);
        StatisticsPane pane(run.document);
        QVERIFY(showAndCompute(pane));
        const QImage picture = pane.card().canvas().grab().toImage().convertToFormat(QImage::Format_RGB32);
        QCOMPARE(picture.pixelColor(2, picture.height() - 3).rgb(), Theme::get(kind).ground.rgb());
        const int drawn = drawnPixels(picture, Theme::get(kind));
        QVERIFY2(drawn > 500 && drawn < picture.width() * picture.height() / 2, qPrintable(QString::number(drawn)));
    }
}

void TestStatisticsPane::anEmptyStatisticSaysWhy()
{
    OpenRun run(smallRun());
    StatisticsPane pane(run.document);
    QVERIFY(showAndCompute(pane));
    choose(pane, Statistic::ChildWorkflowTimes);
    QVERIFY(!pane.card().canvas().isVisible());
    QVERIFY(std::ranges::any_of(pane.card().findChildren<QLabel*>(), [](const QLabel* label) {
        return label->isVisible() && label->text() == QLatin1String("No child workflow ended here.");
    }));
}

void TestStatisticsPane::exportsArePicturesAndNumbers()
{
    OpenRun run(smallRun());
    StatisticsPane pane(run.document);
    QVERIFY(showAndCompute(pane));
    const QTemporaryDir folder;
    const auto written = [&](const QString& name, ChartFileFormat format) {
        if (!pane.exportTo(folder.filePath(name), format))
            return QByteArray();
        QFile file(folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    QCOMPARE(written(QStringLiteral("a.csv"), ChartFileFormat::Csv),
             QByteArray("Type,Count,Median (s),90th percentile (s),99th percentile (s),Longest (s),Together (s),"
                        "First event,Events\r\n"
                        "charge_card,1,0.02,0.02,0.02,0.02,0.02,5,1\r\n"
                        "send_mail,1,0.01,0.01,0.01,0.01,0.01,6,1\r\n"));
    const QImage png = QImage::fromData(written(QStringLiteral("a.png"), ChartFileFormat::Png));
    QCOMPARE(png.size(), QSize(2400, 1280));
    QVERIFY(drawnPixels(png.convertToFormat(QImage::Format_RGB32), Theme::of(&pane)) > 5000);
    QXmlStreamReader svg(written(QStringLiteral("a.svg"), ChartFileFormat::Svg));
    QString texts;
    while (!svg.atEnd()) {
        if (svg.readNext() == QXmlStreamReader::Characters)
            texts += svg.text();
    }
    QVERIFY2(!svg.hasError(), qPrintable(svg.errorString()));
    for (const char* text : {"Run time by activity type", "charge_card", "Median"})
        QVERIFY2(texts.contains(QLatin1String(text)), text);
}

void TestStatisticsPane::anExportThatFailsLeavesWhatWasThere()
{
    OpenRun run(smallRun());
    StatisticsPane pane(run.document);
    QVERIFY(showAndCompute(pane));
    const auto failed = pane.exportTo(QStringLiteral("/nonexistent/folder/a.csv"), ChartFileFormat::Csv);
    QVERIFY(!failed);
    QVERIFY(!failed.error().message.isEmpty());
    QCOMPARE(failed.error().place, "/nonexistent/folder/a.csv");
}

void TestStatisticsPane::everythingHasAName()
{
    OpenRun run(smallRun());
    StatisticsPane pane(run.document);
    QCOMPARE(namelessWidgets(pane), QStringList());
    for (const QLabel* label : pane.findChildren<QLabel*>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
}

void TestStatisticsPane::itTakesThePlaceOfTheTimeline()
{
    OpenRun run(smallRun());
    RunPane pane(run.document);
    showAndAwait(pane, {1280, 800});
    QVERIFY(pane.statistics() == nullptr);
    pane.setStatisticsVisible(true);
    QVERIFY(pane.areStatisticsVisible());
    QVERIFY(pane.statistics()->isVisible() && !pane.timeline().isVisible());
    pane.setStatisticsVisible(false);
    QVERIFY(!pane.statistics()->isVisible() && pane.timeline().isVisible());
}

void TestStatisticsPane::paneCanGoWhileItComputes()
{
    OpenRun run(smallRun());
    {
        const BusyPool busy;
        StatisticsPane pane(run.document);
        showAndAwait(pane, {800, 400});
        QVERIFY(pane.isComputing());
    }
    QVERIFY(await([] { return computePool().activeThreadCount() == 0; }));
    QCoreApplication::sendPostedEvents();
}

QTEST_MAIN(TestStatisticsPane)
#include "tst_statisticspane.moc"
