// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replay/resetcommand.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace chronoscope {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(chronoscope::ResetCommand)
};

bool isHarmless(QChar letter)
{
    const char16_t code = letter.unicode();
    return (code >= u'a' && code <= u'z') || (code >= u'A' && code <= u'Z') || (code >= u'0' && code <= u'9') ||
           QStringView(u"-_./:@%+,").contains(letter);
}

/// A line break, an escape sequence or a mark that turns the direction of writing would show another command than the
/// one that runs.
bool misleads(const QString& text)
{
    return std::any_of(text.begin(), text.end(), [](QChar letter) {
        return letter.category() == QChar::Other_Control || letter.category() == QChar::Other_Format ||
               letter.category() == QChar::Separator_Line || letter.category() == QChar::Separator_Paragraph;
    });
}

tl::unexpected<Error> refusal(const QString& message, const QString& remedy)
{
    return tl::unexpected(Error{Error::Code::Schema, message, {}, remedy, {}});
}

} // namespace

QString shellQuoted(const QString& word)
{
    // A word that begins with a hyphen is an option to most programs, quoted or not; the caller puts it behind an "=".
    if (!word.isEmpty() && std::all_of(word.begin(), word.end(), isHarmless))
        return word;
    QString quoted = word;
    quoted.replace(QLatin1Char('\''), QLatin1String("'\\''"));
    return QLatin1Char('\'') + quoted + QLatin1Char('\'');
}

Result<QString> resetCommand(const RunSummary& run, const ResetPoint& point, const ReapplyExclusions& exclusions,
                             const QString& reason)
{
    if (run.workflowId.isEmpty() || run.runId.isEmpty())
        return refusal(Texts::tr("The history does not tell the workflow id and run id, so there is no command."),
                       Texts::tr("Open the whole history."));
    if (misleads(run.workflowId) || misleads(run.runId) || misleads(reason))
        return refusal(Texts::tr("An id or the reason has control characters, so a command could mislead."),
                       Texts::tr("Reset the run by its id in the Web UI."));
    if (exclusions.nexus && !(exclusions.signal && exclusions.update))
        return refusal(
            Texts::tr("Temporal's command line cannot exclude Nexus results alone."),
            Texts::tr("Exclude everything, or reset through the API with RESET_REAPPLY_EXCLUDE_TYPE_NEXUS."));
    // With "=", a value that begins with a hyphen stays a value.
    const auto option = [](const char* name, const QString& value) {
        return QLatin1String(name) + (value.startsWith(QLatin1Char('-')) ? QLatin1Char('=') : QLatin1Char(' ')) +
               shellQuoted(value);
    };
    QStringList words{QStringLiteral("temporal workflow reset"), option("--workflow-id", run.workflowId),
                      option("--run-id", run.runId), option("--event-id", QString::number(point.eventId)),
                      option("--reason", reason)};
    if (exclusions.nexus) {
        words.append(option("--reapply-exclude", QStringLiteral("All")));
    } else {
        if (exclusions.signal)
            words.append(option("--reapply-exclude", QStringLiteral("Signal")));
        if (exclusions.update)
            words.append(option("--reapply-exclude", QStringLiteral("Update")));
    }
    return words.join(QLatin1Char(' '));
}

} // namespace chronoscope
