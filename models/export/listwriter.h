// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/export/exportoptions.h"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace chronoscope {

/// A document that is a list: each item can be made without the others.
struct ListText {
    std::size_t count = 0;
    std::string head;
    std::string tail;
    std::string separator; ///< between two items
    /// Appends the item; called by several threads at once, each with a target of its own.
    std::function<void(std::string& target, std::size_t item)> append;
};

/// Makes portions of the list on several threads and writes them in order, so that the whole never stands in memory.
/// Counts items as progress.
[[nodiscard]] Result<void> writeList(const ListText& list, QIODevice& device, const ExportOptions& options);

/// Writes all bytes. The error is an Io error with the device's words.
[[nodiscard]] Result<void> writeBytes(std::string_view bytes, QIODevice& device);

} // namespace chronoscope
