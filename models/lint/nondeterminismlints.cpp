// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/format.h"
#include "models/history/failuretext.h"
#include "models/lint/lintrules.h"
#include "models/lint/nondeterminismerror.h"

#include <temporal/api/enums/v1/event_type.pb.h>
#include <temporal/api/history/v1/message.pb.h>

#include <map>

namespace chronoscope {

namespace {

namespace enums = temporal::api::enums::v1;

/// Each is looked up in the history; no run of this world has so many different ones.
constexpr std::size_t MostErrors = 100;

bool isUnresolved(const LintContext& context, EventIndex failed)
{
    const History& history = context.history();
    for (std::uint32_t position = failed.value + 1; position < history.size(); ++position) {
        if (history.type(EventIndex(position)) == enums::EVENT_TYPE_WORKFLOW_TASK_COMPLETED)
            return false;
    }
    return true;
}

QString joined(const NondeterminismError& error)
{
    QStringList parts{error.recorded, error.produced, error.consequence};
    if (error.text.form == NondeterminismForm::NotRecognised)
        parts.prepend(error.message);
    parts.removeAll(QString());
    return parts.join(QLatin1Char(' '));
}

} // namespace

void lintNondeterminism(const LintContext& context, Lints& lints)
{
    // The same error again says nothing new.
    std::map<QString, std::vector<EventIndex>> failuresByMessage;
    for (std::size_t position = 0; position < context.history().size(); ++position) {
        const EventIndex event(position);
        const HistoryEvent& content = context.history().event(event);
        if (!isNondeterminism(content))
            continue;
        const FailureChain chain = failureOf(content);
        const QString message = chain.isEmpty() ? QString() : singleLine(chain.links.front().message);
        if (failuresByMessage.size() < MostErrors || failuresByMessage.contains(message))
            failuresByMessage[message].push_back(event);
    }
    for (const auto& [message, failures] : failuresByMessage) {
        const auto error = explainNondeterminism(context.snapshot, failures.back());
        if (!error)
            continue;
        std::vector<EventIndex> events = failures;
        if (error->isCertain)
            events.push_back(error->events.front());
        const bool isError = isUnresolved(context, failures.back());
        lints.push_back(makeLint(Lint::Kind::Nondeterminism, isError ? Lint::Severity::Error : Lint::Severity::Warning,
                                 LintTexts::tr("Code and history differ. %1").arg(joined(*error)),
                                 error->remedies.join(QLatin1Char(' ')), std::move(events)));
    }
}

} // namespace chronoscope
