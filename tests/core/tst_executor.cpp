// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/cancellation.h"
#include "models/core/executor.h"
#include "tests/support/await.h"

#include <QThread>
#include <QtTest>

#include <optional>
#include <vector>

using namespace chronoscope;
using namespace chronoscope::test;

class TestExecutor : public QObject {
    Q_OBJECT

private slots:
    void aValueComesFromAnotherThread();
    void workWithoutAValueEnds();
    void valuesMayBeMovedOnly();
    void whatWasCapturedIsGoneWhenTheEndIsKnown();
    void theCallbackRunsOnTheThreadThatAsked();
    void theCallbackOfADestroyedReceiverIsNotRun();
    void thePoolHelpsItself();
    void aTokenWithoutASourceIsNeverCancelled();
    void copiesOfATokenAreCancelledTogether();
    void workSeesThatItWasCancelled();
};

void TestExecutor::aValueComesFromAnotherThread()
{
    const QFuture<QThread*> future = runOnPool([] { return QThread::currentThread(); });
    QVERIFY(awaitFinished(future));
    QVERIFY(future.result() != QThread::currentThread());
}

void TestExecutor::workWithoutAValueEnds()
{
    std::atomic<bool> hasRun{false};
    const QFuture<void> future = runOnPool([&hasRun] { hasRun = true; });
    QVERIFY(awaitFinished(future));
    QVERIFY(hasRun);
}

void TestExecutor::valuesMayBeMovedOnly()
{
    QFuture<std::unique_ptr<int>> future = runOnPool([] { return std::make_unique<int>(7); });
    QVERIFY(awaitFinished(future));
    QCOMPARE(*future.takeResult(), 7);
}

void TestExecutor::whatWasCapturedIsGoneWhenTheEndIsKnown()
{
    auto captured = std::make_shared<int>(1);
    const std::weak_ptr<int> watched = captured;
    const QFuture<int> future = runOnPool([captured = std::move(captured)] { return *captured; });
    QVERIFY(awaitFinished(future));
    QVERIFY(watched.expired());
}

void TestExecutor::theCallbackRunsOnTheThreadThatAsked()
{
    QObject receiver;
    std::optional<int> value;
    QThread* thread = nullptr;
    runOnPool([] { return 7; }, &receiver,
              [&](int result) {
                  value = result;
                  thread = QThread::currentThread();
              });
    QVERIFY(await([&] { return value.has_value(); }));
    QCOMPARE(*value, 7);
    QCOMPARE(thread, QThread::currentThread());
}

void TestExecutor::theCallbackOfADestroyedReceiverIsNotRun()
{
    auto receiver = std::make_unique<QObject>();
    bool wasCalled = false;
    QSemaphore mayEnd;
    runOnPool(
        [&mayEnd] {
            mayEnd.acquire();
            return 7;
        },
        receiver.get(), [&wasCalled](int) { wasCalled = true; });
    receiver.reset();
    mayEnd.release();
    // A second job behind the first one: when its callback has come, the first one's would have come too.
    QVERIFY(computePool().waitForDone(AwaitTimeout));
    QObject second;
    bool hasSecond = false;
    runOnPool([] { return 0; }, &second, [&hasSecond](int) { hasSecond = true; });
    QVERIFY(await([&] { return hasSecond; }));
    QVERIFY(!wasCalled);
}

void TestExecutor::thePoolHelpsItself()
{
    QVERIFY(computePool().maxThreadCount() >= 2);
}

void TestExecutor::aTokenWithoutASourceIsNeverCancelled()
{
    QVERIFY(!CancellationToken().isCancelled());
}

void TestExecutor::copiesOfATokenAreCancelledTogether()
{
    CancellationSource source;
    const std::vector<CancellationToken> copies(3, source.token());
    QVERIFY(!copies[0].isCancelled());
    source.cancel();
    for (const CancellationToken& copy : copies)
        QVERIFY(copy.isCancelled());
    QVERIFY(source.token().isCancelled());
}

void TestExecutor::workSeesThatItWasCancelled()
{
    CancellationSource source;
    const QFuture<bool> future = runOnPool([token = source.token()] {
        while (!token.isCancelled())
            QThread::yieldCurrentThread();
        return true;
    });
    source.cancel();
    QVERIFY(awaitFinished(future));
    QVERIFY(future.result());
}

QTEST_GUILESS_MAIN(TestExecutor)
#include "tst_executor.moc"
