// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/sourceformat.h"

#include <QCoreApplication>

namespace chronoscope {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(SourceFormat)
};

} // namespace

QString displayName(SourceFormat format)
{
    switch (format) {
    case SourceFormat::JsonHistory:
        return Texts::tr("JSON history");
    case SourceFormat::JsonEventArray:
        return Texts::tr("JSON list of events");
    case SourceFormat::JsonHistoryArray:
        return Texts::tr("JSON list of histories");
    case SourceFormat::JsonHistoryResponse:
        return Texts::tr("JSON answer of the server");
    case SourceFormat::JsonCloudExport:
        return Texts::tr("JSON cloud export");
    case SourceFormat::JsonLines:
        return Texts::tr("JSON lines");
    case SourceFormat::JsonGoStructs:
        return Texts::tr("JSON of Go structs");
    case SourceFormat::JsonSingleEvent:
        return Texts::tr("JSON of one event");
    case SourceFormat::JsonWebUi:
        return Texts::tr("JSON of the Web UI's own data");
    case SourceFormat::BinaryHistory:
        return Texts::tr("binary history");
    case SourceFormat::BinaryHistoryResponse:
        return Texts::tr("binary answer of the server");
    case SourceFormat::BinaryCloudExport:
        break;
    }
    return Texts::tr("binary cloud export");
}

} // namespace chronoscope
