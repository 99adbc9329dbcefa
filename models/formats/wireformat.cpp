// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/wireformat.h"

#include <algorithm>

namespace chronoscope::wire {

namespace {

constexpr int DeepestEvent = 3;
/// Empty or odd messages before the first event that are worth a look.
constexpr int MaximumCandidates = 16;

/// Numbers of temporal.api.history.v1.HistoryEvent: event_id, event_time, event_type, version, task_id, the attributes and
/// worker_may_ignore.
bool fitsEvent(const Field& field)
{
    switch (field.number) {
    case 1:
    case 3:
    case 4:
    case 5:
    case 300:
        return field.type == Type::Varint;
    default:
        return field.number > 300 || field.type == Type::Length;
    }
}

std::optional<int> depthBelow(std::string_view message, int depth)
{
    Cursor cursor(message);
    Field field;
    for (int candidates = 0; candidates < MaximumCandidates && cursor.next(field);) {
        if (field.number != 1)
            continue;
        if (field.type != Type::Length)
            return std::nullopt;
        ++candidates;
        if (looksLikeEvent(field.bytes))
            return depth;
        if (depth == DeepestEvent)
            continue;
        if (const auto found = depthBelow(field.bytes, depth + 1))
            return found;
    }
    return std::nullopt;
}

/// GetWorkflowExecutionHistoryResponse.raw_history: DataBlobs whose data is a History.
bool hasRawHistory(std::string_view message)
{
    Cursor cursor(message);
    Field field;
    while (cursor.next(field)) {
        if (field.number != 2 || field.type != Type::Length)
            continue;
        Cursor blob(field.bytes);
        Field part;
        while (blob.next(part)) {
            if (part.number == 2 && part.type == Type::Length)
                return depthBelow(part.bytes, 1) == 1;
        }
    }
    return false;
}

} // namespace

bool Cursor::readLongVarint(std::uint64_t& value)
{
    value = 0;
    for (unsigned shift = 0; shift < 70 && m_at < m_bytes.size(); shift += 7) {
        const auto byte = static_cast<unsigned char>(m_bytes[m_at++]);
        if (shift < 64)
            value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
        if (byte < 0x80)
            return true;
    }
    return false;
}

bool Cursor::readFixed(std::size_t size, std::uint64_t& value)
{
    if (m_bytes.size() - m_at < size)
        return false;
    value = 0;
    for (std::size_t index = 0; index < size; ++index)
        value |= static_cast<std::uint64_t>(static_cast<unsigned char>(m_bytes[m_at + index])) << (8 * index);
    m_at += size;
    return true;
}

bool Cursor::next(Field& field)
{
    const std::size_t begin = m_at;
    const auto fail = [&] {
        m_at = begin;
        return false;
    };
    if (m_at == m_bytes.size())
        return false;
    std::uint64_t tag = 0;
    if (!readVarint(tag) || (tag >> 3) == 0 || (tag >> 3) > 536'870'911)
        return fail();
    field.begin = begin;
    field.number = static_cast<std::uint32_t>(tag >> 3);
    field.type = static_cast<Type>(tag & 7);
    field.bytes = {};
    field.isCut = false;
    switch (field.type) {
    case Type::Varint:
        if (!readVarint(field.value))
            return fail();
        break;
    case Type::Fixed64:
        if (!readFixed(8, field.value))
            return fail();
        break;
    case Type::Fixed32:
        if (!readFixed(4, field.value))
            return fail();
        break;
    case Type::Length: {
        std::uint64_t length = 0;
        if (!readVarint(length))
            return fail();
        const std::size_t rest = m_bytes.size() - m_at;
        field.isCut = length > rest;
        field.bytes = m_bytes.substr(m_at, field.isCut ? rest : static_cast<std::size_t>(length));
        m_at += field.bytes.size();
        break;
    }
    case Type::StartGroup:
    case Type::EndGroup:
    default:
        return fail();
    }
    field.end = m_at;
    return true;
}

bool looksLikeEvent(std::string_view bytes)
{
    Cursor cursor(bytes);
    Field field;
    bool hasIdentity = false;
    while (cursor.next(field)) {
        if (!fitsEvent(field))
            return false;
        hasIdentity = hasIdentity || field.number == 1 || field.number == 3;
        if (field.isCut)
            return hasIdentity;
    }
    return hasIdentity && cursor.isAtEnd();
}

std::optional<int> findEventDepth(std::string_view message)
{
    if (const auto depth = depthBelow(message, 1))
        return depth;
    return hasRawHistory(message) ? std::optional(0) : std::nullopt;
}

} // namespace chronoscope::wire
