// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/store.h"

#include "models/store/markstable.h"
#include "models/store/recentfilestable.h"
#include "models/store/saveditemstable.h"
#include "models/store/storeconnection.h"
#include "models/store/storethread.h"

#include <QCoreApplication>
#include <QPointer>
#include <QStandardPaths>

#include <utility>

namespace chronoscope {

namespace {

/// Hands a value to a callback on the GUI thread. The receiver is only looked at, and the callback only destroyed,
/// there.
template <typename Value>
struct Delivery {
    QPointer<QObject> receiver;
    Store::Answer<Value> answer;

    static void send(std::shared_ptr<Delivery> delivery, Result<Value> value)
    {
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [delivery = std::move(delivery), value = std::move(value)]() mutable {
                if (delivery->receiver && delivery->answer)
                    delivery->answer(std::move(value));
            },
            Qt::QueuedConnection);
    }
};

template <typename Value, typename Function>
void request(StoreThread& thread, const std::shared_ptr<StoreConnection>& connection, StoreThread::Kind kind,
             QObject* receiver, Store::Answer<Value> answer, Function function)
{
    auto delivery = std::make_shared<Delivery<Value>>(Delivery<Value>{receiver, std::move(answer)});
    thread.add(kind, [connection, kind, function = std::move(function),
                      delivery = std::move(delivery)](bool isWanted) mutable {
        Result<Value> value =
            isWanted ? connection->perform<Value>(kind, function) : Result<Value>(tl::unexpected(Error::cancelled()));
        Delivery<Value>::send(std::move(delivery), std::move(value));
    });
}

} // namespace

Store::Store(StoreOptions options, QObject* parent)
    : QObject(parent)
    , m_connection(std::make_shared<StoreConnection>(std::move(options)))
    , m_thread(std::make_unique<StoreThread>())
{
    m_thread->add(StoreThread::Kind::Write, [connection = m_connection, store = QPointer<Store>(this)](bool) {
        connection->open();
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [store, state = connection->state(), problem = connection->problem()] {
                if (store)
                    store->adopt(state, problem);
            },
            Qt::QueuedConnection);
    });
}

Store::~Store()
{
    m_connection->hurry();
    m_thread->add(StoreThread::Kind::Write, [connection = m_connection](bool) { connection->close(); });
    m_thread.reset();
}

QString Store::usualPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/store.sqlite");
}

void Store::adopt(State state, const std::optional<Error>& problem)
{
    m_state = state;
    m_problem = problem;
    emit stateChanged();
    if (m_problem)
        emit problemFound(*m_problem);
}

void Store::readRecentFiles(QObject* receiver, Answer<QStringList> answer)
{
    request(*m_thread, m_connection, StoreThread::Kind::Read, receiver, std::move(answer),
            &chronoscope::readRecentFiles);
}

void Store::addRecentFiles(const QStringList& paths, QObject* receiver, Answer<QStringList> answer)
{
    request(*m_thread, m_connection, StoreThread::Kind::Write, receiver, std::move(answer),
            [paths](SQLite::Database& database) { return chronoscope::addRecentFiles(database, paths); });
}

void Store::clearRecentFiles(QObject* receiver, Answer<void> answer)
{
    request(*m_thread, m_connection, StoreThread::Kind::Write, receiver, std::move(answer),
            &chronoscope::clearRecentFiles);
}

void Store::readSaved(SavedKind kind, QObject* receiver, Answer<std::vector<SavedItem>> answer)
{
    request(*m_thread, m_connection, StoreThread::Kind::Read, receiver, std::move(answer),
            [kind](SQLite::Database& database) { return readSavedItems(database, kind); });
}

void Store::save(SavedKind kind, const SavedItem& item, QObject* receiver, Answer<void> answer)
{
    request(*m_thread, m_connection, StoreThread::Kind::Write, receiver, std::move(answer),
            [kind, item](SQLite::Database& database) { return saveItem(database, kind, item); });
}

void Store::renameSaved(SavedKind kind, const SavedItem& item, const QString& name, QObject* receiver,
                        Answer<void> answer)
{
    request(*m_thread, m_connection, StoreThread::Kind::Write, receiver, std::move(answer),
            [kind, item, name](SQLite::Database& database) { return renameSavedItem(database, kind, item, name); });
}

void Store::removeSaved(SavedKind kind, const SavedItem& item, QObject* receiver, Answer<void> answer)
{
    request(*m_thread, m_connection, StoreThread::Kind::Write, receiver, std::move(answer),
            [kind, item](SQLite::Database& database) { removeSavedItem(database, kind, item); });
}

void Store::readMarks(const RunKey& run, QObject* receiver, Answer<std::vector<Mark>> answer)
{
    request(*m_thread, m_connection, StoreThread::Kind::Read, receiver, std::move(answer),
            [run](SQLite::Database& database) { return chronoscope::readMarks(database, run); });
}

void Store::putMark(const RunKey& run, const Mark& mark, QObject* receiver, Answer<void> answer)
{
    request(*m_thread, m_connection, StoreThread::Kind::Write, receiver, std::move(answer),
            [run, mark](SQLite::Database& database) { return chronoscope::putMark(database, run, mark); });
}

void Store::removeMark(const RunKey& run, const QUuid& id, QObject* receiver, Answer<void> answer)
{
    request(*m_thread, m_connection, StoreThread::Kind::Write, receiver, std::move(answer),
            [run, id](SQLite::Database& database) { chronoscope::removeMark(database, run, id); });
}

} // namespace chronoscope
