// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/parsebench.h"

#include "models/formats/runloader.h"
#include "tests/bench/benchfiles.h"
#include "tests/bench/benchreport.h"
#include "tests/bench/childprocess.h"
#include "tests/bench/median.h"

#include <QElapsedTimer>
#include <QFile>
#include <QThread>

#include <google/protobuf/arena.h>
#include <simdjson.h>
#include <temporal/api/history/v1/message.pb.h>

#include <vector>

namespace chronoscope {

namespace {

constexpr double NanosecondsAMillisecond = 1e6;

double milliseconds(const QElapsedTimer& timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / NanosecondsAMillisecond;
}

QByteArray readWhole(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read.", qPrintable(path));
    return file.readAll();
}

} // namespace

void benchBinaryLoad(BenchReport& report, const BenchFiles& files, int runs)
{
    std::vector<double> loads;
    std::vector<double> parses;
    for (int i = 0; i < runs; ++i) {
        loads.push_back(measureInChild("load", files.binary).value(QStringLiteral("milliseconds")));
        parses.push_back(measureInChild("protobuf", files.binary).value(QStringLiteral("milliseconds")));
    }
    report.milliseconds("binary, read, grouped and checked", median(loads));
    report.milliseconds("binary, protobuf's parse on an arena", median(parses));
    report.ratio("open-binary", median(loads) / median(parses), 2);
}

int measureLoad(const QString& path)
{
    QElapsedTimer timer;
    timer.start();
    LoadOptions options;
    options.threads = std::max(1, QThread::idealThreadCount());
    const auto runs = openFile(path).and_then([&options](const auto& file) { return loadRuns(*file, options); });
    const double elapsed = milliseconds(timer);
    if (!runs || runs->size() != 1)
        qFatal("%s holds no single run.", qPrintable(path));
    printMeasurement("milliseconds", elapsed);
    return 0;
}

int measureProtobufParse(const QString& path)
{
    const QByteArray bytes = readWhole(path);
    QElapsedTimer timer;
    timer.start();
    google::protobuf::ArenaOptions options;
    options.start_block_size = 1 << 20;
    options.max_block_size = 8 << 20;
    google::protobuf::Arena arena(options);
    auto* history = google::protobuf::Arena::CreateMessage<temporal::api::history::v1::History>(&arena);
    const bool isParsed = history->ParseFromArray(bytes.constData(), static_cast<int>(bytes.size()));
    const double elapsed = milliseconds(timer);
    if (!isParsed)
        qFatal("%s is no binary history.", qPrintable(path));
    printMeasurement("milliseconds", elapsed);
    return 0;
}

int measureDomParse(const QString& path)
{
    simdjson::padded_string json;
    if (simdjson::padded_string::load(path.toStdString()).get(json) != simdjson::SUCCESS)
        qFatal("%s cannot be read.", qPrintable(path));
    QElapsedTimer timer;
    timer.start();
    simdjson::dom::parser parser;
    simdjson::dom::element document;
    const simdjson::error_code error = parser.parse(json).get(document);
    const double elapsed = milliseconds(timer);
    if (error != simdjson::SUCCESS)
        qFatal("%s is no JSON.", qPrintable(path));
    printMeasurement("milliseconds", elapsed);
    return 0;
}

} // namespace chronoscope
