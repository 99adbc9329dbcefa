// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/searchcommand.h"

#include "app/consoleoutput.h"
#include "app/exitcode.h"
#include "app/inputfiles.h"
#include "app/jsonwriter.h"
#include "models/core/format.h"
#include "models/history/eventtype.h"
#include "models/search/historysearch.h"
#include "models/search/hitreader.h"

#include <QCoreApplication>

#include <optional>

namespace chronoscope {

namespace {

/// Searches one run after the other and prints what is found.
class SearchCommand {
    Q_DECLARE_TR_FUNCTIONS(SearchCommand)

public:
    explicit SearchCommand(const SearchCommandOptions& options) : m_options(options)
    {
        if (options.asJson) {
            m_json.emplace(m_output);
            m_json->beginArray();
        }
    }

    /// False when nobody reads any more, or searching failed.
    bool search(const RunSnapshot& run, bool isOneOfMany)
    {
        m_file = singleLine(run.sourceName.isEmpty() ? tr("standard input") : run.sourceName);
        m_run = isOneOfMany ? run.runInSource + 1 : 0;
        CancellationSource cancellation;
        SearchOptions options;
        options.cancellation = cancellation.token();
        options.onHits = [&](const SearchHits& hits) {
            for (const SearchHit& hit : hits.hits)
                print(*run.history, hit, m_reader.describe(*run.history, hit, hits));
            if (m_output.isClosed())
                cancellation.cancel();
        };
        const auto summary = searchHistory(*run.history, m_options.query, options);
        if (!summary) {
            fail(summary.error());
            return false;
        }
        tell(*summary);
        m_hasFound = m_hasFound || summary->hitCount > 0;
        return true;
    }

    int finish(int result)
    {
        if (m_json) {
            m_json->endArray();
            m_json->finish();
        }
        if (const auto written = m_output.finish(); !written) {
            printError(written.error());
            return Refused;
        }
        if (result != AllFine || m_hasFailed)
            return Refused;
        return m_hasFound ? AllFine : NothingFound;
    }

private:
    void print(const History& history, const SearchHit& hit, const HitDescription& description)
    {
        m_hasFound = true;
        const QString type = eventTypeName(history, hit.event);
        if (!m_json) {
            m_output.writeLine(QStringLiteral("%1:%2:%3: %4: %5")
                                   .arg(m_run > 0 ? QStringLiteral("%1#%2").arg(m_file).arg(m_run) : m_file)
                                   .arg(history.eventId(hit.event))
                                   .arg(type, description.field, description.excerpt));
            return;
        }
        m_json->beginObject(JsonWriter::Layout::Inline);
        m_json->member("file", m_file);
        if (m_run > 0)
            m_json->member("run", static_cast<std::int64_t>(m_run));
        m_json->member("event", history.eventId(hit.event));
        m_json->member("type", type);
        m_json->member("time", history.time(hit.event));
        m_json->member("field", description.field);
        if (description.isJqValue) {
            m_json->member("value", description.excerpt);
        } else {
            m_json->member("excerpt", description.excerpt);
            m_json->member("match", description.excerpt.mid(description.matchStart, description.matchLength));
        }
        m_json->endObject();
    }

    void tell(const SearchSummary& summary)
    {
        if (summary.isCut)
            printNotice(tr("%1: only the first %2 hits are shown.")
                            .arg(m_file, formatCount(static_cast<std::int64_t>(MaximumHits))));
        const int failed = static_cast<int>(summary.failedPayloads);
        if (failed > 0)
            printNotice(tr("%1: the filter failed on %n payload(s); first on %2.", nullptr, failed)
                            .arg(m_file, summary.firstFailure));
        const int skipped = static_cast<int>(summary.skippedPayloads);
        if (skipped > 0)
            printNotice(tr("%1: %n payload(s) were too large for jq, or no JSON.", nullptr, skipped).arg(m_file));
    }

    void fail(Error error)
    {
        // A cancelled search is one whose output nobody reads; finish() knows whether that is an error.
        if (error.isCancelled())
            return;
        error.place = error.place.isEmpty() ? m_file : m_file + QStringLiteral(", ") + error.place;
        printError(error);
        m_hasFailed = true;
    }

    const SearchCommandOptions& m_options;
    ConsoleOutput m_output;
    std::optional<JsonWriter> m_json;
    HitReader m_reader;
    QString m_file;
    int m_run = 0; ///< 1-based; 0 for the only one of its file
    bool m_hasFound = false;
    bool m_hasFailed = false;
};

} // namespace

int runSearch(const SearchCommandOptions& options)
{
    if (const auto sound = checkQuery(options.query); !sound) {
        printError(sound.error());
        return Refused;
    }
    const auto inputs = expandInputs(options.files);
    if (!inputs) {
        printError(inputs.error());
        return Refused;
    }
    SearchCommand command(options);
    const int result = forEachInput(*inputs, [&command](const std::vector<RunSnapshotPointer>& runs) {
        for (const RunSnapshotPointer& run : runs) {
            if (!command.search(*run, runs.size() > 1))
                return false;
        }
        return true;
    });
    return command.finish(result);
}

} // namespace chronoscope
