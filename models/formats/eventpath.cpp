// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/eventpath.h"

#include "models/formats/jsonstring.h"
#include "models/formats/jsontext.h"

#include <algorithm>

namespace chronoscope {

namespace {

bool isPlainName(std::string_view name)
{
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
               (letter >= '0' && letter <= '9') || letter == '_' || letter == '@' || letter == '-' || letter == '$';
    });
}

void append(std::string& text, const EventPath& path)
{
    if (path.parent != nullptr)
        append(text, *path.parent);
    if (path.kind == EventPath::Kind::Element) {
        text += '[' + std::to_string(path.index) + ']';
    } else if (path.kind == EventPath::Kind::Field && isPlainName(path.name)) {
        if (!text.empty())
            text += '.';
        text += path.name;
    } else {
        text += '[';
        jsontext::appendQuoted(text, path.name);
        text += ']';
    }
}

/// Position behind the step in brackets that starts at "at"; the size of the path when it has no end.
std::size_t bracketEnd(std::string_view path, std::size_t at)
{
    if (at + 1 < path.size() && path[at + 1] == '"') {
        const std::size_t end = jsontext::skipString(path, at + 1);
        return end == jsontext::NotFound ? path.size() : std::min(end + 1, path.size());
    }
    const std::size_t end = path.find(']', at);
    return end == std::string_view::npos ? path.size() : end + 1;
}

} // namespace

std::string toText(const EventPath& path)
{
    std::string text;
    append(text, path);
    return text;
}

std::pair<std::string, std::string> splitLastStep(std::string_view path)
{
    std::size_t lastStep = 0;
    for (std::size_t at = 0; at < path.size();) {
        if (path[at] == '[') {
            lastStep = at;
            at = bracketEnd(path, at);
            continue;
        }
        lastStep = at;
        at = std::min(path.find_first_of(".[", at + 1), path.size());
    }
    const std::string_view parent = path.substr(0, lastStep);
    std::string_view step = path.substr(lastStep);
    if (step.starts_with("[\"") && step.size() >= 4)
        return {std::string(parent), jsontext::unescaped(step.substr(2, step.size() - 4))};
    if (step.starts_with('.'))
        step.remove_prefix(1);
    return {std::string(parent), std::string(step)};
}

std::string withoutPositions(std::string_view path)
{
    std::string general;
    for (std::size_t at = 0; at < path.size();) {
        if (path[at] == '[') {
            general += "[]";
            at = bracketEnd(path, at);
        } else {
            general += path[at++];
        }
    }
    return general;
}

} // namespace chronoscope
