// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/mark.h"

namespace chronoscope {

class Document;

/// Selects what is marked, or nothing where a moment is marked, and brings it into view. Does nothing when the mark has
/// no time and the history at hand lacks its event. GUI thread.
void goToMark(Document& document, const Mark& mark);

/// The mark after or before a place in the order of marks, from the last one to the first; null when there are none. The
/// place is the mark of this id, else what is selected, else the middle of what is visible.
[[nodiscard]] const Mark* neighbourMark(Document& document, const QUuid& from, bool forward);

/// What is marked, on one line: "Event 12, Activity task scheduled" or "Moment"; translated.
[[nodiscard]] QString markPlaceText(Document& document, const Mark& mark);

} // namespace chronoscope
