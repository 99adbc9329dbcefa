// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/exportloss.h"

#include "models/core/format.h"
#include "models/formats/jsonstring.h"
#include "models/formats/jsontext.h"
#include "models/payload/eventpayloads.h"

#include <temporal/api/history/v1/message.pb.h>

#include <google/protobuf/arena.h>
#include <google/protobuf/unknown_field_set.h>

#include <QCoreApplication>

#include <algorithm>

namespace chronoscope {

namespace protobuf = google::protobuf;

namespace {

/// Failures nest as deep as their causes; a hostile file must not exhaust the stack.
constexpr int DeepestMessage = 200;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ExportLoss)
};

class LossCollector {
public:
    LossCollector(const History& history, std::size_t mostNamed) : m_history(history), m_mostNamed(mostNamed) {}

    /// JSON that the schema has no place for has none in binary either.
    void addUnknownJson(EventIndex event)
    {
        for (const UnknownJson& item : m_history.unknownJson(event))
            add(event, QString::fromStdString(item.path),
                item.isValue ? Texts::tr("Only what was understood of this value is written, not its text in the file.")
                             : Texts::tr("This field has no place in the format and is left out."));
    }

    /// Payloads that the file had decoded: they are written as replayers want them.
    void addDecodedPayloads(const std::shared_ptr<const History>& history, EventIndex event)
    {
        if (m_history.unknownJson(event).empty())
            return;
        const std::vector<EventPayload> payloads = collectPayloads(history, event);
        for (const UnknownJson& item : m_history.unknownJson(event)) {
            const QString path = QString::fromStdString(item.path);
            const bool isPayload =
                item.isValue && std::any_of(payloads.begin(), payloads.end(), [&path](const EventPayload& payload) {
                    return path == payload.path || path.startsWith(payload.path + QLatin1Char('.')) ||
                           payload.path.startsWith(path + QLatin1String(".payloads["));
                });
            if (isPayload)
                add(event, path,
                    Texts::tr("The payload stood decoded in the file; it is written as base64, as replayers read it."));
        }
    }

    /// Unknown binary fields have no name: JSON lists them by number, which readers take for an unknown field.
    void addUnknownFields(EventIndex event)
    {
        // Looking into maps by reflection changes a message, so a copy is looked at.
        protobuf::Arena arena;
        auto* copy = protobuf::Arena::CreateMessage<HistoryEvent>(&arena);
        copy->CopyFrom(m_history.event(event));
        visit(event, *copy, {}, 0);
    }

    /// Payloads whose bytes are no text: what stands in readable JSON cannot be told from text.
    void addOpaquePayloads(const std::shared_ptr<const History>& history, EventIndex event)
    {
        for (const EventPayload& found : collectPayloads(history, event)) {
            const bool isText = found.payload.kind == PayloadKind::Json || found.payload.kind == PayloadKind::Text ||
                                found.payload.kind == PayloadKind::Null;
            if (!isText)
                add(event, found.path, Texts::tr("The bytes of this payload are no text and stay base64."));
        }
    }

    void addFormat(const QString& reason) { addLoss({std::nullopt, {}, reason}); }

    ExportLosses take() { return std::move(m_losses); }

private:
    void add(EventIndex event, const QString& field, const QString& reason)
    {
        addLoss({m_history.eventId(event), field, reason});
    }

    void addLoss(ExportLoss loss)
    {
        if (m_losses.named.size() < m_mostNamed)
            m_losses.named.push_back(std::move(loss));
        ++m_losses.count;
    }

