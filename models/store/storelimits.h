// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

/// How much the store takes, so that no file and no hand can make it grow without end.
namespace chronoscope::storelimits {

constexpr qsizetype RecentFiles = 12;
constexpr qsizetype PathCharacters = 32'000;
constexpr qsizetype NoteCharacters = 20'000;
constexpr qsizetype IdCharacters = 4'000; ///< of a workflow or run id; Temporal's own limit is 1,000 bytes
constexpr qsizetype MarksOfRun = 10'000;
constexpr qsizetype NameCharacters = 200; ///< of a saved filter or view
constexpr qsizetype ContentCharacters = 1'000'000;
constexpr qsizetype SavedItems = 1'000; ///< of a kind
constexpr qint64 FileBytes = 256LL * 1024 * 1024;

} // namespace chronoscope::storelimits
