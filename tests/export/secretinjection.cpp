// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/export/secretinjection.h"

#include "models/formats/jsonstring.h"
#include "tests/support/historyedit.h"

#include <temporal/api/common/v1/message.pb.h>
#include <temporal/api/history/v1/message.pb.h>

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

namespace chronoscope::test {

namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;
using temporal::api::common::v1::Payload;

std::string quoted(const std::string& text)
{
    std::string json;
    jsontext::appendQuoted(json, text);
    return json;
}

std::string secretAsJson()
{
    const std::string secret = Secret.toStdString();
    const std::string plain = quoted(secret);
    const std::string inString = quoted("{\"inner\": " + plain + "}");
    const std::string base64 = quoted(Secret.toBase64().toStdString());
    const std::string base64OfJson = quoted(QByteArray::fromStdString("[" + plain + "]").toBase64().toStdString());
    // The first letter as an escape; the rest is the same.
    const std::string escaped = "\"\\u003c" + plain.substr(2);
    return "{" + plain + ": [" + plain + ", " + inString + ", " + base64 + ", " + base64OfJson + ", " + escaped + "]}";
}

void inject(Message& message);

void injectPayload(Payload& payload)
{
    const auto encoding = payload.metadata().find("encoding");
    const bool isJson = encoding != payload.metadata().end() && encoding->second == "json/plain";
    if (!payload.data().empty())
        payload.set_data(isJson ? "[" + payload.data() + ", " + secretAsJson() + "]"
                                : payload.data() + Secret.toStdString());
    (*payload.mutable_metadata())["note"] = Secret.toStdString();
    (*payload.mutable_metadata())[Secret.toStdString()] = "a";
}

void injectMap(Message& message, const FieldDescriptor& field)
{
    const FieldDescriptor& key = *field.message_type()->map_key();
    for (int index = 0; index < message.GetReflection()->FieldSize(message, &field); ++index) {
        Message& entry = *message.GetReflection()->MutableRepeatedMessage(&message, &field, index);
        inject(entry);
        Q_ASSERT(key.type() == FieldDescriptor::TYPE_STRING);
    }
}

void injectText(Message& message, const FieldDescriptor& field)
{
    const Reflection& reflection = *message.GetReflection();
    const std::string secret = Secret.toStdString();
    if (!field.is_repeated()) {
        reflection.SetString(&message, &field, reflection.GetString(message, &field) + secret);
        return;
    }
    for (int index = 0; index < reflection.FieldSize(message, &field); ++index)
        reflection.SetRepeatedString(&message, &field, index,
                                     reflection.GetRepeatedString(message, &field, index) + secret);
}

void injectBelow(Message& message, const FieldDescriptor& field)
{
    const Reflection& reflection = *message.GetReflection();
    if (!field.is_repeated()) {
        inject(*reflection.MutableMessage(&message, &field));
        return;
    }
    for (int index = 0; index < reflection.FieldSize(message, &field); ++index)
        inject(*reflection.MutableRepeatedMessage(&message, &field, index));
}

void inject(Message& message)
{
    if (message.GetDescriptor() == Payload::descriptor()) {
        injectPayload(static_cast<Payload&>(message));
        return;
    }
    std::vector<const FieldDescriptor*> fields;
    message.GetReflection()->ListFields(message, &fields);
    for (const FieldDescriptor* field : fields) {
        if (field->is_map())
            injectMap(message, *field);
        else if (field->cpp_type() == FieldDescriptor::CPPTYPE_STRING)
            injectText(message, *field);
        else if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE)
            injectBelow(message, *field);
    }
}

/// What base64 of the text shares wherever the text begins in its groups of three bytes.
QList<QByteArray> base64Cores(const QByteArray& text)
{
    QList<QByteArray> cores;
    for (int offset = 0; offset < 3; ++offset) {
        const QByteArray encoded = (QByteArray(offset, 'x') + text).toBase64(QByteArray::OmitTrailingEquals);
        cores.append(encoded.mid(4, encoded.size() - 8));
    }
    return cores;
}

} // namespace

std::shared_ptr<const History> withSecretEverywhere(const History& history)
{
    std::vector<HistoryEvent> events = eventsOf(history);
    for (HistoryEvent& event : events)
        inject(event);
    return historyOf(events);
}

bool holdsSecret(const QByteArray& bytes)
{
    if (bytes.contains(SecretCore))
        return true;
    for (const QByteArray& core : base64Cores(SecretCore)) {
        if (bytes.contains(core))
            return true;
        for (const QByteArray& again : base64Cores(core)) {
            if (again.size() > 8 && bytes.contains(again))
                return true;
        }
    }
    return false;
}

} // namespace chronoscope::test
