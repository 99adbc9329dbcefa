// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/causality.h"
#include "models/history/eventtype.h"

#include <QStringList>

namespace chronoscope::test {

/// "7 WorkflowTaskStarted dispatch:5 delivery:6", or "1 WorkflowExecutionStarted origin=startedFromOutside".
[[nodiscard]] inline QString printCauses(const History& history, const Causality& causality, EventIndex event)
{
    QStringList words{QString::number(history.eventId(event)), eventTypeName(history, event)};
    for (const CausalLink& cause : causality.causesOf(event))
        words.append(toString(cause.kind) + QLatin1Char(':') + QString::number(history.eventId(cause.event)));
    if (causality.originOf(event) != Origin::None)
        words.append(QLatin1String("origin=") + toString(causality.originOf(event)));
    return words.join(QLatin1Char(' '));
}

[[nodiscard]] inline QStringList printCauses(const History& history, const Causality& causality)
{
    QStringList lines;
    for (std::size_t position = 0; position < history.size(); ++position)
        lines.append(printCauses(history, causality, EventIndex(position)));
    return lines;
}

/// What breaks the promises of Causality; empty when nothing does.
[[nodiscard]] inline QString brokenPromise(const History& history, const Causality& causality)
{
    if (causality.size() != history.size())
        return QStringLiteral("%1 events, %2 known").arg(history.size()).arg(causality.size());
    std::size_t effects = 0;
    for (std::size_t position = 0; position < history.size(); ++position) {
        const EventIndex event(position);
        const QString place = printCauses(history, causality, event);
        const bool hasCause = !causality.causesOf(event).empty();
        if (hasCause != (causality.originOf(event) == Origin::None))
            return place + QLatin1String(": neither caused nor with a reason, or both");
        for (const CausalLink& cause : causality.causesOf(event)) {
            if (cause.event >= event)
                return place + QLatin1String(": a cause that comes later");
            const auto known = causality.effectsOf(cause.event);
            if (std::ranges::find(known, CausalLink{event, cause.kind}) == known.end())
                return place + QLatin1String(": the cause does not know its effect");
        }
        effects += causality.effectsOf(event).size();
    }
    return effects == causality.linkCount() ? QString() : QStringLiteral("%1 effects of nothing").arg(effects);
}

} // namespace chronoscope::test
