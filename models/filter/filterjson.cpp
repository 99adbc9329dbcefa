// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter/filterjson.h"

#include "models/core/format.h"
#include "models/history/eventtype.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>

namespace chronoscope {

namespace {

constexpr int Version = 1;
/// Of names and identities, in characters; those of a run are no longer.
constexpr qsizetype LongestName = 1'000;
/// Numbers of event types that the schema may have; asked by name.
constexpr std::int32_t EventTypeNumbers = 64;
constexpr std::array<const char*, 3> ModeWords{"text", "regex", "jq"};

struct Words {
    Q_DECLARE_TR_FUNCTIONS(chronoscope::FilterJson)
};

struct Writer {
    QJsonObject operator()(const CategoryCondition& condition) const
    {
        return {{QStringLiteral("category"), toString(condition.kind)}};
    }
    QJsonObject operator()(const StatusCondition& condition) const
    {
        return {{QStringLiteral("status"), toString(condition.status)}};
    }
    QJsonObject operator()(const TypeCondition& condition) const
    {
        return {{QStringLiteral("type"), condition.name}, {QStringLiteral("of"), toString(condition.kind)}};
    }
    QJsonObject operator()(const EventTypeCondition& condition) const
    {
        return {{QStringLiteral("eventType"), eventTypeName(condition.eventType)}};
    }
    QJsonObject operator()(const WorkerCondition& condition) const
    {
        return {{QStringLiteral("worker"), condition.identity}};
    }
    QJsonObject operator()(const TimeCondition& condition) const
    {
        return {{QStringLiteral("from"), QString::number(condition.range.start.nanoseconds())},
                {QStringLiteral("to"), QString::number(condition.range.end.nanoseconds())}};
    }
    QJsonObject operator()(const TextCondition& condition) const
    {
        return {{QStringLiteral("text"), condition.query.text},
                {QStringLiteral("mode"), QLatin1String(ModeWords[static_cast<std::size_t>(condition.query.mode)])},
                {QStringLiteral("caseSensitive"), condition.query.isCaseSensitive}};
    }
};

Error refused(Error::Code code, const QString& message, const QString& place = {})
{
    Error error;
    error.code = code;
    error.message = message;
    error.place = place;
    error.remedy = Words::tr("Set the filters anew and save them again.");
    return error;
}

/// Reads one condition; says what is wrong with it by an empty answer.
class ConditionReader {
public:
    explicit ConditionReader(const QJsonObject& object) : m_object(object) {}

    std::optional<FilterCondition> read() const
    {
        if (hasKeys({"category"}))
            return readCategory();
        if (hasKeys({"status"}))
            return readStatus();
        if (hasKeys({"of", "type"}))
            return readType();
        if (hasKeys({"eventType"}))
            return readEventType();
        if (hasKeys({"worker"}))
            return readWorker();
        if (hasKeys({"from", "to"}))
            return readTime();
        if (hasKeys({"caseSensitive", "mode", "text"}))
            return readText();
        return std::nullopt;
    }

private:
    /// Exactly these, which stand in the order of their letters.
    [[nodiscard]] bool hasKeys(std::initializer_list<const char*> keys) const
    {
        const QStringList found = m_object.keys();
        return std::equal(found.begin(), found.end(), keys.begin(), keys.end(),
                          [](const QString& one, const char* other) { return one == QLatin1String(other); });
    }
    [[nodiscard]] std::optional<QString> text(const char* key, qsizetype longest) const
    {
        const QJsonValue value = m_object.value(QLatin1String(key));
        if (!value.isString() || value.toString().size() > longest)
            return std::nullopt;
        return value.toString();
    }
    template <typename Word>
    [[nodiscard]] std::optional<Word> word(const char* key, std::size_t count) const
    {
        const std::optional<QString> asked = text(key, LongestName);
        for (std::size_t number = 0; asked && number < count; ++number) {
            if (toString(static_cast<Word>(number)) == *asked)
                return static_cast<Word>(number);
        }
        return std::nullopt;
    }
    [[nodiscard]] std::optional<Instant> instant(const char* key) const
    {
        bool isNumber = false;
        const std::int64_t nanoseconds = text(key, LongestName).value_or(QString()).toLongLong(&isNumber);
        const std::int64_t seconds = nanoseconds / NanosecondsPerSecond;
        if (!isNumber || seconds < EarliestSecond || seconds > LatestSecond)
            return std::nullopt;
        return Instant(nanoseconds);
    }

