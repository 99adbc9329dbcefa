// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <string_view>

namespace temporal::api::common::v1 {
class Payload;
}

namespace chronoscope {

/// The value of a payload as JSON text, exactly as it stands in the history: a view into the message. Nothing when the
/// payload says that it is something else, and when it is no JSON whatever it says. Reads the whole payload.
[[nodiscard]] std::optional<std::string_view> payloadAsJson(const temporal::api::common::v1::Payload& payload);

/// The value of a payload that is text, whole; else what payloadPreview() says of it.
[[nodiscard]] QString payloadAsText(const temporal::api::common::v1::Payload& payload);

} // namespace chronoscope
