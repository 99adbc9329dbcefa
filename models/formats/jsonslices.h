// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/eventlist.h"
#include "models/formats/historyreader.h"

#include <optional>

namespace chronoscope {

/// Where the slices of a file are; small ones only for tests.
struct SliceSizes {
    std::int64_t slice = 1024 * 1024;
    std::int64_t overlap = 16 * 1024; ///< read beyond the slice at first, to find its end
};

/// The fast way into a large file with one list of events. Several threads read and fill slices of the file at the same
/// time, so that nothing ever holds all of its text. Nothing when the file is not as regular as that (damaged, several
/// lists, other fields that hold events): then the whole must be looked at. An error only when it was cancelled or a read
/// failed.
[[nodiscard]] std::optional<Result<ReadRun>> readJsonSlices(const ByteSource& source, const EventListStart& list,
                                                            const ReadOptions& options, SliceSizes sizes = {});

} // namespace chronoscope
