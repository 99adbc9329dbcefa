// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace google::protobuf {
class Message;
}

namespace chronoscope {

/// A field of binary protobuf that the schema lacks.
struct UnknownFieldText {
    QString name;  ///< "field 99"
    QString value; ///< text where the bytes are text, else hexadecimal; bounded, on one line
};

/// What a newer server put into a message, in the order of the bytes. Pure; usable from every thread.
[[nodiscard]] std::vector<UnknownFieldText> describeUnknownFields(const google::protobuf::Message& message);

} // namespace chronoscope
