// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/savedview.h"

#include "models/filter/filterjson.h"
#include "models/session/viewrange.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <cmath>

namespace chronoscope {

namespace {

constexpr int Version = 1;
/// In the order of Grouping.
constexpr std::array<QLatin1String, 4> GroupingWords{QLatin1String("category"), QLatin1String("activityType"),
                                                     QLatin1String("worker"), QLatin1String("taskQueue")};

constexpr QLatin1String VersionKey("version");
constexpr QLatin1String GroupingKey("grouping");
constexpr QLatin1String FoldsIdleTimeKey("foldsIdleTime");
constexpr QLatin1String RangeKey("range");
constexpr QLatin1String FromKey("from");
constexpr QLatin1String ToKey("to");
constexpr QLatin1String FiltersKey("filters");
constexpr QLatin1String ColumnsKey("columns");

Error noView(Error::Code code, const QString& place)
{
    Error error;
    error.code = code;
    error.place = place;
    error.message = QCoreApplication::translate("SavedView", "The saved view cannot be read.");
    error.remedy = QCoreApplication::translate(
        "SavedView", "It may have been saved by a newer Chronoscope. Remove it, or save it anew under the same name.");
    return error;
}

Result<std::optional<RangePart>> rangeOf(const QJsonValue& value)
{
    if (value.isUndefined())
        return std::nullopt;
    const RangePart part{value[FromKey].toDouble(-1), value[ToKey].toDouble(-1)};
    // Written so that what is no number is refused as well.
    const bool isValid = part.from >= 0 && part.from < part.to && part.to <= 1;
    if (!isValid)
        return tl::unexpected(noView(Error::Code::Schema, RangeKey));
    return part;
}

} // namespace

QByteArray savedViewToJson(const SavedView& view)
{
    QJsonObject object{
        {VersionKey, Version},
        {GroupingKey, GroupingWords.at(static_cast<std::size_t>(view.grouping))},
        {FoldsIdleTimeKey, view.foldsIdleTime},
        {FiltersKey, QJsonDocument::fromJson(filtersToJson(view.filters)).object()},
    };
    if (view.range)
        object.insert(RangeKey, QJsonObject{{FromKey, view.range->from}, {ToKey, view.range->to}});
    if (!view.columns.isEmpty())
        object.insert(ColumnsKey, QString::fromLatin1(view.columns.toBase64()));
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<SavedView> savedViewFromJson(const QByteArray& json)
{
    QJsonParseError parsed;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parsed);
    if (parsed.error != QJsonParseError::NoError) {
        Error error = noView(Error::Code::Parse, {});
        error.detail = parsed.errorString();
        return tl::unexpected(error);
    }
    const QJsonObject object = document.object();
    if (object.value(VersionKey).toInt() != Version)
        return tl::unexpected(noView(Error::Code::Schema, VersionKey));
    SavedView view;
    const auto word = std::ranges::find(GroupingWords, object.value(GroupingKey).toString());
    if (word == GroupingWords.end())
        return tl::unexpected(noView(Error::Code::Schema, GroupingKey));
    view.grouping = static_cast<Grouping>(word - GroupingWords.begin());
    view.foldsIdleTime = object.value(FoldsIdleTimeKey).toBool();
    Result<std::optional<RangePart>> range = rangeOf(object.value(RangeKey));
    if (!range)
        return tl::unexpected(range.error());
    view.range = *range;
    Result<FilterConditions> filters =
        filtersFromJson(QJsonDocument(object.value(FiltersKey).toObject()).toJson(QJsonDocument::Compact));
    if (!filters)
        return tl::unexpected(filters.error());
    view.filters = std::move(*filters);
    view.columns = QByteArray::fromBase64(object.value(ColumnsKey).toString().toLatin1());
    return view;
}

std::optional<RangePart> visiblePart(const ViewRange& range)
{
    if (range.isWholeRun())
        return std::nullopt;
    const auto whole = static_cast<double>((range.fullEnd() - range.fullStart()).nanoseconds);
    const auto part = [&](Instant instant) {
        return std::clamp(static_cast<double>((instant - range.fullStart()).nanoseconds) / whole, 0.0, 1.0);
    };
    const RangePart visible{part(range.start()), part(range.end())};
    // A microsecond of a year is less than a double can tell apart.
    return visible.from < visible.to ? std::optional(visible) : std::nullopt;
}

void showPart(ViewRange& range, const std::optional<RangePart>& part)
{
    if (!part) {
        range.showWholeRun();
        return;
    }
    const auto whole = static_cast<double>((range.fullEnd() - range.fullStart()).nanoseconds);
    const auto instant = [&](double place) {
        return range.fullStart() + Duration{static_cast<std::int64_t>(std::llround(whole * place))};
    };
    range.show(instant(part->from), instant(part->to));
}

} // namespace chronoscope
