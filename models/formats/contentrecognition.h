// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/error.h"
#include "models/history/history.h"

#include <QString>

#include <optional>
#include <string>
#include <string_view>

namespace chronoscope {

/// What the first bytes of a file say it is.
enum class Content {
    Empty, ///< nothing but white space
    Json,
    Utf16,  ///< text in UTF-16, as PowerShell redirects it
    Binary, ///< perhaps protobuf
    Gzip,
    Zstandard
};

/// Judges by content alone, from the first kilobytes of a file.
[[nodiscard]] Content recogniseContent(std::string_view head);

/// Text of UTF-16 with a byte order mark as UTF-8.
[[nodiscard]] std::string fromUtf16(std::string_view bytes);

/// True when an event says by its type or its attributes that it is one of Temporal: what makes a file a history.
[[nodiscard]] bool hasTemporalEvent(const History& history);

/// "This is no history", with a word about what it is instead where that is plain to see.
[[nodiscard]] Error refusal(std::string_view head, const QString& name);

} // namespace chronoscope
