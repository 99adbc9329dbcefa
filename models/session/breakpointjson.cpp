// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/format.h"
#include "models/filter/filterjson.h"
#include "models/session/breakpoint.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <optional>

namespace chronoscope {

namespace {

constexpr int Version = 1;
constexpr qsizetype LongestVersionId = 1'000;
/// Doubles hold no larger numbers exactly, and no history is larger.
constexpr double LargestNumber = 1e15;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(chronoscope::BreakpointJson)
};

Error refused(Error::Code code, const QString& message, const QString& place = {})
{
    Error error;
    error.code = code;
    error.message = message;
    error.place = place;
    error.remedy = Words::tr("Set the breakpoints anew.");
    return error;
}

QJsonObject stateToJson(const StateCondition& condition)
{
    const QString word = toString(condition.subject);
    if (condition.subject == StateCondition::Subject::VersionTaken)
        return {{word, condition.version}};
    if (isNumber(condition.subject))
        return {{word, static_cast<qint64>(condition.atLeast)}};
    return {{word, true}};
}

QJsonArray filtersAsArray(const FilterConditions& conditions)
{
    return QJsonDocument::fromJson(filtersToJson(conditions)).object().value(QLatin1String("conditions")).toArray();
}

std::optional<StateCondition> stateFromJson(const QJsonObject& object)
{
    if (object.size() != 1)
        return std::nullopt;
    for (std::size_t number = 0; number < StateSubjectCount; ++number) {
        StateCondition condition;
        condition.subject = static_cast<StateCondition::Subject>(number);
        const QJsonValue value = object.value(toString(condition.subject));
        if (value.isUndefined())
            continue;
        if (condition.subject == StateCondition::Subject::VersionTaken) {
            condition.version = value.toString();
            return value.isString() && condition.version.size() <= LongestVersionId ? std::optional(condition)
                                                                                    : std::nullopt;
        }
        if (!isNumber(condition.subject))
            return value.isBool() && value.toBool() ? std::optional(condition) : std::nullopt;
        if (!value.isDouble() || value.toDouble() < 0 || value.toDouble() > LargestNumber)
            return std::nullopt;
        condition.atLeast = value.toInteger();
        return condition;
    }
    return std::nullopt;
}

Result<Breakpoint> breakpointFromJson(const QJsonObject& object, const QString& place)
{
    const auto notUnderstood = [&place] {
        return tl::unexpected(refused(Error::Code::Schema, Words::tr("A breakpoint is not understood."), place));
    };
    const QJsonValue events = object.value(QLatin1String("events"));
    const QJsonArray state = object.value(QLatin1String("state")).toArray();
    const QJsonValue isEnabled = object.value(QLatin1String("enabled"));
    if (!events.isArray() || !isEnabled.isBool() || state.size() > static_cast<qsizetype>(MaximumStateConditions))
        return notUnderstood();
    Breakpoint breakpoint;
    breakpoint.isEnabled = isEnabled.toBool();
    const QJsonObject filters{{QStringLiteral("version"), 1}, {QStringLiteral("conditions"), events}};
    Result<FilterConditions> conditions = filtersFromJson(QJsonDocument(filters).toJson(QJsonDocument::Compact));
    if (!conditions)
        return notUnderstood();
    breakpoint.events = std::move(*conditions);
    for (const auto& value : state) {
        const std::optional<StateCondition> condition = stateFromJson(value.toObject());
        if (!condition)
            return notUnderstood();
        breakpoint.state.push_back(*condition);
    }
    return breakpoint;
}

Result<QJsonArray> arrayOf(const QByteArray& json)
{
    if (json.size() > LongestBreakpointJson)
        return tl::unexpected(
            refused(Error::Code::Limit,
                    Words::tr("The breakpoints are longer than %1.").arg(formatBytes(LongestBreakpointJson))));
    QJsonParseError parsed;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parsed);
    if (parsed.error != QJsonParseError::NoError)
        return tl::unexpected(refused(Error::Code::Parse, Words::tr("The breakpoints are no JSON."),
                                      Words::tr("byte %1").arg(parsed.offset)));
    const int version = document.object().value(QLatin1String("version")).toInt();
    if (version > Version)
        return tl::unexpected(
            refused(Error::Code::Schema, Words::tr("The breakpoints were set by a newer version of Chronoscope.")));
    const QJsonValue breakpoints = document.object().value(QLatin1String("breakpoints"));
    if (version != Version || !breakpoints.isArray())
        return tl::unexpected(refused(Error::Code::Schema, Words::tr("The text holds no breakpoints.")));
    if (breakpoints.toArray().size() > static_cast<qsizetype>(MaximumBreakpoints))
        return tl::unexpected(
            refused(Error::Code::Limit, Words::tr("There are more than %1 breakpoints.").arg(MaximumBreakpoints)));
    return breakpoints.toArray();
}

} // namespace

QByteArray breakpointsToJson(const std::vector<Breakpoint>& breakpoints)
{
    QJsonArray array;
    for (const Breakpoint& breakpoint : breakpoints) {
        QJsonArray state;
        for (const StateCondition& condition : breakpoint.state)
            state.append(stateToJson(condition));
        array.append(QJsonObject{{QStringLiteral("enabled"), breakpoint.isEnabled},
                                 {QStringLiteral("events"), filtersAsArray(breakpoint.events)},
                                 {QStringLiteral("state"), std::move(state)}});
    }
    return QJsonDocument(
               QJsonObject{{QStringLiteral("version"), Version}, {QStringLiteral("breakpoints"), std::move(array)}})
        .toJson(QJsonDocument::Compact);
}

Result<std::vector<Breakpoint>> breakpointsFromJson(const QByteArray& json)
{
    const Result<QJsonArray> array = arrayOf(json);
    if (!array)
        return tl::unexpected(array.error());
    std::vector<Breakpoint> breakpoints;
    for (const auto& value : *array) {
        const QJsonObject object = value.toObject();
        Result<Breakpoint> breakpoint =
            breakpointFromJson(object, Words::tr("breakpoint %1").arg(breakpoints.size() + 1));
        if (!breakpoint)
            return tl::unexpected(breakpoint.error());
        breakpoints.push_back(std::move(*breakpoint));
    }
    return breakpoints;
}

} // namespace chronoscope
