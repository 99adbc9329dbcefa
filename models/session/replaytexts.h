// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/replay/tasktexts.h"

#include <QString>

namespace chronoscope {

class ReplayModel;
class ReplayPosition;

/// The place in replay: "Task 4 of 20 · event 35"; what is known of it while tasks are being worked out. Plain text.
[[nodiscard]] QString replayPlaceText(const EventGroups& groups, const ReplayModel& replay,
                                      const ReplayPosition& position);

} // namespace chronoscope
