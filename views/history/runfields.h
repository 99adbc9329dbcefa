// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/runsnapshot.h"
#include "views/history/fieldstrip.h"

#include <vector>

namespace chronoscope {

class Document;

/// The facts about a run that its header shows, the most important first: those at the end give way when room is short.
/// Links select the events that hold input and result.
[[nodiscard]] std::vector<Field> runFields(Document& document);

} // namespace chronoscope
