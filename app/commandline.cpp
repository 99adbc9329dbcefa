// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"

#include "app/commandoutline.h"
#include "app/completionarguments.h"
#include "app/diffarguments.h"
#include "app/exportarguments.h"
#include "app/lintarguments.h"
#include "app/replaytestarguments.h"
#include "app/statearguments.h"
#include "app/tasksarguments.h"

#include <QCoreApplication>
#include <QFile>

#include <CLI/CLI.hpp>

#include <optional>
#include <string>
#include <vector>

namespace chronoscope {

namespace {

/// What an image of this many device pixels takes, four bytes each, still fits into memory.
constexpr double MostPixels = 200e6;
constexpr int MostPixelsASide = 32767;

std::string native(const QString& text)
{
    return text.toStdString();
}

QStringList fileNames(const std::vector<std::string>& arguments)
{
    QStringList names;
    for (const std::string& argument : arguments)
        names.append(QFile::decodeName(QByteArray::fromStdString(argument)));
    return names;
}

std::optional<QSize> parseSize(const std::string& text)
{
    const QStringList sides = QString::fromStdString(text).toLower().split(QLatin1Char('x'));
    if (sides.size() != 2)
        return std::nullopt;
    bool isWidth = false;
    bool isHeight = false;
    const QSize size(sides[0].toInt(&isWidth), sides[1].toInt(&isHeight));
    const bool isPossible = isWidth && isHeight && size.width() > 0 && size.height() > 0 &&
                            size.width() <= MostPixelsASide && size.height() <= MostPixelsASide;
    return isPossible ? std::optional(size) : std::nullopt;
}

/// Checks whose rules the help does not repeat: the name of the value says them already.
template <typename Number>
CLI::Validator between(Number least, Number most)
{
    return CLI::Range(least, most).description("");
}

/// The texts that CLI11 fills, before they are checked.
struct Arguments {
    std::vector<std::string> windowFiles, showFiles, checkFiles;
    std::vector<std::string> searchFiles;
    std::string pattern;
    bool regex = false, jq = false, ignoreCase = false, searchJson = false;
    std::string renderFile, output, screenshot;
    std::string windowSize, renderSize;
    std::string windowTheme, renderTheme = "light";
    double windowScale = 1, renderScale = 1;
    int run = 1;
    std::int64_t selectedEvent = 0;
    bool sample = false, showSample = false, json = false, events = false, criticalPath = false;
};

/// CLI11's description of the whole command line, and the values that it fills.
class Parser {
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    Parser();
    Result<CommandLine> parse(int argumentCount, const char* const* arguments);

private:
    void addWindow();
    void addShow();
    void addCheck();
    void addSearch();
    void addRender();

    Result<CommandLine> interpret();
    Result<CommandLine> interpretWindow() const;
    Result<CommandLine> interpretShow() const;
    Result<CommandLine> interpretSearch() const;
    Result<CommandLine> interpretRender() const;
    Result<CommandLine> interpretExport() const;
    [[nodiscard]] std::string commandName() const;
    [[nodiscard]] static Error usageError(const QString& message, const std::string& command = {});

