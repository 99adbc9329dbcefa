// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/runloader.h"
#include "tests/support/sharedfolder.h"
#include "tests/views/openrun.h"
#include "views/common/theme.h"
#include "views/timeline/rendertimeline.h"

#include <QApplication>
#include <QBuffer>
#include <QPainter>
#include <QSvgGenerator>
#include <QTest>

#include <set>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

QImage rendered(const RunSnapshot& run, const QSize& size, double scale = 1.0, Theme::Kind kind = Theme::Kind::Light)
{
    QImage image((QSizeF(size) * scale).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    image.fill(Qt::magenta);
    QPainter painter(&image);
    renderTimeline(run, painter, size, Theme::get(kind), {});
    return image;
}

QString renderedAsSvg(const RunSnapshot& run, const QSize& size)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(0, 0), size));
    QPainter painter(&generator);
    renderTimeline(run, painter, size, Theme::get(Theme::Kind::Light), {});
    painter.end();
    return QString::fromUtf8(buffer.data());
}

bool hasColour(const QImage& image, const QColor& colour)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixel(x, y) == colour.rgb())
                return true;
        }
    }
    return false;
}

} // namespace

class RenderTimelineTest : public QObject {
    Q_OBJECT

    RunSnapshotPointer m_run = snapshotFromText(smallRun());

private slots:
    void thePictureShowsTheRunAndWhatFailed_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("light") << static_cast<int>(Theme::Kind::Light);
        QTest::newRow("dark") << static_cast<int>(Theme::Kind::Dark);
    }
    void thePictureShowsTheRunAndWhatFailed()
    {
        QFETCH(int, kind);
        const Theme& theme = Theme::get(static_cast<Theme::Kind>(kind));
        const QImage image = rendered(*m_run, timelineRenderSize(*m_run, 800, {}), 1.0, theme.kind());
        QVERIFY(hasColour(image, theme.status(Status::Failed)));
        QVERIFY(hasColour(image, theme.kindHue(GroupKind::Timer)));
        QVERIFY2(!hasColour(image, Qt::magenta), "every pixel is painted");
    }

    void theHeightGrowsWithTheRun()
    {
        const int small = timelineRenderSize(*m_run, 800, {}).height();
        const int large = timelineRenderSize(*snapshotFromText(runOfTimers(100)), 800, {}).height();
        QVERIFY(large > small + 90 * 19);
        QVERIFY(timelineRenderSize(*snapshotFromText(runOfTimers(5000)), 800, {}).height() < 9000);
    }

    void wordsOfTheRunStandInAVectorFile()
    {
        const QString svg = renderedAsSvg(*m_run, timelineRenderSize(*m_run, 900, {}));
        for (const char* word :
             {"Order", "charge 144.48", "send_mail", "3 attempts", "2 failed attempts", "1 failed", "Timers"})
            QVERIFY2(svg.contains(QLatin1String(word)), word);
        QVERIFY2(!svg.contains(QStringLiteral("do not fit")), "everything has its place");
    }

    void textOfAFileIsNoMarkup()
    {
        const auto run = snapshotFromText("WorkflowExecutionStarted type=\"<script>alert(1)</script>\"\n"
                                          "t=1s ActivityTaskScheduled id=a type=\"</text><image href=x>\"\n");
        const QString svg = renderedAsSvg(*run, {800, 300});
        QVERIFY(svg.contains(QStringLiteral("&lt;script&gt;")));
        QVERIFY(!svg.contains(QStringLiteral("<script>")));
        QVERIFY(!svg.contains(QStringLiteral("<image href")));
    }

    void aLowPictureCollapsesSectionsAndKeepsFailures()
    {
        QByteArray text = "WorkflowExecutionStarted type=Busy\n";
        for (int activity = 0; activity < 40; ++activity)
            text += "ActivityTaskScheduled id=a" + QByteArray::number(activity) + " type=work\n";
        text += "t=500ms ActivityTaskStarted id=a7\nt=900ms ActivityTaskFailed id=a7 failure=no\n";
        const auto run = snapshotFromText(text);
        const QString svg = renderedAsSvg(*run, {800, 220});
        QVERIFY2(svg.contains(QStringLiteral("collapsed, 40 groups, 1 failed")), qPrintable(svg.left(4000)));
        QVERIFY(hasColour(rendered(*run, {800, 220}), Theme::get(Theme::Kind::Light).status(Status::Failed)));
    }

    void whatDoesNotFitIsSaid()
    {
        const QString svg = renderedAsSvg(*m_run, {800, 150});
        QVERIFY(svg.contains(QStringLiteral("more rows do not fit")));
    }

    void anyScaleAndSizeIsDrawn_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<double>("scale");
        QTest::newRow("twice as fine") << QSize(600, 300) << 2.0;
        QTest::newRow("one and a half") << QSize(601, 301) << 1.5;
        QTest::newRow("tiny") << QSize(20, 10) << 1.0;
        QTest::newRow("narrow") << QSize(60, 400) << 1.0;
    }
    void anyScaleAndSizeIsDrawn()
    {
        QFETCH(QSize, size);
        QFETCH(double, scale);
        const QImage image = rendered(*m_run, size, scale);
        QVERIFY(!hasColour(image, Qt::magenta));
    }

    void aRunWithoutEventsIsDrawn()
    {
        auto empty = std::make_shared<RunSnapshot>();
        empty->history = std::make_shared<History>();
        empty->groups = EventGroups::build(empty->history);
        QVERIFY(!rendered(*empty, {400, 200}).isNull());
    }

    void recordedRunsAreDrawn_data()
    {
        QTest::addColumn<QString>("file");
        for (const char* name :
             {"order-full", "timeout-zoo", "terminated", "workflow-paused", "nexus-caller", "cancelled-busy"})
            QTest::newRow(name) << QStringLiteral("recordings/python/histories/%1.json").arg(QLatin1String(name));
    }
    void recordedRunsAreDrawn()
    {
        QFETCH(QString, file);
        SKIP_WITHOUT_SHARED();
        const auto source = openFile(sharedFolder() + QLatin1Char('/') + file);
        QVERIFY(source.has_value());
        const auto runs = loadRuns(**source, {});
        QVERIFY(runs.has_value());
        const RunSnapshot& run = *runs->front();
        const QImage image = rendered(run, timelineRenderSize(run, 1200, {}));
        std::set<QRgb> colours;
        for (int y = 0; y < image.height(); y += 3) {
            for (int x = 0; x < image.width(); x += 3)
                colours.insert(image.pixel(x, y));
        }
        QVERIFY(colours.size() > 8);
    }
};

QTEST_MAIN(RenderTimelineTest)
#include "tst_rendertimeline.moc"
