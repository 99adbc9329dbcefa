// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/history.h"
#include "tests/support/historygenerator.h"

#include <temporal/api/history/v1/message.pb.h>

#include <functional>
#include <string>
#include <vector>

namespace chronoscope::test {

/// A run that is being made up: its clock, its open operations, the events so far. Written once per generated history.
class GeneratedRun {
public:
    explicit GeneratedRun(const GeneratorOptions& options);

    [[nodiscard]] std::shared_ptr<const History> generate();

private:
    using Fill = std::function<void(HistoryEvent&)>;
    using Payloads = temporal::api::common::v1::Payloads;
    using Failure = temporal::api::failure::v1::Failure;
    using TaskQueue = temporal::api::taskqueue::v1::TaskQueue;

    /// What is open and will be answered by later events.
    struct Operation {
        enum class Kind { Activity, Timer, Child, Nexus, Update, SignalSent, CancelSent };
        Kind kind;
        std::int64_t firstId;
        Instant scheduled;
        std::string name;
        std::int64_t startedId = 0;
        std::int64_t cancelId = 0; ///< the request to cancel it
    };

    // generatedrun.cpp
    void start();
    void close();
    void turn(std::size_t kind);
    void resolveSome();
    void resolve(Operation& operation, bool& isDone);
    /// Scheduled, started and completed, after a failed or timed out one at times. Commands follow.
    void workflowTask();
    /// What arrived while the last task ran, written behind its commands with the time of its arrival.
    void flushBuffered();
    std::int64_t add(temporal::api::enums::v1::EventType type, const Fill& fill);
    std::int64_t addAt(Instant time, temporal::api::enums::v1::EventType type, const Fill& fill);
    void wait(std::int64_t leastMicroseconds, std::int64_t mostMicroseconds);
    [[nodiscard]] std::uint64_t random(std::uint64_t bound);
    [[nodiscard]] bool chance(unsigned percent) { return random(100) < percent; }
    void setTaskQueue(TaskQueue& queue, bool isSticky);
    void fillPayloads(Payloads& payloads, std::size_t bytes);
    void setJson(temporal::api::common::v1::Payload& payload, std::string json);
    void setFailure(Failure& failure, std::string message);
    [[nodiscard]] std::string number(const char* prefix) { return prefix + std::to_string(++m_names); }
    [[nodiscard]] std::size_t count() const { return m_count; }

    // generatedoperations.cpp
    void scheduleActivity();
    void startTimer();
    void startChild();
    void scheduleNexus();
    void cancelSomething();
    void resolveActivity(Operation& activity);
    void closeActivity(Operation& activity, std::int64_t startedId);
    void resolveTimer(Operation& timer);
    void resolveChild(Operation& child, bool& isDone);
    void closeChild(Operation& child);
    void resolveNexus(Operation& nexus, bool& isDone);

    // generatedmessages.cpp
    void receiveSignal();
    void sendSignal();
    void sendCancel();
    void acceptUpdate(bool isAdmitted);
    void recordLocalActivity();
    void recordVersion();
    void recordSideEffect();
    void recordCustomMarker();
    void upsertAttributes();
    void modifyMemo();
    void updateOptions();
    void pause();
    /// A workflow task that fails or times out.
    void failWorkflowTask();
    void answerMessage(Operation& operation);
    void resolveUpdate(Operation& update);

    GeneratorOptions m_options;
    std::vector<std::shared_ptr<const HistoryChunk>> m_chunks;
    std::shared_ptr<HistoryChunk> m_chunk = std::make_shared<HistoryChunk>();
    std::vector<Operation> m_open;
    std::uint64_t m_random;
    Instant m_now;
    Instant m_buffered;               ///< when a signal arrived during the last task; not valid when none did
    std::int64_t m_taskScheduled = 0; ///< ids of the last workflow task
    std::int64_t m_taskCompleted = 0;
    std::size_t m_count = 0;
    std::size_t m_bytes = 0;
    int m_names = 0;
    bool m_isSticky = false;
};

} // namespace chronoscope::test
