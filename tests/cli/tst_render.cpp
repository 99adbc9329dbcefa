// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.h"

#include <QImage>
#include <QSet>
#include <QTest>

using namespace chronoscope::test;

/// `chronoscope render`, driven through the program itself.
class RenderTest : public QObject {
    Q_OBJECT

private slots:
    void aPngHasTheSizeThatWasAskedFor();
    void theScaleMultipliesThePixels();
    void withoutASizeAllLanesFit();
    void lightAndDarkDiffer();
    void anSvgHasTheSizeThatWasAskedFor();
    void noDisplayIsNeeded();
    void anExistingFileIsReplaced();
    void aRefusedHistoryLeavesTheOldFile();
    void anUnknownEndingIsRefused();
    void aFolderThatIsMissingIsAnError();
    void aRunOfSeveralIsChosen();
    void standardInputIsRendered();

private:
    [[nodiscard]] Finished render(const QStringList& arguments, const QByteArray& standardInput = {}) const
    {
        return m_program.run(QStringList{QStringLiteral("render")} + arguments, standardInput);
    }

    Program m_program;
};

namespace {

int countColours(const QImage& image)
{
    QSet<QRgb> colours;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            colours.insert(image.pixel(x, y));
    }
    return static_cast<int>(colours.size());
}

} // namespace

void RenderTest::aPngHasTheSizeThatWasAskedFor()
{
    const Files files;
    const QString path = files.path("order.png");
    const Finished finished = render({sampleFile(), "--output", path, "--size", "800x500"});
    QCOMPARE(finished.errors, QByteArray());
    QVERIFY(finished.isNormalExit);
    QCOMPARE(finished.exitCode, 0);
    const QImage image(path);
    QCOMPARE(image.size(), QSize(800, 500));
    QVERIFY2(countColours(image) > 8, "bars, text and grid have colours of their own");
}

void RenderTest::theScaleMultipliesThePixels()
{
    const Files files;
    const QString path = files.path("order.png");
    QCOMPARE(render({sampleFile(), "--output", path, "--size", "800x500", "--scale", "2"}).exitCode, 0);
    QCOMPARE(QImage(path).size(), QSize(1600, 1000));
}

void RenderTest::withoutASizeAllLanesFit()
{
    const Files files;
    const QString small = files.path("small.png");
    const QString large = files.path("large.png");
    QCOMPARE(render({"-", "--output", small}, failedRun()).exitCode, 0);
    QCOMPARE(render({sampleFile(), "--output", large}).exitCode, 0);
    QCOMPARE(QImage(small).width(), QImage(large).width());
    QVERIFY(QImage(small).height() < QImage(large).height());
}

void RenderTest::lightAndDarkDiffer()
{
    const Files files;
    const QString light = files.path("light.png");
    const QString dark = files.path("dark.png");
    QCOMPARE(render({sampleFile(), "--output", light, "--size", "400x300"}).exitCode, 0);
    QCOMPARE(render({sampleFile(), "--output", dark, "--size", "400x300", "--theme", "dark"}).exitCode, 0);
    // The grounds of the two themes.
    const auto hasColour = [](const QString& path, QRgb wanted) {
        const QImage image(path);
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixel(x, y) == wanted)
                    return true;
            }
        }
        return false;
    };
    QVERIFY(hasColour(light, qRgb(0xff, 0xff, 0xff)));
    QVERIFY(hasColour(dark, qRgb(0x15, 0x18, 0x1d)));
    QVERIFY(!hasColour(dark, qRgb(0xff, 0xff, 0xff)));
}

void RenderTest::anSvgHasTheSizeThatWasAskedFor()
{
    const Files files;
    const QString path = files.path("order.svg");
    QCOMPARE(render({sampleFile(), "--output", path, "--size", "1000x500"}).exitCode, 0);
    const QByteArray svg = Files::read(path);
    QVERIFY(svg.contains("<svg"));
    QVERIFY(svg.contains("viewBox=\"0 0 1000 500\""));
    for (const char* label : {"Activities</text>", "change_address</text>"})
        QVERIFY2(svg.contains(label), "labels are text that can be searched");
}

void RenderTest::noDisplayIsNeeded()
{
    const Files files;
    Program program;
    for (const char* variable : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_RUNTIME_DIR"})
        program.environment().remove(QLatin1String(variable));
    const Finished finished = program.run({"render", sampleFile(), "--output", files.path("order.png")});
    QVERIFY(finished.isNormalExit);
    QCOMPARE(finished.errors, QByteArray());
    QCOMPARE(finished.exitCode, 0);
    QVERIFY(!QImage(files.path("order.png")).isNull());
}

void RenderTest::anExistingFileIsReplaced()
{
    const Files files;
    const QString path = files.write("order.png", "an older picture");
    QCOMPARE(render({sampleFile(), "--output", path, "--size", "400x300"}).exitCode, 0);
    QCOMPARE(QImage(path).size(), QSize(400, 300));
    // Nothing that was written aside is left.
    QCOMPARE(QDir(files.folder()).entryList(QDir::Files), QStringList{"order.png"});
}

void RenderTest::aRefusedHistoryLeavesTheOldFile()
{
    const Files files;
    const QString path = files.write("order.png", "an older picture");
    const Finished finished = render({files.write("notes.txt", "Buy milk.\n"), "--output", path});
    QVERIFY(finished.isNormalExit);
    QCOMPARE(finished.exitCode, 2);
    QCOMPARE(finished.errorLines().size(), 1);
    QCOMPARE(Files::read(path), QByteArray("an older picture"));
}

void RenderTest::anUnknownEndingIsRefused()
{
    const Files files;
    const Finished finished = render({sampleFile(), "--output", files.path("order.docx")});
    QCOMPARE(finished.exitCode, 2);
    QCOMPARE(finished.errorLines().size(), 1);
    QVERIFY(finished.errorLines().constFirst().contains(".svg"));
    QVERIFY(!QFile::exists(files.path("order.docx")));
}

void RenderTest::aFolderThatIsMissingIsAnError()
{
    const Files files;
    const Finished finished = render({sampleFile(), "--output", files.path("no/such/folder/order.png")});
    QVERIFY(finished.isNormalExit);
    QCOMPARE(finished.exitCode, 2);
    QCOMPARE(finished.errorLines().size(), 1);
    QVERIFY(finished.errorLines().constFirst().contains("no/such/folder/order.png"));
}

void RenderTest::aRunOfSeveralIsChosen()
{
    const Files files;
    const QString runs = files.write("runs.json", '[' + failedRun("first") + ',' + failedRun("second") + ']');
    const QString path = files.path("run.svg");
    const Finished finished = render({runs, "--output", path, "--run", "2"});
    QCOMPARE(finished.exitCode, 0);
    QVERIFY(Files::read(path).contains("second"));
    QVERIFY(!Files::read(path).contains("first"));
    QVERIFY2(finished.errorLines().constFirst().contains("--run"), "it says that there is more than one");
    QCOMPARE(render({runs, "--output", path, "--run", "3"}).exitCode, 2);
}

void RenderTest::standardInputIsRendered()
{
    const Files files;
    QCOMPARE(render({"-", "--output", files.path("x.png"), "--size", "400x300"}, failedRun()).exitCode, 0);
    QCOMPARE(QImage(files.path("x.png")).size(), QSize(400, 300));
}

QTEST_GUILESS_MAIN(RenderTest)
#include "tst_render.moc"
