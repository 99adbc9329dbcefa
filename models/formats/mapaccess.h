// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace google::protobuf {
class FieldDescriptor;
class Message;
} // namespace google::protobuf

namespace chronoscope {

/// Adds a key to a map field and returns where its value goes; null when the key is already there.
struct MapAccess {
    google::protobuf::Message* (*addMessage)(google::protobuf::Message& owner, std::string key) = nullptr;
    std::string* (*addText)(google::protobuf::Message& owner, std::string key) = nullptr;
};

/// Direct access to the maps with string keys that histories are full of. Protobuf's reflection of this version can fill a
/// map only by keeping a second copy of it as a list. Both pointers are null for any other field.
[[nodiscard]] MapAccess mapAccess(const google::protobuf::FieldDescriptor& field);

} // namespace chronoscope