    void visit(EventIndex event, const protobuf::Message& message, const QString& path, int depth)
    {
        const protobuf::Reflection& reflection = *message.GetReflection();
        const protobuf::UnknownFieldSet& unknown = reflection.GetUnknownFields(message);
        for (int index = 0; index < unknown.field_count(); ++index)
            add(event, joined(path, QStringLiteral("unknownFields[%1]").arg(index)),
                Texts::tr("Field %1 is unknown; it is written under \"unknownFields\" and not as the field it was.")
                    .arg(unknown.field(index).number()));
        if (depth == DeepestMessage)
            return;
        std::vector<const protobuf::FieldDescriptor*> fields;
        reflection.ListFields(message, &fields);
        for (const protobuf::FieldDescriptor* field : fields) {
            if (field->cpp_type() != protobuf::FieldDescriptor::CPPTYPE_MESSAGE)
                continue;
            const QString below = joined(path, QString::fromStdString(field->json_name()));
            if (!field->is_repeated()) {
                visit(event, reflection.GetMessage(message, field), below, depth + 1);
                continue;
            }
            for (int index = 0; index < reflection.FieldSize(message, field); ++index)
                visit(event, reflection.GetRepeatedMessage(message, field, index),
                      QStringLiteral("%1[%2]").arg(below).arg(index), depth + 1);
        }
    }

    static QString joined(const QString& path, const QString& name)
    {
        return path.isEmpty() ? name : path + QLatin1Char('.') + name;
    }

    const History& m_history;
    std::size_t m_mostNamed;
    ExportLosses m_losses;
};

QString reasonOfFormat(ExportFormat format)
{
    switch (format) {
    case ExportFormat::EventCsv:
    case ExportFormat::GroupCsv:
        return Texts::tr("A table holds what its columns say, no whole events.");
    case ExportFormat::Svg:
    case ExportFormat::Png:
        return Texts::tr("A picture shows the timeline and holds no events.");
    case ExportFormat::Perfetto:
        return Texts::tr("A trace holds times, names and sizes, no whole events.");
    case ExportFormat::Html:
        return Texts::tr("A report shows facts and groups and holds no whole events.");
    case ExportFormat::Readable:
        return Texts::tr("Payloads stand decoded, so that replayers do not read it.");
    case ExportFormat::Json:
    case ExportFormat::Binary:
    case ExportFormat::JsonLines:
        break;
    }
    return {};
}

/// Binary histories have no mark of their own: readers know them by ids and types of events.
bool canBeRecognised(const History& history)
{
    for (std::size_t index = 0; index < history.size(); ++index) {
        if (history.eventId(EventIndex(index)) != 0 || history.type(EventIndex(index)) != 0)
            return true;
    }
    return history.isEmpty();
}

} // namespace

QString ExportLoss::oneLine() const
{
    if (!eventId)
        return reason;
    const QString place = field.isEmpty() ? Texts::tr("event %1").arg(*eventId)
                                          : Texts::tr("event %1, field %2").arg(*eventId).arg(field);
    return singleLine(place + QLatin1String(": ") + reason);
}

ExportLosses lossesOf(const History& history, ExportFormat format, std::size_t mostNamed)
{
    LossCollector collector(history, mostNamed);
    if (const QString reason = reasonOfFormat(format); !reason.isEmpty())
        collector.addFormat(reason);
    if (format == ExportFormat::Binary && !canBeRecognised(history))
        collector.addFormat(Texts::tr(
            "No event has an id or a type of this version; no reader can tell that the bytes are a history."));
    // The history outlives the collector; nobody has to own it.
    const std::shared_ptr<const History> borrowed(std::shared_ptr<const void>(), &history);
    for (std::size_t index = 0; index < history.size(); ++index) {
        const EventIndex event(index);
        switch (format) {
        case ExportFormat::Binary:
            collector.addUnknownJson(event);
            break;
        case ExportFormat::Readable:
            collector.addOpaquePayloads(borrowed, event);
            collector.addUnknownFields(event);
            break;
        case ExportFormat::Json:
        case ExportFormat::JsonLines:
            collector.addDecodedPayloads(borrowed, event);
            collector.addUnknownFields(event);
            break;
        default:
            return collector.take();
        }
    }
    return collector.take();
}

} // namespace chronoscope
