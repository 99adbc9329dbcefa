// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/lint/nondeterminismerror.h"

#include "models/core/format.h"
#include "models/history/eventtype.h"
#include "models/history/failuretext.h"
#include "models/lint/lintrules.h"
#include "models/lint/nondeterminismadvice.h"
#include "models/state/versionmarker.h"

#include <temporal/api/enums/v1/event_type.pb.h>
#include <temporal/api/enums/v1/failed_cause.pb.h>
#include <temporal/api/history/v1/message.pb.h>

#include <algorithm>

namespace chronoscope {

namespace {

namespace enums = temporal::api::enums::v1;
using Form = NondeterminismForm;

constexpr int LongestMessage = 1000;
constexpr std::size_t MostCandidates = 20;

/// The link of a failure chain that is understood; else the outermost one.
struct UnderstoodFailure {
    QString message;
    NondeterminismText text;
};

UnderstoodFailure understand(const HistoryEvent& event)
{
    UnderstoodFailure result;
    const FailureChain chain = failureOf(event);
    for (const FailureLink& link : chain.links) {
        if (link.kind == FailureKind::Cause)
            continue;
        const NondeterminismText text = parseNondeterminism(link.message);
        if (result.message.isEmpty())
            result = {link.message, text};
        if (text.form != Form::NotRecognised)
            return {link.message, text};
    }
    return result;
}

/// Which recorded event an error is about, where its message does not name it.
class RecordedEventFinder {
public:
    RecordedEventFinder(const RunSnapshot& snapshot, EventIndex failed)
        : m_history(*snapshot.history), m_groups(*snapshot.groups), m_failed(failed)
    {
    }

    [[nodiscard]] std::vector<EventIndex> find(const NondeterminismText& text) const
    {
        if (text.eventId) {
            const auto named = m_history.findEventId(*text.eventId);
            return named && *named < m_failed ? std::vector{*named} : std::vector<EventIndex>();
        }
        if (!text.changeId.isEmpty())
            return markersOf(text.changeId);
        if (text.recordedId.isEmpty() && text.recordedName.isEmpty())
            return {};
        std::vector<EventIndex> found;
        // The latest is the likeliest, since replay got that far.
        for (std::uint32_t position = m_failed.value; position > 0 && found.size() < MostCandidates; --position) {
            const EventIndex event(position - 1);
            if (m_history.type(event) == text.eventType && fits(event, text))
                found.push_back(event);
        }
        return found;
    }

private:
    [[nodiscard]] bool fits(EventIndex event, const NondeterminismText& text) const
    {
        const GroupIndex group = m_groups.groupOf(event);
        const bool fitsName = text.recordedName.isEmpty() || lastSegment(m_groups.name(group)) == text.recordedName ||
                              m_groups.name(group) == text.recordedName || markerName(event) == text.recordedName;
        return fitsName && (text.recordedId.isEmpty() || idOf(event) == text.recordedId);
    }

    /// Go shows the last part of a type's path.
    [[nodiscard]] static QString lastSegment(const QString& name) { return name.section(QLatin1Char('.'), -1); }

    [[nodiscard]] QString markerName(EventIndex event) const
    {
        const HistoryEvent& content = m_history.event(event);
        return content.has_marker_recorded_event_attributes()
                   ? QString::fromStdString(content.marker_recorded_event_attributes().marker_name())
                   : QString();
    }

    [[nodiscard]] QString idOf(EventIndex event) const
    {
        const HistoryEvent& content = m_history.event(event);
        if (content.has_activity_task_scheduled_event_attributes())
            return QString::fromStdString(content.activity_task_scheduled_event_attributes().activity_id());
        if (content.has_timer_started_event_attributes())
            return QString::fromStdString(content.timer_started_event_attributes().timer_id());
        if (content.has_start_child_workflow_execution_initiated_event_attributes())
            return QString::fromStdString(
                content.start_child_workflow_execution_initiated_event_attributes().workflow_id());
        return {};
    }

