// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <optional>

namespace chronoscope {

/// A defect or oddity of what was read, shown beside the data; the rest of the file still opens.
struct Finding {
    enum class Severity {
        Note,    ///< unusual, but nothing is wrong with the run: unknown fields of a newer server, for instance
        Warning, ///< something is inconsistent or was repaired while reading
        Error    ///< something is missing, cut or unreadable
    };

    /// What it is, as a stable word for tests and scripts.
    enum class Kind {
        UnknownField,      ///< a field that this version's schema lacks; kept as it came
        UnknownEventType,  ///< an event type that this version's schema lacks; kept as it came
        UnknownEnumValue,  ///< an enum value that this version's schema lacks; kept as it came
        InvalidValue,      ///< a value that does not fit its field
        InvalidBase64,     ///< payload bytes that are not base64
        CutFile,           ///< the file ends in the middle of something
        DamagedEvent,      ///< an event that could not be read
        MissingEvents,     ///< event ids jump
        DuplicateEvent,    ///< an event id occurs twice
        UnorderedEvents,   ///< events were neither oldest first nor newest first; they were sorted
        MissingStart,      ///< the first event is not WorkflowExecutionStarted
        EventAfterClose,   ///< events follow the one that closed the run
        TimeRunsBack,      ///< an event is earlier than its predecessor without a cause that Temporal knows
        MissingTime,       ///< an event has no time
        DanglingReference, ///< a field names an event that is not there
        WrongReference,    ///< a field names an event of another type than it should
        MorePages,         ///< the file is one page of several
        Other
    };

    Severity severity = Severity::Warning;
    Kind kind = Kind::Other;
    QString file;                           ///< as the user named it
    std::optional<std::int64_t> byteOffset; ///< in the decompressed bytes of the file, where known
    std::optional<std::int64_t> eventId;
    QString
        field; ///< path below the event, "activityTaskScheduledEventAttributes.input.payloads[0].data"; may be empty
    QString message; ///< translated sentence, plain text
    QString remedy;  ///< translated sentence: what to do; may be empty

    /// "file: event 12, field x, byte 345: message" on one line, for a terminal.
    [[nodiscard]] QString oneLine() const;
};

/// "unknownField", "cutFile", ...: the word that scripts see.
[[nodiscard]] QString toString(Finding::Kind kind);
/// "note", "warning", "error".
[[nodiscard]] QString toString(Finding::Severity severity);

} // namespace chronoscope
