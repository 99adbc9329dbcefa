// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/showcommand.h"
#include "models/history/runsnapshot.h"

namespace chronoscope {

class JsonWriter;

/// Writes one run as one JSON object, for scripts: what was read, its groups and findings and, if asked for, every event
/// whole as proto JSON ("eventList"). Times are RFC 3339 in UTC or null; texts are "" where the history has none.
void writeRunJson(const RunSnapshot& run, const ShowOptions& options, JsonWriter& json);

} // namespace chronoscope
