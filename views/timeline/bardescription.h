// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timeline/drawlist.h"

#include <QString>
#include <QStringList>

namespace chronoscope {

class TimelineScene;

/// A bar in words. Plain text, bounded.
struct BarDescription {
    QString title;     ///< what a person calls it
    QString about;     ///< "Activity charge_card · completed · attempt 3"
    QStringList facts; ///< "scheduled 13:31:07.376", "waited 2.06 s", "ran 19 ms", ...

    /// All of it as one sentence, for a screen reader.
    [[nodiscard]] QString sentence() const;
};

[[nodiscard]] BarDescription describeBar(TimelineScene& scene, std::uint32_t position);

/// A folded run of bars between two times: how many, how many failed.
[[nodiscard]] BarDescription describeFold(TimelineScene& scene, const DrawItem& item, std::int64_t from,
                                          std::int64_t to);

} // namespace chronoscope
