// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <type_traits>
#include <utility>

namespace chronoscope {

/// The pool that all computing runs on: parsing, grouping, packing, sorting, pretty-printing.
/// As many threads as the machine has cores (at least two), since the GUI thread mostly waits while it is busy.
[[nodiscard]] QThreadPool& computePool();

/// Runs a function on the pool; the future carries its value. The function must not throw and not touch QObjects.
template <typename Function>
[[nodiscard]] auto runOnPool(Function function) -> QFuture<std::invoke_result_t<Function>>
{
    using Value = std::invoke_result_t<Function>;
    auto promise = std::make_shared<QPromise<Value>>();
    promise->start();
    QFuture<Value> future = promise->future();
    auto work = std::make_shared<Function>(std::move(function));
    computePool().start([promise, work]() mutable {
        if constexpr (std::is_void_v<Value>)
            (*work)();
        else
            promise->addResult((*work)());
        // What the function captured must be gone before anybody hears of the end.
        work.reset();
        promise->finish();
    });
    return future;
}

} // namespace chronoscope
