// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/causality.h"

#include "models/history/causalitybuilder.h"

#include <QCoreApplication>

#include <array>

namespace chronoscope {

namespace {

/// In the order of CauseKind.
constexpr std::array<const char*, CauseKindCount> CauseKindWords{"command",      "dispatch", "outcome",  "answer",
                                                                 "cancellation", "wake",     "delivery", "retry",
                                                                 "continuation", "handler",  "subject"};

struct OriginText {
    const char* word;        ///< for scripts
    const char* displayName; ///< source text for translation
};

/// In the order of Origin.
constexpr std::array<OriginText, OriginCount> OriginTexts{{
    {"", ""},
    {"startedFromOutside", QT_TRANSLATE_NOOP("Origin", "started by a client or a schedule")},
    {"startedByParent", QT_TRANSLATE_NOOP("Origin", "started by the parent workflow")},
    {"continuedFromEarlierRun", QT_TRANSLATE_NOOP("Origin", "continued from an earlier run")},
    {"signalFromOutside", QT_TRANSLATE_NOOP("Origin", "signal from a client")},
    {"signalFromWorkflow", QT_TRANSLATE_NOOP("Origin", "signal from another workflow")},
    {"updateFromOutside", QT_TRANSLATE_NOOP("Origin", "update from a client")},
    {"cancelRequestedFromOutside", QT_TRANSLATE_NOOP("Origin", "cancel requested by a client")},
    {"cancelRequestedByWorkflow", QT_TRANSLATE_NOOP("Origin", "cancel requested by another workflow")},
    {"terminatedFromOutside", QT_TRANSLATE_NOOP("Origin", "terminated by a client")},
    {"pausedFromOutside", QT_TRANSLATE_NOOP("Origin", "paused or resumed by a client")},
    {"optionsChangedFromOutside", QT_TRANSLATE_NOOP("Origin", "options changed by a client")},
    {"serverDecision", QT_TRANSLATE_NOOP("Origin", "decided by the server")},
    {"notRecorded", QT_TRANSLATE_NOOP("Origin", "cause not recorded")},
    {"unknownType", QT_TRANSLATE_NOOP("Origin", "unknown event type")},
}};

} // namespace

QString toString(CauseKind kind)
{
    return QLatin1String(CauseKindWords[static_cast<std::size_t>(kind)]);
}

QString toString(Origin origin)
{
    return QLatin1String(OriginTexts[static_cast<std::size_t>(origin)].word);
}

QString displayName(Origin origin)
{
    if (origin == Origin::None)
        return {};
    return QCoreApplication::translate("Origin", OriginTexts[static_cast<std::size_t>(origin)].displayName);
}

std::shared_ptr<const Causality> Causality::build(const History& history)
{
    return CausalityBuilder(history).build();
}

} // namespace chronoscope
