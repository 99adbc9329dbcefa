// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/searchbench.h"

#include "models/history/runsummary.h"
#include "models/search/eventtexts.h"
#include "models/search/historysearch.h"
#include "tests/bench/benchreport.h"
#include "tests/bench/median.h"
#include "tests/support/historygenerator.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <algorithm>
#include <array>
#include <vector>

namespace chronoscope {

namespace {

constexpr double NanosecondsAMillisecond = 1e6;
constexpr double AgainstRipgrepGoal = 3;
constexpr double FirstHitGoalMilliseconds = 20;

double milliseconds(const QElapsedTimer& timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / NanosecondsAMillisecond;
}

/// What is measured, as both understand it.
struct Case {
    const char* name;
    const char* pattern;
    SearchMode mode;
    bool isCaseSensitive;
};
constexpr std::array<Case, 3> Cases{{
    {"search-regex", R"(\b[a-z]+[0-9]{4}[a-f]+\b|[Tt]imed?.?[Oo]ut)", SearchMode::Regex, true},
    {"search-words", "gateway unavailable", SearchMode::Text, true},
    {"search-words-any-case", "gateway unavailable", SearchMode::Text, false},
}};

/// Writes the texts as lines: what a person would have to give to ripgrep.
class TextWriter : public EventTextSink {
public:
    explicit TextWriter(const QString& path) : m_file(path)
    {
        if (!m_file.open(QIODevice::WriteOnly))
            qFatal("%s cannot be written.", qPrintable(path));
    }
    void take(const EventText& text) override
    {
        m_file.write(text.text.data(), static_cast<qint64>(text.text.size()));
        m_file.write("\n");
    }
    [[nodiscard]] qint64 size() const { return m_file.size(); }

private:
    QFile m_file;
};

qint64 writeTexts(const History& history, const QString& path)
{
    TextWriter writer(path);
    EventTextReader reader;
    for (std::size_t event = 0; event < history.size(); ++event)
        reader.read(history, EventIndex(event), writer);
    return writer.size();
}

struct Timing {
    double firstHit = 0;
    double whole = 0;
    std::size_t hits = 0;
};

Timing timeSearch(const History& history, const SearchQuery& query)
{
    Timing timing;
    QElapsedTimer timer;
    timer.start();
    SearchOptions options;
    options.onHits = [&](const SearchHits&) {
        if (timing.firstHit == 0)
            timing.firstHit = milliseconds(timer);
    };
    const auto summary = searchHistory(history, query, options);
    timing.whole = milliseconds(timer);
    if (!summary)
        qFatal("%s", qPrintable(summary.error().oneLine()));
    timing.hits = summary->hitCount;
    return timing;
}

double timeRipgrep(const QString& ripgrep, const Case& asked, const QString& path)
{
    QStringList arguments{QStringLiteral("--count"), QStringLiteral("--no-config")};
    if (!asked.isCaseSensitive)
        arguments << QStringLiteral("--ignore-case");
    if (asked.mode == SearchMode::Text)
        arguments << QStringLiteral("--fixed-strings");
    arguments << QStringLiteral("--regexp") << QString::fromLatin1(asked.pattern) << path;
    QElapsedTimer timer;
    timer.start();
    QProcess process;
    process.start(ripgrep, arguments);
    // 0 found, 1 found nothing.
    if (!process.waitForFinished() || process.exitStatus() != QProcess::NormalExit || process.exitCode() > 1)
        qFatal("ripgrep failed: %s", process.readAllStandardError().constData());
    return milliseconds(timer);
}

void benchAgainstRipgrep(BenchReport& report, const History& history, int runs)
{
    const QString ripgrep = QStandardPaths::findExecutable(QStringLiteral("rg"));
    if (ripgrep.isEmpty()) {
        report.skip("search", "ripgrep is not installed (Debian: ripgrep), so there is nothing to compare with");
        return;
    }
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("texts"));
    report.value("search, decoded texts of the history", static_cast<double>(writeTexts(history, path)) / 1e6, "MB");
    for (const Case& asked : Cases) {
        const QString name = QString::fromLatin1(asked.name);
        const SearchQuery query{QString::fromLatin1(asked.pattern), asked.mode, asked.isCaseSensitive};
        std::vector<double> ours;
        std::vector<double> theirs;
        std::size_t hits = 0;
        for (int i = 0; i < runs; ++i) {
            const Timing timing = timeSearch(history, query);
            ours.push_back(timing.whole);
            hits = timing.hits;
            theirs.push_back(timeRipgrep(ripgrep, asked, path));
        }
        report.value(name + QStringLiteral(", hits"), static_cast<double>(hits), {});
        report.milliseconds(name + QStringLiteral(", Chronoscope"), median(ours));
        report.milliseconds(name + QStringLiteral(", ripgrep with its start"), median(theirs));
        report.ratio(name, median(ours) / median(theirs), AgainstRipgrepGoal);
    }
}

void benchFirstHit(BenchReport& report, const History& history, int runs)
{
    const auto measure = [&](const char* name, const char* pattern) {
        std::vector<double> times;
        for (int i = 0; i < runs; ++i) {
            const Timing timing = timeSearch(history, {QString::fromLatin1(pattern), SearchMode::Regex, false});
            if (timing.hits == 0)
                qFatal("\"%s\" was not found.", pattern);
            times.push_back(timing.firstHit);
        }
        report.ratio(QString::fromLatin1(name), median(times), FirstHitGoalMilliseconds);
    };
    measure("search-first-hit-ms", "ActivityTaskFailed");
    measure("search-only-hit-at-the-end-ms", "^WorkflowExecutionCompleted$");
}

} // namespace

void benchSearch(BenchReport& report, int runs)
{
    test::GeneratorOptions options;
    options.eventCount = static_cast<std::size_t>(HistoryEventLimit);
    options.payloadBytes = 1600;
    const auto history = test::generateHistory(options);
    benchAgainstRipgrep(report, *history, runs);
    benchFirstHit(report, *history, runs);
}

} // namespace chronoscope
