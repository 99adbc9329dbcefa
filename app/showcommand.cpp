// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/showcommand.h"

#include "app/consoleoutput.h"
#include "app/exitcode.h"
#include "app/inputfiles.h"
#include "app/jsonwriter.h"
#include "app/runjson.h"
#include "app/runtext.h"

#include <algorithm>

namespace chronoscope {

namespace {

using Runs = std::vector<RunSnapshotPointer>;

int showAsText(const std::vector<InputFile>& inputs, const ShowOptions& options, ConsoleOutput& output)
{
    bool isFirst = true;
    return forEachInput(inputs, [&](const Runs& runs) {
        for (const RunSnapshotPointer& run : runs) {
            if (!isFirst)
                output.write("\n\n");
            isFirst = false;
            writeRunText(*run, options, output);
        }
        return !output.isClosed();
    });
}

/// A single run is an object; more, or the chance of more, is an array.
int showAsJson(const std::vector<InputFile>& inputs, const ShowOptions& options, ConsoleOutput& output)
{
    const bool mayBeObject = inputs.size() == 1 && !inputs.front().isFromFolder;
    JsonWriter json(output);
    bool isArray = false;
    const auto beginArray = [&] {
        if (!isArray)
            json.beginArray();
        isArray = true;
    };
    if (!mayBeObject)
        beginArray();
    const int result = forEachInput(inputs, [&](const Runs& runs) {
        if (runs.size() != 1)
            beginArray();
        for (const RunSnapshotPointer& run : runs)
            writeRunJson(*run, options, json);
        return !output.isClosed();
    });
    if (isArray)
        json.endArray();
    if (isArray || result == AllFine)
        json.finish();
    return result;
}

} // namespace

int runShow(const ShowOptions& options)
{
    const auto inputs = expandInputs(options.files);
    if (!inputs) {
        printError(inputs.error());
        return Refused;
    }
    ConsoleOutput output;
    const int result = options.asJson ? showAsJson(*inputs, options, output) : showAsText(*inputs, options, output);
    if (const auto written = output.finish(); !written) {
        printError(written.error());
        return Refused;
    }
    return result;
}

} // namespace chronoscope
