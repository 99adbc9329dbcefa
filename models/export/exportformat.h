// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <span>

namespace chronoscope {

/// In which form a run is written.
enum class ExportFormat {
    Json,      ///< {"events":[...]} as "temporal workflow show --output json" prints it; SDK replayers read it
    Binary,    ///< temporal.api.history.v1.History
    JsonLines, ///< one event a line
    Readable,  ///< the Web UI's readable download: JSON with decoded payloads
    EventCsv,  ///< a table with a row for each event
    GroupCsv,  ///< a table with a row for each group of events
    Svg,       ///< a picture of the timeline
    Png,       ///< the same in pixels
    Perfetto,  ///< trace events for ui.perfetto.dev
    Html       ///< a report that needs nothing but a browser
};

/// All of them, in the order in which people are offered them.
[[nodiscard]] std::span<const ExportFormat> exportFormats();

/// "json", "csv-groups", ...: the word of the command line.
[[nodiscard]] QString toString(ExportFormat format);
[[nodiscard]] std::optional<ExportFormat> exportFormatFromName(const QString& name);

/// Translated, for people: "JSON, as the temporal command prints it".
[[nodiscard]] QString displayName(ExportFormat format);
/// Translated: in a sentence, what it is good for.
[[nodiscard]] QString explanation(ExportFormat format);
/// Ending of its files, without a dot: "json". Several formats may share one.
[[nodiscard]] QString fileEnding(ExportFormat format);

/// True for the formats that must be painted, which is done by views.
[[nodiscard]] constexpr bool isPicture(ExportFormat format)
{
    return format == ExportFormat::Svg || format == ExportFormat::Png;
}

} // namespace chronoscope
