// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/redactiontext.h"

#include "app/consoleoutput.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace chronoscope {

namespace {

constexpr std::size_t MostNamed = 10;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(RedactionText)
};

QString placeOf(const Redaction& redaction)
{
    return redaction.eventId ? Texts::tr("event %1, %2").arg(*redaction.eventId).arg(redaction.field) : redaction.field;
}

QString sentenceOf(const RedactionReport& report)
{
    return report.count() == 0 ? Texts::tr("the rules took nothing out.")
                               : Texts::tr("%1 redacted (%2).").arg(report.count()).arg(report.countsText());
}

QStringList notLookedInto(const RedactionReport& report, std::size_t most)
{
    QStringList lines;
    for (const Redaction& item : report.notLookedInto()) {
        if (static_cast<std::size_t>(lines.size()) == most)
            break;
        lines.append(Texts::tr("not looked into: %1: %2").arg(placeOf(item), item.rule));
    }
    const std::int64_t more = report.notLookedIntoCount() - lines.size();
    if (more > 0)
        lines.append(Texts::tr("not looked into: %1 more").arg(more));
    return lines;
}

} // namespace

void printRedactionPreview(const QString& source, const RedactionReport& report)
{
    QStringList lines;
    for (const Redaction& redaction : report.redactions())
        lines.append(
            Texts::tr("%1: %2: %3 -> %4").arg(placeOf(redaction), redaction.rule, redaction.before, redaction.after));
    const std::int64_t more = report.count() - static_cast<std::int64_t>(report.redactions().size());
    if (more > 0)
        lines.append(Texts::tr("... and %1 more").arg(more));
    lines.append(notLookedInto(report, report.notLookedInto().size()));
    lines.append(source + QLatin1String(": ") + sentenceOf(report));
    ConsoleOutput output;
    for (const QString& line : lines)
        output.write(line.toUtf8() + '\n');
    if (const auto written = output.finish(); !written)
        printError(written.error());
}

void printRedactionSummary(const QString& path, const RedactionReport& report)
{
    printNotice(path + QLatin1String(": ") + sentenceOf(report));
    for (const QString& line : notLookedInto(report, MostNamed))
        printNotice(path + QLatin1String(": ") + line);
}

} // namespace chronoscope
