// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/history.h"

#include <QByteArray>
#include <QList>

#include <memory>

namespace chronoscope::test {

/// The part of the secret that every way of escaping leaves as it is.
inline const QByteArray SecretCore = "Marker4711core";
/// With letters that JSON, HTML and CSV escape, and one outside of ASCII.
inline const QByteArray Secret = "<\"Marker4711core\\\xC3\xA9>";

/// The same history with the secret in every text: fields, keys of maps, metadata and data of payloads. In JSON it stands
/// plainly, escaped, as JSON in a string, and as base64.
[[nodiscard]] std::shared_ptr<const History> withSecretEverywhere(const History& history);

/// True when the bytes hold the secret plainly, in base64 at any alignment, or in base64 of base64.
[[nodiscard]] bool holdsSecret(const QByteArray& bytes);

} // namespace chronoscope::test
