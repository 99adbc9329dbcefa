// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QApplication;

namespace chronoscope {

class BenchReport;
struct BenchFiles;

/// Resident memory of the real window with the file open, above the same window without one, against the size of the
/// history as binary protobuf. Each is measured in a process of its own, once everything is painted and the pool is idle.
void benchMemory(BenchReport& report, const BenchFiles& files);

/// In the child: opens the window with the file (none: empty), waits until it has settled, prints what is resident.
[[nodiscard]] int measureMemory(QApplication& application, const QString& file);

} // namespace chronoscope
