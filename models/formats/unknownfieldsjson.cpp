// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/unknownfieldsjson.h"

#include "models/formats/jsonbuilder.h"
#include "models/formats/numbertext.h"

#include <google/protobuf/unknown_field_set.h>

namespace chronoscope {

namespace protobuf = google::protobuf;

namespace {

void writeUnknownValue(JsonBuilder& json, std::string_view wireType, std::string_view value)
{
    json.string(wireType);
    json.key("value");
    json.string(value);
}

void writeUnknownField(JsonBuilder& json, const protobuf::UnknownField& field)
{
    json.element();
    json.beginObject();
    json.key("number");
    json.literal(numberText(field.number()));
    json.key("wireType");
    switch (field.type()) {
    case protobuf::UnknownField::TYPE_VARINT:
        writeUnknownValue(json, "varint", numberText(field.varint()));
        break;
    case protobuf::UnknownField::TYPE_FIXED32:
        writeUnknownValue(json, "fixed32", numberText(field.fixed32()));
        break;
    case protobuf::UnknownField::TYPE_FIXED64:
        writeUnknownValue(json, "fixed64", numberText(field.fixed64()));
        break;
    case protobuf::UnknownField::TYPE_LENGTH_DELIMITED:
        json.string("length");
        json.key("value");
        json.bytes(field.length_delimited());
        break;
    case protobuf::UnknownField::TYPE_GROUP: {
        std::string bytes;
        field.group().SerializeToString(&bytes);
        json.string("group");
        json.key("value");
        json.bytes(bytes);
        break;
    }
    }
    json.endObject();
}

} // namespace

void writeUnknownFields(JsonBuilder& json, const protobuf::UnknownFieldSet& unknown)
{
    json.key("unknownFields");
    json.beginArray();
    for (int index = 0; index < unknown.field_count(); ++index)
        writeUnknownField(json, unknown.field(index));
    json.endArray();
}

} // namespace chronoscope
