// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/exportname.h"

#include <QFileInfo>

#include <algorithm>

namespace chronoscope {

namespace {

constexpr qsizetype LongestPart = 95; ///< bytes; two parts and an ending fit into the 255 of file systems

bool mayStay(const QString& text, qsizetype at)
{
    const QChar letter = text[at];
    if (letter == QLatin1Char('-') || letter == QLatin1Char('_') || letter == QLatin1Char('.'))
        return true;
    return letter.isLetterOrNumber();
}

/// Cut between characters, so that its UTF-8 has no more bytes than the limit.
QString withinBytes(QString text)
{
    while (text.toUtf8().size() > LongestPart)
        text.chop(1);
    return text;
}

QString safePart(const QString& text)
{
    QString safe;
    // More can't be of use, and a hostile id may be long.
    const qsizetype length = std::min<qsizetype>(text.size(), LongestPart);
    for (qsizetype at = 0; at < length; ++at)
        safe += mayStay(text, at) ? text[at] : QLatin1Char('_');
    // Neither hidden, nor taken for an option by another program.
    while (safe.startsWith(QLatin1Char('.')) || safe.startsWith(QLatin1Char('-')))
        safe.remove(0, 1);
    return withinBytes(safe);
}

} // namespace

QString ExportNames::nameFor(const RunSnapshot& run)
{
    QString base = safePart(run.summary.workflowId);
    const QString runId = safePart(run.summary.runId);
    if (!runId.isEmpty())
        base += base.isEmpty() ? runId : QLatin1Char('_') + runId;
    if (base.isEmpty())
        base = safePart(QFileInfo(run.sourceName).completeBaseName());
    if (base.isEmpty())
        base = QStringLiteral("run");
    QString name = base;
    for (int number = 2; m_taken.contains(name.toCaseFolded()); ++number)
        name = QStringLiteral("%1-%2").arg(base).arg(number);
    m_taken.insert(name.toCaseFolded());
    return name + QLatin1Char('.') + fileEnding(m_format);
}

QString suggestedFileName(const RunSnapshot& run, ExportFormat format)
{
    return ExportNames(format).nameFor(run);
}

} // namespace chronoscope
