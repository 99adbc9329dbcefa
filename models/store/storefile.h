// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/error.h"
#include "models/store/store.h"

#include <memory>
#include <optional>

namespace SQLite {
class Database;
}

namespace chronoscope {

/// A store's file, ready to be used.
struct StoreFile {
    std::unique_ptr<SQLite::Database> database; ///< never null
    bool isReadOnly = false;
    /// What the user should know although it works: the old file was put aside, or nothing can be changed.
    std::optional<Error> notice;
};

/// Opens the file, or makes it with folders of its own, and brings it up to date. A damaged file is renamed and a new
/// one begun; a file of a newer program, or of another one, is left alone and refused. Blocks; the store's thread.
[[nodiscard]] Result<StoreFile> openStoreFile(const StoreOptions& options);

} // namespace chronoscope
