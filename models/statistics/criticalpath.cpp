// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/statistics/criticalpath.h"

#include "models/statistics/criticalpathwalk.h"

#include <QCoreApplication>

namespace chronoscope {

namespace {

struct KindText {
    const char* word;        ///< for scripts
    const char* displayName; ///< source text for translation
};

/// In the order of PathPartKind.
constexpr std::array<KindText, PathPartKindCount> KindTexts{{
    {"startDelay", QT_TRANSLATE_NOOP("PathPartKind", "Start delayed")},
    {"workflowTaskQueue", QT_TRANSLATE_NOOP("PathPartKind", "Workflow task waits for a worker")},
    {"workflowTask", QT_TRANSLATE_NOOP("PathPartKind", "Workflow task")},
    {"queue", QT_TRANSLATE_NOOP("PathPartKind", "Waits for its start")},
    {"run", QT_TRANSLATE_NOOP("PathPartKind", "Runs")},
    {"retryBackoff", QT_TRANSLATE_NOOP("PathPartKind", "Failed attempts and backoff")},
    {"timer", QT_TRANSLATE_NOOP("PathPartKind", "Timer")},
    {"childWorkflow", QT_TRANSLATE_NOOP("PathPartKind", "Child workflow")},
    {"nexusOperation", QT_TRANSLATE_NOOP("PathPartKind", "Nexus operation")},
    {"request", QT_TRANSLATE_NOOP("PathPartKind", "Request to another workflow")},
    {"pending", QT_TRANSLATE_NOOP("PathPartKind", "Start not recorded")},
    {"outside", QT_TRANSLATE_NOOP("PathPartKind", "Waits for outside")},
    {"idle", QT_TRANSLATE_NOOP("PathPartKind", "Idle, nothing open")},
}};

} // namespace

QString toString(PathPartKind kind)
{
    return QLatin1String(KindTexts[static_cast<std::size_t>(kind)].word);
}

QString displayName(PathPartKind kind)
{
    return QCoreApplication::translate("PathPartKind", KindTexts[static_cast<std::size_t>(kind)].displayName);
}

std::array<Duration, PathPartKindCount> CriticalPath::totals() const
{
    std::array<Duration, PathPartKindCount> totals{};
    for (const PathPart& part : parts) {
        Duration& total = totals[static_cast<std::size_t>(part.kind)];
        total = total + part.duration();
    }
    return totals;
}

QString pathPartName(const EventGroups& groups, const PathPart& part)
{
    const GroupKind kind = groups.group(part.group).kind;
    return kind == GroupKind::WorkflowTask || kind == GroupKind::Workflow ? QString() : groups.label(part.group);
}

QString shareText(Duration part, Duration whole)
{
    if (whole.nanoseconds <= 0)
        return {};
    const double percent = 100.0 * static_cast<double>(part.nanoseconds) / static_cast<double>(whole.nanoseconds);
    if (part.nanoseconds > 0 && percent < 0.05)
        return QStringLiteral("< 0.1 %");
    return QString::number(percent, 'f', 1) + QLatin1String(" %");
}

CriticalPath criticalPathOf(const RunSnapshot& snapshot)
{
    return CriticalPathWalk(snapshot).walk();
}

} // namespace chronoscope
