// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace google::protobuf {
class UnknownFieldSet;
}

namespace chronoscope {

class JsonBuilder;

/// Writes the member "unknownFields" of an object: what a binary message holds that the schema lacks, as eventToJson()
/// describes it.
void writeUnknownFields(JsonBuilder& json, const google::protobuf::UnknownFieldSet& unknown);

} // namespace chronoscope
