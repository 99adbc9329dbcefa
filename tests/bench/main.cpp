// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/benchfiles.h"
#include "tests/bench/benchreport.h"
#include "tests/bench/comparebench.h"
#include "tests/bench/exportbench.h"
#include "tests/bench/framebench.h"
#include "tests/bench/memorybench.h"
#include "tests/bench/openbench.h"
#include "tests/bench/paintingapplication.h"
#include "tests/bench/parsebench.h"
#include "tests/bench/searchbench.h"
#include "tests/bench/startupbench.h"
#include "tests/bench/statebench.h"

#include <QTemporaryDir>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace chronoscope;

namespace {

struct Arguments {
    int runs = 9;
    std::vector<std::string> only;
    std::string child;
    std::string file;
};

int measureAsChild(const Arguments& arguments, PaintingApplication& application)
{
    const QString file = QString::fromStdString(arguments.file);
    if (arguments.child == "open")
        return measureOpen(application, file);
    if (arguments.child == "memory")
        return measureMemory(application, file);
    if (arguments.child == "dom")
        return measureDomParse(file);
    if (arguments.child == "load")
        return measureLoad(file);
    return measureProtobufParse(file);
}

int measureAll(const Arguments& arguments, PaintingApplication& application)
{
    const auto isWanted = [&arguments](const char* name) {
        return arguments.only.empty() ||
               std::find(arguments.only.begin(), arguments.only.end(), name) != arguments.only.end();
    };
    BenchReport report;
    const QTemporaryDir folder;
    if (isWanted("open") || isWanted("binary") || isWanted("memory")) {
        const BenchFiles files = writeBenchFiles(folder.path());
        if (isWanted("open"))
            benchOpen(report, files, arguments.runs);
        if (isWanted("binary"))
            benchBinaryLoad(report, files, arguments.runs);
        if (isWanted("memory"))
            benchMemory(report, files);
    }
    if (isWanted("frames"))
        benchFrames(application, report);
    if (isWanted("search"))
        benchSearch(report, arguments.runs);
    if (isWanted("export"))
        benchExport(report, arguments.runs);
    if (isWanted("compare"))
        benchCompare(report, arguments.runs);
    if (isWanted("states"))
        benchStates(report, arguments.runs);
    if (isWanted("startup"))
        benchStartup(report, arguments.runs);
    report.print();
    return 0;
}

} // namespace

int main(int argumentCount, char** argumentValues)
{
    Arguments arguments;
    CLI::App description("Measures Chronoscope against its goals, as ratios in one run.");
    description.add_option("--runs", arguments.runs, "How often each figure is measured; the median counts (9)");
    description.add_option("--only", arguments.only,
                           "Some of open, binary, memory, frames, search, export, states, compare, startup");
    description.add_option("--child", arguments.child, "Used by the benchmark itself, for a process of its own")
        ->check(CLI::IsMember({"open", "memory", "dom", "load", "protobuf"}));
    description.add_option("--file", arguments.file, "What --child measures");
    CLI11_PARSE(description, argumentCount, argumentValues);

    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    int qtArgumentCount = 1;
    PaintingApplication application(qtArgumentCount, argumentValues);
    return arguments.child.empty() ? measureAll(arguments, application) : measureAsChild(arguments, application);
}
