// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redaction/knownnames.h"

#include <temporal/api/common/v1/message.pb.h>
#include <temporal/api/history/v1/message.pb.h>
#include <temporal/api/taskqueue/v1/message.pb.h>

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

namespace chronoscope {

namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;
using temporal::api::taskqueue::v1::TaskQueue;

class NameCollector {
public:
    KnownNames take() { return std::move(m_names); }

    void readMessage(const Message& message)
    {
        const Reflection& reflection = *message.GetReflection();
        std::vector<const FieldDescriptor*> fields;
        reflection.ListFields(message, &fields);
        for (const FieldDescriptor* field : fields) {
            if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE && !field->is_map())
                readBelow(message, *field);
            else if (isIdentityField(*field) && !field->is_repeated())
                addIdentity(reflection.GetString(message, field));
        }
        if (message.GetDescriptor() == TaskQueue::descriptor())
            addQueue(static_cast<const TaskQueue&>(message));
    }

private:
    void readBelow(const Message& message, const FieldDescriptor& field)
    {
        const Reflection& reflection = *message.GetReflection();
        if (!field.is_repeated()) {
            readMessage(reflection.GetMessage(message, &field));
            return;
        }
        for (int index = 0; index < reflection.FieldSize(message, &field); ++index)
            readMessage(reflection.GetRepeatedMessage(message, &field, index));
    }

    void addIdentity(const std::string& identity)
    {
        if (identity.empty() || m_names.identities.contains(identity))
            return;
        m_names.identities.emplace(identity, "identity-" + std::to_string(m_names.identities.size() + 1));
        addHostOf(identity);
    }

    /// "4711@web-3", "4711@web-3@orders", "4711@web-3:0c5e...".
    void addHostOf(std::string_view text)
    {
        const std::size_t at = text.find('@');
        if (at == std::string_view::npos)
            return;
        const std::string_view rest = text.substr(at + 1);
        addHost(rest.substr(0, rest.find_first_of("@:")));
    }

    void addHost(std::string_view host)
    {
        if (host.size() < 2 || host == "localhost" || m_names.hosts.contains(host))
            return;
        m_names.hosts.emplace(host, "host-" + std::to_string(m_names.hosts.size() + 1));
    }

    void addQueue(const TaskQueue& queue)
    {
        const std::string_view name = queue.name();
        const std::size_t end = name.rfind(':');
        if (queue.kind() != temporal::api::enums::v1::TASK_QUEUE_KIND_STICKY || end == std::string_view::npos)
            return;
        if (name.find('@') == std::string_view::npos)
            addHost(name.substr(0, end));
        else
            addHostOf(name);
    }

    KnownNames m_names;
};

} // namespace

bool isIdentityField(const FieldDescriptor& field)
{
    if (field.type() != FieldDescriptor::TYPE_STRING)
        return false;
    const std::string& name = field.name();
    return name == "identity" || name.ends_with("_identity") ||
           field.full_name() == "temporal.api.common.v1.Principal.name";
}

KnownNames knownNames(const History& history)
{
    NameCollector collector;
    for (std::size_t index = 0; index < history.size(); ++index)
        collector.readMessage(history.event(EventIndex(index)));
    return collector.take();
}

} // namespace chronoscope
