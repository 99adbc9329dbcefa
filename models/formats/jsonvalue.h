// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <simdjson.h>

#include <string_view>

namespace chronoscope {

/// A value of simdjson: a scalar as its text, a container that was not looked into yet.
struct JsonValue {
    [[nodiscard]] char first() const { return token.empty() ? '\0' : token.front(); }
    [[nodiscard]] bool isObject() const { return first() == '{'; }
    [[nodiscard]] bool isArray() const { return first() == '['; }
    [[nodiscard]] bool isString() const { return first() == '"'; }
    [[nodiscard]] bool isNull() const { return token == "null"; }

    simdjson::ondemand::value value;
    std::string_view token; ///< a whole scalar, or the bracket that opens a container
};

/// The members of an object, one after the other:
///
///     JsonMembers members(object);
///     while (members.next())
///         use(members.name(), members.value());
///     return members.error();
class JsonMembers {
public:
    explicit JsonMembers(simdjson::ondemand::object object) : m_at(object.begin()), m_end(object.end()) {}

    /// False behind the last member, and where the text is no JSON: error() tells them apart.
    [[nodiscard]] bool next();
    /// Without escapes; valid as long as the document is open.
    [[nodiscard]] std::string_view name() const { return m_name; }
    [[nodiscard]] const JsonValue& value() const { return m_value; }
    [[nodiscard]] simdjson::error_code error() const { return m_error; }

private:
    simdjson::simdjson_result<simdjson::ondemand::object_iterator> m_at;
    simdjson::simdjson_result<simdjson::ondemand::object_iterator> m_end;
    std::string_view m_name;
    JsonValue m_value;
    simdjson::error_code m_error = simdjson::SUCCESS;
    bool m_isBegun = false;
};

/// The elements of an array, in the same way.
class JsonElements {
public:
    explicit JsonElements(simdjson::ondemand::array array) : m_at(array.begin()), m_end(array.end()) {}

    [[nodiscard]] bool next();
    [[nodiscard]] const JsonValue& value() const { return m_value; }
    [[nodiscard]] simdjson::error_code error() const { return m_error; }

private:
    simdjson::simdjson_result<simdjson::ondemand::array_iterator> m_at;
    simdjson::simdjson_result<simdjson::ondemand::array_iterator> m_end;
    JsonValue m_value;
    simdjson::error_code m_error = simdjson::SUCCESS;
    bool m_isBegun = false;
};

} // namespace chronoscope
