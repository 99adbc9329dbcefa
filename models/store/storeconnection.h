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

#include <memory>
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

    [[nodiscard]] Store::State state() const;
    [[nodiscard]] const std::optional<Error>& problem() const { return m_problem; }

    /// Calls the function with the database, which may throw SQLite::Exception or return a Result or a plain value.
    template <typename Value, typename Function>
    [[nodiscard]] Result<Value> perform(StoreThread::Kind kind, const Function& function)
    {
        if (!m_file || (kind == StoreThread::Kind::Write && m_file->isReadOnly))
            return tl::unexpected(m_problem.value_or(Error()));
        try {
            if constexpr (std::is_void_v<std::invoke_result_t<Function, SQLite::Database&>>) {
                function(*m_file->database);
                return {};
            } else {
                return function(*m_file->database);
            }
        } catch (const SQLite::Exception& exception) {
            return tl::unexpected(storeError(m_options.path, exception));
        }
    }

private:
    StoreOptions m_options;
    std::optional<StoreFile> m_file;
    std::optional<Error> m_problem;
};

} // namespace chronoscope
