// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/schematables.h"

#include <string>

namespace chronoscope {

/// The value of a field that is no message, as text: numbers as proto JSON spells them, enums by name, or by number where
/// the schema lacks the value, strings and bytes as they are. The index is that of an element, -1 for a field that is no
/// list. Empty for messages.
[[nodiscard]] std::string scalarText(const google::protobuf::Message& message, const MessageTable& table,
                                     const FieldEntry& field, int index);

} // namespace chronoscope
