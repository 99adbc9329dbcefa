// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace chronoscope {

/// What the program tells the shell; documented in its help.
enum ExitCode {
    AllFine = 0,
    HasFindings = 1,    ///< `check`, and `lint` for what is above a note
    NothingFound = 1,   ///< `search` only
    HasDifferences = 1, ///< `diff` only
    Refused = 2         ///< wrong usage, or something could not be read, understood or written
};

} // namespace chronoscope
