// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/instant.h"

#include <QString>
#include <QUuid>

#include <cstdint>
#include <optional>

namespace chronoscope {

/// Which run something belongs to. A run id is unique over all namespaces, and histories mostly don't tell theirs.
struct RunKey {
    QString workflowId;
    QString runId;

    /// Without both, what is kept for one run could turn up in another.
    [[nodiscard]] bool isValid() const { return !workflowId.isEmpty() && !runId.isEmpty(); }
    friend bool operator==(const RunKey&, const RunKey&) = default;
};

/// What a mark is for. The numbers are those of the store's file: never reuse one.
enum class MarkKind : std::uint8_t { Plain = 0, Question = 1, Problem = 2, Good = 3 };

/// A place in a run that the user marked: an event or a moment, with a note of theirs.
struct Mark {
    QUuid id;
    std::optional<std::int64_t> eventId; ///< none: the moment itself is marked
    Instant time;                        ///< UTC ns; of the event, where there is one; may be not recorded then
    MarkKind kind = MarkKind::Plain;
    QString note; ///< plain text, may be empty and have several lines

    friend bool operator==(const Mark&, const Mark&) = default;
};

} // namespace chronoscope
