// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/pythontools.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>

#include <cstdio>

namespace chronoscope::test {

namespace {

constexpr int FetchSeconds = 900;
constexpr int MillisecondsASecond = 1000;

QString cacheFolder()
{
    const QString folder = qEnvironmentVariable("CHRONOSCOPE_LIVE_CACHE");
    return folder.isEmpty() ? QDir::tempPath() + QStringLiteral("/chronoscope-live") : folder;
}

/// Runs with its output shown: this takes minutes, and somebody waits.
bool runShown(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.start(program, arguments);
    return process.waitForFinished(FetchSeconds * MillisecondsASecond) &&
           process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

} // namespace

PythonTools pythonWith(const QString& requirementsFile, const QString& whatAndHowLarge)
{
    QFile requirements(requirementsFile);
    if (!requirements.open(QIODevice::ReadOnly))
        return {{}, QStringLiteral("%1 is not there").arg(requirementsFile)};
    const QByteArray digest =
        QCryptographicHash::hash(requirements.readAll(), QCryptographicHash::Sha256).toHex().left(12);
    const QString folder = QStringLiteral("%1/python-%2").arg(cacheFolder(), QLatin1String(digest));
    const QString python = folder + QStringLiteral("/bin/python");
    // Written last, so that a run that was ended midway is made anew.
    const QString whole = folder + QStringLiteral("/whole");
    if (QFile::exists(whole))
        return {python, {}};
    const QString system = QStandardPaths::findExecutable(QStringLiteral("python3"));
    if (system.isEmpty())
        return {{}, QStringLiteral("there is no python3")};
    std::fprintf(stderr, "Fetching %s into %s, once\n", qPrintable(whatAndHowLarge), qPrintable(folder));
    QDir(folder).removeRecursively();
    QDir().mkpath(folder);
    if (!runShown(system, {QStringLiteral("-m"), QStringLiteral("venv"), folder}))
        return {{}, QStringLiteral("python3 -m venv failed; on Debian, install python3-venv")};
    if (!runShown(python, {QStringLiteral("-m"), QStringLiteral("pip"), QStringLiteral("install"),
                           QStringLiteral("--disable-pip-version-check"), QStringLiteral("--progress-bar"),
                           QStringLiteral("off"), QStringLiteral("-r"), requirementsFile}))
        return {{}, QStringLiteral("pip could not fetch the packages of %1").arg(requirementsFile)};
    QFile mark(whole);
    if (!mark.open(QIODevice::WriteOnly))
        return {{}, QStringLiteral("%1 cannot be written").arg(whole)};
    return {python, {}};
}

ProcessOutcome runProcess(const QString& program, const QStringList& arguments, const QProcessEnvironment& environment,
                          int limitSeconds, const QString& folder)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    if (!folder.isEmpty())
        process.setWorkingDirectory(folder);
    process.start(program, arguments);
    ProcessOutcome outcome;
    outcome.isInTime = process.waitForFinished(limitSeconds * MillisecondsASecond);
    if (!outcome.isInTime) {
        process.kill();
        process.waitForFinished();
    }
    outcome.exitCode = process.exitCode();
    outcome.output = QString::fromUtf8(process.readAllStandardOutput());
    outcome.errors = QString::fromUtf8(process.readAllStandardError());
    return outcome;
}

QProcessEnvironment pythonEnvironment(const QString& modulesFolder)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("PYTHONPATH"), modulesFolder);
    environment.insert(QStringLiteral("PYTHONDONTWRITEBYTECODE"), QStringLiteral("1"));
    return environment;
}

} // namespace chronoscope::test
