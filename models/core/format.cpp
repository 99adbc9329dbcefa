// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/format.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <array>
#include <cmath>

namespace chronoscope {

namespace {

/// U+2212, the sign that has the width of a digit.
constexpr QChar MinusSign{0x2212};
constexpr QChar Ellipsis{0x2026};

QString trimmedNumber(double value, int decimals)
{
    QString text = QString::number(value, 'f', decimals);
    if (text.contains(QLatin1Char('.'))) {
        while (text.endsWith(QLatin1Char('0')))
            text.chop(1);
        if (text.endsWith(QLatin1Char('.')))
            text.chop(1);
    }
    return text;
}

QString twoUnits(std::int64_t large, const char* largeUnit, std::int64_t small, const char* smallUnit)
{
    QString text = QString::number(large) + QLatin1Char(' ') + QLatin1String(largeUnit);
    if (small != 0)
        text += QLatin1Char(' ') + QString::number(small) + QLatin1Char(' ') + QLatin1String(smallUnit);
    return text;
}

QString formatMagnitude(std::uint64_t nanoseconds)
{
    constexpr double Micro = 1e3, Milli = 1e6, Second = 1e9;
    const auto value = static_cast<double>(nanoseconds);
    if (nanoseconds == 0)
        return QStringLiteral("0 s");
    if (nanoseconds < 1'000)
        return QString::number(nanoseconds) + QLatin1String(" ns");
    if (value < 999.5 * Micro)
        return trimmedNumber(value / Micro, 0) + QStringLiteral(" µs");
    if (value < 999.5 * Milli)
        return trimmedNumber(value / Milli, value < 9.95 * Milli ? 1 : 0) + QLatin1String(" ms");
    if (value < 59.995 * Second)
        return trimmedNumber(value / Second, value < 9.995 * Second ? 2 : 1) + QLatin1String(" s");
    const auto seconds = static_cast<std::int64_t>(std::llround(value / Second));
    if (seconds < 3600)
        return twoUnits(seconds / 60, "min", seconds % 60, "s");
    if (seconds < 86400)
        return twoUnits(seconds / 3600, "h", seconds % 3600 / 60, "min");
    return twoUnits(seconds / 86400, "d", seconds % 86400 / 3600, "h");
}

std::int64_t floorDivide(std::int64_t value, std::int64_t divisor)
{
    const std::int64_t quotient = value / divisor;
    return value % divisor < 0 ? quotient - 1 : quotient;
}

QString formatInZone(Instant instant, const QTimeZone& zone, const QString& pattern)
{
    if (!instant.isValid())
        return {};
    const std::int64_t milliseconds = floorDivide(instant.nanoseconds(), NanosecondsPerMillisecond);
    return QDateTime::fromMSecsSinceEpoch(milliseconds, zone).toString(pattern);
}

std::uint64_t magnitude(std::int64_t value)
{
    return value < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
}

bool isUnfitForOneLine(QChar character)
{
    const char16_t code = character.unicode();
    const bool isBidirectionalControl =
        (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) || code == 0x200E || code == 0x200F;
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x2028 || code == 0x2029 || isBidirectionalControl;
}

} // namespace

QString formatDuration(Duration duration)
{
    const QString text = formatMagnitude(magnitude(duration.nanoseconds));
    return duration.nanoseconds < 0 ? MinusSign + text : text;
}

QString formatOffset(Duration sinceStart)
{
    const double seconds = static_cast<double>(sinceStart.nanoseconds) / 1e9;
    const QChar sign = sinceStart.nanoseconds < 0 ? MinusSign : QLatin1Char('+');
    return sign + QString::number(std::abs(seconds), 'f', 3) + QLatin1String(" s");
}

QString formatTimeOfDay(Instant instant, const QTimeZone& zone)
{
    return formatInZone(instant, zone, QStringLiteral("HH:mm:ss.zzz"));
}

QString formatDateTime(Instant instant, const QTimeZone& zone)
{
    return formatInZone(instant, zone, QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"));
}

QString formatRfc3339(Instant instant)
{
    if (!instant.isValid())
        return {};
    const std::int64_t seconds = floorDivide(instant.nanoseconds(), NanosecondsPerSecond);
    const std::int64_t fraction = instant.nanoseconds() - seconds * NanosecondsPerSecond;
    QString text = QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC).toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss"));
    if (fraction != 0) {
        QString digits = QString::number(fraction).rightJustified(9, QLatin1Char('0'));
        while (digits.endsWith(QLatin1String("000")))
            digits.chop(3);
        text += QLatin1Char('.') + digits;
    }
    return text + QLatin1Char('Z');
}

QString formatBytes(std::int64_t bytes)
{
    static constexpr std::array<const char*, 5> Units{"KB", "MB", "GB", "TB", "PB"};
    if (magnitude(bytes) < 1024)
        return QString::number(bytes) + QLatin1String(" B");
    double value = static_cast<double>(bytes) / 1024;
    std::size_t unit = 0;
    while (std::abs(value) >= 1023.5 && unit + 1 < Units.size()) {
        value /= 1024;
        ++unit;
    }
    return trimmedNumber(value, std::abs(value) < 99.95 ? 1 : 0) + QLatin1Char(' ') + QLatin1String(Units[unit]);
}

QString formatCount(std::int64_t count)
{
    return QLocale().toString(static_cast<qlonglong>(count));
}

QString shortenMiddle(const QString& text, int maximumCharacters)
{
    if (text.size() <= maximumCharacters || maximumCharacters < 3)
        return text;
    const int kept = maximumCharacters - 1;
    const int tail = kept / 2;
    return text.left(kept - tail) + Ellipsis + text.right(tail);
}

QString singleLine(QStringView text, int maximumCharacters)
{
    const bool isCut = text.size() > maximumCharacters;
    QString line = text.left(isCut ? maximumCharacters - 1 : maximumCharacters).toString();
    for (QChar& character : line) {
        if (isUnfitForOneLine(character))
            character = character == QLatin1Char('\n') || character == QLatin1Char('\t')
                            ? QLatin1Char(' ')
                            : QChar(QChar::ReplacementCharacter);
    }
    if (isCut)
        line += Ellipsis;
    return line;
}

} // namespace chronoscope
