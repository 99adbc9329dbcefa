// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

/// Protobuf's wire format, read without a schema: https://protobuf.dev/programming-guides/encoding
namespace chronoscope::wire {

enum class Type : std::uint8_t { Varint = 0, Fixed64 = 1, Length = 2, StartGroup = 3, EndGroup = 4, Fixed32 = 5 };

struct Field {
    std::uint32_t number = 0;
    Type type = Type::Varint;
    std::uint64_t value = 0; ///< of a varint or fixed field
    std::string_view bytes;  ///< of a field with a length
    std::size_t begin = 0;   ///< position of its tag
    std::size_t end = 0;
    bool isCut = false; ///< the length reaches beyond the end; bytes are what is there
};

/// Reads the fields of one message one after the other. Never reads beyond its bytes.
class Cursor {
public:
    explicit Cursor(std::string_view bytes, std::size_t at = 0) : m_bytes(bytes), m_at(at) {}

    /// False at the end and when the bytes are no field.
    [[nodiscard]] bool next(Field& field);
    /// True when all bytes so far were fields and nothing is left.
    [[nodiscard]] bool isAtEnd() const { return m_at == m_bytes.size(); }
    [[nodiscard]] std::size_t position() const { return m_at; }

private:
    bool readVarint(std::uint64_t& value)
    {
        // Most tags and lengths are one byte.
        if (m_at < m_bytes.size() && static_cast<unsigned char>(m_bytes[m_at]) < 0x80) {
            value = static_cast<unsigned char>(m_bytes[m_at++]);
            return true;
        }
        return readLongVarint(value);
    }
    bool readLongVarint(std::uint64_t& value);
    bool readFixed(std::size_t size, std::uint64_t& value);

    std::string_view m_bytes;
    std::size_t m_at;
};

/// How deep below the top of the message lie the first bytes that have the structure of a HistoryEvent: 1 is a History, 2 a
/// GetWorkflowExecutionHistoryResponse, 3 a WorkflowExecutions of a cloud export. 0 is a response that only has raw
/// histories. All of these parse as each other without error, so that only looking at events tells them apart. Nothing
/// when there is no event. The message may be cut.
[[nodiscard]] std::optional<int> findEventDepth(std::string_view message);

/// True when the bytes have fields of a HistoryEvent in their wire types, an id or type among them.
[[nodiscard]] bool looksLikeEvent(std::string_view bytes);

} // namespace chronoscope::wire
