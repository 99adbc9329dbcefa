// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/compare/savedifference.h"

#include "models/compare/differencereport.h"
#include "models/export/safefile.h"

#include <QCoreApplication>
#include <QIODevice>

namespace chronoscope {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(SaveDifference)
};

} // namespace

Result<void> saveDifference(const QString& path, const RunDifference& runs, const RunOrigin& a, const RunOrigin& b)
{
    const bool asJson = path.endsWith(QLatin1String(".json"), Qt::CaseInsensitive);
    return writeFileSafely(path, ExistingFile::Replace, [&](QIODevice& device) -> Result<void> {
        bool isWritten = true;
        const ReportSink sink = [&](QByteArrayView bytes) {
            isWritten = device.write(bytes.data(), bytes.size()) == bytes.size();
            return isWritten;
        };
        if (asJson)
            writeDifferenceJson(runs, a, b, sink);
        else
            writeDifferenceText(runs, a, b, sink);
        if (isWritten)
            return {};
        Error error;
        error.code = Error::Code::Io;
        error.message = Texts::tr("The file could not be written: %1.").arg(device.errorString());
        return tl::unexpected(error);
    });
}

} // namespace chronoscope
