// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/history.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace google::protobuf {
class FieldDescriptor;
}

namespace chronoscope {

/// The identities and host names that a history writes down, each with a name to stand in its place. The same name stands
/// for the same identity everywhere, so that it can still be told who did what with whom.
struct KnownNames {
    std::map<std::string, std::string, std::less<>> identities; ///< "4711@web-3" -> "identity-1"
    std::map<std::string, std::string, std::less<>> hosts;      ///< "web-3" -> "host-1"
};

/// Reads all events. Host names are what follows "@" in identities, as SDKs make them up from process id and host, and what
/// precedes ":" in the names of sticky task queues.
[[nodiscard]] KnownNames knownNames(const History& history);

/// True for the fields that say who did something: "identity", "lastWorkerIdentity", the name of a principal.
[[nodiscard]] bool isIdentityField(const google::protobuf::FieldDescriptor& field);

} // namespace chronoscope
