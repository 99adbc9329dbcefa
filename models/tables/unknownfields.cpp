// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/unknownfields.h"

#include "models/core/format.h"
#include "models/payload/displaytext.h"

#include <google/protobuf/message.h>
#include <google/protobuf/unknown_field_set.h>

#include <QCoreApplication>

namespace chronoscope {

namespace {

constexpr int CharactersShown = 500;
constexpr std::size_t BytesShown = 24;

QString bytesText(const std::string& bytes)
{
    if (!bytes.empty() && looksLikeText(bytes)) {
        const std::string_view beginning = std::string_view(bytes).substr(0, CharactersShown * 4);
        return singleLine(QString::fromUtf8(beginning.data(), static_cast<qsizetype>(beginning.size())),
                          CharactersShown);
    }
    const std::string_view beginning = std::string_view(bytes).substr(0, BytesShown);
    QString text =
        QString::fromLatin1(QByteArray(beginning.data(), static_cast<qsizetype>(beginning.size())).toHex(' '));
    if (beginning.size() < bytes.size())
        text += QStringLiteral(" …");
    return QStringLiteral("%1 (%2)").arg(text, formatBytes(static_cast<std::int64_t>(bytes.size())));
}

QString valueText(const google::protobuf::UnknownField& field)
{
    switch (field.type()) {
    case google::protobuf::UnknownField::TYPE_VARINT:
        return QString::number(field.varint());
    case google::protobuf::UnknownField::TYPE_FIXED32:
        return QString::number(field.fixed32());
    case google::protobuf::UnknownField::TYPE_FIXED64:
        return QString::number(field.fixed64());
    case google::protobuf::UnknownField::TYPE_LENGTH_DELIMITED:
        return bytesText(field.length_delimited());
    case google::protobuf::UnknownField::TYPE_GROUP:
        return QCoreApplication::translate("chronoscope::UnknownFields", "group of %n field(s)", nullptr,
                                           field.group().field_count());
    }
    return {};
}

} // namespace

std::vector<UnknownFieldText> describeUnknownFields(const google::protobuf::Message& message)
{
    const google::protobuf::UnknownFieldSet& fields = message.GetReflection()->GetUnknownFields(message);
    std::vector<UnknownFieldText> texts;
    texts.reserve(static_cast<std::size_t>(fields.field_count()));
    for (int position = 0; position < fields.field_count(); ++position) {
        const google::protobuf::UnknownField& field = fields.field(position);
        //: a protobuf field that this version's schema lacks, by its number
        texts.push_back({QCoreApplication::translate("chronoscope::UnknownFields", "field %1").arg(field.number()),
                         valueText(field)});
    }
    return texts;
}

} // namespace chronoscope
