// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/memorybench.h"

#include "app/windowapplication.h"
#include "tests/bench/benchfiles.h"
#include "tests/bench/benchreport.h"
#include "tests/bench/childprocess.h"
#include "tests/bench/settled.h"

#include <QApplication>
#include <QFile>
#include <QTemporaryDir>

#include <unistd.h>

namespace chronoscope {

namespace {

constexpr double BytesAMegabyte = 1024.0 * 1024.0;

/// Resident pages of this process, shared libraries included; the difference of two runs leaves the file's share.
double residentBytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("Memory is read from /proc/self/statm, which this system lacks.");
    const QList<QByteArray> pages = file.readAll().split(' ');
    return pages.at(1).toDouble() * static_cast<double>(sysconf(_SC_PAGESIZE));
}

/// Ten runs of that size in one window, as someone has who compares.
void benchTenRuns(BenchReport& report, const BenchFiles& files, double empty)
{
    constexpr int Runs = 10;
    const QTemporaryDir folder;
    for (int number = 0; number < Runs; ++number) {
        if (!QFile::copy(files.binary, folder.filePath(QStringLiteral("run-%1.bin").arg(number))))
            qFatal("%s cannot be copied.", qPrintable(files.binary));
    }
    const double ten = measureInChild("memory", folder.path()).value(QStringLiteral("resident"));
    report.value("memory, window with ten such runs open", ten / BytesAMegabyte, "MB");
    report.ratio("memory-ten-runs", (ten - empty) / (Runs * static_cast<double>(files.binaryBytes)), 3);
}

} // namespace

void benchMemory(BenchReport& report, const BenchFiles& files)
{
    const double empty = measureInChild("memory", {}).value(QStringLiteral("resident"));
    const double json = measureInChild("memory", files.json).value(QStringLiteral("resident"));
    const double binary = measureInChild("memory", files.binary).value(QStringLiteral("resident"));
    const auto size = static_cast<double>(files.binaryBytes);
    report.value("memory, empty window", empty / BytesAMegabyte, "MB");
    report.value("memory, window with the JSON open", json / BytesAMegabyte, "MB");
    report.value("memory, window with the binary open", binary / BytesAMegabyte, "MB");
    report.value("size of the history as binary", size / BytesAMegabyte, "MB");
    report.ratio("memory", (json - empty) / size, 3);
    report.ratio("memory-binary", (binary - empty) / size, 3);
    benchTenRuns(report, files, empty);
}

int measureMemory(QApplication& application, const QString& file)
{
    whenSettled(&application, [] {
        printMeasurement("resident", residentBytes());
        QCoreApplication::quit();
    });
    WindowOptions options;
    options.size = QSize(1920, 1080);
    options.theme = QStringLiteral("light");
    if (!file.isEmpty())
        options.files.append(file);
    return runWindow(application, options);
}

} // namespace chronoscope
