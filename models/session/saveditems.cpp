// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/saveditems.h"

#include "models/core/format.h"
#include "models/store/store.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace chronoscope {

namespace {

bool isSame(const SavedItem& one, const SavedItem& other)
{
    return one.name == other.name && one.workflowType == other.workflowType;
}

/// As the store sorts them.
bool isBefore(const SavedItem& one, const SavedItem& other)
{
    const int byLetters = one.name.compare(other.name, Qt::CaseInsensitive);
    return byLetters != 0 ? byLetters < 0
                          : std::tie(one.name, one.workflowType) < std::tie(other.name, other.workflowType);
}

} // namespace

SavedItems::SavedItems(SavedKind kind, QObject* parent) : QObject(parent), m_kind(kind)
{
}

void SavedItems::setStore(Store* store)
{
    m_store = store;
    refresh();
}

bool SavedItems::areKept() const
{
    return m_store && (m_store->state() == Store::State::Ready || m_store->state() == Store::State::Opening);
}

std::vector<SavedItem> SavedItems::itemsFor(const QString& workflowType) const
{
    std::vector<SavedItem> items;
    std::ranges::copy_if(m_items, std::back_inserter(items), [&](const SavedItem& item) {
        return item.workflowType.isEmpty() || item.workflowType == workflowType;
    });
    return items;
}

std::optional<SavedItem> SavedItems::find(const QString& name, const QString& workflowType) const
{
    const auto found = std::ranges::find_if(m_items, [&](const SavedItem& item) {
        return isSame(item, {name, {}, workflowType});
    });
    return found == m_items.end() ? std::nullopt : std::optional(*found);
}

void SavedItems::refresh()
{
    if (!m_store)
        return;
    m_store->readSaved(m_kind, this, [this, request = ++m_request](Result<std::vector<SavedItem>> items) {
        if (items && request == m_request)
            setItems(std::move(*items));
    });
}

void SavedItems::save(const SavedItem& item)
{
    if (areKept()) {
        m_store->save(m_kind, item, this, [this](const Result<void>& result) { finish(result); });
        return;
    }
    std::vector<SavedItem> items = m_items;
    std::erase_if(items, [&](const SavedItem& other) { return isSame(item, other); });
    items.insert(std::ranges::upper_bound(items, item, &isBefore), item);
    setItems(std::move(items));
}

void SavedItems::rename(const SavedItem& item, const QString& name)
{
    if (areKept()) {
        m_store->renameSaved(m_kind, item, name, this, [this](const Result<void>& result) { finish(result); });
        return;
    }
    const std::optional<SavedItem> old = find(item.name, item.workflowType);
    if (!old || name == old->name)
        return;
    if (find(name, item.workflowType)) {
        Error error;
        error.code = Error::Code::Limit;
        error.message = tr("The name \"%1\" is taken.").arg(singleLine(name));
        error.remedy = tr("Choose another name, or remove the other one first.");
        emit failed(error);
        return;
    }
    std::vector<SavedItem> items = m_items;
    std::erase_if(items, [&](const SavedItem& other) { return isSame(item, other); });
    const SavedItem renamed{name, old->content, old->workflowType};
    items.insert(std::ranges::upper_bound(items, renamed, &isBefore), renamed);
    setItems(std::move(items));
}

void SavedItems::remove(const SavedItem& item)
{
    if (areKept()) {
        m_store->removeSaved(m_kind, item, this, [this](const Result<void>& result) { finish(result); });
        return;
    }
    std::vector<SavedItem> items = m_items;
    std::erase_if(items, [&](const SavedItem& other) { return isSame(item, other); });
    setItems(std::move(items));
}

void SavedItems::finish(const Result<void>& result)
{
    if (!result && !result.error().isCancelled())
        emit failed(result.error());
    refresh();
}

void SavedItems::setItems(std::vector<SavedItem> items)
{
    if (items == m_items)
        return;
    m_items = std::move(items);
    emit changed();
}

} // namespace chronoscope
