// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/htmltext.h"

#include <QString>

namespace chronoscope {

namespace {

bool isUnfit(QChar letter)
{
    const char16_t code = letter.unicode();
    const bool isControl = (code < 0x20 && code != '\n' && code != '\t') || (code >= 0x7F && code < 0xA0);
    const bool turnsDirection = code == 0x061C || code == 0x200E || code == 0x200F ||
                                (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
    return isControl || turnsDirection || code == 0x2028 || code == 0x2029 || code == 0xFFFE || code == 0xFFFF;
}

} // namespace

std::string htmlEscaped(QStringView text)
{
    QString escaped;
    escaped.reserve(text.size() + text.size() / 8);
    for (const QChar letter : text) {
        switch (letter.unicode()) {
        case '&':
            escaped += QLatin1String("&amp;");
            break;
        case '<':
            escaped += QLatin1String("&lt;");
            break;
        case '>':
            escaped += QLatin1String("&gt;");
            break;
        case '"':
            escaped += QLatin1String("&quot;");
            break;
        case '\'':
            escaped += QLatin1String("&#39;");
            break;
        default:
            escaped += isUnfit(letter) ? QChar(QChar::ReplacementCharacter) : letter;
        }
    }
    return escaped.toStdString();
}

void appendElement(std::string& target, std::string_view name, QStringView text, std::string_view cssClass)
{
    target += '<';
    target += name;
    if (!cssClass.empty()) {
        target += " class=\"";
        target += cssClass;
        target += '"';
    }
    target += '>';
    target += htmlEscaped(text);
    target += "</";
    target += name;
    target += '>';
}

} // namespace chronoscope
