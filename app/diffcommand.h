// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/compare/compareoptions.h"

#include <QString>

#include <optional>

namespace chronoscope {

/// `chronoscope diff`: prints how a run differs from another.
struct DiffOptions {
    struct Input {
        QString file;           ///< or "-"
        std::optional<int> run; ///< 1-based, where a file holds several; the first where it is not given
    };
    Input a;
    Input b;
    QString output; ///< a file; standard output where it is empty
    bool asJson = false;
    CompareOptions compare;
};

/// Blocks. Returns 0 when the runs don't differ, 1 when they do, 2 when something was refused or not written.
[[nodiscard]] int runDiff(const DiffOptions& options);

} // namespace chronoscope
