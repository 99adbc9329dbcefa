// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace temporal::api::history::v1 {
class MarkerRecordedEventAttributes;
}

namespace chronoscope::test {

/// The id and the value of the marker of a version or patch, read with Qt's JSON; the id is empty where it can't be read.
[[nodiscard]] std::string versionId(const temporal::api::history::v1::MarkerRecordedEventAttributes& marker);
[[nodiscard]] std::string versionValue(const temporal::api::history::v1::MarkerRecordedEventAttributes& marker);

} // namespace chronoscope::test
