// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/traceevent.h"

#include <QByteArray>

namespace chronoscope {

namespace {

constexpr std::string_view Process = "1";

} // namespace

std::string microseconds(std::int64_t nanoseconds)
{
    std::string text = nanoseconds < 0 ? "-" : "";
    const std::uint64_t size = nanoseconds < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(nanoseconds)
                                               : static_cast<std::uint64_t>(nanoseconds);
    text += std::to_string(size / 1000);
    if (size % 1000 == 0)
        return text;
    std::string digits = std::to_string(size % 1000);
    digits.insert(0, 3 - digits.size(), '0');
    digits.erase(digits.find_last_not_of('0') + 1);
    return text + '.' + digits;
}

TraceEvent::TraceEvent(std::string& target, char phase, QStringView name, QStringView category)
    : m_target(target), m_json(target, JsonStyle::Compact)
{
    m_json.beginObject();
    text("name", name);
    m_json.key("ph");
    m_json.string(std::string_view(&phase, 1));
    if (!category.isEmpty())
        text("cat", category);
    m_json.key("pid");
    m_json.literal(Process);
}

TraceEvent& TraceEvent::thread(std::uint32_t number)
{
    return this->number("tid", number);
}

TraceEvent& TraceEvent::at(std::int64_t nanoseconds)
{
    m_json.key("ts");
    m_json.literal(microseconds(nanoseconds));
    return *this;
}

TraceEvent& TraceEvent::lasting(std::int64_t nanoseconds)
{
    m_json.key("dur");
    m_json.literal(microseconds(nanoseconds));
    return *this;
}

TraceEvent& TraceEvent::text(std::string_view key, QStringView value)
{
    const QByteArray utf8 = value.toUtf8();
    m_json.key(key);
    m_json.string({utf8.constData(), static_cast<std::size_t>(utf8.size())});
    return *this;
}

TraceEvent& TraceEvent::number(std::string_view key, std::int64_t value)
{
    m_json.key(key);
    m_json.literal(std::to_string(value));
    return *this;
}

TraceEvent& TraceEvent::arguments()
{
    m_json.key("args");
    m_json.beginObject();
    m_hasArguments = true;
    return *this;
}

void TraceEvent::end()
{
    if (m_hasArguments)
        m_json.endObject();
    m_json.endObject();
    m_target += ",\n";
}

} // namespace chronoscope
