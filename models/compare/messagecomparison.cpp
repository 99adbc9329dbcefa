// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compare/messagecomparison.h"

#include "models/compare/fieldtext.h"
#include "models/core/format.h"
#include "models/payload/decodedpayload.h"

#include <temporal/api/common/v1/message.pb.h>
#include <temporal/api/history/v1/message.pb.h>
#include <temporal/api/taskqueue/v1/message.pb.h>

#include <google/protobuf/duration.pb.h>
#include <google/protobuf/timestamp.pb.h>
#include <google/protobuf/unknown_field_set.h>

#include <algorithm>

namespace chronoscope {

namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;
using temporal::api::common::v1::Payload;
using temporal::api::taskqueue::v1::TaskQueue;

/// Failures nest as deep as their causes; a hostile file must not exhaust the stack.
constexpr std::size_t DeepestMessage = 200;
/// Payloads beyond are compared as bytes.
constexpr std::size_t LargestComparedJson = 2'000'000;
constexpr int LongestValue = 200;

/// The entries of a map by key: their order in the message says nothing.
std::vector<std::pair<std::string, const Message*>> sortedEntries(const Message& message, const FieldDescriptor& field)
{
    const Reflection& reflection = *message.GetReflection();
    const FieldDescriptor* const key = field.message_type()->map_key();
    std::vector<std::pair<std::string, const Message*>> entries;
    const int count = reflection.FieldSize(message, &field);
    for (int position = 0; position < count; ++position) {
        const Message& entry = reflection.GetRepeatedMessage(message, &field, position);
        entries.emplace_back(key->cpp_type() == FieldDescriptor::CPPTYPE_STRING
                                 ? entry.GetReflection()->GetString(entry, key)
                                 : fieldText(entry, *key, -1).toStdString(),
                             &entry);
    }
    std::sort(entries.begin(), entries.end());
    return entries;
}

/// A sticky queue has a name that is drawn by the worker, and the name of its normal queue.
const std::string& effectiveName(const TaskQueue& queue)
{
    return queue.kind() == temporal::api::enums::v1::TASK_QUEUE_KIND_STICKY ? queue.normal_name() : queue.name();
}

bool areEqualQueues(const TaskQueue& a, const TaskQueue& b)
{
    const std::string& nameOfA = effectiveName(a);
    const std::string& nameOfB = effectiveName(b);
    // Servers of old don't tell the normal queue of a sticky one.
    return nameOfA == nameOfB || nameOfA.empty() || nameOfB.empty();
}

/// Lists of numbers are sets: workers write the flags that they use in any order.
bool isSet(const FieldDescriptor& field)
{
    return field.cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE && field.cpp_type() != FieldDescriptor::CPPTYPE_STRING;
}

template <typename Time>
std::int64_t nanosecondsOf(const Time& time)
{
    // Beyond what can be counted in nanoseconds nothing is told apart.
    const std::int64_t seconds = std::clamp<std::int64_t>(time.seconds(), EarliestSecond, LatestSecond);
    return seconds * NanosecondsPerSecond + time.nanos();
}

} // namespace

const MessageComparison::Plan& MessageComparison::planOf(const Message& message)
{
    const google::protobuf::Descriptor& type = *message.GetDescriptor();
    std::unique_ptr<Plan>& plan = m_plans[&type];
    if (plan)
        return *plan;
    plan = std::make_unique<Plan>();
    plan->reflection = message.GetReflection();
    plan->valueType = type.full_name() == Payload::descriptor()->full_name()     ? ValueType::Payload
                      : type.full_name() == "google.protobuf.Duration"           ? ValueType::Duration
                      : type.full_name() == "google.protobuf.Timestamp"          ? ValueType::Timestamp
                      : type.full_name() == TaskQueue::descriptor()->full_name() ? ValueType::TaskQueue
                                                                                 : ValueType::None;
    for (int i = 0; i < type.field_count(); ++i) {
        plan->isIgnored.push_back(m_ignored.contains(*type.field(i)));
        if (!type.field(i)->real_containing_oneof() && !plan->isIgnored.back())
            plan->fields.push_back(type.field(i));
    }
    for (int i = 0; i < type.real_oneof_decl_count(); ++i)
        plan->oneofs.push_back(type.oneof_decl(i));
    return *plan;
}

