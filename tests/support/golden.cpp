// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/golden.h"

#include "tests/support/sharedfolder.h"

#include <QFile>

namespace chronoscope::test {

namespace {

constexpr qsizetype LinesOfContext = 3;

QString write(const QString& path, const QStringList& lines)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return QStringLiteral("cannot write %1: %2").arg(path, file.errorString());
    file.write(lines.join(QLatin1Char('\n')).toUtf8() + '\n');
    return {};
}

/// The lines around the first difference, expected ones with "-", actual ones with "+".
QString firstDifference(const QStringList& expected, const QStringList& actual)
{
    qsizetype line = 0;
    while (line < expected.size() && line < actual.size() && expected[line] == actual[line])
        ++line;
    QStringList text;
    for (qsizetype before = std::max<qsizetype>(0, line - LinesOfContext); before < line; ++before)
        text.append(QStringLiteral("  ") + expected[before]);
    for (qsizetype at = line; at < std::min(line + LinesOfContext, expected.size()); ++at)
        text.append(QStringLiteral("- ") + expected[at]);
    for (qsizetype at = line; at < std::min(line + LinesOfContext, actual.size()); ++at)
        text.append(QStringLiteral("+ ") + actual[at]);
    return QStringLiteral("differs from line %1 on (%2 lines expected, %3 found):\n%4")
        .arg(line + 1)
        .arg(expected.size())
        .arg(actual.size())
        .arg(text.join(QLatin1Char('\n')));
}

} // namespace

QString goldenDifference(const QString& name, const QStringList& lines)
{
    const QString path = dataFile(name + QLatin1String(".golden"));
    if (qEnvironmentVariableIntValue("UPDATE_GOLDENS") == 1)
        return write(path, lines);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return QStringLiteral("cannot read %1: %2; UPDATE_GOLDENS=1 writes it").arg(path, file.errorString());
    QString text = QString::fromUtf8(file.readAll());
    if (text.endsWith(QLatin1Char('\n')))
        text.chop(1);
    const QStringList expected = text.split(QLatin1Char('\n'));
    if (expected == lines)
        return {};
    return QStringLiteral("%1.golden %2").arg(name, firstDifference(expected, lines));
}

} // namespace chronoscope::test
