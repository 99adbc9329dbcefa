// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace google::protobuf {
class Message;
}

namespace chronoscope::test {

/// Sets a field of a message from DSL text: path "acceptedRequest.input.name" in JSON or proto spelling.
/// False when there is no such field; ends the program when the value does not fit.
[[nodiscard]] bool setDslField(google::protobuf::Message& message, const QByteArray& path, const QByteArray& value);

} // namespace chronoscope::test
