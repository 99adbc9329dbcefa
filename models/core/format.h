// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/instant.h"

#include <QString>
#include <QStringView>

class QTimeZone;

namespace chronoscope {

/// All text for times, durations, sizes and ids is made here, so that tables, timeline and command line agree.
/// Pure functions, usable from every thread. Every result is plain text on one line.

/// "15 ms", "2.08 s", "3 min 4 s", "5 d 2 h"; negative values carry a minus sign.
[[nodiscard]] QString formatDuration(Duration duration);

/// "+1.505 s" relative to the start of a run, "−0.002 s" before it, always with milliseconds.
[[nodiscard]] QString formatOffset(Duration sinceStart);

/// "13:31:07.376" in the given zone; empty when not recorded.
[[nodiscard]] QString formatTimeOfDay(Instant instant, const QTimeZone& zone);

/// "2026-11-02 13:31:07.376" in the given zone; empty when not recorded.
[[nodiscard]] QString formatDateTime(Instant instant, const QTimeZone& zone);

/// "2026-11-02T13:31:07.376123456Z": RFC 3339 in UTC with as many digits as needed; empty when not recorded.
[[nodiscard]] QString formatRfc3339(Instant instant);

/// "9 B", "15.6 KB", "50 MB" in powers of 1024, as Temporal counts its limits.
[[nodiscard]] QString formatBytes(std::int64_t bytes);

/// "51,200" by the locale of the user.
[[nodiscard]] QString formatCount(std::int64_t count);

/// Keeps both ends of an id and puts an ellipsis into its middle when it is longer than the limit in characters.
[[nodiscard]] QString shortenMiddle(const QString& text, int maximumCharacters);

/// Hostile text made fit for one line: control, bidirectional-override and line characters replaced, length bounded.
[[nodiscard]] QString singleLine(QStringView text, int maximumCharacters = 2000);

} // namespace chronoscope