    [[nodiscard]] std::vector<EventIndex> markersOf(const QString& changeId) const
    {
        std::vector<EventIndex> found;
        VersionMarkerReader reader;
        for (std::uint32_t position = 0; position < m_failed.value && found.size() < MostCandidates; ++position) {
            const EventIndex event(position);
            if (m_history.type(event) != enums::EVENT_TYPE_MARKER_RECORDED)
                continue;
            const auto marker = reader.read(m_history.event(event).marker_recorded_event_attributes());
            if (marker && QString::fromStdString(marker->id) == changeId)
                found.push_back(event);
        }
        return found;
    }

    const History& m_history;
    const EventGroups& m_groups;
    EventIndex m_failed;
};

/// The last completion of a workflow task before an event.
EventIndex completionBefore(const History& history, EventIndex event)
{
    for (std::uint32_t position = event.value; position > 0; --position) {
        if (history.type(EventIndex(position - 1)) == enums::EVENT_TYPE_WORKFLOW_TASK_COMPLETED)
            return EventIndex(position - 1);
    }
    return {};
}

QString recordedText(const NondeterminismError& error, const RunSnapshot& snapshot)
{
    const NondeterminismText& text = error.text;
    if (text.form == Form::ExtraCommand || text.form == Form::MissingSideEffect)
        return LintTexts::tr("The history has no such command at this place.");
    if (text.form == Form::UnknownFlag)
        return LintTexts::tr("The history was recorded with the SDK flag %1, which the worker does not know.")
            .arg(text.recorded);
    if (!error.events.empty()) {
        const EventIndex event = error.events.front();
        const GroupIndex group = snapshot.groups->groupOf(event);
        const QString name = snapshot.groups->name(group);
        const QString type = eventTypeDisplayName(*snapshot.history, event);
        const QString where = LintTexts::tr("event %1").arg(snapshot.history->eventId(event));
        const QString what = name.isEmpty() ? QStringLiteral("%1 (%2").arg(type, where)
                                            : QStringLiteral("%1 (%2, %3").arg(quoted(name), type, where);
        if (error.isCertain)
            return LintTexts::tr("The history has %1.").arg(what + QLatin1Char(')'));
        return LintTexts::tr("The history has %1, or one of %2 others like it).")
            .arg(what)
            .arg(error.events.size() - 1);
    }
    if (!text.changeId.isEmpty())
        return LintTexts::tr("The history has a marker of the change %1.").arg(quoted(text.changeId));
    if (text.eventType != 0)
        return LintTexts::tr("The history has %1 %2.")
            .arg(eventTypeDisplayName(text.eventType), text.recorded.isEmpty() ? QString() : quoted(text.recorded));
    return {};
}

QString commandText(const NondeterminismText& text)
{
    QString command = text.commandType != 0 ? commandDisplayName(text.commandType) : text.machine;
    if (!text.produced.isEmpty())
        command += QLatin1Char(' ') + quoted(text.produced);
    return command;
}

QString producedText(const NondeterminismText& text, const QString& message)
{
    if (message.isEmpty())
        return LintTexts::tr("The worker gave no message: look into its log.");
    switch (text.form) {
    case Form::OtherCommand:
        // Core's machine is the one of the command that the code issued.
        return LintTexts::tr("The code issued another command instead: %1.").arg(commandText(text));
    case Form::ExtraCommand:
        return LintTexts::tr("The code issued one command more: %1.").arg(commandText(text));
    case Form::MissingCommand:
        return LintTexts::tr("The code issued no command for it.");
    case Form::OtherIdentity:
        return LintTexts::tr("The code has another %1: %2 instead of %3.")
            .arg(text.attribute, quoted(text.produced), quoted(text.recorded));
    case Form::LocalActivityOrder:
        return LintTexts::tr("The code ran another local activity at this place, or in another order.");
    case Form::MissingPatchCall:
        return LintTexts::tr("The code does not ask for the patch %1 there any more.").arg(quoted(text.changeId));
    case Form::OtherPatch:
        return LintTexts::tr("The code asked for the patch %1 instead of %2.")
            .arg(quoted(text.produced), quoted(text.recorded));
    case Form::LateVersionCall:
        return LintTexts::tr(
            "The code calls getVersion before the place where its marker was recorded; most likely the call "
            "was added later with a change id that exists.");
    case Form::UnsupportedVersion:
        return LintTexts::tr("The code supports version %1 of %2 and later, and the run took version %3.")
            .arg(text.produced, quoted(text.changeId), text.recorded);
    case Form::LookupFailed:
        return LintTexts::tr("The code had not scheduled the activity with the id %1 at this place.")
            .arg(quoted(text.recordedId));
    case Form::MissingSideEffect:
        return LintTexts::tr("The code asked for the side effect %1, which was never recorded: it was added.")
            .arg(quoted(text.produced));
    case Form::IllegalState:
        return LintTexts::tr(
            "The code and the history no longer fit together: the SDK was told what cannot be at this place.");
    case Form::OtherResult:
        return LintTexts::tr("The code ended the run in another way or with another result.");
    case Form::UnknownFlag:
    case Form::UnknownEvent:
        return LintTexts::tr("The worker's SDK does not know what newer workers or servers wrote.");
    case Form::NotRecognised:
        break;
    }
    return LintTexts::tr("This wording is not recognised: read the message itself.");
}

QString consequenceText(const RunSnapshot& snapshot, EventIndex failed)
{
    const History& history = *snapshot.history;
    if (history.type(failed) == enums::EVENT_TYPE_WORKFLOW_EXECUTION_FAILED)
        return LintTexts::tr("The worker treats nondeterminism as a failure of the run, so the run has failed.");
    for (std::uint32_t position = failed.value + 1; position < history.size(); ++position) {
        if (history.type(EventIndex(position)) == enums::EVENT_TYPE_WORKFLOW_TASK_COMPLETED)
            return LintTexts::tr(
                "A later try went on, with other code or on another worker. Runs at the same place fail "
                "wherever this build takes them.");
    }
    if (snapshot.summary.closeEvent.isValid())
        return LintTexts::tr("No workflow task was completed after that, until the run was ended from outside.");
    return LintTexts::tr(
        "The run stands still: the server tries the task again, and it fails until code is deployed that "
        "fits the history.");
}

} // namespace

bool isNondeterminism(const HistoryEvent& event)
{
    if (event.has_workflow_task_failed_event_attributes()) {
        if (event.workflow_task_failed_event_attributes().cause() ==
            enums::WORKFLOW_TASK_FAILED_CAUSE_NON_DETERMINISTIC_ERROR)
            return true;
    } else if (!event.has_workflow_execution_failed_event_attributes()) {
        return false;
    }
    if (!carriesFailure(event))
        return false;
    const FailureChain chain = failureOf(event);
    return std::any_of(chain.links.begin(), chain.links.end(),
                       [](const FailureLink& link) { return looksLikeNondeterminism(link.message); });
}

std::optional<NondeterminismError> explainNondeterminism(const RunSnapshot& snapshot, EventIndex event)
{
    const History& history = *snapshot.history;
    if (event.value >= history.size() || !isNondeterminism(history.event(event)))
        return std::nullopt;
    NondeterminismError error;
    error.failed = event;
    UnderstoodFailure failure = understand(history.event(event));
    error.message = singleLine(failure.message, LongestMessage);
    error.text = std::move(failure.text);
    error.events = RecordedEventFinder(snapshot, event).find(error.text);
    error.isCertain = error.events.size() == 1;
    if (!error.events.empty())
        error.workflowTask = completionBefore(history, EventIndex(error.events.front().value + 1));
    error.recorded = recordedText(error, snapshot);
    error.produced = producedText(error.text, error.message);
    error.consequence = consequenceText(snapshot, event);
    adviseOn(error, snapshot);
    return error;
}

} // namespace chronoscope
