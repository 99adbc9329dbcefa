// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/exportformat.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace chronoscope {

namespace {

struct Words {
    ExportFormat format;
    const char* name;
    const char* ending;
};

constexpr std::array<Words, 10> AllWords{{
    {ExportFormat::Json, "json", "json"},
    {ExportFormat::Binary, "binary", "bin"},
    {ExportFormat::JsonLines, "jsonl", "jsonl"},
    {ExportFormat::Readable, "readable", "readable.json"},
    {ExportFormat::EventCsv, "csv", "csv"},
    {ExportFormat::GroupCsv, "csv-groups", "groups.csv"},
    {ExportFormat::Svg, "svg", "svg"},
    {ExportFormat::Png, "png", "png"},
    {ExportFormat::Perfetto, "perfetto", "perfetto.json"},
    {ExportFormat::Html, "html", "html"},
}};

constexpr auto AllFormats = [] {
    std::array<ExportFormat, AllWords.size()> formats{};
    std::transform(AllWords.begin(), AllWords.end(), formats.begin(), [](const Words& words) { return words.format; });
    return formats;
}();

const Words& wordsOf(ExportFormat format)
{
    return *std::find_if(AllWords.begin(), AllWords.end(),
                         [format](const Words& words) { return words.format == format; });
}

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ExportFormat)
};

} // namespace

std::span<const ExportFormat> exportFormats()
{
    return AllFormats;
}

QString toString(ExportFormat format)
{
    return QString::fromLatin1(wordsOf(format).name);
}

std::optional<ExportFormat> exportFormatFromName(const QString& name)
{
    const auto found = std::find_if(AllWords.begin(), AllWords.end(),
                                    [&name](const Words& words) { return name == QLatin1String(words.name); });
    return found == AllWords.end() ? std::nullopt : std::optional(found->format);
}

QString displayName(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Json:
        return Texts::tr("History as JSON");
    case ExportFormat::Binary:
        return Texts::tr("History as binary protobuf");
    case ExportFormat::JsonLines:
        return Texts::tr("History as JSON lines");
    case ExportFormat::Readable:
        return Texts::tr("Readable JSON with decoded payloads");
    case ExportFormat::EventCsv:
        return Texts::tr("Table of events (CSV)");
    case ExportFormat::GroupCsv:
        return Texts::tr("Table of groups (CSV)");
    case ExportFormat::Svg:
        return Texts::tr("Timeline as SVG");
    case ExportFormat::Png:
        return Texts::tr("Timeline as PNG");
    case ExportFormat::Perfetto:
        return Texts::tr("Trace for Perfetto");
    case ExportFormat::Html:
        return Texts::tr("Report as HTML");
    }
    return {};
}

QString explanation(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Json:
        return Texts::tr("What \"temporal workflow show --output json\" prints. The replayers of all SDKs read it.");
    case ExportFormat::Binary:
        return Texts::tr("temporal.api.history.v1.History: smallest, and read by most replayers.");
    case ExportFormat::JsonLines:
        return Texts::tr("One event a line, for tools that work line by line.");
    case ExportFormat::Readable:
        return Texts::tr("The Web UI's readable download, for people and jq. Replayers do not read it.");
    case ExportFormat::EventCsv:
        return Texts::tr("A row for each event, for spreadsheets and data frames.");
    case ExportFormat::GroupCsv:
        return Texts::tr("A row for each activity, timer, child workflow and so on, with times, attempts and sizes.");
    case ExportFormat::Svg:
        return Texts::tr("A picture that stays sharp and whose labels can be searched.");
    case ExportFormat::Png:
        return Texts::tr("A picture in pixels.");
    case ExportFormat::Perfetto:
        return Texts::tr("Trace events for ui.perfetto.dev and chrome://tracing: lanes, arrows and payload sizes.");
    case ExportFormat::Html:
        return Texts::tr("One file that any browser shows: facts, timeline, groups, failures, findings. No scripts.");
    }
    return {};
}

QString fileEnding(ExportFormat format)
{
    return QString::fromLatin1(wordsOf(format).ending);
}

} // namespace chronoscope
