// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/contentrecognition.h"

#include "models/formats/eventtext.h"
#include "models/formats/historyreader.h"
#include "models/formats/jsontext.h"
#include "models/formats/wireformat.h"

#include <temporal/api/history/v1/message.pb.h>

#include <QCoreApplication>
#include <QStringDecoder>

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace chronoscope {

namespace {

constexpr std::string_view ByteOrderMark = "\xEF\xBB\xBF";

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(HistoryReader)
};

/// What a file is that is no history; empty when it does not tell.
QString otherKind(std::string_view head)
{
    static constexpr std::array<std::pair<std::string_view, const char*>, 8> Magic{{
        {"\x89PNG", QT_TRANSLATE_NOOP("HistoryReader", "It is a PNG image.")},
        {"\xFF\xD8\xFF", QT_TRANSLATE_NOOP("HistoryReader", "It is a JPEG image.")},
        {"GIF8", QT_TRANSLATE_NOOP("HistoryReader", "It is a GIF image.")},
        {"%PDF", QT_TRANSLATE_NOOP("HistoryReader", "It is a PDF document.")},
        {"PK\x03\x04", QT_TRANSLATE_NOOP("HistoryReader", "It is a ZIP archive.")},
        {"\x7F"
         "ELF",
         QT_TRANSLATE_NOOP("HistoryReader", "It is a program.")},
        {"SQLite format 3", QT_TRANSLATE_NOOP("HistoryReader", "It is an SQLite database.")},
        {"<", QT_TRANSLATE_NOOP("HistoryReader", "It is a web page or XML.")},
    }};
    for (const auto& [magic, text] : Magic) {
        if (head.starts_with(magic))
            return Texts::tr(text);
    }
    const std::string_view start = head.substr(0, 4096);
    if (start.find("\"log\"") != std::string_view::npos && start.find("\"creator\"") != std::string_view::npos)
        return Texts::tr("It is an HTTP recording (HAR).");
    if (start.starts_with('{') || start.starts_with('['))
        return Texts::tr("It is JSON without any workflow event.");
    return {};
}

/// An event of a type that only a later version knows.
bool isEventOfTomorrow(std::span<const UnknownJson> unknown)
{
    return std::any_of(unknown.begin(), unknown.end(), [](const UnknownJson& item) {
        return (item.path == "eventType" && item.json.starts_with("\"EVENT_TYPE_")) ||
               (!item.isValue && eventtext::isAttributesKey(item.path));
    });
}

} // namespace

bool hasTemporalEvent(const History& history)
{
    for (std::size_t index = 0; index < history.size(); ++index) {
        const HistoryEvent& event = history.event(EventIndex(index));
        if (event.attributes_case() != HistoryEvent::ATTRIBUTES_NOT_SET ||
            (event.event_type() != 0 && temporal::api::enums::v1::EventType_IsValid(event.event_type())) ||
            isEventOfTomorrow(history.unknownJson(EventIndex(index))))
            return true;
    }
    return false;
}

Content recogniseContent(std::string_view head)
{
    if (head.starts_with("\x1F\x8B"))
        return Content::Gzip;
    if (head.starts_with("\x28\xB5\x2F\xFD"))
        return Content::Zstandard;
    if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF"))
        return Content::Utf16;
    // A binary history may begin with the bytes of a line feed and a bracket: look for its structure first.
    if (head.starts_with('\n') && wire::findEventDepth(head))
        return Content::Binary;
    if (head.starts_with(ByteOrderMark))
        head.remove_prefix(ByteOrderMark.size());
    // JSON text sequences (RFC 7464) begin with a record separator.
    const std::size_t first = head.find_first_not_of(" \t\r\n\x1e");
    if (first == std::string_view::npos)
        return Content::Empty;
    return head[first] == '{' || head[first] == '[' ? Content::Json : Content::Binary;
}

std::string fromUtf16(std::string_view bytes)
{
    QStringDecoder decoder(QStringConverter::Utf16);
    const QString text = decoder(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
    return text.toUtf8().toStdString();
}

Error refusal(std::string_view head, const QString& name)
{
    Error error;
    error.code = Error::Code::Schema;
    error.place = name;
    if (recogniseContent(head) == Content::Empty) {
        error.message = Texts::tr("The file is empty.");
    } else {
        const QString kind = otherKind(head.substr(jsontext::skipSpace(head, 0)));
        error.message = Texts::tr("This is no Temporal workflow history.");
        if (!kind.isEmpty())
            error.message += QLatin1Char(' ') + kind;
    }
    error.remedy =
        Texts::tr("Export one with “temporal workflow show --output json” or from the Web UI's download menu.");
    return error;
}

} // namespace chronoscope