bool MessageComparison::areEqual(const Message& a, const Message& b)
{
    m_changes = nullptr;
    m_isDifferent = false;
    m_steps.clear();
    compare(a, b);
    return !m_isDifferent;
}

std::vector<FieldChange> MessageComparison::changes(const Message& a, const Message& b, std::size_t most)
{
    std::vector<FieldChange> changes;
    m_changes = &changes;
    m_most = most;
    m_isDifferent = false;
    m_steps.clear();
    compare(a, b);
    m_changes = nullptr;
    return changes;
}

void MessageComparison::compare(const Message& a, const Message& b)
{
    if (isDone() || m_steps.size() > DeepestMessage)
        return;
    const Plan& plan = planOf(a);
    if (plan.valueType != ValueType::None && compareAsValue(plan.valueType, a, b))
        return;
    for (const Field* field : plan.fields) {
        compareField(plan, a, b, *field);
        if (isDone())
            return;
    }
    const auto isIgnored = [&plan](const Field& field) {
        return plan.isIgnored[static_cast<std::size_t>(field.index())];
    };
    for (const auto* oneof : plan.oneofs) {
        const Field* const fieldOfA = plan.reflection->GetOneofFieldDescriptor(a, oneof);
        const Field* const fieldOfB = plan.reflection->GetOneofFieldDescriptor(b, oneof);
        if (fieldOfA && !isIgnored(*fieldOfA))
            compareField(plan, a, b, *fieldOfA);
        if (fieldOfB && fieldOfB != fieldOfA && !isIgnored(*fieldOfB) && !isDone())
            compareField(plan, a, b, *fieldOfB);
    }
    compareUnknown(*plan.reflection, a, b);
}

void MessageComparison::compareField(const Plan& plan, const Message& a, const Message& b, const Field& field)
{
    m_steps.push_back({&field, -1, {}});
    if (field.is_map())
        compareMap(a, b, field);
    else if (field.is_repeated())
        compareList(a, b, field);
    else
        compareSingle(*plan.reflection, a, b, field);
    m_steps.pop_back();
}

void MessageComparison::compareSingle(const Reflection& reflection, const Message& a, const Message& b,
                                      const Field& field)
{
    if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
        // An absent message is the default one.
        if (reflection.HasField(a, &field) || reflection.HasField(b, &field))
            compare(reflection.GetMessage(a, &field), reflection.GetMessage(b, &field));
        return;
    }
    if (!haveEqualValues(reflection, a, b, field))
        addChange(Side::Both, m_changes ? fieldText(a, field, -1) : QString(),
                  m_changes ? fieldText(b, field, -1) : QString());
}

void MessageComparison::compareList(const Message& a, const Message& b, const Field& field)
{
    const Reflection& reflection = *a.GetReflection();
    const int countOfA = reflection.FieldSize(a, &field);
    const int countOfB = reflection.FieldSize(b, &field);
    if (isSet(field)) {
        compareSets(a, b, field);
        return;
    }
    for (int i = 0; i < std::max(countOfA, countOfB) && !isDone(); ++i) {
        m_steps.back().position = i;
        const Side side = i >= countOfA ? Side::OnlyB : i >= countOfB ? Side::OnlyA : Side::Both;
        if (side == Side::Both && field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
            compare(reflection.GetRepeatedMessage(a, &field, i), reflection.GetRepeatedMessage(b, &field, i));
        } else if (side != Side::Both || !haveEqualElements(a, b, field, i)) {
            const auto textOf = [&](const Message& message) {
                if (!m_changes)
                    return QString();
                if (field.cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE)
                    return fieldText(message, field, i);
                const Message& element = reflection.GetRepeatedMessage(message, &field, i);
                return element.GetDescriptor() == Payload::descriptor()
                           ? payloadPreview(static_cast<const Payload&>(element), LongestValue)
                           : formatBytes(static_cast<std::int64_t>(element.ByteSizeLong()));
            };
            addChange(side, side == Side::OnlyB ? QString() : textOf(a), side == Side::OnlyA ? QString() : textOf(b));
        }
    }
}

