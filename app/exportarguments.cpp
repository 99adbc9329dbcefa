// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exportarguments.h"

#include "app/commandoutline.h"

#include <QFile>

#include <CLI/CLI.hpp>

#include <optional>

namespace chronoscope {

namespace {

std::string native(const QString& text)
{
    return text.toStdString();
}

/// "5-20", or "5" for one event.
std::optional<EventRange> parseEventRange(const std::string& text)
{
    const QStringList ends = QString::fromStdString(text).split(QLatin1Char('-'));
    if (ends.size() > 2)
        return std::nullopt;
    bool isFirst = false;
    bool isLast = false;
    const EventRange range{ends.front().toLongLong(&isFirst), ends.back().toLongLong(&isLast)};
    const bool isPossible = isFirst && isLast && range.first <= range.last;
    return isPossible ? std::optional(range) : std::nullopt;
}

} // namespace

CLI::App* ExportArguments::addTo(CLI::App& application)
{
    std::vector<std::string> formats;
    for (const ExportFormat format : exportFormats())
        formats.push_back(native(toString(format)));
    CLI::App* command =
        application.add_subcommand("export", native(tr("Write runs in another form: JSON, tables, traces, reports")));
    command->add_option("FILE", m_files, native(tr("Histories, folders, or - for standard input")))
        ->type_name("")
        ->required();
    command->add_option("--to", m_format, native(tr("In which form; see below")))
        ->check(oneOf(formats))
        ->type_name("FORMAT");
    command->add_option("-o,--output", m_output, native(tr("A file, - (standard output), a folder for several")))
        ->type_name("PATH");
    command->add_flag("--force", m_isForced, native(tr("Replace files that are there already")));
    command->add_option("--events", m_events, native(tr("Only events with these ids, such as 5-20")))
        ->type_name("FIRST-LAST");
    CLI::Option* redact =
        command->add_option("--redact", m_rules, native(tr("A file of rules for what must not leave; see below")))
            ->type_name("RULES");
    command->add_flag("--preview", m_isPreview, native(tr("Write nothing; list what --redact takes out")))
        ->needs(redact);
    command->footer(native(footer()));
    return command;
}

QString ExportArguments::footer()
{
    return tr("\nFormats:\n"
              "  json        as \"temporal workflow show -o json\" prints it; replayers read it\n"
              "  binary      temporal.api.history.v1.History, protobuf\n"
              "  jsonl       one event a line\n"
              "  readable    JSON with decoded payloads, as the Web UI downloads it\n"
              "  csv         a row for each event\n"
              "  csv-groups  a row for each activity, timer, child workflow, ...\n"
              "  svg, png    a picture of the timeline\n"
              "  perfetto    trace events: open it on ui.perfetto.dev or chrome://tracing\n"
              "  html        a report that needs nothing but a browser and runs no script\n"
              "\nWhat a format cannot carry is named on standard error. A file that is there\n"
              "stays as it is without --force; one that is replaced is replaced as a whole\n"
              "or not at all. In a folder the files are named after workflow and run ids.\n"
              "Tables are UTF-8 by RFC 4180. A text that a spreadsheet would take for a formula\n"
              "(it begins with =, +, -, @ or white space), or that begins with an apostrophe,\n"
              "has an apostrophe in front: take one away to have the text.\n"
              "\nRules for --redact are a JSON object with one or more of these:\n"
              "  \"keys\": [\"password\", \"*token*\"]   values of JSON keys, of memo and headers\n"
              "  \"patterns\": [\"[0-9]{13,19}\"]      matches of RE2 expressions in any text\n"
              "  \"payloads\": true, or a list       whole payloads: input, result, details,\n"
              "      heartbeat, lastResult, encodedFailure, header, memo, searchAttribute,\n"
              "      summary, userDetails, other\n"
              "  \"identities\": true                of workers and clients: identity-1, ...\n"
              "  \"hosts\": true, or a list of more  host names in identities and URLs, IPv4\n"
              "  \"unreadable\": \"keep\"              keep payloads that cannot be read\n"
              "      (encrypted, compressed) and name them; without it they go as a whole\n"
              "  \"replacement\": \"[redacted]\"\n"
              "They apply to events before any format is written, failures and stack traces\n"
              "included. --preview lists event, field, rule, and what was there and will be.\n"
              "\nExit codes: 0 written, 2 something was refused or not written; the rest is\n"
              "written all the same.\n"
              "\nExamples:\n"
              "  chronoscope export run.bin --to json --output run.json\n"
              "  chronoscope export order.json --to readable -o - | jq '.events[].eventType'\n"
              "  chronoscope export histories/ --to html --output reports/\n"
              "  chronoscope export order.json --to csv-groups -o groups.csv --force\n"
              "  chronoscope export order.json --redact rules.json --preview");
}

tl::expected<ExportCommandOptions, QString> ExportArguments::interpret() const
{
    ExportCommandOptions options;
    for (const std::string& file : m_files)
        options.files.append(QFile::decodeName(QByteArray::fromStdString(file)));
    options.format = exportFormatFromName(QString::fromStdString(m_format)).value_or(ExportFormat::Json);
    options.output = QFile::decodeName(QByteArray::fromStdString(m_output));
    options.replaceExisting = m_isForced;
    options.redactionRules = QFile::decodeName(QByteArray::fromStdString(m_rules));
    options.isPreview = m_isPreview;
    if (!m_isPreview && (m_format.empty() || m_output.empty()))
        return tl::unexpected(m_format.empty() ? tr("--to is required.") : tr("--output is required."));
    if (!m_events.empty()) {
        options.events = parseEventRange(m_events);
        if (!options.events)
            return tl::unexpected(tr("--events wants the first and the last id, such as 5-20, or one id."));
    }
    return options;
}

} // namespace chronoscope
