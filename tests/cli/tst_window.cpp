// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.h"

#include <QImage>
#include <QTest>

using namespace chronoscope::test;

/// The window as the command line opens it, looked at through its screenshot.
class WindowTest : public QObject {
    Q_OBJECT

private slots:
    void aScreenshotHasTheSizeThatWasAskedFor();
    void theScaleEnlargesEverything();
    void theThemeIsTheOneAskedFor();
    void theSampleOpens();
    void anEventIsSelected();
    void standardInputOpens();
    void aRefusedFileIsToldAndTwo();
    void aScreenshotThatCannotBeWrittenIsAnError();
    void theStartIsLoggedOnRequestOnly();

private:
    Program m_program;
};

void WindowTest::aScreenshotHasTheSizeThatWasAskedFor()
{
    const Files files;
    const QString path = files.path("window.png");
    const Finished finished = m_program.run({sampleFile(), "--screenshot", path, "--size", "1280x720"});
    QVERIFY(finished.isNormalExit);
    QVERIFY2(finished.exitCode == 0, finished.errors);
    QCOMPARE(QImage(path).size(), QSize(1280, 720));
    // It says where the picture is, and nothing else.
    QCOMPARE(finished.errorLines().size(), 1);
    QVERIFY(finished.errors.contains(path.toUtf8()));
}

void WindowTest::theScaleEnlargesEverything()
{
    const Files files;
    const QString path = files.path("window.png");
    const Finished finished = m_program.run({sampleFile(), "--screenshot", path, "--size", "1280x720", "--scale", "2"});
    QVERIFY2(finished.exitCode == 0, finished.errors);
    QCOMPARE(QImage(path).size(), QSize(2560, 1440));
}

void WindowTest::theThemeIsTheOneAskedFor()
{
    const Files files;
    const auto lightness = [&](const QString& theme) {
        const QString path = files.path(theme + ".png");
        const Finished finished =
            m_program.run({sampleFile(), "--screenshot", path, "--size", "1280x720", "--theme", theme});
        if (finished.exitCode != 0)
            return -1;
        return QImage(path).scaled(1, 1, Qt::IgnoreAspectRatio, Qt::SmoothTransformation).pixelColor(0, 0).lightness();
    };
    QVERIFY(lightness("light") > 180);
    const int dark = lightness("dark");
    QVERIFY(dark >= 0 && dark < 90);
}

void WindowTest::theSampleOpens()
{
    const Files files;
    const auto draw = [&](const QStringList& arguments, const QString& name) {
        const QString path = files.path(name);
        const Finished finished =
            m_program.run(arguments + QStringList{"--screenshot", path, "--size", "1280x720", "--theme", "light"});
        return finished.exitCode == 0 ? QImage(path) : QImage();
    };
    const QImage empty = draw({}, "empty.png");
    const QImage sample = draw({"--sample"}, "sample.png");
    QVERIFY(!empty.isNull());
    QVERIFY(!sample.isNull());
    QVERIFY(empty != sample);
}

void WindowTest::anEventIsSelected()
{
    const Files files;
    const auto draw = [&](const QStringList& arguments, const QString& name) {
        const QString path = files.path(name);
        const Finished finished =
            m_program.run(QStringList{sampleFile(), "--screenshot", path, "--size", "1280x720"} + arguments);
        return finished.exitCode == 0 ? QImage(path) : QImage();
    };
    const QImage none = draw({}, "none.png");
    const QImage card = draw({"--select", "67"}, "card.png");
    QVERIFY(!none.isNull());
    QVERIFY(!card.isNull());
    QVERIFY2(none != card, "the selection shows");
}

void WindowTest::standardInputOpens()
{
    const Files files;
    const QString path = files.path("window.png");
    const Finished finished = m_program.run({"-", "--screenshot", path, "--size", "1280x720"}, failedRun());
    QVERIFY2(finished.exitCode == 0, finished.errors);
    QVERIFY(!QImage(path).isNull());
}

void WindowTest::aRefusedFileIsToldAndTwo()
{
    const Files files;
    const QString notes = files.write("notes.txt", "Buy milk.\n");
    const Finished finished = m_program.run({notes, "--screenshot", files.path("window.png"), "--size", "1280x720"});
    QVERIFY(finished.isNormalExit);
    QCOMPARE(finished.exitCode, 2);
    QVERIFY2(finished.errors.contains("notes.txt"), finished.errors);
}

void WindowTest::aScreenshotThatCannotBeWrittenIsAnError()
{
    const Files files;
    const Finished finished = m_program.run({sampleFile(), "--screenshot", files.path("no/such/folder/window.png")});
    QVERIFY(finished.isNormalExit);
    QCOMPARE(finished.exitCode, 2);
    QVERIFY2(finished.errors.contains("no/such/folder"), finished.errors);
}

void WindowTest::theStartIsLoggedOnRequestOnly()
{
    const Files files;
    const QStringList arguments{"--screenshot", files.path("window.png"), "--size", "1280x720"};
    QVERIFY(!m_program.run(arguments).errors.contains("first window painted"));
    Program talkative;
    talkative.environment().insert("QT_LOGGING_RULES", "chronoscope.startup.info=true");
    QVERIFY(talkative.run(arguments).errors.contains("first window painted"));
}

QTEST_GUILESS_MAIN(WindowTest)
#include "tst_window.moc"
