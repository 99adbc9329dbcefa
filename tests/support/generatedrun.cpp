// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/generatedrun.h"

#include <google/protobuf/arena.h>

#include <algorithm>
#include <array>

namespace chronoscope::test {

namespace {

namespace enums = temporal::api::enums::v1;

constexpr std::size_t EventsPerChunk = 2000;
/// No turn writes more events than this.
constexpr std::size_t MostEventsOfTurn = 60;
/// The last workflow task and the close.
constexpr std::size_t EventsOfClose = 4;
/// From this size on every kind of turn comes at least once.
constexpr std::size_t EventsOfTour = 500;

/// Which turn comes how often, out of the sum. The position is the kind of turn.
constexpr std::array<unsigned, 16> TurnWeights{400, 110, 140, 70, 60, 40, 50, 10, 15, 5, 12, 6, 7, 4, 3, 2};

constexpr std::array<const char*, 24> Words{"order",    "customer", "invoice", "payment", "address", "shipment",
                                            "item",     "quantity", "price",   "status",  "pending", "approved",
                                            "tracking", "carrier",  "region",  "account", "phone",   "coupon",
                                            "total",    "tax",      "note",    "retry",   "batch",   "colour"};

} // namespace

GeneratedRun::GeneratedRun(const GeneratorOptions& options)
    : m_options(options)
    , m_random(options.seed * 0x9E3779B97F4A7C15ULL + 1)
    , m_now(Instant(1'767'603'600LL * NanosecondsPerSecond + 123'456))
{
}

std::shared_ptr<const History> GeneratedRun::generate()
{
    start();
    std::size_t tour = m_options.eventCount >= EventsOfTour ? 0 : TurnWeights.size();
    unsigned sum = 0;
    for (const unsigned weight : TurnWeights)
        sum += weight;
    while (count() + MostEventsOfTurn + EventsOfClose < m_options.eventCount) {
        std::size_t kind = tour;
        if (tour < TurnWeights.size()) {
            ++tour;
        } else {
            std::uint64_t left = random(sum);
            kind = 0;
            while (left >= TurnWeights[kind])
                left -= TurnWeights[kind++];
        }
        turn(kind);
        flushBuffered();
        resolveSome();
    }
    while (count() + EventsOfClose < m_options.eventCount)
        receiveSignal();
    close();
    m_chunks.push_back(std::move(m_chunk));
    return std::make_shared<History>(std::move(m_chunks));
}

void GeneratedRun::start()
{
    add(enums::EVENT_TYPE_WORKFLOW_EXECUTION_STARTED, [this](HistoryEvent& event) {
        auto& attributes = *event.mutable_workflow_execution_started_event_attributes();
        attributes.mutable_workflow_type()->set_name("OrderWorkflow");
        attributes.set_workflow_id("order-" + std::to_string(m_options.seed));
        attributes.set_original_execution_run_id("0197a3c2-0000-7000-8000-00000000000" +
                                                 std::to_string(m_options.seed % 10));
        attributes.set_first_execution_run_id(attributes.original_execution_run_id());
        attributes.set_attempt(1);
        attributes.set_identity("9001@api-7f");
        setTaskQueue(*attributes.mutable_task_queue(), false);
        fillPayloads(*attributes.mutable_input(), m_options.payloadBytes);
    });
}

void GeneratedRun::close()
{
    // A history of fewer events than a close takes, or one that is still running, just ends with signals.
    while (count() < m_options.eventCount && (!m_options.isClosed || m_options.eventCount < EventsOfClose + 1))
        receiveSignal();
    if (count() >= m_options.eventCount)
        return;
    workflowTask();
    m_buffered = {}; // The server would not let a run complete that has not seen its last signal.
    add(enums::EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED, [this](HistoryEvent& event) {
        auto& attributes = *event.mutable_workflow_execution_completed_event_attributes();
        attributes.set_workflow_task_completed_event_id(m_taskCompleted);
        fillPayloads(*attributes.mutable_result(), m_options.payloadBytes);
    });
}

void GeneratedRun::turn(std::size_t kind)
{
    if (kind == 2) {
        for (std::uint64_t left = 1 + random(3); left > 0; --left)
            receiveSignal();
    }
    if (kind == 15)
        return pause();
    const bool mayFail = chance(1) || kind == 14;
    if (mayFail)
        failWorkflowTask();
    workflowTask();
    const std::uint64_t several = m_open.size() < m_options.parallel ? 1 + random(3) : 0;
    switch (kind) {
    case 1:
        return several > 0 ? startTimer() : void();
    case 2:
        return;
    case 3:
        return several > 0 ? startChild() : void();
    case 4:
        return acceptUpdate(chance(10));
    case 5:
        return several > 0 ? scheduleNexus() : void();
    case 6:
        return recordLocalActivity();
    case 7:
        return recordVersion();
    case 8:
        return recordSideEffect();
    case 9:
        return recordCustomMarker();
    case 10:
        return upsertAttributes();
    case 11:
        return modifyMemo();
    case 12:
        return sendSignal();
    case 13:
        sendCancel();
        return updateOptions();
    case 14:
        return cancelSomething();
    default:
        for (std::uint64_t left = several; left > 0; --left)
            scheduleActivity();
    }
}

void GeneratedRun::resolveSome()
{
    // Few at a time, so that many are open side by side.
    const std::size_t most = m_open.size() < m_options.parallel ? random(2) : 1 + random(m_open.size());
    for (std::size_t done = 0; done < most && !m_open.empty(); ++done) {
        const std::size_t position = random(m_open.size());
        bool isDone = true;
        resolve(m_open[position], isDone);
        if (isDone)
            m_open.erase(m_open.begin() + static_cast<std::ptrdiff_t>(position));
    }
}

void GeneratedRun::resolve(Operation& operation, bool& isDone)
{
    switch (operation.kind) {
    case Operation::Kind::Activity:
        return resolveActivity(operation);
    case Operation::Kind::Timer:
        return resolveTimer(operation);
    case Operation::Kind::Child:
        return resolveChild(operation, isDone);
    case Operation::Kind::Nexus:
        return resolveNexus(operation, isDone);
    case Operation::Kind::Update:
        return resolveUpdate(operation);
    case Operation::Kind::SignalSent:
    case Operation::Kind::CancelSent:
        return answerMessage(operation);
    }
}

void GeneratedRun::workflowTask()
{
    flushBuffered();
    m_taskScheduled = add(enums::EVENT_TYPE_WORKFLOW_TASK_SCHEDULED, [this](HistoryEvent& event) {
        auto& attributes = *event.mutable_workflow_task_scheduled_event_attributes();
        attributes.set_attempt(1);
        attributes.mutable_start_to_close_timeout()->set_seconds(10);
        setTaskQueue(*attributes.mutable_task_queue(), m_isSticky);
    });
    wait(800, 9'000);
    const std::int64_t startedId = add(enums::EVENT_TYPE_WORKFLOW_TASK_STARTED, [this](HistoryEvent& event) {
        auto& attributes = *event.mutable_workflow_task_started_event_attributes();
        attributes.set_scheduled_event_id(m_taskScheduled);
        attributes.set_identity("4711@worker-1");
        attributes.set_history_size_bytes(static_cast<std::int64_t>(m_bytes));
    });
    const Instant started = m_now;
    wait(500, 20'000);
    m_taskCompleted = add(enums::EVENT_TYPE_WORKFLOW_TASK_COMPLETED, [&](HistoryEvent& event) {
        auto& attributes = *event.mutable_workflow_task_completed_event_attributes();
        attributes.set_scheduled_event_id(m_taskScheduled);
        attributes.set_started_event_id(startedId);
        attributes.set_identity("4711@worker-1");
        if (!m_isSticky) {
            attributes.mutable_sdk_metadata()->set_sdk_name("temporal-typescript");
            attributes.mutable_sdk_metadata()->set_sdk_version("1.18.1");
        }
    });
    m_isSticky = true;
    if (chance(5))
        m_buffered = Instant(started.nanoseconds() + (m_now - started).nanoseconds / 2);
}

void GeneratedRun::flushBuffered()
{
    if (!m_buffered.isValid())
        return;
    addAt(m_buffered, enums::EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED, [this](HistoryEvent& event) {
        auto& attributes = *event.mutable_workflow_execution_signaled_event_attributes();
        attributes.set_signal_name("buffered");
        fillPayloads(*attributes.mutable_input(), m_options.payloadBytes);
    });
    m_buffered = {};
}

std::int64_t GeneratedRun::add(enums::EventType type, const Fill& fill)
{
    return addAt(m_now, type, fill);
}

std::int64_t GeneratedRun::addAt(Instant time, enums::EventType type, const Fill& fill)
{
    if (m_chunk->size() >= EventsPerChunk) {
        m_chunks.push_back(std::move(m_chunk));
        m_chunk = std::make_shared<HistoryChunk>();
    }
    auto* event = google::protobuf::Arena::CreateMessage<HistoryEvent>(&m_chunk->arena());
    event->set_event_id(static_cast<std::int64_t>(++m_count));
    event->set_event_type(type);
    event->set_task_id(1'048'576 + static_cast<std::int64_t>(m_count));
    event->mutable_event_time()->set_seconds(time.nanoseconds() / NanosecondsPerSecond);
    event->mutable_event_time()->set_nanos(static_cast<int>(time.nanoseconds() % NanosecondsPerSecond));
    fill(*event);
    m_chunk->append(event);
    m_bytes += event->ByteSizeLong();
    m_now = std::max(m_now + Duration{static_cast<std::int64_t>(random(3)) * 1'000 + 1'000}, m_now);
    return event->event_id();
}

void GeneratedRun::wait(std::int64_t leastMicroseconds, std::int64_t mostMicroseconds)
{
    const auto range = static_cast<std::uint64_t>(mostMicroseconds - leastMicroseconds);
    const auto microseconds = leastMicroseconds + static_cast<std::int64_t>(random(range));
    m_now = m_now + Duration{microseconds * NanosecondsPerMicrosecond};
}

/// splitmix64: the same numbers on every machine, unlike the distributions of the standard library.
std::uint64_t GeneratedRun::random(std::uint64_t bound)
{
    m_random += 0x9E3779B97F4A7C15ULL;
    std::uint64_t mixed = m_random;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9ULL;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBULL;
    mixed ^= mixed >> 31;
    return bound == 0 ? 0 : mixed % bound;
}

void GeneratedRun::setTaskQueue(TaskQueue& queue, bool isSticky)
{
    queue.set_name(isSticky ? "4711@worker-1-2f9d" : "orders");
    queue.set_kind(isSticky ? enums::TASK_QUEUE_KIND_STICKY : enums::TASK_QUEUE_KIND_NORMAL);
    if (isSticky)
        queue.set_normal_name("orders");
}

void GeneratedRun::fillPayloads(Payloads& payloads, std::size_t bytes)
{
    std::string json = R"({"orderId":"order-)" + std::to_string(m_options.seed) + R"(","seq":)" +
                       std::to_string(m_count) + R"(,"amount":)" + std::to_string(random(100'000)) + R"(.5,"note":")";
    while (json.size() + 2 < bytes) {
        json += Words[random(Words.size())];
        json += ' ';
    }
    json += "\"}";
    setJson(*payloads.add_payloads(), std::move(json));
}

void GeneratedRun::setJson(temporal::api::common::v1::Payload& payload, std::string json)
{
    (*payload.mutable_metadata())["encoding"] = "json/plain";
    payload.set_data(std::move(json));
}

void GeneratedRun::setFailure(Failure& failure, std::string message)
{
    failure.set_stack_trace("Error: " + message + "\n    at charge (/app/src/activities.ts:" +
                            std::to_string(random(300)) + ":12)\n    at async Activity.execute");
    failure.set_message(std::move(message));
    failure.set_source("TypeScriptSDK");
    failure.mutable_application_failure_info()->set_type("Error");
}

std::shared_ptr<const History> generateHistory(const GeneratorOptions& options)
{
    return GeneratedRun(options).generate();
}

} // namespace chronoscope::test
