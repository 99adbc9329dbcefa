// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

namespace chronoscope::test {

/// A Python with the packages of a requirements file.
struct PythonTools {
    QString python;  ///< path of the interpreter; empty where it can't be had
    QString missing; ///< why not
};

/// From the cache, or fetched into it now: says what is fetched, how large it is, and how pip gets on.
/// A half-made environment is never taken for a whole one.
[[nodiscard]] PythonTools pythonWith(const QString& requirementsFile, const QString& whatAndHowLarge);

/// What a process printed and how it ended.
struct ProcessOutcome {
    bool isInTime = false;
    int exitCode = -1;
    QString output;
    QString errors;
};

/// Runs a program to its end, or until the time limit, when it is killed.
[[nodiscard]] ProcessOutcome runProcess(const QString& program, const QStringList& arguments,
                                        const QProcessEnvironment& environment, int limitSeconds,
                                        const QString& folder = {});

/// The system's environment with Python told to look here first and to leave no files behind.
[[nodiscard]] QProcessEnvironment pythonEnvironment(const QString& modulesFolder);

} // namespace chronoscope::test