    [[nodiscard]] std::optional<FilterCondition> readCategory() const
    {
        const auto kind = word<GroupKind>("category", GroupKindCount);
        return kind ? std::optional<FilterCondition>(CategoryCondition{*kind}) : std::nullopt;
    }
    [[nodiscard]] std::optional<FilterCondition> readStatus() const
    {
        const auto status = word<Status>("status", StatusCount);
        return status ? std::optional<FilterCondition>(StatusCondition{*status}) : std::nullopt;
    }
    [[nodiscard]] std::optional<FilterCondition> readType() const
    {
        const auto kind = word<GroupKind>("of", GroupKindCount);
        const auto name = text("type", LongestName);
        return kind && name ? std::optional<FilterCondition>(TypeCondition{*kind, *name}) : std::nullopt;
    }
    [[nodiscard]] std::optional<FilterCondition> readEventType() const
    {
        const auto name = text("eventType", LongestName);
        for (std::int32_t type = 0; name && type < EventTypeNumbers; ++type) {
            if (eventTypeName(type) == *name)
                return EventTypeCondition{type};
        }
        return std::nullopt;
    }
    [[nodiscard]] std::optional<FilterCondition> readWorker() const
    {
        const auto identity = text("worker", LongestName);
        return identity ? std::optional<FilterCondition>(WorkerCondition{*identity}) : std::nullopt;
    }
    [[nodiscard]] std::optional<FilterCondition> readTime() const
    {
        const auto from = instant("from");
        const auto to = instant("to");
        if (!from || !to || *from > *to)
            return std::nullopt;
        return TimeCondition{TimeRange{*from, *to}};
    }
    [[nodiscard]] std::optional<FilterCondition> readText() const
    {
        const auto words = text("text", LongestQuery);
        const auto mode = text("mode", LongestName);
        const QJsonValue isCaseSensitive = m_object.value(QLatin1String("caseSensitive"));
        if (!words || words->isEmpty() || !mode || !isCaseSensitive.isBool())
            return std::nullopt;
        for (std::size_t number = 0; number < ModeWords.size(); ++number) {
            if (*mode == QLatin1String(ModeWords[number]))
                return TextCondition{SearchQuery{*words, static_cast<SearchMode>(number), isCaseSensitive.toBool()}};
        }
        return std::nullopt;
    }

    const QJsonObject& m_object;
};

Result<QJsonArray> conditionsOf(const QByteArray& json)
{
    if (json.size() > LongestFilterJson)
        return tl::unexpected(
            refused(Error::Code::Limit,
                    Words::tr("The saved filters are longer than %1.").arg(formatBytes(LongestFilterJson))));
    QJsonParseError parsed;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parsed);
    if (parsed.error != QJsonParseError::NoError)
        return tl::unexpected(refused(Error::Code::Parse, Words::tr("The saved filters are no JSON."),
                                      Words::tr("byte %1").arg(parsed.offset)));
    const QJsonObject object = document.object();
    const int version = object.value(QLatin1String("version")).toInt();
    if (version > Version)
        return tl::unexpected(
            refused(Error::Code::Schema, Words::tr("The filters were saved by a newer version of Chronoscope.")));
    const QJsonValue conditions = object.value(QLatin1String("conditions"));
    if (version != Version || !conditions.isArray())
        return tl::unexpected(refused(Error::Code::Schema, Words::tr("The text holds no saved filters.")));
    if (conditions.toArray().size() > static_cast<qsizetype>(MaximumConditions))
        return tl::unexpected(
            refused(Error::Code::Limit, Words::tr("There are more than %1 saved filters.").arg(MaximumConditions)));
    return conditions.toArray();
}

} // namespace

QByteArray filtersToJson(const FilterConditions& conditions)
{
    QJsonArray array;
    for (const FilterCondition& condition : conditions)
        array.append(std::visit(Writer{}, condition));
    return QJsonDocument(
               QJsonObject{{QStringLiteral("version"), Version}, {QStringLiteral("conditions"), std::move(array)}})
        .toJson(QJsonDocument::Compact);
}

Result<FilterConditions> filtersFromJson(const QByteArray& json)
{
    const Result<QJsonArray> array = conditionsOf(json);
    if (!array)
        return tl::unexpected(array.error());
    FilterConditions conditions;
    for (const auto& value : *array) {
        const QJsonObject object = value.toObject();
        const std::optional<FilterCondition> condition = ConditionReader(object).read();
        if (!condition)
            return tl::unexpected(refused(Error::Code::Schema, Words::tr("A saved filter is not understood."),
                                          Words::tr("filter %1").arg(conditions.size() + 1)));
        conditions.push_back(*condition);
    }
    return conditions;
}

} // namespace chronoscope
