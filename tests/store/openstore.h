// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/store.h"
#include "tests/support/await.h"

#include <QTemporaryDir>
#include <QtTest>

#include <optional>

namespace chronoscope::test {

/// The answer of one request, waited for.
template <typename Value>
class Answered {
public:
    [[nodiscard]] Store::Answer<Value> callback()
    {
        return [this](Result<Value> result) { m_result = std::move(result); };
    }
    [[nodiscard]] Result<Value> take()
    {
        if (!await([this] { return m_result.has_value(); }))
            qFatal("the store did not answer");
        return std::move(*m_result);
    }

private:
    std::optional<Result<Value>> m_result;
};

/// Asks a store for something and waits: answer<QStringList>([&](const auto&... to) { store.readRecentFiles(to...); }).
template <typename Value, typename Request>
[[nodiscard]] Result<Value> answer(const Request& request)
{
    QObject receiver;
    Answered<Value> answered;
    request(&receiver, answered.callback());
    return answered.take();
}

/// What a person does with a store, waiting for each.
struct OpenStore {
    explicit OpenStore(const QString& path, qint64 mostBytes = storelimits::FileBytes)
        : store({.path = path, .mostBytes = mostBytes})
    {
        if (!await([this] { return store.state() != Store::State::Opening; }))
            qFatal("the store did not open");
    }

    [[nodiscard]] Result<void> put(const RunKey& run, const Mark& mark)
    {
        return answer<void>([&](const auto&... to) { store.putMark(run, mark, to...); });
    }
    [[nodiscard]] std::vector<Mark> marks(const RunKey& run)
    {
        return answer<std::vector<Mark>>([&](const auto&... to) { store.readMarks(run, to...); }).value();
    }
    [[nodiscard]] QStringList recentFiles()
    {
        return answer<QStringList>([&](const auto&... to) { store.readRecentFiles(to...); }).value();
    }
    [[nodiscard]] Result<QStringList> add(const QStringList& paths)
    {
        return answer<QStringList>([&](const auto&... to) { store.addRecentFiles(paths, to...); });
    }
    [[nodiscard]] Result<void> save(SavedKind kind, const SavedItem& item)
    {
        return answer<void>([&](const auto&... to) { store.save(kind, item, to...); });
    }
    [[nodiscard]] Result<void> rename(SavedKind kind, const SavedItem& item, const QString& name)
    {
        return answer<void>([&](const auto&... to) { store.renameSaved(kind, item, name, to...); });
    }
    [[nodiscard]] std::vector<SavedItem> saved(SavedKind kind)
    {
        return answer<std::vector<SavedItem>>([&](const auto&... to) { store.readSaved(kind, to...); }).value();
    }

    Store store;
};

/// A mark of an event, with a note.
[[nodiscard]] inline Mark markOf(std::int64_t eventId, const QString& note)
{
    Mark mark;
    mark.id = QUuid::createUuid();
    mark.eventId = eventId;
    mark.time = Instant(eventId * NanosecondsPerSecond);
    mark.note = note;
    return mark;
}

} // namespace chronoscope::test