void MessageComparison::compareSets(const Message& a, const Message& b, const Field& field)
{
    const auto elementsOf = [&field](const Message& message) {
        QStringList elements;
        for (int i = 0; i < message.GetReflection()->FieldSize(message, &field); ++i)
            elements.append(fieldText(message, field, i));
        elements.sort();
        return elements.join(QLatin1String(", "));
    };
    const QString inA = elementsOf(a);
    const QString inB = elementsOf(b);
    if (inA == inB)
        return;
    addChange(inA.isEmpty()   ? Side::OnlyB
              : inB.isEmpty() ? Side::OnlyA
                              : Side::Both,
              singleLine(inA, LongestValue), singleLine(inB, LongestValue));
}

void MessageComparison::compareMap(const Message& a, const Message& b, const Field& field)
{
    if (a.GetReflection()->FieldSize(a, &field) == 0 && b.GetReflection()->FieldSize(b, &field) == 0)
        return;
    const auto entriesOfA = sortedEntries(a, field);
    const auto entriesOfB = sortedEntries(b, field);
    const FieldDescriptor* const value = field.message_type()->map_value();
    const auto compareEntries = [&](const Message& entryOfA, const Message& entryOfB, const std::string& key) {
        if (m_ignored.containsMapKey(key) || isDone())
            return;
        m_steps.back().key = key;
        compareSingle(*entryOfA.GetReflection(), entryOfA, entryOfB, *value);
    };
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < entriesOfA.size() || j < entriesOfB.size()) {
        const bool isOnlyA =
            j == entriesOfB.size() || (i < entriesOfA.size() && entriesOfA[i].first < entriesOfB[j].first);
        const bool isOnlyB = !isOnlyA && (i == entriesOfA.size() || entriesOfB[j].first < entriesOfA[i].first);
        const Message& entryOfA = isOnlyB ? *entriesOfB[j].second : *entriesOfA[i].second;
        const Message& entryOfB = isOnlyA ? *entriesOfA[i].second : *entriesOfB[j].second;
        const std::string& key = isOnlyB ? entriesOfB[j].first : entriesOfA[i].first;
        // What one side lacks is compared with an entry that has no value.
        const std::unique_ptr<Message> none(isOnlyA || isOnlyB ? entryOfA.New() : nullptr);
        compareEntries(isOnlyB ? *none : entryOfA, isOnlyA ? *none : entryOfB, key);
        i += isOnlyB ? 0 : 1;
        j += isOnlyA ? 0 : 1;
    }
}

bool MessageComparison::compareAsValue(ValueType type, const Message& a, const Message& b)
{
    switch (type) {
    case ValueType::Payload:
        comparePayloads(a, b);
        return true;
    case ValueType::Duration: {
        const auto lengthOfA = nanosecondsOf(static_cast<const google::protobuf::Duration&>(a));
        const auto lengthOfB = nanosecondsOf(static_cast<const google::protobuf::Duration&>(b));
        if (lengthOfA != lengthOfB)
            addChange(Side::Both, formatDuration({lengthOfA}), formatDuration({lengthOfB}));
        return true;
    }
    case ValueType::Timestamp: {
        const auto timeOfA = nanosecondsOf(static_cast<const google::protobuf::Timestamp&>(a));
        const auto timeOfB = nanosecondsOf(static_cast<const google::protobuf::Timestamp&>(b));
        if (timeOfA != timeOfB)
            addChange(Side::Both, formatRfc3339(Instant(timeOfA)), formatRfc3339(Instant(timeOfB)));
        return true;
    }
    case ValueType::TaskQueue:
        return !m_ignored.isStrict() &&
               areEqualQueues(static_cast<const TaskQueue&>(a), static_cast<const TaskQueue&>(b));
    case ValueType::None:
        break;
    }
    return false;
}