    CLI::App m_app;
    CLI::App* m_show = nullptr;
    CLI::App* m_check = nullptr;
    CLI::App* m_search = nullptr;
    CLI::App* m_render = nullptr;
    CLI::App* m_export = nullptr;
    CLI::App* m_replayTest = nullptr;
    CLI::App* m_lint = nullptr;
    CLI::App* m_state = nullptr;
    CLI::App* m_tasks = nullptr;
    CLI::App* m_diff = nullptr;
    Arguments m_arguments;
    ExportArguments m_exportArguments;
    ReplayTestArguments m_replayTestArguments;
    LintArguments m_lintArguments;
    StateArguments m_stateArguments;
    TasksArguments m_tasksArguments;
    DiffArguments m_diffArguments;
    CompletionArguments m_completionArguments;
};

Parser::Parser() : m_app(native(tr("See what a Temporal workflow did, when and why, from its history.\n")))
{
    m_app.name("chronoscope");
    m_app.require_subcommand(0, 1);
    m_app.get_formatter()->column_width(28);
    m_app.set_help_flag("-h,--help", native(tr("Print this help and exit")));
    m_app.set_version_flag("--version", "Chronoscope " CHRONOSCOPE_VERSION, native(tr("Print the version and exit")));
    addWindow();
    addShow();
    addCheck();
    addSearch();
    addRender();
    m_export = m_exportArguments.addTo(m_app);
    m_replayTest = m_replayTestArguments.addTo(m_app);
    m_lint = m_lintArguments.addTo(m_app);
    m_state = m_stateArguments.addTo(m_app);
    m_tasks = m_tasksArguments.addTo(m_app);
    m_diff = m_diffArguments.addTo(m_app);
    m_completionArguments.addTo(m_app);
    m_app.footer(native(tr("\nA FILE is a history as Temporal exports it: JSON of the CLI, the Web UI or an\n"
                           "SDK, binary, Cloud Export, gzip or zstd; it is known by its content. \"-\" is\n"
                           "standard input, a folder stands for the files in it.\n"
                           "Exit codes: 0 fine, 1 findings (check, lint), nothing found (search) or differences\n"
                           "(diff), 2 something was refused.\n"
                           "Errors are on standard error, one a line.\n"
                           "\nExamples:\n"
                           "  chronoscope --sample                    a run that ships with Chronoscope\n"
                           "  chronoscope order.json payment.json.gz  two histories in the window\n"
                           "  temporal workflow show -w order-1 -o json | chronoscope -\n"
                           "  chronoscope show order.json --json      the run as JSON, for scripts\n"
                           "  chronoscope check histories/            what is wrong with a folder's files\n"
                           "  chronoscope search timeout histories/   every event that says so\n"
                           "  chronoscope render order.json --output order.svg\n"
                           "  chronoscope export order.bin --to json --output order.json\n"
                           "\n\"chronoscope COMMAND --help\" tells more of a command.")));
}

void Parser::addWindow()
{
    m_app.add_option("FILE", m_arguments.windowFiles, native(tr("Histories to open in the window")))->type_name("");
    m_app.add_flag("--sample", m_arguments.sample, native(tr("Open the history that ships with Chronoscope")));
    m_app.add_option("--size", m_arguments.windowSize, native(tr("Size of the window, for instance 1280x720")))
        ->type_name("WxH");
    m_app
        .add_option("--theme", m_arguments.windowTheme, native(tr("Colours; also highContrastLight, highContrastDark")))
        ->check(oneOf({"light", "dark", "highContrastLight", "highContrastDark", "system"}))
        ->type_name("light|dark|system");
    m_app.add_option("--scale", m_arguments.windowScale, native(tr("Enlarge everything, for instance by 1.5 or 2")))
        ->check(between(0.5, 8.0))
        ->type_name("N");
    m_app.add_option("--select", m_arguments.selectedEvent, native(tr("Select the event with this id")))
        ->check(CLI::PositiveNumber.description(""))
        ->type_name("EVENT");
    m_app
        .add_option("--screenshot", m_arguments.screenshot, native(tr("Draw the window into a PNG; needs no display")))
        ->type_name("OUT.png");
}

void Parser::addShow()
{
    m_show = m_app.add_subcommand("show", native(tr("Print runs: status, groups, findings; as text or JSON")));
    m_show->add_option("FILE", m_arguments.showFiles, native(tr("Histories, folders, or - for standard input")))
        ->type_name("");
    m_show->add_flag("--sample", m_arguments.showSample, native(tr("Show the sample history")));
    m_show->add_flag("--json", m_arguments.json, native(tr("A JSON object; an array for several runs")));
    m_show->add_flag("--events", m_arguments.events, native(tr("Add every event; with --json whole")));
    m_show->add_flag("--critical-path", m_arguments.criticalPath,
                     native(tr("Add which chain of waits made the run as long as it was")));
    m_show->footer(native(tr("\nWith --json the object has workflowId, runId, workflowType, status, startTime,\n"
                             "closeTime, events (their number), groups (kind, name, summary, status, events,\n"
                             "attempts, start, started, end, taskQueue, worker, failure), findings (kind,\n"
                             "severity, message, remedy, event, field, offset, file), and more. Times are\n"
                             "RFC 3339 in UTC, or null; attempts is 0 where the history does not record them.\n"
                             "\nA run's status is running, completed, failed, timedOut, cancelled, terminated\n"
                             "or continuedAsNew; a group's may also be scheduled or instant. A group's kind is\n"
                             "workflow, workflowTask, activity, localActivity, timer, childWorkflow,\n"
                             "signalReceived, signalSent, cancelSent, update, nexusOperation, version,\n"
                             "sideEffect, marker, attributes, options or pause.\n"
                             "\nThe critical path walks back from the end of the run, at each event to the cause\n"
                             "that was there last. With --json it is criticalPath.parts (kind, name, start, end,\n"
                             "event, clamped); a kind is startDelay, workflowTaskQueue, workflowTask, queue, run,\n"
                             "retryBackoff, timer, childWorkflow, nexusOperation, request, pending (start not\n"
                             "recorded), outside or idle (nothing open).\n"
                             "\nExit codes: 0 fine, 2 something was refused; the rest is printed all the same.\n"
                             "\nExamples:\n"
                             "  chronoscope show order.json\n"
                             "  chronoscope show order.json --json | jq '.groups[] | select(.attempts > 1)'\n"
                             "  zcat export.json.gz | chronoscope show - --json --events")));
}

void Parser::addCheck()
{
    m_check = m_app.add_subcommand("check", native(tr("Print what is wrong with histories, a finding a line")));
    m_check->add_option("FILE", m_arguments.checkFiles, native(tr("Histories, folders, or - for standard input")))
        ->type_name("")
        ->required();
    m_check->footer(native(tr("\nA finding is a note (unusual, harmless), a warning (inconsistent) or an error\n"
                              "(missing, cut, unreadable).\n"
                              "Exit codes: 0 no finding, 1 findings, 2 something was refused: it is no history\n"
                              "or cannot be read. Files of a folder that are no histories are named on standard\n"
                              "error and do not count as refused.\n"
                              "\nExamples:\n"
                              "  chronoscope check order.json && echo sound\n"
                              "  chronoscope check replay-tests/")));
}

void Parser::addSearch()
{
    m_search = m_app.add_subcommand("search", native(tr("Print where something stands in histories, a hit a line")));
    m_search->add_option("PATTERN", m_arguments.pattern, native(tr("Words to look for; see --regex and --jq")))
        ->type_name("")
        ->required();
    m_search->add_option("FILE", m_arguments.searchFiles, native(tr("Histories, folders, or - for standard input")))
        ->type_name("")
        ->required();
    m_search->add_flag("-E,--regex", m_arguments.regex, native(tr("PATTERN is a regular expression (RE2)")));
    m_search->add_flag("--jq", m_arguments.jq, native(tr("PATTERN is a jq filter, run on each JSON payload")));
    m_search->add_flag("-i,--ignore-case,!--case", m_arguments.ignoreCase,
                       native(tr("Upper and lower case are the same; --case undoes it")));
    m_search->add_flag("--json", m_arguments.searchJson, native(tr("An array of objects, one for each hit")));
    m_search->footer(
        native(tr("\nLooks at the type of each event, at all its names, ids, identities, failure\n"
                  "messages and stack traces, and at its payloads, decoded. A hit is a line\n"
                  "FILE:EVENT:TYPE: FIELD: EXCERPT; a field is one hit however often it matches.\n"
                  "^ and $ match at the lines of a text.\n"
                  "Of several runs in a file FILE#N is the Nth. With --json a hit has file, run, event,\n"
                  "type, time, field, and excerpt and match, or with --jq value.\n"
                  "\nWith --jq a payload is a hit where the filter yields anything but null and false. It\n"
                  "gets no environment, 1 GB of memory and 2 seconds for each payload.\n"
                  "Payloads on which it fails are no hits; how many there were is on standard error.\n"
                  "\nExit codes: 0 found, 1 nothing found, 2 the pattern or a file was refused.\n"
                  "\nExamples:\n"
                  "  chronoscope search charge_card order.json\n"
                  "  chronoscope search -i -E 'time(d)? ?out' histories/\n"
                  "  chronoscope search --jq '.amount? > 100' order.json --json")));
}

void Parser::addRender()
{
    m_render = m_app.add_subcommand("render", native(tr("Draw the timeline of a run into a PNG or SVG file")));
    m_render->add_option("FILE", m_arguments.renderFile, native(tr("A history, or - for standard input")))
        ->type_name("")
        ->required();
    m_render->add_option("-o,--output", m_arguments.output, native(tr("File to write; replaced when it exists")))
        ->required()
        ->type_name("X.png|X.svg");
    m_render->add_option("--size", m_arguments.renderSize, native(tr("As 1600x900; without it as high as all lanes")))
        ->type_name("WxH");
    m_render
        ->add_option("--theme", m_arguments.renderTheme, native(tr("Colours (light); also highContrastLight, -Dark")))
        ->check(oneOf({"light", "dark", "highContrastLight", "highContrastDark"}))
        ->type_name("light|dark");
    m_render->add_option("--scale", m_arguments.renderScale, native(tr("Pixels a point (1); 2 for sharp screens")))
        ->check(between(0.5, 8.0))
        ->type_name("N");
    m_render->add_option("--run", m_arguments.run, native(tr("Which run, if the file holds several (1)")))
        ->check(between(1, 1'000'000))
        ->type_name("N");
    m_render->footer(native(tr("\nExit codes: 0 written, 2 refused or not written.\n"
                               "\nExamples:\n"
                               "  chronoscope render order.json --output order.svg\n"
                               "  chronoscope export order.bin --to json --output order.json\n"
                               "  chronoscope render order.json -o order.png --size 1280x720 --theme dark --scale 2")));
}

std::string Parser::commandName() const
{
    const auto commands = m_app.get_subcommands();
    return commands.empty() ? std::string() : commands.front()->get_name();
}

Error Parser::usageError(const QString& message, const std::string& command)
{
    Error error;
    error.code = Error::Code::Schema;
    error.place = QStringLiteral("chronoscope");
    error.message = message;
    const QString help = QStringLiteral("chronoscope %1--help")
                             .arg(command.empty() ? QString() : QString::fromStdString(command) + QLatin1Char(' '));
    error.remedy = tr("Run \"%1\" to see what is possible.").arg(help);
    return error;
}

Result<CommandLine> Parser::parse(int argumentCount, const char* const* arguments)
{
    // CLI11 reports by exceptions; they end here.
    try {
        m_app.parse(argumentCount, arguments);
        return interpret();
    } catch (const CLI::CallForHelp&) {
        return CommandLine{InformationOptions{QString::fromStdString(m_app.help())}};
    } catch (const CLI::CallForVersion& version) {
        return CommandLine{InformationOptions{QString::fromLatin1(version.what()) + QLatin1Char('\n')}};
    } catch (const CLI::ExtrasError&) {
        const std::vector<std::string> unknown = m_app.remaining(true);
        const QString argument = unknown.empty() ? QString() : QString::fromStdString(unknown.front());
        return tl::unexpected(usageError(tr("\"%1\" is not understood here.").arg(argument), commandName()));
    } catch (const CLI::ParseError& error) {
        return tl::unexpected(usageError(QString::fromLocal8Bit(error.what()) + QLatin1Char('.'), commandName()));
    }
}

Result<CommandLine> Parser::interpret()
{
    const std::string command = commandName();
    if (command.empty())
        return interpretWindow();
    for (const CLI::Option* option : m_app.get_options()) {
        if (option->count() > 0)
            return tl::unexpected(
                usageError(tr("%1 belongs to the window and has no meaning before \"%2\".")
                               .arg(QString::fromStdString(option->get_name()), QString::fromStdString(command)),
                           command));
    }
    if (const QString text = m_completionArguments.text(m_app); !text.isNull())
        return CommandLine{InformationOptions{text}};
    if (m_show->parsed())
        return interpretShow();
    if (m_check->parsed())
        return CommandLine{CheckOptions{fileNames(m_arguments.checkFiles)}};
    if (m_search->parsed())
        return interpretSearch();
    if (m_export->parsed())
        return interpretExport();
    if (m_replayTest->parsed())
        return CommandLine{m_replayTestArguments.interpret()};
    if (m_lint->parsed())
        return CommandLine{m_lintArguments.interpret()};
    if (m_state->parsed())
        return CommandLine{m_stateArguments.interpret()};
    if (m_tasks->parsed())
        return CommandLine{m_tasksArguments.interpret()};
    if (m_diff->parsed())
        return CommandLine{m_diffArguments.interpret()};
    return interpretRender();
}

Result<CommandLine> Parser::interpretWindow() const
{
    WindowOptions options;
    options.files = fileNames(m_arguments.windowFiles);
    if (m_arguments.sample)
        options.files.append(samplePath());
    options.selectedEvent = m_arguments.selectedEvent;
    options.screenshot = QFile::decodeName(QByteArray::fromStdString(m_arguments.screenshot));
    options.theme = QString::fromStdString(m_arguments.windowTheme);
    if (!m_arguments.windowSize.empty()) {
        const auto size = parseSize(m_arguments.windowSize);
        if (!size)
            return tl::unexpected(usageError(tr("--size wants width x height in pixels, such as 1280x720.")));
        options.size = *size;
    }
    return CommandLine{options, m_arguments.windowScale};
}

Result<CommandLine> Parser::interpretShow() const
{
    ShowOptions options{fileNames(m_arguments.showFiles), m_arguments.json, m_arguments.events,
                        m_arguments.criticalPath};
    if (m_arguments.showSample)
        options.files.append(samplePath());
    if (options.files.isEmpty())
        return tl::unexpected(usageError(tr("Name a file to show, \"-\", or --sample."), "show"));
    return CommandLine{options};
}

Result<CommandLine> Parser::interpretSearch() const
{
    if (m_arguments.pattern.empty())
        return tl::unexpected(usageError(tr("PATTERN is empty, and everything would match."), "search"));
    if (m_arguments.regex && m_arguments.jq)
        return tl::unexpected(usageError(tr("--regex and --jq exclude each other."), "search"));
    SearchCommandOptions options;
    options.query.text = QString::fromLocal8Bit(m_arguments.pattern.c_str());
    options.query.mode = m_arguments.jq ? SearchMode::Jq : m_arguments.regex ? SearchMode::Regex : SearchMode::Text;
    options.query.isCaseSensitive = !m_arguments.ignoreCase;
    options.files = fileNames(m_arguments.searchFiles);
    options.asJson = m_arguments.searchJson;
    return CommandLine{options};
}

Result<CommandLine> Parser::interpretRender() const
{
    RenderOptions options;
    options.file = QFile::decodeName(QByteArray::fromStdString(m_arguments.renderFile));
    options.output = QFile::decodeName(QByteArray::fromStdString(m_arguments.output));
    options.theme = QString::fromStdString(m_arguments.renderTheme);
    options.scale = m_arguments.renderScale;
    options.run = m_arguments.run;
    if (!m_arguments.renderSize.empty()) {
        const auto size = parseSize(m_arguments.renderSize);
        if (!size || size->width() * options.scale * size->height() * options.scale > MostPixels)
            return tl::unexpected(usageError(
                tr("--size wants width x height, such as 1600x900, and at most 200 million pixels."), "render"));
        options.size = *size;
    }
    return CommandLine{options};
}

Result<CommandLine> Parser::interpretExport() const
{
    const auto options = m_exportArguments.interpret();
    if (!options)
        return tl::unexpected(usageError(options.error(), "export"));
    return CommandLine{*options};
}

} // namespace

Result<CommandLine> parseCommandLine(int argumentCount, const char* const* arguments)
{
    return Parser().parse(argumentCount, arguments);
}

QString samplePath()
{
    return QStringLiteral(":/samples/order-fulfilment.json");
}

} // namespace chronoscope
