// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/jsonbuilder.h"

#include <QStringView>

#include <cstdint>
#include <string>
#include <string_view>

namespace chronoscope {

/// One object of the list "traceEvents", on one line.
class TraceEvent {
public:
    /// Appends to the target. The phase is the letter that tells what the event is; category may be empty.
    TraceEvent(std::string& target, char phase, QStringView name, QStringView category = {});
    TraceEvent(const TraceEvent&) = delete;
    TraceEvent& operator=(const TraceEvent&) = delete;

    /// A thread of the one process; without it the event belongs to the process.
    TraceEvent& thread(std::uint32_t number);
    /// Nanoseconds since the start of the run, written as microseconds.
    TraceEvent& at(std::int64_t nanoseconds);
    TraceEvent& lasting(std::int64_t nanoseconds);
    TraceEvent& text(std::string_view key, QStringView value);
    TraceEvent& number(std::string_view key, std::int64_t value);

    /// What follows are arguments, until end().
    TraceEvent& arguments();
    void end();

private:
    std::string& m_target;
    JsonBuilder m_json;
    bool m_hasArguments = false;
};

/// "1505.25": nanoseconds as microseconds, exactly.
[[nodiscard]] std::string microseconds(std::int64_t nanoseconds);

} // namespace chronoscope
