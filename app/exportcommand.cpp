// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exportcommand.h"

#include "app/consoleoutput.h"
#include "app/exitcode.h"
#include "app/inputfiles.h"
#include "app/redactiontext.h"
#include "models/export/exportloss.h"
#include "models/export/exportname.h"
#include "models/export/runpart.h"
#include "models/export/safefile.h"
#include "models/redaction/redaction.h"
#include "views/export/timelinepicture.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QThread>

#include <algorithm>
#include <cstdio>

namespace chronoscope {

namespace {

/// More lines would push everything else off a terminal.
constexpr std::size_t MostLossesPrinted = 10;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ExportCommand)
};

Error outputError(const QString& path, const QString& message, const QString& remedy)
{
    Error error;
    error.code = Error::Code::Io;
    error.place = path;
    error.message = message;
    error.remedy = remedy;
    return error;
}

/// What reading the file again will not give back. That a picture or a table holds no events is no news.
void printLosses(const History& history, ExportFormat format, const QString& path)
{
    const ExportLosses losses = lossesOf(history, format, MostLossesPrinted + 1);
    std::size_t printed = 0;
    for (const ExportLoss& loss : losses.named) {
        if (!loss.eventId && format != ExportFormat::Binary)
            continue;
        if (printed == MostLossesPrinted) {
            printNotice(Texts::tr("%1: %2 more that the format cannot carry.")
                            .arg(path)
                            .arg(losses.count - static_cast<std::int64_t>(printed)));
            return;
        }
        printNotice(path + QLatin1String(": ") + loss.oneLine());
        ++printed;
    }
}

class Exporter {
public:
    explicit Exporter(const ExportCommandOptions& options)
        : m_options(options), m_write(documentOrPictureWriter(options.format, {})), m_names(options.format)
    {
        m_exportOptions.threads = std::max(1, QThread::idealThreadCount());
    }

    int run()
    {
        if (const auto ready = readRules(); !ready) {
            printError(ready.error());
            return Refused;
        }
        const auto inputs = expandInputs(m_options.files);
        if (!inputs) {
            printError(inputs.error());
            return Refused;
        }
        const bool mayBeOne = inputs->size() == 1 && !inputs->front().isFromFolder;
        const int loaded = forEachInput(*inputs, [this, mayBeOne](const std::vector<RunSnapshotPointer>& runs) {
            const bool isOne = mayBeOne && runs.size() == 1 && !isFolder();
            if (!m_options.isPreview && !isOne && !prepareFolder())
                return false;
            for (const RunSnapshotPointer& run : runs)
                exportRun(run, isOne);
            return true;
        });
        return m_hasFailed ? Refused : loaded;
    }

private:
    [[nodiscard]] bool isFolder() const
    {
        return m_options.output.endsWith(QLatin1Char('/')) || QFileInfo(m_options.output).isDir();
    }

    void fail(const Error& error)
    {
        printError(error);
        m_hasFailed = true;
    }

    /// Several runs go into a folder. False where there is none and none can be made.
    bool prepareFolder()
    {
        const QString& path = m_options.output;
        if (path == QLatin1String("-")) {
            fail(outputError(path, Texts::tr("Standard output takes one run only."),
                             Texts::tr("Name a folder for several.")));
            return false;
        }
        if (QFileInfo(path).isDir() || QDir().mkdir(path))
            return true;
        fail(outputError(path, Texts::tr("Several runs need a folder, and this is none and cannot be made one."),
                         Texts::tr("Name a folder, or a new one in a folder that is there.")));
        return false;
    }

    /// Everything that may refuse the rules does so before anything is read or written.
    Result<void> readRules()
    {
        if (m_options.redactionRules.isEmpty())
            return {};
        return RedactionRules::fromFile(m_options.redactionRules).and_then([this](const RedactionRules& rules) {
            m_rules = rules;
            return checkRules(rules);
        });
    }

    void exportRun(const RunSnapshotPointer& whole, bool isOne)
    {
        RunSnapshotPointer run = whole;
        std::vector<EventIndex> events;
        if (m_options.events) {
            events = eventsWithIds(*whole->history, m_options.events->first, m_options.events->last);
            if (events.empty()) {
                fail(outputError(whole->sourceName, Texts::tr("The run has no events with these ids."),
                                 Texts::tr("\"chronoscope show --events\" lists all.")));
                return;
            }
        }
        RedactionReport report;
        if (!m_rules.isEmpty()) {
            auto redacted = redactRun(*whole, m_rules);
            if (!redacted) {
                fail(redacted.error());
                return;
            }
            run = redacted->run;
            report = std::move(redacted->report);
        }
        if (!events.empty())
            run = partOfRun(*run, events);
        if (m_options.isPreview)
            printRedactionPreview(whole->sourceName, report);
        else
            write(*run, isOne, report);
    }

    void write(const RunSnapshot& run, bool isOne, const RedactionReport& report)
    {
        const QString path = isOne ? m_options.output : QDir(m_options.output).filePath(m_names.nameFor(run));
        if (const auto written = writeTo(run, path); !written) {
            fail(written.error());
            return;
        }
        printLosses(*run.history, m_options.format, path);
        if (!m_rules.isEmpty())
            printRedactionSummary(path, report);
    }

    Result<void> writeTo(const RunSnapshot& run, const QString& path)
    {
        if (path != QLatin1String("-"))
            return writeFileSafely(path, m_options.replaceExisting ? ExistingFile::Replace : ExistingFile::Keep,
                                   [&](QIODevice& device) { return m_write(run, device, m_exportOptions); });
        QFile output;
        if (!output.open(stdout, QIODevice::WriteOnly))
            return tl::unexpected(outputError(path, output.errorString(), {}));
        return m_write(run, output, m_exportOptions).and_then([&]() -> Result<void> {
            if (output.flush())
                return {};
            return tl::unexpected(outputError(path, output.errorString(), {}));
        });
    }

    const ExportCommandOptions& m_options;
    RunWriter m_write;
    ExportOptions m_exportOptions;
    ExportNames m_names;
    RedactionRules m_rules;
    bool m_hasFailed = false;
};

} // namespace

int runExport(const ExportCommandOptions& options)
{
    return Exporter(options).run();
}

} // namespace chronoscope
