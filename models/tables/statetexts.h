// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/staterows.h"

#include <QString>

class QTimeZone;

namespace chronoscope {

/// Translated for people: "Activities".
[[nodiscard]] QString displayName(StateSection section);
/// Translated, of what happened in a step: "new", "changed", "closed"; empty for none.
[[nodiscard]] QString displayName(ChangeKind change);

/// Both columns of a row: plain text on one line, of bounded length. Times are written in the zone.
[[nodiscard]] QString stateRowName(const ShownState& shown, const StateRow& row);
[[nodiscard]] QString stateRowValue(const ShownState& shown, const StateRow& row, const QTimeZone& zone);
/// What the value leaves out; may be empty. Plain text.
[[nodiscard]] QString stateRowHint(const ShownState& shown, const StateRow& row);

} // namespace chronoscope
