// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/diffcommand.h"

#include "app/consoleoutput.h"
#include "app/exitcode.h"
#include "app/inputfiles.h"
#include "models/compare/differencereport.h"
#include "models/export/safefile.h"

#include <QCoreApplication>
#include <QIODevice>

namespace chronoscope {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(DiffCommand)
};

Error standardInputTwice()
{
    Error error;
    error.code = Error::Code::Schema;
    error.place = Texts::tr("standard input");
    error.message = Texts::tr("Standard input can be read only once.");
    error.remedy = Texts::tr("Name \"-\" once.");
    return error;
}

Result<RunSnapshotPointer> loadRun(const DiffOptions::Input& input)
{
    return loadInput({input.file, false})
        .and_then([&input](const std::vector<RunSnapshotPointer>& runs) -> Result<RunSnapshotPointer> {
            const auto wanted = static_cast<std::size_t>(input.run.value_or(1));
            if (wanted > runs.size()) {
                Error error;
                error.code = Error::Code::Schema;
                error.place = input.file;
                error.message = Texts::tr("There is no run %1; the file holds %2.").arg(wanted).arg(runs.size());
                return tl::unexpected(error);
            }
            if (runs.size() > 1 && !input.run)
                printNotice(Texts::tr("%1: the first of %2 runs is compared; choose another with --run-a or --run-b.")
                                .arg(input.file)
                                .arg(runs.size()));
            return runs[wanted - 1];
        });
}

RunOrigin originOf(const RunSnapshot& run)
{
    return {run.sourceName, run.runInSource};
}

class DiffCommand {
public:
    explicit DiffCommand(const DiffOptions& options) : m_options(options) {}

    Result<bool> run()
    {
        if (m_options.a.file == QLatin1String("-") && m_options.b.file == QLatin1String("-"))
            return tl::unexpected(standardInputTwice());
        const auto a = loadRun(m_options.a);
        if (!a)
            return tl::unexpected(a.error());
        const auto b = loadRun(m_options.b);
        if (!b)
            return tl::unexpected(b.error());
        const auto difference = compareRuns((*a)->groups, (*b)->groups, m_options.compare);
        if (!difference)
            return tl::unexpected(difference.error());
        m_a = originOf(**a);
        m_b = originOf(**b);
        const auto written = m_options.output.isEmpty() ? print(**difference) : save(**difference);
        if (!written)
            return tl::unexpected(written.error());
        return !(*difference)->isEmpty();
    }

private:
    void report(const RunDifference& difference, const ReportSink& sink) const
    {
        if (m_options.asJson)
            writeDifferenceJson(difference, m_a, m_b, sink);
        // As diff, which says nothing of files that are the same.
        else if (!difference.isEmpty() || !m_options.output.isEmpty())
            writeDifferenceText(difference, m_a, m_b, sink);
    }

    [[nodiscard]] Result<void> print(const RunDifference& difference) const
    {
        ConsoleOutput output;
        report(difference, [&output](QByteArrayView bytes) {
            output.write(bytes);
            return !output.isClosed();
        });
        return output.finish();
    }

    [[nodiscard]] Result<void> save(const RunDifference& difference) const
    {
        return writeFileSafely(m_options.output, ExistingFile::Replace, [&](QIODevice& device) -> Result<void> {
            bool isWritten = true;
            report(difference, [&](QByteArrayView bytes) {
                isWritten = device.write(bytes.data(), bytes.size()) == bytes.size();
                return isWritten;
            });
            if (isWritten)
                return {};
            Error error;
            error.code = Error::Code::Io;
            error.message = Texts::tr("The file could not be written: %1.").arg(device.errorString());
            return tl::unexpected(error);
        });
    }

    const DiffOptions& m_options;
    RunOrigin m_a;
    RunOrigin m_b;
};

} // namespace

int runDiff(const DiffOptions& options)
{
    const auto differs = DiffCommand(options).run();
    if (!differs) {
        printError(differs.error());
        return Refused;
    }
    return *differs ? HasDifferences : AllFine;
}

} // namespace chronoscope
