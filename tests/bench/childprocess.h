// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QProcessEnvironment>
#include <QString>

namespace chronoscope {

/// What a child process measured, by name.
using Measurements = QHash<QString, double>;

/// Printed by a child, read by its parent.
void printMeasurement(const char* name, double value);

/// Runs this program again for one measurement (see --child), so that it starts with a fresh heap, and collects what it
/// measured. Ends the whole benchmark with a message when the child fails: a figure must not be missing in silence.
[[nodiscard]] Measurements measureInChild(const char* measurement, const QString& file);

/// The environment of every program that is measured: no display, settings of its own, so that nobody's are touched.
[[nodiscard]] const QProcessEnvironment& benchEnvironment();

} // namespace chronoscope
