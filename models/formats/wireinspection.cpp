// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/wireinspection.h"

#include "models/formats/eventpath.h"
#include "models/formats/jsonstring.h"
#include "models/formats/schematables.h"
#include "models/formats/wireformat.h"

#include <algorithm>

namespace chronoscope {

namespace {

/// As deep as the binary reader accepts.
constexpr int MaximumDepth = 500;

std::int64_t eventIdOf(std::string_view event)
{
    wire::Cursor cursor(event);
    wire::Field field;
    while (cursor.next(field)) {
        if (field.number == 1 && field.type == wire::Type::Varint)
            return static_cast<std::int64_t>(field.value);
    }
    return 0;
}

/// Walks an event along the schema.
class Inspector {
public:
    Inspector(std::string_view event, std::int64_t origin, FindingCollector& findings)
        : m_event(event), m_origin(origin), m_findings(findings)
    {
    }

    void inspect() { walk(m_event, historyEventTable(), nullptr, 0); }

    /// Walks for texts only, and changes them in place.
    bool repair(std::string& event)
    {
        m_repaired = &event;
        walk(m_event, historyEventTable(), nullptr, 0);
        return m_isRepaired;
    }

private:
    void walk(std::string_view bytes, const MessageTable& table, const EventPath* path, int depth)
    {
        wire::Cursor cursor(bytes);
        wire::Field field;
        while (cursor.next(field)) {
            const FieldEntry* entry = table.findNumber(field.number);
            if (entry == nullptr)
                reportUnknown(field, path);
            else if (field.type == wire::Type::Length)
                walkLength(field, *entry, path, depth);
            else if (entry->form == FieldForm::Enum && m_repaired == nullptr)
                checkEnum(static_cast<std::int32_t>(field.value), *entry, field, path);
        }
    }

    void walkLength(const wire::Field& field, const FieldEntry& entry, const EventPath* path, int depth)
    {
        const EventPath below = EventPath::field(path, entry.jsonName);
        if (entry.form == FieldForm::Message && depth < MaximumDepth) {
            // A map's entries are messages of key and value; the path names the map only.
            walk(field.bytes, *entry.message, &below, depth + 1);
        } else if (entry.form == FieldForm::String && m_repaired != nullptr) {
            repairText(field, below);
        } else if (entry.form == FieldForm::Enum && m_repaired == nullptr) {
            checkPackedEnums(field, entry, path);
        }
    }

    void checkPackedEnums(const wire::Field& field, const FieldEntry& entry, const EventPath* path)
    {
        std::size_t at = 0;
        while (at < field.bytes.size()) {
            std::uint64_t value = 0;
            unsigned shift = 0;
            while (at < field.bytes.size() && shift < 64) {
                const auto byte = static_cast<unsigned char>(field.bytes[at++]);
                value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
                shift += 7;
                if (byte < 0x80)
                    break;
            }
            checkEnum(static_cast<std::int32_t>(value), entry, field, path);
        }
    }

    void checkEnum(std::int32_t number, const FieldEntry& entry, const wire::Field& field, const EventPath* path)
    {
        if (entry.enumeration->hasNumber(number))
            return;
        const bool isEventType = path == nullptr && entry.number == 3;
        report(isEventType ? Finding::Kind::UnknownEventType : Finding::Kind::UnknownEnumValue,
               EventPath::field(path, entry.jsonName), std::to_string(number), field);
    }

    void reportUnknown(const wire::Field& field, const EventPath* path)
    {
        if (m_repaired != nullptr)
            return;
        const std::string number = std::to_string(field.number);
        report(Finding::Kind::UnknownField, EventPath::field(path, number), {}, field);
    }

    void report(Finding::Kind kind, const EventPath& path, std::string value, const wire::Field& field)
    {
        if (!m_hasId) {
            m_eventId = eventIdOf(m_event);
            m_hasId = true;
        }
        // Positions of nested fields are relative to their message: the address tells where that lies.
        const std::ptrdiff_t within = field.bytes.data() != nullptr ? field.bytes.data() - m_event.data() : 0;
        m_findings.add(Observation{kind, toText(path), std::move(value), m_eventId, m_origin + within});
    }

    void repairText(const wire::Field& field, const EventPath& path)
    {
        const auto offset = static_cast<std::size_t>(field.bytes.data() - m_event.data());
        bool isReported = false;
        for (std::size_t at = 0; at < field.bytes.size();) {
            const std::size_t length = jsontext::utf8SequenceLength(field.bytes, at);
            if (length == 0) {
                (*m_repaired)[offset + at] = '?';
                m_isRepaired = true;
                if (!isReported)
                    report(Finding::Kind::InvalidValue, path, std::string(field.bytes.substr(0, 200)), field);
                isReported = true;
            }
            at += std::max<std::size_t>(length, 1);
        }
    }

    std::string_view m_event;
    std::int64_t m_origin;
    FindingCollector& m_findings;
    std::string* m_repaired = nullptr;
    bool m_isRepaired = false;
    bool m_hasId = false;
    std::int64_t m_eventId = 0;
};

} // namespace

void inspectEvent(std::string_view event, std::int64_t origin, FindingCollector& findings)
{
    Inspector(event, origin, findings).inspect();
}

bool repairTexts(std::string& event, std::int64_t origin, FindingCollector& findings)
{
    const std::string original = event;
    return Inspector(original, origin, findings).repair(event);
}

} // namespace chronoscope
