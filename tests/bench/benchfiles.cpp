// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/benchfiles.h"

#include "models/history/runsummary.h"
#include "tests/support/historygenerator.h"

#include <QDir>
#include <QFile>

namespace chronoscope {

namespace {

QString writeFile(const QString& path, const QByteArray& content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("%s cannot be written.", qPrintable(path));
    return path;
}

} // namespace

BenchFiles writeBenchFiles(const QString& folder)
{
    test::GeneratorOptions options;
    options.eventCount = static_cast<std::size_t>(HistoryEventLimit);
    options.payloadBytes = 1600;
    const auto history = test::generateHistory(options);
    const QByteArray json = test::toJson(*history);
    const QByteArray binary = test::toBinary(*history);
    BenchFiles files;
    files.json = writeFile(QDir(folder).filePath(QStringLiteral("history.json")), json);
    files.jsonBytes = json.size();
    files.binary = writeFile(QDir(folder).filePath(QStringLiteral("history.bin")), binary);
    files.binaryBytes = binary.size();
    return files;
}

} // namespace chronoscope
