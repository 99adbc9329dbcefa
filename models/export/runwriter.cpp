// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/runwriter.h"

#include "models/export/csvexport.h"
#include "models/export/historyexport.h"
#include "models/export/htmlreport.h"
#include "models/export/traceexport.h"

namespace chronoscope {

RunWriter runWriter(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Json:
        return writeJson;
    case ExportFormat::Binary:
        return writeBinary;
    case ExportFormat::JsonLines:
        return writeJsonLines;
    case ExportFormat::Readable:
        return writeReadable;
    case ExportFormat::EventCsv:
        return writeEventCsv;
    case ExportFormat::GroupCsv:
        return writeGroupCsv;
    case ExportFormat::Perfetto:
        return writeTrace;
    case ExportFormat::Html:
        return writeHtmlReport;
    case ExportFormat::Svg:
    case ExportFormat::Png:
        break;
    }
    return {};
}

} // namespace chronoscope
