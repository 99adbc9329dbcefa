// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/sortkeys.h"

#include <QCollator>
#include <QHash>
#include <QLocale>

#include <algorithm>
#include <numeric>

namespace chronoscope {

namespace {

/// The different texts in the order of their first appearance, and for each text which of them it is.
struct DistinctTexts {
    std::vector<QString> texts;
    std::vector<std::uint32_t> idOfText;
};

DistinctTexts distinct(std::span<const QString> texts)
{
    DistinctTexts result;
    result.idOfText.reserve(texts.size());
    QHash<QString, std::uint32_t> ids;
    for (const QString& text : texts) {
        const auto next = static_cast<std::uint32_t>(result.texts.size());
        const auto found = ids.constFind(text);
        if (found != ids.constEnd()) {
            result.idOfText.push_back(*found);
            continue;
        }
        ids.insert(text, next);
        result.texts.push_back(text);
        result.idOfText.push_back(next);
    }
    return result;
}

std::vector<std::int64_t> ranksOfDistinct(const std::vector<QString>& texts)
{
    QCollator collator{QLocale()};
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    std::vector<QCollatorSortKey> keys;
    keys.reserve(texts.size());
    for (const QString& text : texts)
        keys.push_back(collator.sortKey(text));

    std::vector<std::uint32_t> order(texts.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const int compared = keys[a].compare(keys[b]);
        return compared != 0 ? compared < 0 : texts[a] < texts[b];
    });
    std::vector<std::int64_t> ranks(texts.size());
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
        const std::uint32_t id = order[rank];
        ranks[id] = texts[id].isEmpty() ? EmptySortKey : static_cast<std::int64_t>(rank);
    }
    return ranks;
}

} // namespace

SortKeys ranksOf(std::span<const QString> texts)
{
    const DistinctTexts unique = distinct(texts);
    const std::vector<std::int64_t> ranks = ranksOfDistinct(unique.texts);
    SortKeys keys;
    keys.reserve(texts.size());
    for (const std::uint32_t id : unique.idOfText)
        keys.push_back(ranks[id]);
    return keys;
}

RowIndex sortedRows(const RowIndex& rows, const SortKeys& keys, SortDirection direction,
                    const CancellationToken& cancellation)
{
    if (cancellation.isCancelled())
        return rows;
    std::vector<std::uint32_t> sources = rows.sources();
    // Key and position side by side: the sort reads memory in order instead of jumping.
    std::vector<std::pair<std::int64_t, std::uint32_t>> entries;
    entries.reserve(sources.size());
    const auto isEmptyEntry = [](const auto& entry) { return entry.first == EmptySortKey; };
    for (const std::uint32_t source : sources)
        entries.emplace_back(keys[source], source);
    std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    const auto filled = std::stable_partition(entries.begin(), entries.end(), std::not_fn(isEmptyEntry));
    if (direction == SortDirection::Ascending) {
        std::stable_sort(entries.begin(), filled, [](const auto& a, const auto& b) { return a.first < b.first; });
    } else {
        std::stable_sort(entries.begin(), filled, [](const auto& a, const auto& b) { return a.first > b.first; });
    }
    std::transform(entries.begin(), entries.end(), sources.begin(), [](const auto& entry) { return entry.second; });
    return {std::move(sources), rows.sourceCount()};
}

} // namespace chronoscope
