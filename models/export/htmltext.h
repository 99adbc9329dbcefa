// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <string>
#include <string_view>

namespace chronoscope {

/// Text of a history as text of an HTML or SVG document, also between quotes: markup is escaped; control characters other
/// than line breaks and tabs, and those that turn the direction of writing, become U+FFFD.
[[nodiscard]] std::string htmlEscaped(QStringView text);

/// <name class="...">escaped text</name>; without a class when it is empty. Name and class are words of ours.
void appendElement(std::string& target, std::string_view name, QStringView text, std::string_view cssClass = {});

} // namespace chronoscope
