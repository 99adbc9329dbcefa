// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cancellation.h"
#include "models/core/error.h"

#include <QString>

#include <string>
#include <string_view>

namespace chronoscope {

/// Indents JSON text and checks its grammar on the way. Numbers keep their exact spelling, since one that passed through
/// a double would show something the workflow never saw; strings keep their value, see appendReadableString().
///
/// Linear time, no recursion. Short lists of plain values stay on one line. Indentation stops growing at depth 32, and
/// white space is bounded by a small multiple of the text, so that hostile nesting costs no memory; what follows then is
/// compact but whole. Meant for the pool above 64 KB. Errors: Parse with the byte offset as place, Cancelled.
[[nodiscard]] Result<std::string> formatJson(std::string_view json, const CancellationToken& cancellation = {});

/// JSON on one line: `"A-1", 144.48, {"id": 7}`. Reads only the beginning of long text and ends in an ellipsis then.
/// What is not JSON is taken as it is. Safe to show: control and bidirectional characters are replaced.
[[nodiscard]] QString compactJson(std::string_view json, int maximumCharacters);

} // namespace chronoscope
