// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/error.h"
#include "models/store/store.h"
#include "models/store/storeerror.h"
#include "models/store/storefile.h"
#include "models/store/storethread.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>

#include <atomic>
#include <optional>
#include <type_traits>
#include <utility>

namespace chronoscope {

/// The open file and what can be said of it. Lives on the store's thread; what SQLite throws ends here.
class StoreConnection {
public:
    explicit StoreConnection(StoreOptions options) : m_options(std::move(options)) {}

    void open();
    /// Before the thread ends; SQLite tidies up behind itself.
    void close() { m_file.reset(); }

    /// From now on the first write that finds the file held by another program is the last that waits for it. Any thread.
    void hurry() { m_isHurried = true; }

    [[nodiscard]] Store::State state() const;
    [[nodiscard]] const std::optional<Error>& problem() const { return m_problem; }

    /// Calls the function with the database, which may throw SQLite::Exception or return a Result or a plain value.
    template <typename Value, typename Function>
    [[nodiscard]] Result<Value> perform(StoreThread::Kind kind, const Function& function)
    {
        if (!m_file || (kind == StoreThread::Kind::Write && m_file->isReadOnly))
            return tl::unexpected(m_problem.value_or(Error()));
        if (m_hasGivenUp) {
            logLoss();
            return tl::unexpected(Error::cancelled());
        }
        try {
            if constexpr (std::is_void_v<std::invoke_result_t<Function, SQLite::Database&>>) {
                function(*m_file->database);
                return {};
            } else {
                return function(*m_file->database);
            }
        } catch (const SQLite::Exception& exception) {
            m_hasGivenUp = m_isHurried && isHeldByAnother(exception);
            if (m_isHurried)
                logLoss();
            return tl::unexpected(storeError(m_options.path, exception));
        }
    }

private:
    /// Says in the log what can no longer be said in a window.
    void logLoss() const;

    StoreOptions m_options;
    std::optional<StoreFile> m_file;
    std::optional<Error> m_problem;
    std::atomic<bool> m_isHurried = false;
    bool m_hasGivenUp = false;
};

} // namespace chronoscope
