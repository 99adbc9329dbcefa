// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QFuture>
#include <QPointer>
#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <type_traits>
#include <utility>

namespace chronoscope {

/// The pool that all computing runs on: parsing, grouping, packing, sorting, pretty-printing.
/// As many threads as the machine has cores (at least two), since the GUI thread mostly waits while it is busy.
[[nodiscard]] QThreadPool& computePool();

/// Lets the GUI thread go first wherever it and the calling thread of the pool want the same core, so that a window
/// answers at once while files are read. Lasts as long as the thread. Changes nothing where the system can't.
void yieldToGuiThread();

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
        yieldToGuiThread();
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

/// Runs a function on the pool and hands its value to a callback on the GUI thread, unless the receiver, an object of
/// the GUI thread, is gone by then. QFuture::then(receiver, ...) is no substitute: in Qt 6.4 it needs the receiver to
/// outlive the function. To be called on the GUI thread.
template <typename Function, typename Callback>
void runOnPool(Function function, QObject* receiver, Callback callback)
{
    struct Job {
        Function function;
        QPointer<QObject> receiver;
        Callback callback;
    };
    // The receiver is only looked at, and the callback only destroyed, on the GUI thread.
    auto job = std::make_shared<Job>(Job{std::move(function), receiver, std::move(callback)});
    computePool().start([job = std::move(job)]() mutable {
        yieldToGuiThread();
        auto value = std::make_shared<std::invoke_result_t<Function>>(job->function());
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [job = std::move(job), value = std::move(value)] {
                if (job->receiver)
                    job->callback(std::move(*value));
            },
            Qt::QueuedConnection);
    });
}

} // namespace chronoscope
