// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace chronoscope {

/// One step of the way from an event to a value below it. Steps stand on the stack of whoever walks the event and cost
/// nothing until somebody asks for their text.
struct EventPath {
    enum class Kind { Field, Element, MapKey };

    const EventPath* parent = nullptr;
    Kind kind = Kind::Field;
    std::string_view name; ///< of a field or map key
    std::size_t index = 0; ///< of an element

    [[nodiscard]] static EventPath field(const EventPath* parent, std::string_view name)
    {
        return {parent, Kind::Field, name, 0};
    }
    [[nodiscard]] static EventPath element(const EventPath* parent, std::size_t index)
    {
        return {parent, Kind::Element, {}, index};
    }
    [[nodiscard]] static EventPath mapKey(const EventPath* parent, std::string_view key)
    {
        return {parent, Kind::MapKey, key, 0};
    }
};

/// "markerRecordedEventAttributes.details[\"data\"].payloads[0]": fields by their JSON names, elements by number, keys of
/// maps and field names with unusual letters as JSON strings in brackets.
[[nodiscard]] std::string toText(const EventPath& path);

/// Path without its last step, and the name or key of that step. The parent of a field of the event itself is empty.
[[nodiscard]] std::pair<std::string, std::string> splitLastStep(std::string_view path);

/// The same for all elements and keys: "details[].payloads[]". What a count over many events is kept under.
[[nodiscard]] std::string withoutPositions(std::string_view path);

} // namespace chronoscope
