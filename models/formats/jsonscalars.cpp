// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/jsonscalars.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <limits>

namespace chronoscope::jsonscalars {

namespace {

constexpr std::int64_t SecondsPerDay = 86'400;
constexpr std::int32_t NanosPerSecond = 1'000'000'000;
/// Bounds of google.protobuf.Timestamp: 0001-01-01T00:00:00Z and 9999-12-31T23:59:59Z.
constexpr std::int64_t EarliestSecond = -62'135'596'800;
constexpr std::int64_t LatestSecond = 253'402'300'799;
/// Bound of google.protobuf.Duration: 10,000 years.
constexpr std::int64_t LongestSeconds = 315'576'000'000;

/// Reads digits from the front of a text.
class Digits {
public:
    explicit Digits(std::string_view text) : m_text(text) {}

    /// A number of exactly so many digits; clears isGood when there are fewer.
    int number(std::size_t count)
    {
        int value = 0;
        for (std::size_t index = 0; index < count; ++index) {
            const char letter = front();
            if (letter < '0' || letter > '9') {
                isGood = false;
                return 0;
            }
            value = value * 10 + (letter - '0');
            m_text.remove_prefix(1);
        }
        return value;
    }

    /// ".5" as nanoseconds; digits beyond the ninth are refused unless they are zero.
    std::int32_t fraction()
    {
        if (!skip('.'))
            return 0;
        std::int32_t value = 0;
        std::int32_t weight = NanosPerSecond / 10;
        isGood = isGood && front() >= '0' && front() <= '9';
        while (front() >= '0' && front() <= '9') {
            isGood = isGood && (weight > 0 || front() == '0');
            value += (front() - '0') * weight;
            weight /= 10;
            m_text.remove_prefix(1);
        }
        return value;
    }

    [[nodiscard]] char front() const { return m_text.empty() ? '\0' : m_text.front(); }
    bool skip(char letter)
    {
        if (front() != letter)
            return false;
        m_text.remove_prefix(1);
        return true;
    }
    void expect(char letter) { isGood = skip(letter) && isGood; }
    [[nodiscard]] bool isAtEnd() const { return m_text.empty(); }

