// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/compare/editscript.h"

namespace google::protobuf {
class Message;
}

namespace chronoscope {

/// Appends what has to be written over a to make it equal to b, messages of the same type. Nothing for equal ones.
void appendPatches(const google::protobuf::Message& a, const google::protobuf::Message& b,
                   std::vector<EditScript::Patch>& patches);

/// False when the patch does not fit the message.
[[nodiscard]] bool applyPatch(const EditScript::Patch& patch, google::protobuf::Message& message);

} // namespace chronoscope
