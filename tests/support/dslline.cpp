// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/dslline.h"

#include "models/core/instant.h"

#include <QtGlobal>

#include <array>
#include <cmath>

namespace chronoscope::test {

namespace {

/// Words are separated by spaces that are neither in quotes nor in brackets. Quotes around a whole value are removed.
QByteArrayList splitWords(const QByteArray& line)
{
    QByteArrayList words;
    QByteArray word;
    int depth = 0;
    bool isQuoted = false;
    for (const char letter : line) {
        if (letter == '"')
            isQuoted = !isQuoted;
        if (!isQuoted && (letter == '{' || letter == '['))
            ++depth;
        if (!isQuoted && (letter == '}' || letter == ']'))
            --depth;
        if (letter == ' ' && !isQuoted && depth == 0) {
            if (!word.isEmpty())
                words.append(word);
            word.clear();
        } else {
            word += letter;
        }
    }
    if (isQuoted || depth != 0)
        qFatal("history DSL: quotes or brackets stay open in: %s", line.constData());
    if (!word.isEmpty())
        words.append(word);
    return words;
}

QByteArray unquoted(const QByteArray& value)
{
    const bool isQuoted = value.size() >= 2 && value.startsWith('"') && value.endsWith('"');
    return isQuoted ? value.mid(1, value.size() - 2) : value;
}

} // namespace

std::optional<QByteArray> DslLine::value(const QByteArray& key) const
{
    for (const auto& [name, content] : fields) {
        if (name == key)
            return content;
    }
    return std::nullopt;
}

DslLine parseDslLine(const QByteArray& line)
{
    DslLine result;
    for (const QByteArray& word : splitWords(line)) {
        const qsizetype equals = word.indexOf('=');
        if (equals > 0) {
            result.fields.emplace_back(word.left(equals), unquoted(word.mid(equals + 1)));
            continue;
        }
        bool isNumber = false;
        const qlonglong number = word.toLongLong(&isNumber);
        if (isNumber && !result.eventId && result.type.isEmpty())
            result.eventId = number;
        else if (result.type.isEmpty())
            result.type = word;
        else
            qFatal("history DSL: '%s' is no key=value in: %s", word.constData(), line.constData());
    }
    if (result.type.isEmpty())
        qFatal("history DSL: no event type in: %s", line.constData());
    return result;
}

qlonglong parseDslDuration(const QByteArray& text)
{
    struct Unit {
        const char* name;
        double nanoseconds;
    };
    static constexpr std::array<Unit, 6> Units{{{"ns", 1},
                                                {"us", double(NanosecondsPerMicrosecond)},
                                                {"ms", double(NanosecondsPerMillisecond)},
                                                {"h", 3600.0 * double(NanosecondsPerSecond)},
                                                {"m", 60.0 * double(NanosecondsPerSecond)},
                                                {"s", double(NanosecondsPerSecond)}}};
    for (const Unit& unit : Units) {
        if (!text.endsWith(unit.name))
            continue;
        bool isNumber = false;
        const double number = text.chopped(static_cast<qsizetype>(qstrlen(unit.name))).toDouble(&isNumber);
        if (isNumber)
            return std::llround(number * unit.nanoseconds);
    }
    if (text == "0")
        return 0;
    qFatal("history DSL: '%s' is no duration like 10ms or 2s", text.constData());
}

} // namespace chronoscope::test
