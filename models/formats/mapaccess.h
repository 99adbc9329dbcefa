// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace google::protobuf {
class FieldDescriptor;
class Message;
} // namespace google::protobuf

namespace chronoscope {

/// One entry of a map with string keys; the value is one of the two.
struct MapEntry {
    const std::string* key = nullptr;
    const google::protobuf::Message* message = nullptr;
    const std::string* text = nullptr;
};

/// Adds a key to a map field and returns where its value goes; null when the key is already there. Lists the entries, in
/// no order.
struct MapAccess {
    google::protobuf::Message* (*addMessage)(google::protobuf::Message& owner, std::string key) = nullptr;
    std::string* (*addText)(google::protobuf::Message& owner, std::string key) = nullptr;
    std::vector<MapEntry> (*entries)(const google::protobuf::Message& owner) = nullptr;
};

/// Direct access to the maps with string keys that histories are full of. Protobuf's reflection of this version can fill or
/// list a map only by keeping a second copy of it as a list. All pointers are null for any other field.
[[nodiscard]] MapAccess mapAccess(const google::protobuf::FieldDescriptor& field);

} // namespace chronoscope
