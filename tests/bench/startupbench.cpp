// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/startupbench.h"

#include "tests/bench/benchreport.h"
#include "tests/bench/childprocess.h"
#include "tests/bench/median.h"

#include <QElapsedTimer>
#include <QProcess>

#include <vector>

namespace chronoscope {

namespace {

constexpr int LongestStartMilliseconds = 30'000;
constexpr double NanosecondsAMillisecond = 1e6;

/// Milliseconds until the program says that its first window is painted.
double measureStart(const QString& program)
{
    QProcessEnvironment environment = benchEnvironment();
    environment.insert(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("chronoscope.startup.info=true"));
    QProcess process;
    process.setProcessEnvironment(environment);
    QElapsedTimer timer;
    timer.start();
    process.start(program, {});
    process.setReadChannel(QProcess::StandardError);
    QByteArray errors;
    while (!errors.contains("first window painted")) {
        if (!process.waitForReadyRead(LongestStartMilliseconds))
            qFatal("%s did not paint a window: %s", qPrintable(program), errors.constData());
        errors += process.readAllStandardError();
    }
    const double milliseconds = static_cast<double>(timer.nsecsElapsed()) / NanosecondsAMillisecond;
    process.kill();
    process.waitForFinished();
    return milliseconds;
}

} // namespace

void benchStartup(BenchReport& report, int runs)
{
    const QString own = QStringLiteral(CHRONOSCOPE_PROGRAM);
    const QString empty = QStringLiteral(CHRONOSCOPE_EMPTY_CHART_WINDOW);
    std::vector<double> ownTimes;
    std::vector<double> emptyTimes;
    // The first start of each reads its libraries from disk; it is not counted.
    measureStart(own);
    measureStart(empty);
    for (int i = 0; i < runs; ++i) {
        ownTimes.push_back(measureStart(own));
        emptyTimes.push_back(measureStart(empty));
    }
    report.milliseconds("start-up, Chronoscope without a file", median(ownTimes));
    report.milliseconds("start-up, empty window with a chart", median(emptyTimes));
    report.ratio("startup", median(ownTimes) / median(emptyTimes), 1.5);
}

} // namespace chronoscope
