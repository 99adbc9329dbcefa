// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/eventgroup.h"

#include <memory>
#include <string>

namespace temporal::api::common::v1 {
class Payload;
}
namespace temporal::api::history::v1 {
class MarkerRecordedEventAttributes;
}

namespace chronoscope {

/// What a MarkerRecorded event says, whichever SDK wrote it.
struct MarkerContent {
    GroupKind kind = GroupKind::Marker;
    /// UTF-8: activity type of a local activity, "change-id 2" of a version, patch id, side effect id. The marker's name
    /// where the details are unreadable, as Go's are when the user has a codec.
    std::string name;
    std::int32_t attempts = 0; ///< of a local activity; 0 where not recorded
};

/// Reads markers of the Go, Java and core-based (Python, TypeScript, .NET, Ruby) SDKs. Details that are encoded, too
/// large or of another form are left alone. Local activities get no times: complete_time and original_schedule_time of
/// core, and firstSkd and time of Java, are of different clocks and often the wrong way round.
/// Keeps its buffers between markers; one thread at a time.
class MarkerReader {
public:
    MarkerReader();
    ~MarkerReader();
    MarkerReader(const MarkerReader&) = delete;
    MarkerReader& operator=(const MarkerReader&) = delete;

    [[nodiscard]] MarkerContent read(const temporal::api::history::v1::MarkerRecordedEventAttributes& marker);

private:
    class Parser;
    std::unique_ptr<Parser> m_parser;
};

/// A JSON string, number or boolean, or plain text in a payload, as text; empty for everything else and for what is
/// longer than 64 KiB. Raw text of the file.
[[nodiscard]] QString scalarText(const temporal::api::common::v1::Payload& payload);

} // namespace chronoscope
