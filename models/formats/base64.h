// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace chronoscope {

/// Decodes base64 (RFC 4648) into the target, replacing what it held. Accepts the standard and the URL-safe alphabet, with
/// or without padding, as proto JSON does; refuses everything that is not the one encoding of its bytes, so that plain
/// text which happens to use the same letters is mostly told apart. False leaves the target empty.
[[nodiscard]] bool decodeBase64(std::string_view text, std::string& target);

/// Standard alphabet with padding.
[[nodiscard]] std::string encodeBase64(std::string_view bytes);
void appendBase64(std::string& target, std::string_view bytes);

} // namespace chronoscope
