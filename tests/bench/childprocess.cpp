// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/childprocess.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>

#include <cstdio>

namespace chronoscope {

namespace {

constexpr int LongestChildMilliseconds = 300'000;

} // namespace

void printMeasurement(const char* name, double value)
{
    std::printf("MEASURED %s %.6f\n", name, value);
    std::fflush(stdout);
}

Measurements measureInChild(const char* measurement, const QString& file)
{
    QStringList arguments{QStringLiteral("--child"), QString::fromLatin1(measurement)};
    if (!file.isEmpty())
        arguments << QStringLiteral("--file") << file;
    QProcess child;
    child.setProcessEnvironment(benchEnvironment());
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QCoreApplication::applicationFilePath(), arguments);
    if (!child.waitForFinished(LongestChildMilliseconds) || child.exitStatus() != QProcess::NormalExit ||
        child.exitCode() != 0)
        qFatal("The measurement \"%s\" failed.", measurement);
    Measurements measurements;
    const QList<QByteArray> lines = child.readAllStandardOutput().split('\n');
    for (const QByteArray& line : lines) {
        const QList<QByteArray> words = line.split(' ');
        if (words.size() == 3 && words[0] == "MEASURED")
            measurements.insert(QString::fromLatin1(words[1]), words[2].toDouble());
    }
    if (measurements.isEmpty())
        qFatal("The measurement \"%s\" told nothing.", measurement);
    return measurements;
}

const QProcessEnvironment& benchEnvironment()
{
    static const QTemporaryDir home;
    static const QProcessEnvironment environment = [] {
        QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
        variables.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        variables.insert(QStringLiteral("QT_SCALE_FACTOR"), QStringLiteral("1"));
        for (const char* variable : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"})
            variables.insert(QString::fromLatin1(variable), home.path());
        return variables;
    }();
    return environment;
}

} // namespace chronoscope
