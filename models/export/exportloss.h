// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/export/exportformat.h"
#include "models/history/history.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace chronoscope {

/// Something that a history holds and a format cannot carry.
struct ExportLoss {
    std::optional<std::int64_t> eventId; ///< nothing when it is about the format as a whole
    QString field;                       ///< path below the event, as in findings
    QString reason;                      ///< translated sentence: what is written instead

    /// "event 12, field x: reason" on one line, for a terminal.
    [[nodiscard]] QString oneLine() const;
};

/// What reading the file again will not give back. Bounded: the first are named, all are counted.
struct ExportLosses {
    std::vector<ExportLoss> named;
    std::int64_t count = 0;

    [[nodiscard]] bool isEmpty() const { return count == 0; }
};

/// Walks through all events; meant for the pool. Tables, pictures, traces and reports are one loss: they show what their
/// columns and marks say and hold no events.
[[nodiscard]] ExportLosses lossesOf(const History& history, ExportFormat format, std::size_t mostNamed = 100);

} // namespace chronoscope
