// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/replaytest/replaysdk.h"

#include <QString>

/// Text of a history inside source code: hostile ids and names must stay text.
namespace chronoscope::sourcetext {

/// A literal in double quotes that the language reads as exactly this text. ASCII only: everything that is not a plain
/// letter, digit or harmless sign is escaped, so that nothing can end the literal, start an interpolation, or turn the
/// direction of writing.
[[nodiscard]] QString literal(const QString& text, ReplaySdk sdk);

/// True when the text is a name that every one of the languages takes as it is.
[[nodiscard]] bool isIdentifier(const QString& text);

/// Letters and digits of the text as a name in CamelCase; "Recorded" where there are none. At most 60 letters.
[[nodiscard]] QString camelCase(const QString& text);
/// The same as words in lower case with a separator between: "order_fulfilment".
[[nodiscard]] QString separated(const QString& text, QChar separator);

} // namespace chronoscope::sourcetext