    bool isGood = true;

private:
    std::string_view m_text;
};

std::int64_t offsetSeconds(Digits& digits)
{
    if (digits.skip('Z') || digits.skip('z'))
        return 0;
    const bool isWest = digits.front() == '-';
    if (!isWest && digits.front() != '+') {
        digits.isGood = false;
        return 0;
    }
    digits.skip(digits.front());
    const int hours = digits.number(2);
    digits.expect(':');
    const int minutes = digits.number(2);
    digits.isGood = digits.isGood && hours < 24 && minutes < 60;
    const std::int64_t seconds = (std::int64_t{hours} * 60 + minutes) * 60;
    return isWest ? -seconds : seconds;
}

template <typename Integer>
std::optional<Integer> integer(std::string_view text)
{
    Integer value = 0;
    const char* begin = text.data();
    const char* end = begin + text.size();
    const auto [stop, error] = std::from_chars(begin, end, value);
    if (error == std::errc() && stop == end)
        return value;
    // Not digits alone: a whole number may also be written with a point or an exponent.
    const std::optional<double> number = real(text);
    constexpr double ExactBound = 9007199254740992.0;
    if (!number || *number != std::trunc(*number) || std::abs(*number) > ExactBound ||
        (std::is_unsigned_v<Integer> && *number < 0) || text.find_first_of(".eE") == std::string_view::npos)
        return std::nullopt;
    return static_cast<Integer>(*number);
}

/// Appends a number with leading zeros.
void appendDigits(std::string& target, std::uint32_t number, std::size_t width)
{
    target.append(width, '0');
    for (auto digit = target.rbegin(); number != 0 && width != 0; ++digit, --width, number /= 10)
        *digit = static_cast<char>('0' + number % 10);
}

/// In groups of three digits, as protobuf's own writer has them; nothing for 0.
void appendFraction(std::string& target, std::int32_t nanos)
{
    if (nanos == 0)
        return;
    std::size_t width = 9;
    auto digits = static_cast<std::uint32_t>(nanos);
    for (; digits % 1000 == 0; digits /= 1000)
        width -= 3;
    target += '.';
    appendDigits(target, digits, width);
}

} // namespace

std::optional<SecondsAndNanos> timestamp(std::string_view text)
{
    using namespace std::chrono;
    Digits digits(text);
    const int yearNumber = digits.number(4);
    digits.expect('-');
    const int monthNumber = digits.number(2);
    digits.expect('-');
    const int dayNumber = digits.number(2);
    if (!digits.skip('T') && !digits.skip('t'))
        digits.expect(' ');
    const int hour = digits.number(2);
    digits.expect(':');
    const int minute = digits.number(2);
    digits.expect(':');
    const int second = digits.number(2);
    const std::int32_t nanos = digits.fraction();
    const std::int64_t offset = offsetSeconds(digits);
    const year_month_day date{year(yearNumber), month(static_cast<unsigned>(monthNumber)),
                              day(static_cast<unsigned>(dayNumber))};
    if (!digits.isGood || !digits.isAtEnd() || !date.ok() || yearNumber == 0 || hour > 23 || minute > 59 || second > 59)
        return std::nullopt;
    const std::int64_t days = sys_days(date).time_since_epoch().count();
    const std::int64_t seconds = days * SecondsPerDay + (std::int64_t{hour} * 60 + minute) * 60 + second - offset;
    if (seconds < EarliestSecond || seconds > LatestSecond)
        return std::nullopt;
    return SecondsAndNanos{seconds, nanos};
}

std::optional<SecondsAndNanos> duration(std::string_view text)
{
    if (!text.ends_with('s'))
        return std::nullopt;
    text.remove_suffix(1);
    const bool isNegative = text.starts_with('-');
    const std::size_t point = std::min(text.find('.'), text.size());
    const std::string_view whole = text.substr(isNegative ? 1 : 0, point - (isNegative ? 1 : 0));
    std::uint64_t seconds = 0;
    const auto [stop, error] = std::from_chars(whole.data(), whole.data() + whole.size(), seconds);
    if (error != std::errc() || stop != whole.data() + whole.size() || seconds > LongestSeconds)
        return std::nullopt;
    Digits fraction(text.substr(point));
    const std::int32_t nanos = fraction.fraction();
    if (!fraction.isGood || !fraction.isAtEnd())
        return std::nullopt;
    const auto signedSeconds = static_cast<std::int64_t>(seconds);
    return isNegative ? SecondsAndNanos{-signedSeconds, -nanos} : SecondsAndNanos{signedSeconds, nanos};
}

SecondsAndNanos durationFromNanoseconds(std::int64_t nanoseconds)
{
    return {nanoseconds / NanosPerSecond, static_cast<std::int32_t>(nanoseconds % NanosPerSecond)};
}

std::optional<std::int64_t> signedInteger(std::string_view text)
{
    return integer<std::int64_t>(text);
}

std::optional<std::uint64_t> unsignedInteger(std::string_view text)
{
    return integer<std::uint64_t>(text);
}

std::optional<double> real(std::string_view text)
{
    if (text == "NaN")
        return std::numeric_limits<double>::quiet_NaN();
    if (text == "Infinity")
        return std::numeric_limits<double>::infinity();
    if (text == "-Infinity")
        return -std::numeric_limits<double>::infinity();
    double value = 0;
    const char* begin = text.data();
    const char* end = begin + text.size();
    const auto [stop, error] = std::from_chars(begin, end, value);
    if (error != std::errc() || stop != end || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::string timestampText(SecondsAndNanos time)
{
    using namespace std::chrono;
    if (time.seconds < EarliestSecond || time.seconds > LatestSecond || time.nanos < 0 || time.nanos >= NanosPerSecond)
        return {};
    const sys_seconds point{seconds(time.seconds)};
    const sys_days midnight = floor<days>(point);
    const year_month_day date(midnight);
    const hh_mm_ss clock(point - midnight);
    std::string text;
    text.reserve(sizeof "2026-01-01T00:00:00.000000000Z");
    appendDigits(text, static_cast<std::uint32_t>(int(date.year())), 4);
    text += '-';
    appendDigits(text, unsigned(date.month()), 2);
    text += '-';
    appendDigits(text, unsigned(date.day()), 2);
    text += 'T';
    appendDigits(text, static_cast<std::uint32_t>(clock.hours().count()), 2);
    text += ':';
    appendDigits(text, static_cast<std::uint32_t>(clock.minutes().count()), 2);
    text += ':';
    appendDigits(text, static_cast<std::uint32_t>(clock.seconds().count()), 2);
    appendFraction(text, time.nanos);
    text += 'Z';
    return text;
}

std::string durationText(SecondsAndNanos length)
{
    const bool isOutOfRange = length.seconds > LongestSeconds || length.seconds < -LongestSeconds ||
                              length.nanos >= NanosPerSecond || length.nanos <= -NanosPerSecond;
    if (isOutOfRange || (length.seconds > 0 && length.nanos < 0) || (length.seconds < 0 && length.nanos > 0))
        return {};
    const bool isNegative = length.seconds < 0 || length.nanos < 0;
    std::string text = (isNegative ? "-" : "") + std::to_string(std::abs(length.seconds));
    appendFraction(text, std::abs(length.nanos));
    text += 's';
    return text;
}

} // namespace chronoscope::jsonscalars
