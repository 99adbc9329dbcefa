// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/error.h"
#include "models/store/mark.h"
#include "models/store/saveditem.h"
#include "models/store/storelimits.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace chronoscope {

class StoreConnection;
class StoreThread;

/// Where a store is kept, and how patient and how large it may be.
struct StoreOptions {
    QString path;                  ///< absolute, of the file
    int busyMilliseconds = 10'000; ///< how long to wait for another program that is writing
    qint64 mostBytes = storelimits::FileBytes;
};

/// What a user made and wants to find again: recent files, saved filters and views, marks with notes. One SQLite file,
/// readable by its owner only. An acknowledged change survives the death of the program and, with SQLite's rollback
/// journal and full flushes, that of the machine; any number of programs may have the file open.
///
/// GUI thread. Every request is done on the store's own thread, in the order of the requests, and answered on the GUI
/// thread, unless the receiver is gone by then. While there is no file to work with every answer is the same error.
class Store : public QObject {
    Q_OBJECT

public:
    enum class State {
        Opening,
        Ready,
        ReadOnly,   ///< what is there can be read, nothing changes
        Unavailable ///< see problem()
    };

    template <typename Value>
    using Answer = std::function<void(Result<Value>)>;

    /// Starts to open the file, or to make it, on the store's thread.
    explicit Store(StoreOptions options, QObject* parent = nullptr);
    /// Waits for what was asked to be written, though for a program that holds the file only once.
    ~Store() override;

    /// In the user's data folder.
    [[nodiscard]] static QString usualPath();

    [[nodiscard]] State state() const { return m_state; }
    /// Why there is no store, why it can't be changed, or what became of the file that was there before.
    [[nodiscard]] const std::optional<Error>& problem() const { return m_problem; }

    /// Newest first.
    void readRecentFiles(QObject* receiver, Answer<QStringList> answer);
    /// Puts paths in front, the first one foremost; answers with the new list, which has at most storelimits::RecentFiles.
    void addRecentFiles(const QStringList& paths, QObject* receiver, Answer<QStringList> answer);
    void clearRecentFiles(QObject* receiver, Answer<void> answer);

    /// By name, in the order of their letters.
    void readSaved(SavedKind kind, QObject* receiver, Answer<std::vector<SavedItem>> answer);
    /// Replaces the item of the same name and workflow type.
    void save(SavedKind kind, const SavedItem& item, QObject* receiver, Answer<void> answer);
    /// Fails when the name is taken, or the item gone. The content is not looked at.
    void renameSaved(SavedKind kind, const SavedItem& item, const QString& name, QObject* receiver,
                     Answer<void> answer);
    /// Content is not looked at; it is no error when there is none.
    void removeSaved(SavedKind kind, const SavedItem& item, QObject* receiver, Answer<void> answer);

    /// In order of time; those without a time come last.
    void readMarks(const RunKey& run, QObject* receiver, Answer<std::vector<Mark>> answer);
    /// Adds a mark, or changes the one with this id.
    void putMark(const RunKey& run, const Mark& mark, QObject* receiver, Answer<void> answer);
    void removeMark(const RunKey& run, const QUuid& id, QObject* receiver, Answer<void> answer);

signals:
    void stateChanged();
    /// The user should know; problem() says the same.
    void problemFound(const chronoscope::Error& error);

private:
    void adopt(State state, const std::optional<Error>& problem);

    State m_state = State::Opening;
    std::optional<Error> m_problem;
    std::shared_ptr<StoreConnection> m_connection; ///< used on the store's thread only
    std::unique_ptr<StoreThread> m_thread;
};

} // namespace chronoscope
