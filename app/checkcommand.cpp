// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/checkcommand.h"

#include "app/consoleoutput.h"
#include "app/exitcode.h"
#include "app/inputfiles.h"

namespace chronoscope {

int runCheck(const CheckOptions& options)
{
    const auto inputs = expandInputs(options.files);
    if (!inputs) {
        printError(inputs.error());
        return Refused;
    }
    ConsoleOutput output;
    bool hasFindings = false;
    const int result = forEachInput(*inputs, [&](const std::vector<RunSnapshotPointer>& runs) {
        for (const RunSnapshotPointer& run : runs) {
            hasFindings = hasFindings || !run->findings.empty();
            for (const Finding& finding : run->findings)
                output.writeLine(toString(finding.severity) + QLatin1String(": ") + finding.oneLine());
        }
        // Goes on when nobody reads any more: the exit code still speaks of every file.
        return true;
    });
    if (const auto written = output.finish(); !written) {
        printError(written.error());
        return Refused;
    }
    if (result != AllFine)
        return result;
    return hasFindings ? HasFindings : AllFine;
}

} // namespace chronoscope
