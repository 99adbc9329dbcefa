// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/finding.h"

#include "models/core/format.h"

#include <QCoreApplication>
#include <QStringList>

namespace chronoscope {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Finding)
};

} // namespace

QString Finding::oneLine() const
{
    QStringList place;
    if (eventId)
        place << Texts::tr("event %1").arg(*eventId);
    if (!field.isEmpty())
        place << Texts::tr("field %1").arg(field);
    if (byteOffset)
        place << Texts::tr("byte %1").arg(*byteOffset);
    QStringList line;
    if (!file.isEmpty())
        line << file;
    if (!place.isEmpty())
        line << place.join(QLatin1String(", "));
    line << message;
    QString text = line.join(QLatin1String(": "));
    if (!remedy.isEmpty())
        text += QLatin1Char(' ') + remedy;
    return singleLine(text);
}

QString toString(Finding::Kind kind)
{
    switch (kind) {
    case Finding::Kind::UnknownField:
        return QStringLiteral("unknownField");
    case Finding::Kind::UnknownEventType:
        return QStringLiteral("unknownEventType");
    case Finding::Kind::UnknownEnumValue:
        return QStringLiteral("unknownEnumValue");
    case Finding::Kind::InvalidValue:
        return QStringLiteral("invalidValue");
    case Finding::Kind::InvalidBase64:
        return QStringLiteral("invalidBase64");
    case Finding::Kind::CutFile:
        return QStringLiteral("cutFile");
    case Finding::Kind::DamagedEvent:
        return QStringLiteral("damagedEvent");
    case Finding::Kind::MissingEvents:
        return QStringLiteral("missingEvents");
    case Finding::Kind::DuplicateEvent:
        return QStringLiteral("duplicateEvent");
    case Finding::Kind::UnorderedEvents:
        return QStringLiteral("unorderedEvents");
    case Finding::Kind::MissingStart:
        return QStringLiteral("missingStart");
    case Finding::Kind::EventAfterClose:
        return QStringLiteral("eventAfterClose");
    case Finding::Kind::TimeRunsBack:
        return QStringLiteral("timeRunsBack");
    case Finding::Kind::MissingTime:
        return QStringLiteral("missingTime");
    case Finding::Kind::DanglingReference:
        return QStringLiteral("danglingReference");
    case Finding::Kind::WrongReference:
        return QStringLiteral("wrongReference");
    case Finding::Kind::MorePages:
        return QStringLiteral("morePages");
    case Finding::Kind::Other:
        break;
    }
    return QStringLiteral("other");
}

QString toString(Finding::Severity severity)
{
    switch (severity) {
    case Finding::Severity::Note:
        return QStringLiteral("note");
    case Finding::Severity::Warning:
        return QStringLiteral("warning");
    case Finding::Severity::Error:
        break;
    }
    return QStringLiteral("error");
}

} // namespace chronoscope
