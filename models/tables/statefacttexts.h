// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/staterows.h"

#include <QString>

class QTimeZone;

namespace chronoscope {

/// The parts of statetexts.h that tell of facts and of things that are open.

[[nodiscard]] QString factName(const StateRow& row);
[[nodiscard]] QString factValue(const ShownState& shown, const StateRow& row, const QTimeZone& zone);
[[nodiscard]] QString factHint(const ShownState& shown, const StateRow& row);

/// "running · attempt 3 · cancel requested"
[[nodiscard]] QString itemValue(const ShownState& shown, const StateRow& row, const QTimeZone& zone);
/// "event 12 · 13:31:07.376"
[[nodiscard]] QString eventPlace(const History& history, EventIndex event, const QTimeZone& zone);

} // namespace chronoscope
