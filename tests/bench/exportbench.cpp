// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/exportbench.h"

#include "models/export/runwriter.h"
#include "models/redaction/redaction.h"
#include "tests/bench/benchreport.h"
#include "tests/bench/median.h"
#include "tests/support/historygenerator.h"

#include <QBuffer>
#include <QElapsedTimer>
#include <QThread>

#include <google/protobuf/util/json_util.h>
#include <temporal/api/history/v1/message.pb.h>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

namespace chronoscope {

namespace {

constexpr double NanosecondsAMillisecond = 1e6;
constexpr double AgainstProtobufGoal = 0.5;

double millisecondsOf(int runs, const std::function<void()>& work)
{
    std::vector<double> times;
    for (int i = 0; i < runs; ++i) {
        QElapsedTimer timer;
        timer.start();
        work();
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / NanosecondsAMillisecond);
    }
    return median(times);
}

RunSnapshot generatedRun()
{
    RunSnapshot run;
    run.history = test::generateHistory({.eventCount = HistoryEventLimit, .payloadBytes = 1600});
    run.groups = EventGroups::build(run.history);
    run.causality = Causality::build(*run.history);
    run.summary = RunSummary::of(*run.history);
    return run;
}

double timeWriter(const RunSnapshot& run, ExportFormat format, int runs)
{
    ExportOptions options;
    options.threads = std::max(1, QThread::idealThreadCount());
    return millisecondsOf(runs, [&] {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        if (const auto written = runWriter(format)(run, buffer, options); !written)
            qFatal("%s", qPrintable(written.error().oneLine()));
    });
}

double timeProtobuf(const RunSnapshot& run, int runs)
{
    temporal::api::history::v1::History message;
    for (std::size_t index = 0; index < run.history->size(); ++index)
        *message.add_events() = run.history->event(EventIndex(index));
    google::protobuf::util::JsonPrintOptions options;
    options.add_whitespace = true;
    return millisecondsOf(runs, [&] {
        std::string json;
        if (!google::protobuf::util::MessageToJsonString(message, &json, options).ok())
            qFatal("protobuf could not write the history.");
    });
}

double timeRedaction(const RunSnapshot& run, int runs)
{
    RedactionRules rules;
    rules.keys = QStringList{QStringLiteral("*password*"), QStringLiteral("*token*")};
    rules.patterns = QStringList{QStringLiteral("[0-9]{13,19}"), QStringLiteral("[a-z.]+@[a-z.]+")};
    rules.identities = true;
    rules.hosts = true;
    return millisecondsOf(runs, [&] {
        if (const auto redacted = redactRun(run, rules); !redacted)
            qFatal("%s", qPrintable(redacted.error().oneLine()));
    });
}

} // namespace

void benchExport(BenchReport& report, int runs)
{
    const RunSnapshot run = generatedRun();
    const double ours = timeWriter(run, ExportFormat::Json, runs);
    const double theirs = timeProtobuf(run, runs);
    report.milliseconds("export as JSON", ours);
    report.milliseconds("export as JSON, protobuf's MessageToJsonString", theirs);
    for (const ExportFormat format : {ExportFormat::Binary, ExportFormat::Readable, ExportFormat::EventCsv,
                                      ExportFormat::GroupCsv, ExportFormat::Perfetto, ExportFormat::Html})
        report.milliseconds("export as " + toString(format), timeWriter(run, format, std::min(runs, 3)));
    report.milliseconds("redaction by keys, patterns, identities and hosts", timeRedaction(run, std::min(runs, 3)));
    report.ratio("export-json", ours / theirs, AgainstProtobufGoal);
}

} // namespace chronoscope
