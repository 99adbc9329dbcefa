// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace chronoscope {

class BenchReport;
class PaintingApplication;
struct BenchFiles;

/// How long a person waits for the largest history: from opening the JSON file in the real window (1920 x 1080)
/// (a) to the first painted bars and events, and (b) to the last paint, when the whole timeline is there and every event
/// can be selected; against simdjson's DOM parse of the same bytes from memory. Each in a process of its own, in turn.
void benchOpen(BenchReport& report, const BenchFiles& files, int runs);

/// In a child: opens the file in the window and prints "firstScreen" and "everything" in milliseconds.
[[nodiscard]] int measureOpen(PaintingApplication& application, const QString& path);

} // namespace chronoscope
