// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/dslfields.h"

#include "models/core/instant.h"
#include "tests/support/dslline.h"

#include <temporal/api/common/v1/message.pb.h>
#include <temporal/api/failure/v1/message.pb.h>
#include <temporal/api/history/v1/message.pb.h>

#include <google/protobuf/descriptor.h>
#include <google/protobuf/duration.pb.h>

namespace chronoscope::test {

namespace {

namespace common = temporal::api::common::v1;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using temporal::api::failure::v1::Failure;

const FieldDescriptor* findField(const Message& message, const QByteArray& name)
{
    const std::string text = name.toStdString();
    const auto* descriptor = message.GetDescriptor();
    if (const FieldDescriptor* field = descriptor->FindFieldByName(text))
        return field;
    return descriptor->FindFieldByCamelcaseName(text);
}

void setJsonPayload(common::Payload& payload, const QByteArray& json)
{
    (*payload.mutable_metadata())["encoding"] = "json/plain";
    payload.set_data(json.toStdString());
}

void setFailure(Failure& failure, const QByteArray& text)
{
    failure.set_message(text.toStdString());
    failure.set_source("PythonSDK");
    if (text == "cancelled") {
        failure.mutable_canceled_failure_info();
    } else if (text == "timeout") {
        failure.set_source("Server");
        failure.mutable_timeout_failure_info()->set_timeout_type(temporal::api::enums::v1::TIMEOUT_TYPE_START_TO_CLOSE);
    } else {
        failure.mutable_application_failure_info()->set_type("ValueError");
    }
}

/// "orders", or "worker-1/orders" for a sticky queue that stands for orders.
void setTaskQueue(temporal::api::taskqueue::v1::TaskQueue& queue, const QByteArray& text)
{
    const qsizetype slash = text.indexOf('/');
    queue.set_name((slash < 0 ? text : text.left(slash)).toStdString());
    queue.set_kind(slash < 0 ? temporal::api::enums::v1::TASK_QUEUE_KIND_NORMAL
                             : temporal::api::enums::v1::TASK_QUEUE_KIND_STICKY);
    if (slash >= 0)
        queue.set_normal_name(text.mid(slash + 1).toStdString());
}

/// "workflow-id/run-id", or only the first of them.
void setExecution(common::WorkflowExecution& execution, const QByteArray& text)
{
    const qsizetype slash = text.indexOf('/');
    execution.set_workflow_id((slash < 0 ? text : text.left(slash)).toStdString());
    if (slash >= 0)
        execution.set_run_id(text.mid(slash + 1).toStdString());
}

template <typename Fields>
void setKeys(Fields& fields, const QByteArray& keys)
{
    for (const QByteArray& key : keys.split(','))
        setJsonPayload(fields[key.toStdString()], "\"value\"");
}

bool setMessage(Message& target, const QByteArray& value)
{
    if (auto* duration = dynamic_cast<google::protobuf::Duration*>(&target)) {
        const qlonglong nanoseconds = parseDslDuration(value);
        duration->set_seconds(nanoseconds / NanosecondsPerSecond);
        duration->set_nanos(static_cast<int>(nanoseconds % NanosecondsPerSecond));
    } else if (auto* payload = dynamic_cast<common::Payload*>(&target)) {
        setJsonPayload(*payload, value);
    } else if (auto* payloads = dynamic_cast<common::Payloads*>(&target)) {
        setJsonPayload(*payloads->add_payloads(), value);
    } else if (auto* failure = dynamic_cast<Failure*>(&target)) {
        setFailure(*failure, value);
    } else if (auto* queue = dynamic_cast<temporal::api::taskqueue::v1::TaskQueue*>(&target)) {
        setTaskQueue(*queue, value);
    } else if (auto* execution = dynamic_cast<common::WorkflowExecution*>(&target)) {
        setExecution(*execution, value);
    } else if (auto* attributes = dynamic_cast<common::SearchAttributes*>(&target)) {
        setKeys(*attributes->mutable_indexed_fields(), value);
    } else if (auto* memo = dynamic_cast<common::Memo*>(&target)) {
        setKeys(*memo->mutable_fields(), value);
    } else {
        // WorkflowType, ActivityType: messages that only wrap a name.
        return setDslField(target, "name", value);
    }
    return true;
}

QByteArray letters(std::string_view text)
{
    QByteArray result;
    for (const char letter : text) {
        if (letter != '_')
            result += letter;
    }
    return result.toLower();
}

/// "StartToClose" or "TIMEOUT_TYPE_START_TO_CLOSE".
int enumNumber(const FieldDescriptor& field, const QByteArray& value)
{
    const auto* type = field.enum_type();
    for (int position = 0; position < type->value_count(); ++position) {
        if (letters(type->value(position)->name()).endsWith(letters(value.toStdString())))
            return type->value(position)->number();
    }
    bool isNumber = false;
    const int number = value.toInt(&isNumber);
    if (!isNumber)
        qFatal("history DSL: %s has no value %s", type->name().c_str(), value.constData());
    return number;
}

bool setScalar(Message& message, const FieldDescriptor& field, const QByteArray& value)
{
    const auto* reflection = message.GetReflection();
    switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_INT32:
        reflection->SetInt32(&message, &field, value.toInt());
        return true;
    case FieldDescriptor::CPPTYPE_INT64:
        reflection->SetInt64(&message, &field, value.toLongLong());
        return true;
    case FieldDescriptor::CPPTYPE_BOOL:
        reflection->SetBool(&message, &field, value == "true");
        return true;
    case FieldDescriptor::CPPTYPE_STRING:
        reflection->SetString(&message, &field, value.toStdString());
        return true;
    case FieldDescriptor::CPPTYPE_ENUM:
        reflection->SetEnumValue(&message, &field, enumNumber(field, value));
        return true;
    default:
        return false;
    }
}

} // namespace

bool setDslField(Message& message, const QByteArray& path, const QByteArray& value)
{
    const qsizetype dot = path.indexOf('.');
    const FieldDescriptor* field = findField(message, dot < 0 ? path : path.left(dot));
    if (!field || field->is_repeated())
        return false;
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE)
        return dot < 0 && setScalar(message, *field, value);
    Message& child = *message.GetReflection()->MutableMessage(&message, field);
    return dot < 0 ? setMessage(child, value) : setDslField(child, path.mid(dot + 1), value);
}

} // namespace chronoscope::test