void MessageComparison::comparePayloads(const Message& a, const Message& b)
{
    const auto& payloadOfA = static_cast<const Payload&>(a);
    const auto& payloadOfB = static_cast<const Payload&>(b);
    const std::string& dataOfA = payloadOfA.data();
    const std::string& dataOfB = payloadOfB.data();
    const auto encodingOf = [](const Payload& payload) {
        const auto found = payload.metadata().find("encoding");
        return found == payload.metadata().end() ? std::string() : found->second;
    };
    if (dataOfA == dataOfB && encodingOf(payloadOfA) == encodingOf(payloadOfB))
        return;
    const bool areJson = !dataOfA.empty() && !dataOfB.empty() && dataOfA.size() <= LargestComparedJson &&
                         dataOfB.size() <= LargestComparedJson && payloadKind(payloadOfA) == PayloadKind::Json &&
                         payloadKind(payloadOfB) == PayloadKind::Json;
    if (!areJson) {
        const auto isAbsent = [&](const Payload& payload) {
            return payload.data().empty() && payload.metadata().empty();
        };
        const Side side = isAbsent(payloadOfA) ? Side::OnlyB : isAbsent(payloadOfB) ? Side::OnlyA : Side::Both;
        addChange(side, m_changes && side != Side::OnlyB ? payloadPreview(payloadOfA, LongestValue) : QString(),
                  m_changes && side != Side::OnlyA ? payloadPreview(payloadOfB, LongestValue) : QString());
        return;
    }
    const NameSet& ignoredKeys = m_ignored.payloadKeys(isInMarker());
    if (!m_changes) {
        m_isDifferent = m_isDifferent || !areEqualJson(dataOfA, dataOfB, ignoredKeys);
        return;
    }
    const std::size_t most = m_most - std::min(m_most, m_changes->size());
    for (const JsonChange& change : compareJson(dataOfA, dataOfB, ignoredKeys, most))
        addChange(change.side, change.inA, change.inB, change.path);
}

void MessageComparison::compareUnknown(const Reflection& reflection, const Message& a, const Message& b)
{
    const auto& unknownOfA = reflection.GetUnknownFields(a);
    const auto& unknownOfB = reflection.GetUnknownFields(b);
    if ((unknownOfA.empty() && unknownOfB.empty()) || isDone())
        return;
    std::string bytesOfA;
    std::string bytesOfB;
    if (!unknownOfA.SerializeToString(&bytesOfA) || !unknownOfB.SerializeToString(&bytesOfB) || bytesOfA != bytesOfB)
        addChange(Side::Both, formatBytes(static_cast<std::int64_t>(bytesOfA.size())),
                  formatBytes(static_cast<std::int64_t>(bytesOfB.size())));
}

void MessageComparison::addChange(Side side, const QString& inA, const QString& inB, const QString& valuePath)
{
    m_isDifferent = true;
    if (!m_changes || m_changes->size() >= m_most)
        return;
    FieldChange change;
    change.path = path();
    change.valuePath = valuePath;
    change.side = side;
    change.inA = inA;
    change.inB = inB;
    m_changes->push_back(std::move(change));
}

QString MessageComparison::path() const
{
    QString path;
    for (const Step& step : m_steps) {
        if (!path.isEmpty())
            path += QLatin1Char('.');
        path += QString::fromStdString(step.field->json_name());
        if (step.position >= 0)
            path += QStringLiteral("[%1]").arg(step.position);
        if (!step.key.empty())
            path += QStringLiteral("[\"%1\"]").arg(singleLine(QString::fromStdString(step.key), LongestValue));
    }
    return path;
}

bool MessageComparison::isInMarker() const
{
    return !m_steps.empty() &&
           m_steps.front().field->number() == HistoryEvent::kMarkerRecordedEventAttributesFieldNumber;
}

} // namespace chronoscope
