// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>

namespace temporal::api::history::v1 {
class MarkerRecordedEventAttributes;
}

namespace chronoscope {

/// What the marker of a version or patch says, whichever SDK wrote it. UTF-8, raw text of the file.
struct VersionMarker {
    std::string id;    ///< change id or patch id
    std::string value; ///< Go and Java: the version, "2"; core: "deprecated", or empty for a patch that is not
};

/// Reads "Version" markers of Go ("change-id") and Java ("changeId"), and "core_patch" markers of the SDKs on core, in the
/// present form ("patch-data", JSON) and the older one ("patch_id" and "deprecated", bytes).
/// Keeps its buffers between markers; one thread at a time.
class VersionMarkerReader {
public:
    VersionMarkerReader();
    ~VersionMarkerReader();
    VersionMarkerReader(const VersionMarkerReader&) = delete;
    VersionMarkerReader& operator=(const VersionMarkerReader&) = delete;

    /// Nothing for markers of another name, and where the id cannot be read: behind a codec, too large, of another form.
    [[nodiscard]] std::optional<VersionMarker>
    read(const temporal::api::history::v1::MarkerRecordedEventAttributes& marker);

private:
    class Parser;
    std::unique_ptr<Parser> m_parser;
};

} // namespace chronoscope
