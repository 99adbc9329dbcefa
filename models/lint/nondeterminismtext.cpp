// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/lint/nondeterminismtext.h"

#include "models/core/format.h"
#include "models/history/eventtype.h"

#include <temporal/api/enums/v1/command_type.pb.h>
#include <temporal/api/enums/v1/event_type.pb.h>

#include <QRegularExpression>

#include <array>
#include <span>
#include <vector>

namespace chronoscope {

namespace {

namespace enums = temporal::api::enums::v1;
using Form = NondeterminismForm;
using Match = QRegularExpressionMatch;

constexpr int LongestValue = 200;
constexpr qsizetype MostCharacters = 8192;

QString bounded(const QString& text)
{
    return singleLine(text.trimmed(), LongestValue);
}

/// "ActivityTaskScheduled" as core and Go write it; 0 when there is no such type.
std::int32_t eventTypeFromName(const QString& name)
{
    for (int type = enums::EventType_MIN + 1; type <= enums::EventType_MAX; ++type) {
        if (enums::EventType_IsValid(type) && eventTypeName(type) == name)
            return type;
    }
    return 0;
}

/// "EVENT_TYPE_ACTIVITY_TASK_SCHEDULED" as Java writes it.
std::int32_t eventTypeFromConstant(const QString& constant)
{
    enums::EventType type = enums::EVENT_TYPE_UNSPECIFIED;
    return enums::EventType_Parse(constant.toStdString(), &type) ? type : 0;
}

/// "COMMAND_TYPE_START_TIMER" as Java writes it.
std::int32_t commandTypeFromConstant(const QString& constant)
{
    enums::CommandType type = enums::COMMAND_TYPE_UNSPECIFIED;
    return enums::CommandType_Parse(constant.toStdString(), &type) ? type : 0;
}

/// "StartTimer" as Go writes it.
std::int32_t commandTypeFromName(const QString& name)
{
    static const QRegularExpression wordStart(QStringLiteral("(?<=[a-z])(?=[A-Z])"));
    QString constant = name;
    constant.replace(wordStart, QStringLiteral("_"));
    return commandTypeFromConstant(QLatin1String("COMMAND_TYPE_") + constant.toUpper());
}

/// Go and Java render messages as "(ActivityId:19, ActivityType:(Name:Charge), …)" and `name: "Charge"\n`.
QString partOf(const QString& rendered, const char* pattern)
{
    return bounded(QRegularExpression(QLatin1String(pattern)).match(rendered).captured(1));
}

void takeGoEvent(const QString& type, const QString& rendered, NondeterminismText& result)
{
    result.eventType = eventTypeFromName(type);
    result.recordedId = partOf(rendered, "(?:ActivityId|TimerId|WorkflowId|MarkerName|SignalName):([^,()]+)");
    result.recordedName = partOf(rendered, "Type:\\(Name:([^,()]+)\\)");
    if (type == QLatin1String("MarkerRecorded")) {
        result.recordedName = result.recordedId;
        result.recordedId.clear();
    }
}

QString goCommandSubject(const QString& rendered)
{
    const QString name = partOf(rendered, "Type:\\(Name:([^,()]+)\\)");
    return name.isEmpty() ? partOf(rendered, "(?:TimerId|MarkerName|SignalName|WorkflowId|ActivityId):([^,()]+)")
                          : name;
}

QString javaValue(const QString& rendered)
{
    static const QRegularExpression name(QStringLiteral("name: \"([^\"]*)\""));
    const Match match = name.match(rendered);
    return bounded(match.hasMatch() ? match.captured(1) : rendered);
}

/// The words of a check of Java ("activityType") as two words for people.
QString spacedWords(const QString& camelCase)
{
    static const QRegularExpression wordStart(QStringLiteral("(?<=[a-z])(?=[A-Z])"));
    QString words = camelCase;
    return bounded(words.replace(wordStart, QStringLiteral(" ")).toLower());
}

std::int32_t scheduledTypeOf(const QString& subject)
{
    return subject.startsWith(QLatin1String("Child")) ? enums::EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_INITIATED
                                                      : enums::EVENT_TYPE_ACTIVITY_TASK_SCHEDULED;
}

/// One wording of one SDK and what it says.
struct Wording {
    const char* pattern;
    Form form;
    SdkFamily family;
    void (*take)(const Match& match, NondeterminismText& result);
};

void takeEvent(const Match& match, NondeterminismText& result)
{
    result.eventId = match.captured(QStringLiteral("event")).toLongLong();
    const QString type = match.captured(QStringLiteral("type"));
    result.eventType =
        type.startsWith(QLatin1String("EVENT_TYPE_")) ? eventTypeFromConstant(type) : eventTypeFromName(type);
}

// sdk-core (TypeScript, Python, .NET, Ruby, Rust). More special wordings first.
constexpr std::array CoreWordings{
    Wording{"([A-Z][A-Za-z]*(?: [A-Za-z]+)*) machine does not handle this event(?:: "
            "HistoryEvent\\(id: (?<event>\\d+), (?<type>\\w+)\\))?",
            Form::OtherCommand, SdkFamily::Core,
            [](const Match& match, NondeterminismText& result) {
                result.machine = bounded(match.captured(1));
                if (match.hasCaptured(QStringLiteral("event")) && !match.captured(QStringLiteral("event")).isEmpty())
                    takeEvent(match, result);
            }},
    Wording{"No command scheduled for event HistoryEvent\\(id: (?<event>\\d+), (?<type>\\w+)\\)", Form::MissingCommand,
            SdkFamily::Core, takeEvent},
    Wording{"(Activity|Child workflow) (id|type) of scheduled event '([^']*)' does not match [a-z ]+ of (?:[a-z]+ )*"
            "command '([^']*)'",
            Form::OtherIdentity, SdkFamily::Core,
            [](const Match& match, NondeterminismText& result) {
                result.eventType = scheduledTypeOf(match.captured(1));
                result.attribute = match.captured(1).toLower() + QLatin1Char(' ') + match.captured(2);
                result.recorded = bounded(match.captured(3));
                result.produced = bounded(match.captured(4));
                const bool isId = match.captured(2) == QLatin1String("id");
                (isId ? result.recordedId : result.recordedName) = result.recorded;
            }},
    Wording{"Activity (id|type) of recorded marker '([^']*)' does not match [a-z ]+ command '([^']*)'",
            Form::OtherIdentity, SdkFamily::Core,
            [](const Match& match, NondeterminismText& result) {
                result.eventType = enums::EVENT_TYPE_MARKER_RECORDED;
                result.attribute = QLatin1String("local activity ") + match.captured(1);
                result.recorded = bounded(match.captured(2));
                result.produced = bounded(match.captured(3));
                if (match.captured(1) == QLatin1String("type"))
                    result.recordedName = result.recorded;
            }},
    Wording{"Local activity marker data has sequence number (\\d+) but matched against LA command with sequence number "
            "(\\d+)",
            Form::LocalActivityOrder, SdkFamily::Core,
            [](const Match& match, NondeterminismText& result) {
                result.eventType = enums::EVENT_TYPE_MARKER_RECORDED;
                result.attribute = QStringLiteral("sequence number");
                result.recorded = match.captured(1);
                result.produced = match.captured(2);
            }},
    Wording{"Non-deprecated patch marker encountered for change (.+?), but there is no corresponding change command",
            Form::MissingPatchCall, SdkFamily::Core,
            [](const Match& match, NondeterminismText& result) {
                result.eventType = enums::EVENT_TYPE_MARKER_RECORDED;
                result.changeId = bounded(match.captured(1));
            }},
    Wording{"Change id (.+?) does not match expected id ([^\\s]+)", Form::OtherPatch, SdkFamily::Core,
            [](const Match& match, NondeterminismText& result) {
                result.eventType = enums::EVENT_TYPE_MARKER_RECORDED;
                result.changeId = bounded(match.captured(1));
                result.attribute = QStringLiteral("change id");
                result.recorded = result.changeId;
                result.produced = bounded(match.captured(2));
            }},
    Wording{"could not find a matching command for it: HistoryEvent\\(id: (?<event>\\d+), (?<type>\\w+)\\)",
            Form::MissingCommand, SdkFamily::Core, takeEvent},
    Wording{"Local activity .{0,200}? ran twice", Form::LocalActivityOrder, SdkFamily::Core,
            [](const Match&, NondeterminismText& result) { result.eventType = enums::EVENT_TYPE_MARKER_RECORDED; }},
    Wording{"Missing associated machine for|Expected in incoming history event", Form::IllegalState, SdkFamily::Core,
            [](const Match&, NondeterminismText&) {}},
    Wording{"HistoryEvent\\(id: (?<event>\\d+), (?<type>\\w+)\\)", Form::NotRecognised, SdkFamily::Core, takeEvent},
};

constexpr std::array GoWordings{
    Wording{"history event is (\\w+): (.*), replay command is (\\w+): (.*)", Form::OtherCommand, SdkFamily::Go,
            [](const Match& match, NondeterminismText& result) {
                takeGoEvent(match.captured(1), match.captured(2), result);
                result.commandType = commandTypeFromName(match.captured(3));
                result.recorded = result.recordedName.isEmpty() ? result.recordedId : result.recordedName;
                result.produced = goCommandSubject(match.captured(4));
            }},
    Wording{"missing replay command for (\\w+)(?:: (.*))?", Form::MissingCommand, SdkFamily::Go,
            [](const Match& match, NondeterminismText& result) {
                takeGoEvent(match.captured(1), match.captured(2), result);
            }},
    Wording{"extra replay command for (\\w+)(?:: (.*))?", Form::ExtraCommand, SdkFamily::Go,
            [](const Match& match, NondeterminismText& result) {
                result.commandType = commandTypeFromName(match.captured(1));
                result.produced = goCommandSubject(match.captured(2));
            }},
    Wording{"lookup failed for scheduledEventID to activityID: scheduleEventID: (\\d+), activityID: ?([^\\s,]*)",
            Form::LookupFailed, SdkFamily::Go,
            [](const Match& match, NondeterminismText& result) {
                result.eventId = match.captured(1).toLongLong();
                result.eventType = enums::EVENT_TYPE_ACTIVITY_TASK_SCHEDULED;
                result.recordedId = bounded(match.captured(2));
            }},
    Wording{"a matching (\\w+) command was expected in history event position (\\d+)", Form::MissingCommand,
            SdkFamily::Go,
            [](const Match& match, NondeterminismText& result) {
                result.eventId = match.captured(2).toLongLong();
                result.machine = bounded(match.captured(1));
            }},
    Wording{"No cached result found for side effectID=(-?\\d+)", Form::MissingSideEffect, SdkFamily::Go,
            [](const Match& match, NondeterminismText& result) {
                result.commandType = enums::COMMAND_TYPE_RECORD_MARKER;
                result.produced = match.captured(1);
            }},
    Wording{
        "Workflow code removed support of version (-?\\d+) for \"([^\"]*)\" change\\. The oldest supported version is "
        "(-?\\d+)",
        Form::UnsupportedVersion, SdkFamily::Go,
        [](const Match& match, NondeterminismText& result) {
            result.eventType = enums::EVENT_TYPE_MARKER_RECORDED;
            result.recorded = match.captured(1);
            result.changeId = bounded(match.captured(2));
            result.produced = match.captured(3);
        }},
    Wording{"invalid state transition: attempt to ([^,]+),", Form::IllegalState, SdkFamily::Go,
            [](const Match& match, NondeterminismText& result) { result.produced = bounded(match.captured(1)); }},
    Wording{"doesn't return the same result as the last event", Form::OtherResult, SdkFamily::Go,
            [](const Match&, NondeterminismText&) {}},
    Wording{"unknown SDK flag: (\\d+)", Form::UnknownFlag, SdkFamily::Go,
            [](const Match& match, NondeterminismText& result) { result.recorded = match.captured(1); }},
    Wording{"unknown history event", Form::UnknownEvent, SdkFamily::Go, [](const Match&, NondeterminismText&) {}},
    Wording{"\\[TMPRL1100\\] unknown command", Form::IllegalState, SdkFamily::Go,
            [](const Match&, NondeterminismText&) {}},
};

// Java calls the code's value "expected" and the history's "actual".
constexpr std::array JavaWordings{
    Wording{
        "Command (COMMAND_TYPE_\\w+) doesn't match event (?<type>EVENT_TYPE_\\w+) with EventId=(?<event>\\d+) on check "
        "(\\w+) with an expected value '(.*?)' and an actual value '(.*?)'\\.",
        Form::OtherIdentity, SdkFamily::Java,
        [](const Match& match, NondeterminismText& result) {
            takeEvent(match, result);
            result.commandType = commandTypeFromConstant(match.captured(1));
            result.attribute = spacedWords(match.captured(4));
            result.produced = javaValue(match.captured(5));
            result.recorded = javaValue(match.captured(6));
        }},
    Wording{
        "Event (?<event>\\d+) of type '?(?<type>EVENT_TYPE_\\w+)'? does not match command type '?(COMMAND_TYPE_\\w+)",
        Form::OtherCommand, SdkFamily::Java,
        [](const Match& match, NondeterminismText& result) {
            takeEvent(match, result);
            result.commandType = commandTypeFromConstant(match.captured(3));
        }},
    Wording{"No command scheduled that corresponds to event_id: (?<event>\\d+)(?:\\s.{0,400}?event_type: "
            "(?<type>EVENT_TYPE_\\w+))?",
            Form::MissingCommand, SdkFamily::Java, takeEvent},
    Wording{"No command scheduled that corresponds to event", Form::MissingCommand, SdkFamily::Java,
            [](const Match&, NondeterminismText&) {}},
    Wording{"Local activity of type (\\S+) recorded in the history was not expected by the execution",
            Form::MissingCommand, SdkFamily::Java,
            [](const Match& match, NondeterminismText& result) {
                result.eventType = enums::EVENT_TYPE_MARKER_RECORDED;
                result.recordedName = bounded(match.captured(1));
            }},
    Wording{"getVersion call before the existing version marker event", Form::LateVersionCall, SdkFamily::Java,
            [](const Match&, NondeterminismText& result) { result.eventType = enums::EVENT_TYPE_MARKER_RECORDED; }},
    Wording{"Version (-?\\d+) of changeId (\\S+) is not supported\\. Supported (?:v|version) is between "
            "\\[(-?\\d+), ?(-?\\d+)\\]",
            Form::UnsupportedVersion, SdkFamily::Java,
            [](const Match& match, NondeterminismText& result) {
                result.eventType = enums::EVENT_TYPE_MARKER_RECORDED;
                result.recorded = match.captured(1);
                result.changeId = bounded(match.captured(2));
                result.produced = match.captured(3);
            }},
    Wording{"Signal received after workflow is completed", Form::IllegalState, SdkFamily::Java,
            [](const Match&, NondeterminismText& result) {
                result.eventType = enums::EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED;
            }},
    Wording{"Unexpected command", Form::IllegalState, SdkFamily::Java, [](const Match&, NondeterminismText&) {}},
    Wording{"Failure handling event (?<event>\\d+) of type '(?<type>EVENT_TYPE_\\w+)' during replay",
            Form::NotRecognised, SdkFamily::Java, takeEvent},
};

/// What only the outer message of Java tells.
void addJavaPlace(const QString& message, NondeterminismText& result)
{
    static const QRegularExpression place(
        QStringLiteral("Failure handling event (?<event>\\d+) of type '(?<type>EVENT_TYPE_\\w+)'"));
    const Match match = place.match(message);
    if (match.hasMatch() && result.family == SdkFamily::Java && !result.eventId &&
        (result.eventType == 0 || result.eventType == eventTypeFromConstant(match.captured(QStringLiteral("type")))))
        takeEvent(match, result);
}

std::vector<QRegularExpression> compiled(std::span<const Wording> wordings)
{
    std::vector<QRegularExpression> patterns;
    for (const Wording& wording : wordings)
        patterns.emplace_back(QLatin1String(wording.pattern), QRegularExpression::DotMatchesEverythingOption);
    return patterns;
}

bool parseBy(std::span<const Wording> wordings, const std::vector<QRegularExpression>& patterns, const QString& message,
             NondeterminismText& result)
{
    for (std::size_t position = 0; position < wordings.size(); ++position) {
        const Match match = patterns[position].match(message);
        if (!match.hasMatch())
            continue;
        result.form = wordings[position].form;
        result.family = wordings[position].family;
        wordings[position].take(match, result);
        return true;
    }
    return false;
}

} // namespace

QString toString(NondeterminismForm form)
{
    static constexpr std::array<const char*, NondeterminismFormCount> Words{
        "otherCommand", "missingCommand",  "extraCommand",       "otherIdentity", "localActivityOrder", "missingPatch",
        "otherPatch",   "lateVersionCall", "unsupportedVersion", "lookupFailed",  "missingSideEffect",  "illegalState",
        "otherResult",  "unknownFlag",     "unknownEvent",       "notRecognised"};
    return QLatin1String(Words[static_cast<std::size_t>(form)]);
}

NondeterminismText parseNondeterminism(const QString& message)
{
    NondeterminismText result;
    const QString head = message.left(MostCharacters);
    static const std::vector<QRegularExpression> javaPatterns = compiled(JavaWordings);
    static const std::vector<QRegularExpression> goPatterns = compiled(GoWordings);
    static const std::vector<QRegularExpression> corePatterns = compiled(CoreWordings);
    if (parseBy(JavaWordings, javaPatterns, head, result))
        addJavaPlace(head, result);
    else if (!parseBy(GoWordings, goPatterns, head, result))
        parseBy(CoreWordings, corePatterns, head, result);
    return result;
}

bool looksLikeNondeterminism(const QString& message)
{
    const QString head = message.left(MostCharacters);
    return head.contains(QLatin1String("TMPRL1100")) ||
           head.contains(QLatin1String("nondeterminis"), Qt::CaseInsensitive) ||
           head.contains(QLatin1String("non-determinis"), Qt::CaseInsensitive);
}

} // namespace chronoscope
