// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>

namespace chronoscope {

/// `chronoscope state`: prints what a workflow's state was right after one of its events.
struct StateOptions {
    QString file; ///< or "-"
    int run = 1;  ///< 1-based, where a file holds several
    std::int64_t eventId = 0;
    bool asJson = false;
};

/// Blocks. Returns an ExitCode.
[[nodiscard]] int runState(const StateOptions& options);

} // namespace chronoscope
