// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compare/differencereport.h"
#include "models/core/format.h"
#include "models/history/runsummary.h"

#include <QCoreApplication>

#include <algorithm>

namespace chronoscope {

namespace {

constexpr std::size_t MostChanges = 20;
constexpr int LongestName = 80;

class TextReport {
    Q_DECLARE_TR_FUNCTIONS(DifferenceReport)

public:
    TextReport(const RunDifference& runs, const ReportSink& sink) : m_runs(runs), m_sink(sink) {}

    void write(const RunOrigin& a, const RunOrigin& b)
    {
        line(QStringLiteral("--- A  ") + describe(*m_runs.a, a));
        line(QStringLiteral("+++ B  ") + describe(*m_runs.b, b));
        line({});
        line(countsText(m_runs));
        for (std::size_t kind = 0; kind < DifferenceKindCount && m_isWanted; ++kind)
            writeKind(static_cast<DifferenceKind>(kind));
    }

private:
    static QString describe(const EventGroups& groups, const RunOrigin& origin)
    {
        const RunSummary summary = RunSummary::of(groups.history());
        QString file = origin.file.isEmpty() ? tr("standard input") : origin.file;
        if (origin.runInFile > 0)
            file += QStringLiteral("#%1").arg(origin.runInFile + 1);
        return QStringList{singleLine(file),
                           singleLine(summary.workflowType, LongestName),
                           singleLine(summary.workflowId, LongestName),
                           displayName(summary.status),
                           tr("%1 events").arg(formatCount(static_cast<std::int64_t>(groups.history().size()))),
                           formatDuration(summary.duration())}
            .join(QLatin1String("  "));
    }

    void writeKind(DifferenceKind kind)
    {
        const std::size_t count = m_runs.count(kind);
        if (count == 0)
            return;
        line({});
        line(QStringLiteral("%1 (%2)").arg(displayName(kind), formatCount(static_cast<std::int64_t>(count))));
        for (const Difference& difference : m_runs.differences) {
            if (difference.kind == kind && m_isWanted)
                writeDifference(difference);
        }
    }

    void writeDifference(const Difference& difference)
    {
        const bool isOnlyInOne = !difference.groupInA.isValid() || !difference.groupInB.isValid();
        const QString sign = !isOnlyInOne                    ? QStringLiteral("~ ")
                             : difference.groupInA.isValid() ? QStringLiteral("- ")
                                                             : QStringLiteral("+ ");
        QString text = sign + subjectOf(m_runs, difference);
        if (!isOnlyInOne && difference.kind != DifferenceKind::Changed)
            text += QLatin1String(": ") + descriptionOf(m_runs, difference);
        line(text + QStringLiteral("  [%1]").arg(places(difference)));
        if (isOnlyInOne)
            return;
        const std::vector<FieldChange> changes = changesOf(m_runs, difference, MostChanges + 1);
        for (std::size_t i = 0; i < std::min(changes.size(), MostChanges); ++i)
            writeChange(changes[i]);
        if (changes.size() > MostChanges)
            line(QStringLiteral("    ") + tr("and more"));
    }

    [[nodiscard]] QString places(const Difference& difference) const
    {
        const QString inA = eventsText(*m_runs.a, difference.groupInA);
        const QString inB = eventsText(*m_runs.b, difference.groupInB);
        return inA.isEmpty() ? inB : inB.isEmpty() ? inA : inA + QLatin1String(" | ") + inB;
    }

    void writeChange(const FieldChange& change)
    {
        const QString place = QStringLiteral("    ") + placeOf(change);
        if (change.side == Side::Both)
            line(place + QStringLiteral(": %1 → %2").arg(quoted(change.inA), quoted(change.inB)));
        else if (change.side == Side::OnlyA)
            line(place + QStringLiteral(": - ") + quoted(change.inA));
        else
            line(place + QStringLiteral(": + ") + quoted(change.inB));
    }

    /// So that nothing isn't mistaken for a missing value.
    static QString quoted(const QString& value) { return value.isEmpty() ? QStringLiteral("\"\"") : value; }

    void line(const QString& text) { m_isWanted = m_isWanted && m_sink(text.toUtf8() + '\n'); }

    const RunDifference& m_runs;
    const ReportSink& m_sink;
    bool m_isWanted = true;
};

} // namespace

void writeDifferenceText(const RunDifference& runs, const RunOrigin& a, const RunOrigin& b, const ReportSink& sink)
{
    TextReport(runs, sink).write(a, b);
}

} // namespace chronoscope
