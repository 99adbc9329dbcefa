// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace chronoscope {

class BenchReport;
struct BenchFiles;

/// Opening the binary form (read from disk's cache, grouped, summarised, checked) against protobuf's own parse of the
/// same bytes from memory on an arena. Each in a process of its own, in turn.
void benchBinaryLoad(BenchReport& report, const BenchFiles& files, int runs);

/// In a child: one such measurement, printed as "milliseconds".
[[nodiscard]] int measureLoad(const QString& path);
[[nodiscard]] int measureProtobufParse(const QString& path);
/// simdjson's DOM parse of the bytes from memory, the yardstick for opening JSON.
[[nodiscard]] int measureDomParse(const QString& path);

} // namespace chronoscope
