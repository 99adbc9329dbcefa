// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/error.h"

#include <QString>

#include <functional>

class QIODevice;

namespace chronoscope {

/// What to do when there is a file already.
enum class ExistingFile {
    Keep,   ///< leave it and return an error
    Replace ///< put the new one in its place
};

/// Writes a file so that there is never half of one: the bytes go into a file beside it, are flushed to the disk, and
/// take the name of the target at last. Whatever ends the program on the way, the target is as it was before.
///
/// Blocks; any thread. The writer's error is passed on with the path as its place. Errors: Io, Permission (there is a file
/// and it shall be kept), and those of the writer.
[[nodiscard]] Result<void> writeFileSafely(const QString& path, ExistingFile existing,
                                           const std::function<Result<void>(QIODevice& device)>& write);

} // namespace chronoscope
