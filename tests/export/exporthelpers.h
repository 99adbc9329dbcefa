// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/export/runwriter.h"
#include "models/formats/runloader.h"
#include "tests/support/historydsl.h"

#include <QBuffer>
#include <QtTest>

#include <memory>

namespace chronoscope::test {

/// A run of this history, as if it had been loaded.
[[nodiscard]] inline RunSnapshot snapshotOf(const std::shared_ptr<const History>& history)
{
    RunSnapshot run;
    run.sourceName = QStringLiteral("test");
    run.history = history;
    run.groups = EventGroups::build(history);
    run.summary = RunSummary::of(*history);
    return run;
}

[[nodiscard]] inline Result<QByteArray> tryExport(const RunSnapshot& run, ExportFormat format,
                                                  const ExportOptions& options = {})
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    return runWriter(format)(run, buffer, options).map([&buffer] { return buffer.data(); });
}

/// The bytes of an export that must succeed; ends the test program otherwise.
[[nodiscard]] inline QByteArray exported(const RunSnapshot& run, ExportFormat format)
{
    auto bytes = tryExport(run, format);
    if (!bytes)
        qFatal("the export failed: %s", qPrintable(bytes.error().oneLine()));
    return std::move(*bytes);
}

} // namespace chronoscope::test
