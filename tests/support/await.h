// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QSignalSpy>
#include <QtTest>

#include <utility>

namespace chronoscope::test {

/// How long a test waits for something that must come, in milliseconds. Long, since it is only reached by a failing test.
constexpr int AwaitTimeout = 30'000;

/// Lets events run until the condition holds; false when it never did.
template <typename Condition>
[[nodiscard]] bool await(Condition condition, int timeout = AwaitTimeout)
{
    return QTest::qWaitFor(std::move(condition), timeout);
}

/// Lets events run until a signal came that many times in all.
[[nodiscard]] inline bool awaitSignal(const QSignalSpy& spy, int count = 1, int timeout = AwaitTimeout)
{
    return await([&spy, count] { return spy.count() >= count; }, timeout);
}

/// Lets events run until the future has ended, by a result or by cancellation.
template <typename Value>
[[nodiscard]] bool awaitFinished(const QFuture<Value>& future, int timeout = AwaitTimeout)
{
    return await([&future] { return future.isFinished(); }, timeout);
}

} // namespace chronoscope::test
